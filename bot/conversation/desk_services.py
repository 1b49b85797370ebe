"""What the rooms of those who run events share: the services, who may, and how others are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.conversation.desk_form import DeskForm
from bot.conversation.desk_press import DeskPress, DeskVerb
from bot.conversation.model import Button, Outgoing
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


def desk_button(label: str, verb: DeskVerb, number: int = 0, argument: str = "") -> Button:
    """Return a button of the desk."""
    return Button(label, data=DeskPress(verb, number, argument).data)


def choice_button(label: str, form: DeskForm, choice: str) -> Button:
    """Return a button that answers the question of ``form``; ``choice`` is a few small letters or digits."""
    return desk_button(label, DeskVerb.CHOOSE, form.subject or 1, f"{form.state}.{choice}")


def form_button(label: str, verb: DeskVerb, form: DeskForm) -> Button:
    """Return a button that works while ``form`` is as it is now."""
    return desk_button(label, verb, form.subject or 1, form.state)
