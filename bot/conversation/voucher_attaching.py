"""Files of an application: attached as they come, and dropped again."""

from dataclasses import dataclass, replace

from bot.conversation.model import IncomingFile
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_answering import Asking
from bot.conversation.voucher_form import OpenVoucher
from bot.conversation.voucher_opening import reopened
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.messages.voucher_form import VOUCHER_FORM
from bot.voucher.attachment_check import too_large
from bot.voucher.results import Refused


@dataclass(frozen=True, slots=True)
class WithFile:
    """The form after a file came, and a sentence about it; ``key`` names the reply."""

    voucher: OpenVoucher
    note: str
    key: str = ""

    def named(self, reply: Reply) -> Reply:
        """Return ``reply`` under the name; without one the pictures of an album share a name, and one reply."""
        return replace(reply, messages=tuple(replace(message, key=self.key) for message in reply.messages))


class Attaching:
    """Attaches and drops files."""

    def __init__(self, services: VoucherServices) -> None:
        self._services = services

    def take(self, turn: Turn, voucher: OpenVoucher, file: IncomingFile) -> WithFile:
        """Attach the file; one that is too large was not fetched."""
        refused = too_large(file.size)
        if refused is not None:
            return WithFile(voucher, refusal_text(refused, turn.language))
        texts = VOUCHER_FORM[turn.language]
        if file.content is None:
            return WithFile(voucher, texts.not_fetched)
        result = self._services.applications.attach(
            turn.connection, voucher.application.id, file.name, file.content, person=turn.person
        )
        if isinstance(result, Refused):
            return WithFile(voucher, refusal_text(result, turn.language))
        note = (texts.already if result.already else texts.attached).format(name=result.attachment.name)
        kept = reopened(turn, self._services, voucher, voucher.form.at(voucher.form.step, turn.now))
        return WithFile(kept, note, f"voucher:file:{result.attachment.id}:{kept.state}")

    def drop(self, turn: Turn, voucher: OpenVoucher, place: str) -> Asking | Refused:
        """Drop the file at ``place`` of the list; a place that is none drops nothing."""
        files = {str(number): file for number, file in enumerate(voucher.files)}
        if place not in files:
            return Asking(voucher)
        number, file = voucher.application.id, files[place]
        result = self._services.applications.detach(turn.connection, number, file.id, person=turn.person)
        if isinstance(result, Refused):
            return result
        return Asking(reopened(turn, self._services, voucher, voucher.form.at(voucher.form.step, turn.now)))
