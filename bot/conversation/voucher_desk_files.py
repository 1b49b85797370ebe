"""The documents of an edition and the files of its applications, sent to coordinators and noted in the audit log."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.desk_services import actor
from bot.conversation.model import Attachment, AttachmentKind, Button, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.store import audit
from bot.voucher.application_sql import find_application
from bot.voucher.attachments_sql import find_file
from bot.voucher.decisions_sql import rankings_of
from bot.voucher.model import Application, Edition
from bot.voucher.states import State

_OF_EDITION = (AttachmentKind.VOUCHER_SETTLEMENT, AttachmentKind.VOUCHER_LEDGER, AttachmentKind.VOUCHER_APPLICATIONS)
_PERSONAL = frozenset({AttachmentKind.VOUCHER_APPLICATIONS, AttachmentKind.VOUCHER_LEDGER})


class VoucherDeskFiles:
    """Offers the documents and sends them; who asks was checked before."""

    def __init__(self, services: VoucherDeskServices) -> None:
        self._vouchers = services.vouchers

    def choose(self, turn: Turn, edition: Edition) -> Reply:
        """Offer the documents of the edition."""
        texts = VOUCHER_REDEEMING[turn.language]
        rows = [[voucher_button(texts.file_names[kind], Verb.FILE, edition.id, kind)] for kind in _OF_EDITION]
        back = [voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, edition.id)]
        blocks = [Paragraph((texts.choose_file,))]
        return turn.reply(turn.instead(blocks, [*rows, *self._rankings(turn, edition), back]))

    def send(self, turn: Turn, edition: Edition, argument: str) -> Reply:
        """Send the document that the button names."""
        if argument in _OF_EDITION:
            kind = AttachmentKind(argument)
            name = VOUCHER_REDEEMING[turn.language].file_names[kind]
            return self._sent(turn, edition, Attachment(kind, edition.id), name)
        for call, ranking_id in self._newest_rankings(turn, edition):
            if argument == f"ranking.{ranking_id}":
                kind = AttachmentKind.VOUCHER_RANKING
                name = VOUCHER_REDEEMING[turn.language].file_names[kind].format(number=call)
                return self._sent(turn, edition, Attachment(kind, ranking_id), name)
        return self.choose(turn, edition)

    def send_letter(self, turn: Turn, application: Application) -> Reply:
        """Send the letter about the last decision."""
        text = VOUCHER_CARD[turn.language].letter_coming.format(number=application.number)
        return _attached(turn, Attachment(AttachmentKind.VOUCHER_LETTER, application.id), text, application)

    def send_receipt(self, turn: Turn, application: Application) -> Reply:
        """Send the application as it was submitted."""
        text = VOUCHER_CARD[turn.language].receipt_coming.format(number=application.number)
        return _attached(turn, Attachment(AttachmentKind.VOUCHER_RECEIPT, application.id), text, application)

    def send_attachment(self, turn: Turn, attachment_id: int) -> Reply:
        """Send a file of an application."""
        file = find_file(turn.connection, attachment_id)
        application = None if file is None else find_application(turn.connection, file.application_id)
        if file is None or application is None or application.state is State.DRAFT:
            return _gone(turn)
        text = VOUCHER_CARD[turn.language].file_coming.format(number=application.number)
        return _attached(turn, Attachment(AttachmentKind.VOUCHER_ATTACHMENT, file.id), text, application)

    def _sent(self, turn: Turn, edition: Edition, attachment: Attachment, name: str) -> Reply:
        details = {"file": attachment.kind.value, "sample": edition.sample}
        subject = f"voucher_edition:{edition.id}"
        audit.record(turn.connection, turn.now, actor(turn), "voucher_edition.exported", subject, details=details)
        notes = [VOUCHER_REDEEMING[turn.language].personal] if attachment.kind in _PERSONAL else []
        message = turn.message([Paragraph(("\n".join([f"{edition.title}: {name}", *notes]),))])
        return turn.reply(replace(message, attachment=attachment))

    def _rankings(self, turn: Turn, edition: Edition) -> list[list[Button]]:
        pattern = VOUCHER_REDEEMING[turn.language].file_names[AttachmentKind.VOUCHER_RANKING]
        found = self._newest_rankings(turn, edition)
        return [
            [voucher_button(pattern.format(number=call), Verb.FILE, edition.id, f"ranking.{ranking_id}")]
            for call, ranking_id in found
        ]

    def _newest_rankings(self, turn: Turn, edition: Edition) -> Iterator[tuple[int, int]]:
        """Yield the number of each call that has a ranking list, with the newest list of it."""
        for call in self._vouchers.editions.calls(turn.connection, edition.id):
            for ranking in rankings_of(turn.connection, call.id)[:1]:
                yield call.number, ranking.id


def _gone(turn: Turn) -> Reply:
    back = [voucher_button(VOUCHER_DESK[turn.language].to_editions, Verb.HOME)]
    return turn.reply(turn.instead([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))], [back]))


def _attached(turn: Turn, attachment: Attachment, text: str, application: Application) -> Reply:
    details, subject = {"file": attachment.kind.value}, f"voucher_application:{application.id}"
    audit.record(turn.connection, turn.now, actor(turn), "voucher_application.exported", subject, details=details)
    return turn.reply(replace(turn.message([Paragraph((text,))]), attachment=attachment))
