"""An appeal: the reasons in one message, looked at once more, and sent; pure, but for filing it."""

from bot.conversation.model import Block, Button, Paragraph, Quotation, Strong
from bot.conversation.turn import Reply, Rows, Turn
from bot.conversation.voucher_fields import problem_text
from bot.conversation.voucher_form import OpenVoucher
from bot.conversation.voucher_mine import VoucherMine
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_view import title_of
from bot.conversation.wording import deadline, sentence
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.states import State

_APPEALABLE = frozenset({State.REJECTED, State.RESERVE})


class VoucherAppealing:
    """Asks for the reasons, and files the appeal."""

    def __init__(self, services: VoucherServices, mine: VoucherMine) -> None:
        self._services = services
        self._mine = mine

    def prompt(self, turn: Turn, voucher: OpenVoucher, note: str = "") -> tuple[list[Block], Rows]:
        """Return the question, or the reasons to be confirmed."""
        texts, reasons = VOUCHER_MINE[turn.language], voucher.form.reasons
        title = Strong(title_of(voucher.application, voucher.edition, turn.language))
        opening: list[Block] = [Paragraph((note,))] if note else []
        until = voucher.application.appeal_until
        asked = sentence(texts.appeal_question, until=deadline(until, turn.language) if until else "–")
        said: list[Block] = [Quotation(reasons), Paragraph((texts.appeal_check,))] if reasons else [Paragraph((asked,))]
        send = [self._key(texts.appeal_send, VoucherVerb.SUBMIT, voucher)] if reasons else []
        leave = self._key(VOUCHER_FORM[turn.language].back, VoucherVerb.LATER, voucher)
        return [*opening, Paragraph((title,)), *said], [send, [leave]] if send else [[leave]]

    def file(self, turn: Turn, voucher: OpenVoucher) -> Reply | str:
        """File the appeal and end the form; a sentence where the reasons cannot be sent like that."""
        number = voucher.application.id
        reasons = voucher.form.reasons
        result = self._services.applications.appeal(turn.connection, number, reasons, person=turn.person)
        match result:
            case InvalidField():
                return problem_text(result, turn.language)
            case Refused(reason=Reason.REASON_MISSING):
                return refusal_text(result, turn.language)
            case Refused():
                note = refusal_text(result, turn.language)
            case _:
                note = VOUCHER_MINE[turn.language].appealed
        card = self._mine.card(turn, number, note, instead=True)
        return turn.reply_and_keep(None, card or turn.instead([Paragraph((note,))]))

    def refusal(self, turn: Turn, voucher: OpenVoucher) -> Refused | None:
        """Return why nothing can be appealed against any more."""
        application, until = voucher.application, voucher.application.appeal_until
        if application.state not in _APPEALABLE or until is None:
            return Refused(Reason.WRONG_STATE, state=application.state)
        return Refused(Reason.DEADLINE_PASSED, until=until) if turn.now >= until else None

    @staticmethod
    def _key(label: str, verb: VoucherVerb, voucher: OpenVoucher) -> Button:
        return voucher_key(label, verb, voucher.application.id, voucher.state)
