"""The voucher for those who apply: /voucher, and what its buttons do."""

from collections.abc import Callable, Mapping

from bot.conversation.data_notice import DataNotice
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_code import VoucherCode
from bot.conversation.voucher_eligibility import VoucherEligibility
from bot.conversation.voucher_filling import VoucherFilling
from bot.conversation.voucher_mine import VoucherMine
from bot.conversation.voucher_press import OF_FORM, VoucherPress, VoucherVerb
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_start import VoucherStart
from bot.forum.service import ForumService
from bot.messages.voucher_data_notice import VOUCHER_DATA_NOTICE


class Voucher:
    """Leads to the rooms of applicants.

    Parameters:
        services: the services of the voucher.
        forum: knows what people said when they signed up last.
        contact: where to reach a coordinator; "" when that is not known.
        controller: who is responsible for people's data; "" when that is not set.
    """

    def __init__(self, services: VoucherServices, forum: ForumService, contact: str, controller: str) -> None:
        self._start = VoucherStart(services, contact)
        self._eligibility = VoucherEligibility(services, self._start, contact)
        self._mine = VoucherMine(services)
        self._code = VoucherCode(services, self._mine)
        notice = DataNotice(VOUCHER_DATA_NOTICE, controller, contact)
        self.forms = VoucherFilling(services, forum, self._start, self._mine, notice)
        """The room of the applicants' forms."""
        self._presses = self._routes()

    def open(self, turn: Turn) -> Reply:
        """Show what can be applied for."""
        return self._start.show(turn)

    def press(self, turn: Turn, press: VoucherPress) -> Reply:
        """Do what a button of applicants says."""
        if press.verb in OF_FORM:
            return self.forms.press(turn, press)
        return self._presses[press.verb](turn, press)

    def _routes(self) -> Mapping[VoucherVerb, Callable[[Turn, VoucherPress], Reply]]:
        mine, code, forms = self._mine, self._code, self.forms
        return {
            VoucherVerb.HOME: lambda turn, _: self._start.show(turn, instead=True),
            VoucherVerb.RULES: lambda turn, press: self._start.show_rules(turn, press.number),
            VoucherVerb.CHECK: lambda turn, press: self._eligibility.ask(turn, press.number, press.argument),
            VoucherVerb.APPLY: lambda turn, press: forms.begin(turn, press.number, press.argument),
            VoucherVerb.MINE: lambda turn, _: mine.show_all(turn, instead=True),
            VoucherVerb.APPLICATION: lambda turn, press: mine.show(turn, press.number),
            VoucherVerb.TEXTS: lambda turn, press: mine.show_texts(turn, press.number),
            VoucherVerb.HISTORY: lambda turn, press: mine.show_history(turn, press.number),
            VoucherVerb.MONEY: lambda turn, press: mine.show_money(turn, press.number),
            VoucherVerb.CONTINUE: lambda turn, press: forms.go_on(turn, press.number),
            VoucherVerb.APPEAL: lambda turn, press: forms.appeal(turn, press.number),
            VoucherVerb.WITHDRAW: lambda turn, press: mine.ask_before_withdrawing(turn, press.number),
            VoucherVerb.WITHDRAW_SURELY: lambda turn, press: mine.withdraw(turn, press.number),
            VoucherVerb.CODE: lambda turn, press: code.warn(turn, press.number),
            VoucherVerb.CODE_SURELY: lambda turn, press: code.show(turn, press.number),
            VoucherVerb.DOCUMENT: lambda turn, press: code.send_document(turn, press.number),
            VoucherVerb.LETTER: lambda turn, press: mine.send_letter(turn, press.number),
        }
