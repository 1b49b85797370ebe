"""What the rooms of those who run the voucher share: the services, who may, and what became of a step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.desk_services import told
from bot.conversation.model import Block, Outgoing, Paragraph
from bot.conversation.turn import Turn
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.wording import counted
from bot.messages.registration_card import CARD
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.voucher.notices import VoucherNotice
from bot.voucher.results import Refused


@dataclass(frozen=True, slots=True)
class VoucherDeskServices:
    """The services of the voucher, and who may do what."""

    vouchers: VoucherServices
    staff: StaffService

    def allows(self, turn: Turn, role: Role) -> bool:
        """Return whether the person may do what ``role`` may."""
        return self.staff.allows(turn.connection, turn.person, role)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step: sentences about it, and the messages to those whom it concerns."""

    notes: Sequence[str]
    messages: Sequence[Outgoing] = ()

    @property
    def blocks(self) -> list[Block]:
        """The sentences, a paragraph each."""
        return [Paragraph((note,)) for note in self.notes]


def done(turn: Turn, note: str, notices: Iterable[VoucherNotice] = ()) -> Outcome:
    """Return what was done, with how many people get a message and how many cannot."""
    asked = list(notices)
    texts, messages = CARD[turn.language], told(turn, asked)
    notes = [note, *([counted(texts.told, len(messages), turn.language)] if messages else [])]
    without_chat = len(asked) - len(messages)
    if without_chat:
        notes.append(texts.not_told.format(number=without_chat))
    return Outcome(notes, messages)


def refused(turn: Turn, result: Refused) -> Outcome:
    """Return that nothing was done, and why."""
    return Outcome([refusal_text(result, turn.language)])
