"""What the rooms of those who run events share: the services, who may, and how others are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.conversation.model import Outgoing
from bot.conversation.notices import AnyNotice, notice_messages
from bot.conversation.turn import Turn
from bot.forum.attendance import AttendanceService
from bot.forum.event_service import EventService
from bot.forum.service import ForumService
from bot.staff.model import Role
from bot.staff.roles import StaffService


@dataclass(frozen=True, slots=True)
class DeskServices:
    """The services."""

    forum: ForumService
    events: EventService
    attendance: AttendanceService
    staff: StaffService

    def allows(self, turn: Turn, role: Role) -> bool:
        """Return whether the person may do what ``role`` may."""
        return self.staff.allows(turn.connection, turn.person, role)


def actor(turn: Turn) -> str:
    """Return who does it, for the audit log."""
    return f"telegram:{turn.incoming.user_id}"


def told(turn: Turn, notices: Iterable[AnyNotice]) -> list[Outgoing]:
    """Return the messages to those of ``notices`` who have a chat, each under the name of its notice."""
    return list(notice_messages(turn.connection, notices))
