"""What participants need of the place and the food: kept apart from who they are, and erased first.

Such needs tell about health and faith, so they are shown to those who organise the event, and stand in no audit log.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from bot.forum.event import EventId
from bot.forum.model import RegistrationId
from bot.store.event_schema import participant_needs, registrations

_CHUNK = 500
"""Ids in one statement; databases bound how many values it may carry."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What one person asked for, in their words; None where they asked for nothing."""

    accessibility: str | None = None
    dietary: str | None = None


def keep_needs(connection: Connection, registration_id: RegistrationId, needs: Needs) -> None:
    """Put ``needs`` in place of what was kept before; nothing is kept of somebody without any."""
    erase_needs(connection, [registration_id])
    if needs.accessibility or needs.dietary:
        values = {"accessibility": needs.accessibility, "dietary": needs.dietary}
        connection.execute(participant_needs.insert().values(registration_id=registration_id, **values))


def needs_of(connection: Connection, registration_id: RegistrationId) -> Needs:
    """Return what the person of the registration asked for."""
    query = select(participant_needs).where(participant_needs.c.registration_id == registration_id)
    row = connection.execute(query).one_or_none()
    return Needs() if row is None else Needs(row.accessibility, row.dietary)


def needs_at(connection: Connection, event_id: EventId) -> dict[RegistrationId, Needs]:
    """Return the needs of everybody who asked for something at the event."""
    query = select(participant_needs).join(registrations).where(registrations.c.event_id == event_id)
    rows = connection.execute(query)
    return {RegistrationId(row.registration_id): Needs(row.accessibility, row.dietary) for row in rows}


def erase_needs(connection: Connection, registration_ids: Iterable[RegistrationId]) -> int:
    """Forget the needs of these registrations; return how many had any."""
    ids = list(registration_ids)
    return sum(_erase(connection, ids[start : start + _CHUNK]) for start in range(0, len(ids), _CHUNK))


def _erase(connection: Connection, ids: Sequence[RegistrationId]) -> int:
    return connection.execute(delete(participant_needs).where(participant_needs.c.registration_id.in_(ids))).rowcount
