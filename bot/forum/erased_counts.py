"""Counts that outlive names: which organisations, municipalities and sessions the erased had stood for.

An erased registration keeps its group and whether the person came. What would still point at a person (their
organisation, their municipality, the workshops that they chose) is added to the counts of the event before it goes, so
that a report made later counts them still. Who wrote their own name as their organisation, or one that bears it, is
counted without an organisation, before and after: the counts outlive names. An organisation of one person keeps its
name; most send one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, String, bindparam, cast, delete, func, select, update

from bot.entry.organisation import holds_name
from bot.forum.event import EventId
from bot.forum.model import RegistrationId
from bot.store.event_schema import erased_counts, event_sessions, events, registrations, session_choices

_CHUNK = 500
"""Ids in one statement; databases bound how many values it may carry."""

_LONGEST_KEY = 200


class Dimension(StrEnum):
    """What participants are counted by besides their group."""

    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of those who stand for ``key`` had a seat, and came. ``name`` is what people call it, "" for none."""

    key: str
    name: str
    confirmed: int
    came: int


_Spelling = tuple[EventId, str, str]
_Key = tuple[EventId, Dimension, str]

_MORE = (
    update(erased_counts)
    .where(
        erased_counts.c.event_id == bindparam("of_event"),
        erased_counts.c.dimension == bindparam("of_dimension"),
        erased_counts.c.key == bindparam("of_key"),
    )
    .values(
        confirmed=erased_counts.c.confirmed + bindparam("seats"),
        came=erased_counts.c.came + bindparam("people"),
    )
)
_NEW = erased_counts.insert().values(
    event_id=bindparam("of_event"),
    dimension=bindparam("of_dimension"),
    key=bindparam("of_key"),
    name=bindparam("named"),
    confirmed=bindparam("seats"),
    came=bindparam("people"),
)

_SEATED = (registrations.c.state == "confirmed") | registrations.c.checked_in_at.is_not(None)
"""Who came had a seat, also where it was given up by erasing everything during the event."""

_ORGANISATIONS = select(
    registrations.c.event_id,
    registrations.c.name,
    registrations.c.organisation,
    registrations.c.organisation_key,
    registrations.c.checked_in_at,
).where(_SEATED)


def count_erased(connection: Connection, registration_ids: Iterable[RegistrationId]) -> None:
    """Add what is about to be erased to the counts of the events, and forget the choice of sessions.

    Call it once for a registration, before its columns are emptied; what was erased before is left out.
    """
    ids = sorted(registration_ids)
    sums: dict[_Key, Counted] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        which = registrations.c.id.in_(some) & registrations.c.erased_at.is_(None)
        for event_id, dimension, each in _found(connection, which):
            _add(sums, (event_id, dimension, each.key), each)
        connection.execute(delete(session_choices).where(session_choices.c.registration_id.in_(some)))
    _store(connection, sums)


def counted(connection: Connection, event_id: EventId) -> list[tuple[Dimension, Counted]]:
    """Return the participants of the event by every dimension, the erased too; a key may come more than once."""
    living = _found(connection, (registrations.c.event_id == event_id) & registrations.c.erased_at.is_(None))
    rows = connection.execute(select(erased_counts).where(erased_counts.c.event_id == event_id))
    erased = [(Dimension(row.dimension), Counted(row.key, row.name, row.confirmed, row.came)) for row in rows]
    return [(dimension, each) for _, dimension, each in living] + erased


def _add(sums: dict[_Key, Counted], key: _Key, more: Counted) -> None:
    known = sums.get(key, Counted(more.key, more.name, 0, 0))
    sums[key] = replace(known, confirmed=known.confirmed + more.confirmed, came=known.came + more.came)


def _store(connection: Connection, sums: Mapping[_Key, Counted]) -> None:
    """Add to what was counted before; the events are locked, so that one at a time does."""
    of_events = sorted({event_id for event_id, _, _ in sums})
    for event_id in of_events:
        connection.execute(select(events.c.id).where(events.c.id == event_id).with_for_update())
    known = connection.execute(select(erased_counts).where(erased_counts.c.event_id.in_(of_events)))
    stored = {(EventId(row.event_id), Dimension(row.dimension), row.key) for row in known}
    more = [_bound(key, each) for key, each in sums.items() if key in stored]
    new = [_bound(key, each) for key, each in sums.items() if key not in stored]
    if more:
        connection.execute(_MORE, more)
    if new:
        connection.execute(_NEW, new)


def _bound(key: _Key, each: Counted) -> dict[str, object]:
    event_id, dimension, name = key
    which = {"of_event": event_id, "of_dimension": dimension.value, "of_key": name}
    return {**which, "named": each.name, "seats": each.confirmed, "people": each.came}


def _found(connection: Connection, which: ColumnElement[bool]) -> Iterator[tuple[EventId, Dimension, Counted]]:
    """Yield how many with a seat, or that came, there are, by event and by every dimension."""
    for (event_id, key, name), each in _organisations(connection, which).items():
        yield event_id, Dimension.ORGANISATION, Counted(key, name, each.total(), each[True])
    named = func.coalesce(registrations.c.municipality, "")
    for row in connection.execute(_count(named, named).where(which)):
        # They have no key of their own: case and spaces make no other one.
        key = " ".join(row.key.casefold().split())
        yield EventId(row.event_id), Dimension.MUNICIPALITY, _counted(key, row)
    chosen = registrations.join(session_choices).join(event_sessions)
    sessions = _count(cast(event_sessions.c.id, String), event_sessions.c.title).select_from(chosen)
    for row in connection.execute(sessions.where(which)):
        yield EventId(row.event_id), Dimension.SESSION, _counted(row.key, row)


def _count(key: ColumnElement[str], name: ColumnElement[str]) -> Select[Any]:
    columns = registrations.c.event_id, key.label("key"), name.label("name")
    query = select(*columns, func.count().label("confirmed"), func.count(registrations.c.checked_in_at).label("came"))
    return query.where(_SEATED).group_by(registrations.c.event_id, key, name)


def _organisations(connection: Connection, which: ColumnElement[bool]) -> dict[_Spelling, Counter[bool]]:
    """Count who came and who did not, one by one: only beside a name does it show that an organisation bears it."""
    counts: dict[_Spelling, Counter[bool]] = {}
    for row in connection.execute(_ORGANISATIONS.where(which)):
        name = row.organisation or ""
        key = "" if not name or holds_name(name, row.name or "") else (row.organisation_key or name)[:_LONGEST_KEY]
        spelling = EventId(row.event_id), key, name if key else ""
        counts.setdefault(spelling, Counter())[row.checked_in_at is not None] += 1
    return counts


def _counted(key: str, row: Row[Any]) -> Counted:
    return Counted(key[:_LONGEST_KEY], row.name, int(row.confirmed), int(row.came))
