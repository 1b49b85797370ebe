"""The SQL of events, their sessions and the seats for groups. Every function works within the caller's transaction."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from bot.forum.event import EventId, Session, SessionId
from bot.forum.model import Group
from bot.forum.plan import EventPlan, SessionPlan
from bot.store.event_schema import event_group_capacities, event_sessions, events, session_choices
from bot.store.schema import is_storable


def insert_event(connection: Connection, plan: EventPlan, *, sample: bool, at: datetime) -> EventId:
    """Store an event; return its id."""
    values = {**event_columns(plan), "sample": sample, "created_at": at}
    return EventId(int(connection.scalar(events.insert().values(values).returning(events.c.id))))


def event_columns(plan: EventPlan) -> dict[str, Any]:
    """Return the values that are stored of a plan."""
    values = {field.name: getattr(plan, field.name) for field in fields(plan)}
    materials = [{"title": each.title, "url": each.url} for each in plan.materials]
    return {**values, "kind": plan.kind.value, "languages": list(plan.languages), "materials": materials}


def update_event(connection: Connection, event_id: EventId, values: Mapping[str, Any]) -> None:
    """Store other values of the event."""
    connection.execute(update(events).where(events.c.id == event_id).values(dict(values)))


def ids_of_series(connection: Connection, series: str) -> list[EventId]:
    """Return the events of the series, the oldest first."""
    query = select(events.c.id).where(events.c.series == series).order_by(events.c.starts_at, events.c.id)
    return [EventId(found) for found in connection.scalars(query)]


def sessions_of_event(connection: Connection, event_id: EventId) -> list[Session]:
    """Return the sessions in the order of the agenda."""
    query = select(event_sessions).where(event_sessions.c.event_id == event_id)
    ordered = query.order_by(event_sessions.c.starts_at, event_sessions.c.id)
    return [_as_session(row) for row in connection.execute(ordered)]


def find_session(connection: Connection, session_id: int) -> Session | None:
    """Return the session, or None when there is none of that id."""
    if not is_storable(session_id):
        return None
    row = connection.execute(select(event_sessions).where(event_sessions.c.id == session_id)).one_or_none()
    return None if row is None else _as_session(row)


def insert_session(connection: Connection, event_id: EventId, plan: SessionPlan) -> SessionId:
    """Store a session; return its id."""
    values = {"event_id": event_id, **session_columns(plan)}
    return SessionId(int(connection.scalar(event_sessions.insert().values(values).returning(event_sessions.c.id))))


def session_columns(plan: SessionPlan) -> dict[str, Any]:
    """Return the values that are stored of a session."""
    return {field.name: getattr(plan, field.name) for field in fields(plan)}


def update_session(connection: Connection, session_id: SessionId, plan: SessionPlan) -> None:
    """Store other values of the session."""
    connection.execute(update(event_sessions).where(event_sessions.c.id == session_id).values(session_columns(plan)))


def free_choices(connection: Connection, session_id: SessionId) -> int:
    """Forget that people chose the session; return how many had."""
    choice = session_choices.c.session_id == session_id
    chosen = connection.scalar(select(func.count()).select_from(session_choices).where(choice))
    connection.execute(delete(session_choices).where(choice))
    return int(chosen or 0)


def delete_session(connection: Connection, session_id: SessionId) -> None:
    """Delete a session that nobody chooses any more."""
    connection.execute(delete(event_sessions).where(event_sessions.c.id == session_id))


def group_capacities(connection: Connection, event_id: EventId) -> dict[Group, int]:
    """Return the seats of the groups that have seats of their own."""
    query = select(event_group_capacities).where(event_group_capacities.c.event_id == event_id)
    found = {Group(row.participant_group): int(row.capacity) for row in connection.execute(query)}
    return {group: found[group] for group in Group if group in found}


def set_group_capacity(connection: Connection, event_id: EventId, group: Group, capacity: int | None) -> None:
    """Give the group seats of its own; with None it shares all seats."""
    table = event_group_capacities
    own = (table.c.event_id == event_id) & (table.c.participant_group == group.value)
    connection.execute(delete(table).where(own))
    if capacity is not None:
        values = {"event_id": event_id, "participant_group": group.value, "capacity": capacity}
        connection.execute(table.insert().values(values))


def _as_session(row: Row[Any]) -> Session:
    return Session(
        id=SessionId(row.id),
        event_id=EventId(row.event_id),
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        speakers=row.speakers,
        room=row.room,
        bookable=row.bookable,
        capacity=row.capacity,
    )
