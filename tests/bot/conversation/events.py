"""Events and who is signed up for them, behind the back of the conversation."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.forum.event import EventId, SessionId
from bot.forum.event_sql import insert_session
from bot.forum.model import Registration
from bot.forum.plan import SessionPlan
from bot.store.event_schema import events, registrations
from tests.bot.conversation.talk import Talk
from tests.bot.forum.people import applicant, plan


def make_event(talk: Talk, capacity: int = 2, **changes: object) -> EventId:
    """Create an event."""
    with talk.database.transaction() as connection:
        return talk.forum.create_event(connection, plan(capacity, **changes), actor="test").id


def add_session(talk: Talk, event_id: EventId, title: str, *, start: int = 1, **changes: Any) -> SessionId:  # noqa: ANN401 (tests change any field)
    """Add a session of an hour that begins ``start`` hours after the event; one that can be chosen."""
    with talk.database.transaction() as connection:
        event = talk.forum.get_event(connection, event_id)
        assert event is not None
        begins = event.starts_at + timedelta(hours=start)
        session = SessionPlan(title, begins, begins + timedelta(hours=1), bookable=True)
        return insert_session(connection, event_id, replace(session, **changes))


def attend(talk: Talk, registration_id: int) -> None:
    """Mark that the person came."""
    with talk.database.transaction() as connection:
        own = registrations.c.id == registration_id
        connection.execute(registrations.update().where(own).values(checked_in_at=talk.clock.now()))


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
