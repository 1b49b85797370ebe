"""The SQL behind the choice of sessions. Every function works within the caller's transaction."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from bot.forum.event import EventId, Session, SessionId
from bot.forum.event_sql import sessions_of_event
from bot.forum.model import RegistrationId
from bot.forum.seating import SessionSeats
from bot.store.event_schema import event_sessions, registrations, session_choices

_SEATED = ("confirmed", "offered")


def session_seats(
    connection: Connection, event_id: EventId, *, besides: RegistrationId | None = None
) -> list[SessionSeats]:
    """Return the event's sessions that one can choose, by their start, each with how many seats are taken.

    Args:
        connection: of the caller's transaction.
        event_id: the event.
        besides: a registration that is not counted.

    """
    taken = _seated_by_session(connection, event_id, besides)
    sessions = sessions_of_event(connection, event_id)
    return [SessionSeats(session, taken.get(session.id, 0)) for session in sessions if session.bookable]


def chosen_sessions(connection: Connection, registration_id: RegistrationId, event_id: EventId) -> list[Session]:
    """Return the sessions that the registration for the event chose, by their start."""
    query = select(session_choices.c.session_id).where(session_choices.c.registration_id == registration_id)
    chosen = set(connection.scalars(query))
    return [each for each in sessions_of_event(connection, event_id) if each.id in chosen] if chosen else []


def choose_sessions(connection: Connection, registration_id: RegistrationId, sessions: Iterable[SessionId]) -> None:
    """Put ``sessions`` in place of what the registration had chosen."""
    connection.execute(delete(session_choices).where(session_choices.c.registration_id == registration_id))
    rows = [{"registration_id": registration_id, "session_id": session} for session in sessions]
    if rows:
        connection.execute(session_choices.insert(), rows)


def drop_full_sessions(connection: Connection, registration_id: RegistrationId, event_id: EventId) -> None:
    """Take those sessions out of the choice of who is to get a seat that others have filled meanwhile."""
    chosen = {session.id for session in chosen_sessions(connection, registration_id, event_id)}
    if not chosen:
        return
    seats = session_seats(connection, event_id, besides=registration_id)
    kept = chosen - {each.session.id for each in seats if each.full}
    if kept != chosen:
        choose_sessions(connection, registration_id, sorted(kept))


def _seated_by_session(connection: Connection, event_id: EventId, besides: RegistrationId | None) -> dict[int, int]:
    chosen = session_choices.join(event_sessions).join(
        registrations, registrations.c.id == session_choices.c.registration_id
    )
    counted = (
        select(session_choices.c.session_id, func.count().label("taken"))
        .select_from(chosen)
        .where(event_sessions.c.event_id == event_id, registrations.c.state.in_(_SEATED))
        .where(registrations.c.id != (besides or 0))
    )
    return {
        row.session_id: int(row.taken) for row in connection.execute(counted.group_by(session_choices.c.session_id))
    }
