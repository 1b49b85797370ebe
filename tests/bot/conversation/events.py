"""Events and who is signed up for them, behind the back of the conversation."""

from bot.forum.event import EventId
from bot.forum.model import Registration
from bot.store.event_schema import events
from tests.bot.conversation.talk import Talk
from tests.bot.forum.people import applicant, plan


def make_event(talk: Talk, capacity: int = 2, **changes: object) -> EventId:
    """Create an event."""
    with talk.database.transaction() as connection:
        return talk.forum.create_event(connection, plan(capacity, **changes), actor="test").id


def fill(talk: Talk, event_id: int, people: range) -> None:
    """Sign people up by their numbers."""
    with talk.database.transaction() as connection:
        for number in people:
            talk.forum.sign_up(connection, event_id, applicant(number))


def signed_up(talk: Talk, event_id: int = 1) -> list[Registration]:
    """Return all registrations for the event."""
    with talk.database.read() as connection:
        return talk.forum.registrations_for(connection, EventId(event_id))


def cancel_event(talk: Talk, event_id: int) -> None:
    """Mark the event as one that does not take place."""
    with talk.database.transaction() as connection:
        connection.execute(events.update().where(events.c.id == event_id).values(cancelled_at=talk.clock.now()))
