"""Handing an application in: the receipt, or the way back into the form where something is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.desk_services import told
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_form import OpenVoucher, VoucherForm
from bot.conversation.voucher_mine import VoucherMine
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.voucher.application_results import Submitted
from bot.voucher.model import ApplicationField
from bot.voucher.notices import VoucherNotice
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State

_TO_CORRECT = frozenset({Reason.INCOMPLETE, Reason.ALREADY_APPLIED, Reason.LIMIT_REACHED})
"""Something in the form may be wrong; whatever else is refused ends it."""


@dataclass(frozen=True, slots=True)
class BackToForm:
    """An answer is missing or refused: the form leads there, and ``note`` says why."""

    form: VoucherForm
    note: str


class HandingIn:
    """Submits drafts and corrections."""

    def __init__(self, services: VoucherServices, mine: VoucherMine) -> None:
        self._services = services
        self._mine = mine

    def submit(self, turn: Turn, voucher: OpenVoucher) -> Reply | BackToForm:
        """Return the reply that ends the form, or the form at what has to be answered."""
        if voucher.missing:
            refused = Refused(Reason.INCOMPLETE, name=voucher.missing[0].value)
            return BackToForm(voucher.form.at(voucher.missing[0], turn.now), refusal_text(refused, turn.language))
        result = self._services.applications.submit(turn.connection, voucher.application.id, person=turn.person)
        match result:
            case Submitted():
                return self._end(turn, result.application.id, _receipt(voucher, result, turn), result.notices)
            case Refused(reason=reason) if reason in _TO_CORRECT:
                step = ApplicationField(result.name) if reason is Reason.INCOMPLETE else None
                return BackToForm(voucher.form.at(step, turn.now), refusal_text(result, turn.language))
            case Refused():
                return self._end(turn, voucher.application.id, refusal_text(result, turn.language))

    def _end(self, turn: Turn, application_id: int, note: str, notices: Sequence[VoucherNotice] = ()) -> Reply:
        card = self._mine.card(turn, application_id, note, instead=True)
        return turn.reply_and_keep(None, card or turn.instead([Paragraph((note,))]), *told(turn, notices))


def _receipt(voucher: OpenVoucher, submitted: Submitted, turn: Turn) -> str:
    texts = VOUCHER_MINE[turn.language]
    if voucher.application.state is State.NEEDS_CORRECTION:
        return texts.corrected
    return texts.receipt.format(number=submitted.application.number)
