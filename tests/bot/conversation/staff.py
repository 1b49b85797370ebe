"""People of the staff, and events as they decide them, behind the back of the conversation."""

from bot.conversation.desk_press import DeskPress, DeskVerb
from bot.forum.event_service import EventService
from bot.staff.model import Role
from bot.staff.roles import StaffService
from tests.bot.conversation.talk import Person, Talk

COORDINATOR = 50


def with_role(talk: Talk, number: int, role: Role) -> Person:
    """Return somebody who was given a role."""
    staff = StaffService(talk.clock)
    with talk.database.transaction() as connection:
        token = staff.invite(connection, role, actor="cli")
        staff.accept(connection, token, f"telegram:{number}", "Ewa")
    return talk.person(number)


def revoke(talk: Talk, number: int, role: Role) -> None:
    """Take the role back."""
    with talk.database.transaction() as connection:
        StaffService(talk.clock).revoke(connection, f"telegram:{number}", role, actor="cli")


def event_service(talk: Talk) -> EventService:
    """Return the service that events are changed by."""
    return EventService(talk.clock, talk.forum)


def press(person: Person, verb: DeskVerb, number: int = 0, argument: str = "") -> str:
    """Press a button of the desk that need not be there."""
    return person.forges(DeskPress(verb, number, argument).data)
