"""The code of a voucher, shown once to its applicant, and the voucher as a document that bears it."""

from dataclasses import replace

from bot.conversation.model import Attachment, AttachmentKind, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_mine import VoucherMine
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_view import title_of
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.voucher.results import Refused
from bot.voucher.states import OPEN_VOUCHER


class VoucherCode:
    """Shows the code after a warning; what was shown already is never shown again."""

    def __init__(self, services: VoucherServices, mine: VoucherMine) -> None:
        self._services = services
        self._mine = mine

    def warn(self, turn: Turn, application_id: int) -> Reply:
        """Say that the code is shown only once, before it is."""
        own, texts = self._mine.own(turn, application_id), VOUCHER_MINE[turn.language]
        if own is None or own.voucher is None or own.voucher.voucher.code_shown_at is not None:
            return self._mine.show(turn, application_id)
        show = voucher_key(texts.show_surely, VoucherVerb.CODE_SURELY, own.application.id)
        back = voucher_key(texts.back_to, VoucherVerb.APPLICATION, own.application.id)
        heading = Strong(title_of(own.application, own.edition, turn.language))
        return turn.reply(turn.instead([Paragraph((heading,)), Paragraph((texts.warning,))], [[show], [back]]))

    def show(self, turn: Turn, application_id: int) -> Reply:
        """Show the code, in a message of its own that no button edits away, and send the document."""
        shown = self._services.issuing.show_code(turn.connection, application_id, person=turn.person)
        note = refusal_text(shown, turn.language) if isinstance(shown, Refused) else ""
        card = self._mine.card(turn, application_id, note, instead=True)
        if card is None:
            return self._mine.gone(turn)
        if isinstance(shown, Refused):
            return turn.reply(card)
        texts = VOUCHER_MINE[turn.language]
        code = Paragraph((f"{texts.code}\n", Strong(shown.code)))
        return turn.reply(card, turn.message([code, Paragraph((texts.code_advice,))]), _document(turn, application_id))

    def send_document(self, turn: Turn, application_id: int) -> Reply:
        """Send the voucher with its code as a document, once the code was shown."""
        own = self._mine.own(turn, application_id)
        found = None if own is None or own.application.state not in OPEN_VOUCHER else own.voucher
        if found is None or found.voucher.code_shown_at is None:
            return self._mine.show(turn, application_id)
        return turn.reply(_document(turn, application_id))


def _document(turn: Turn, application_id: int) -> Outgoing:
    attached = Attachment(AttachmentKind.VOUCHER_PDF, application_id, turn.language)
    return replace(turn.message([Paragraph((VOUCHER_MINE[turn.language].document,))]), attachment=attached)
