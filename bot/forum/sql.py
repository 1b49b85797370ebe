"""The SQL behind the forum. Every function works within the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, select, update

from bot.entry.organisation import organisation_key
from bot.forum.erased_counts import count_erased
from bot.forum.event import Event, EventId, EventKind, Material
from bot.forum.event_sql import group_capacities
from bot.forum.model import (
    ACTIVE_STATES,
    Applicant,
    Booking,
    Channel,
    Group,
    PersonKey,
    Registration,
    RegistrationId,
    RegistrationState,
)
from bot.forum.needs import erase_needs
from bot.forum.seating import Occupancy, Waiter
from bot.store.audit import FORGOTTEN
from bot.store.event_schema import event_group_capacities, events, registrations
from bot.store.schema import is_storable
from bot.store.staff_schema import campaigns

_ACTIVE = sorted(state.value for state in ACTIVE_STATES)
_CHUNK = 500
"""Ids in one statement; databases bound how many values it may carry."""

_PERSONAL = (
    "chat_id",
    "name",
    "organisation",
    "organisation_key",
    "organisation_number",
    "municipality",
    "role",
    "email",
    "phone",
    "language",
    "signed_up_by",
    "reason",
    "staff_note",
)


_OTHER = registrations.alias()


def _with_places(condition: ColumnElement[bool]) -> Select[Any]:
    """Select registrations with the places of those who wait; a group with a capacity has a list of its own."""
    groups = event_group_capacities
    own_list = (groups.c.event_id == _OTHER.c.event_id) & (groups.c.participant_group == _OTHER.c.participant_group)
    place = func.row_number().over(
        partition_by=(_OTHER.c.event_id, groups.c.participant_group), order_by=(_OTHER.c.waiting_order, _OTHER.c.id)
    )
    concerned = select(registrations.c.event_id).where(condition)
    line = select(_OTHER.c.id, place.label("place")).select_from(_OTHER.outerjoin(groups, own_list))
    places = line.where(_OTHER.c.state == "waiting", _OTHER.c.event_id.in_(concerned)).subquery()
    joined = registrations.outerjoin(places, places.c.id == registrations.c.id)
    return select(registrations, places.c.place).select_from(joined).where(condition).order_by(registrations.c.id)


_BY_IDS = _with_places(registrations.c.id.in_(bindparam("ids", expanding=True)))
_BY_EVENT = _with_places(registrations.c.event_id == bindparam("event_id"))
_BY_PERSON = _with_places(registrations.c.person == bindparam("person"))
_ACTIVE_OF_PERSON = _with_places(
    (registrations.c.event_id == bindparam("event_id"))
    & (registrations.c.person == bindparam("person"))
    & registrations.c.state.in_(_ACTIVE)
)
_COUNTED = (
    select(registrations.c.state, registrations.c.participant_group, func.count().label("people"))
    .where(registrations.c.event_id == bindparam("event_id"))
    .group_by(registrations.c.state, registrations.c.participant_group)
)
_LAST = select(func.max(registrations.c.waiting_order)).where(registrations.c.event_id == bindparam("event_id"))
_INSERT = registrations.insert().returning(registrations.c.id)
"""Built once: that takes longer than running them."""


def find_event(connection: Connection, event_id: int, *, lock: bool = False) -> Event | None:
    """Return the event; with ``lock`` its row stays locked (SQLite's whole transaction is) until the commit."""
    if not is_storable(event_id):
        return None
    query = select(events).where(events.c.id == event_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else _as_event(row)


def upcoming_events(connection: Connection, now: datetime) -> list[Event]:
    """Return the events that have not ended and are not cancelled, the next one first."""
    query = select(events).where(events.c.ends_at > now, events.c.cancelled_at.is_(None))
    return [_as_event(row) for row in connection.execute(query.order_by(events.c.starts_at, events.c.id))]


def has_real_event(connection: Connection) -> bool:
    """Return whether anybody ever created an event that is no sample."""
    return connection.scalar(select(events.c.id).where(events.c.sample.is_(False)).limit(1)) is not None


def occupancy(connection: Connection, event: Event) -> Occupancy:
    """Count who has a seat at the event and who waits, by group."""
    counts: dict[str, dict[Group, int]] = {}
    for row in connection.execute(_COUNTED, {"event_id": event.id}):
        counts.setdefault(row.state, {})[Group(row.participant_group)] = int(row.people)
    confirmed, offered, waiting = (counts.get(each, {}) for each in ("confirmed", "offered", "waiting"))
    return Occupancy(event.capacity, group_capacities(connection, event.id), confirmed, offered, waiting)


def line(connection: Connection, event_id: EventId) -> list[Waiter]:
    """Return who waits, the first first."""
    columns = (registrations.c.id, registrations.c.participant_group, registrations.c.chat_id)
    query = select(*columns).where(
        registrations.c.event_id == event_id, registrations.c.state == RegistrationState.WAITING.value
    )
    rows = connection.execute(query.order_by(registrations.c.waiting_order, registrations.c.id))
    return [Waiter(RegistrationId(row.id), Group(row.participant_group), row.chat_id is not None) for row in rows]


def active_of_organisation(
    connection: Connection, event_id: EventId, key: str, *, besides: RegistrationId | None = None
) -> int:
    """Count the active registrations from one organisation, ``besides`` not counted."""
    same = (registrations.c.event_id == event_id) & (registrations.c.organisation_key == key)
    query = select(func.count()).where(same, registrations.c.state.in_(_ACTIVE), registrations.c.id != (besides or 0))
    return int(connection.scalar(query) or 0)


def insert_registration(
    connection: Connection, event_id: EventId, applicant: Applicant, state: RegistrationState, at: datetime
) -> RegistrationId:
    """Store a registration; return its id. Who waits comes last in the line."""
    values = {
        "event_id": event_id,
        "person": applicant.person,
        "chat_id": applicant.chat_id,
        "consent_version": applicant.consent_version,
        "consent_at": applicant.consent_at,
        "channel": applicant.channel.value,
        "signed_up_by": applicant.signed_up_by,
        "state": state.value,
        "created_at": at,
        "confirmed_at": at if state is RegistrationState.CONFIRMED else None,
        "waiting_order": _end_of_the_line(connection, event_id) if state is RegistrationState.WAITING else None,
        **_described(applicant),
    }
    return RegistrationId(int(connection.scalar(_INSERT, values)))


def describe(connection: Connection, registration_id: RegistrationId, applicant: Applicant) -> None:
    """Store what the applicant says about themselves in place of what they had said."""
    _set(connection, registration_id, _described(applicant))


def find_registration(connection: Connection, registration_id: int) -> Registration | None:
    """Return the registration, with its place when it waits."""
    if not is_storable(registration_id):
        return None
    found = _read(connection, _BY_IDS, ids=[registration_id])
    return found[0] if found else None


def lock_registration(connection: Connection, registration_id: int) -> Booking | None:
    """Lock the event of the registration until the commit; return both as they are now."""
    if not is_storable(registration_id):
        return None
    event_id = connection.scalar(select(registrations.c.event_id).where(registrations.c.id == registration_id))
    event = None if event_id is None else find_event(connection, event_id, lock=True)
    registration = find_registration(connection, registration_id)
    return None if event is None or registration is None else Booking(event, registration)


def find_registrations(connection: Connection, ids: Sequence[RegistrationId]) -> list[Registration]:
    """Return these registrations in the order of ``ids``."""
    found: dict[RegistrationId, Registration] = {}
    for start in range(0, len(ids), _CHUNK):
        several = _read(connection, _BY_IDS, ids=ids[start : start + _CHUNK])
        found.update({registration.id: registration for registration in several})
    return [found[each] for each in ids]


def active_registration(connection: Connection, event_id: EventId, person: PersonKey) -> Registration | None:
    """Return the person's registration that is, or may come to be, a seat."""
    found = _read(connection, _ACTIVE_OF_PERSON, event_id=event_id, person=person)
    return found[0] if found else None


def registrations_of_person(connection: Connection, person: PersonKey) -> list[Registration]:
    """Return all registrations of the person, cancelled ones too, oldest first."""
    return _read(connection, _BY_PERSON, person=person)


def latest_of_person(connection: Connection, person: PersonKey) -> Registration | None:
    """Return the person's newest registration, whatever its state."""
    newest = connection.scalar(select(func.max(registrations.c.id)).where(registrations.c.person == person))
    return None if newest is None else find_registration(connection, newest)


def registrations_of_event(connection: Connection, event_id: EventId) -> list[Registration]:
    """Return all registrations of the event, cancelled ones too, oldest first."""
    return _read(connection, _BY_EVENT, event_id=event_id)


def lapsed_offers(connection: Connection, now: datetime) -> list[tuple[EventId, RegistrationId]]:
    """Return the offers whose time is over, or whose event has begun, by event (so that locks are taken in order)."""
    over = (registrations.c.offer_expires_at <= now) | (events.c.starts_at <= now)
    query = select(registrations.c.event_id, registrations.c.id).join(events, events.c.id == registrations.c.event_id)
    offered = query.where(registrations.c.state == RegistrationState.OFFERED.value, over)
    rows = connection.execute(offered.order_by(registrations.c.event_id, registrations.c.id))
    return [(EventId(row.event_id), RegistrationId(row.id)) for row in rows]


def transition(
    connection: Connection,
    registration_id: RegistrationId,
    sources: Iterable[RegistrationState],
    target: RegistrationState,
    **values: object,
) -> bool:
    """Move a registration into another state if it is in one of ``sources``; return whether it was."""
    guarded = update(registrations).where(
        registrations.c.id == registration_id, registrations.c.state.in_([source.value for source in sources])
    )
    return connection.execute(guarded.values(state=target.value, **values)).rowcount == 1


def enqueue(connection: Connection, registration: Registration, sources: Iterable[RegistrationState]) -> bool:
    """Make a registration in one of ``sources`` the last that waits for its event; return whether it was in one."""
    last = _end_of_the_line(connection, registration.event_id)
    return transition(connection, registration.id, sources, RegistrationState.WAITING, waiting_order=last)


def put_first(connection: Connection, registration: Registration, note: str) -> None:
    """Make the registration the first of its event's waiting list."""
    lowest = select(func.coalesce(func.min(_OTHER.c.waiting_order), 0) - 1).where(
        _OTHER.c.event_id == registration.event_id, _OTHER.c.state == RegistrationState.WAITING.value
    )
    _set(connection, registration.id, {"waiting_order": lowest.scalar_subquery(), "staff_note": note})


def raise_ticket_serial(connection: Connection, registration_id: RegistrationId) -> None:
    """Revoke the tickets of the registration that were made so far."""
    _set(connection, registration_id, {"ticket_serial": registrations.c.ticket_serial + 1})


def erase(connection: Connection, registration_ids: Iterable[RegistrationId], at: datetime) -> None:
    """Keep that somebody of this group signed up, and forget who, and what they needed."""
    ids = list(registration_ids)
    count_erased(connection, ids)
    erase_needs(connection, ids)
    gone: dict[str, object] = {**dict.fromkeys(_PERSONAL), "person": bindparam("nobody"), "erased_at": at}
    forget = update(registrations).where(registrations.c.id == bindparam("which")).values(gone)
    if ids:
        connection.execute(forget, [{"which": each, "nobody": f"erased:{each}"} for each in ids])


def forget_staff(connection: Connection, person: PersonKey) -> None:
    """Keep what the person did for others; forget that it was they, and the chat that got the news."""
    own, checked = registrations.c.signed_up_by == person, registrations.c.checked_in_by == person
    connection.execute(update(registrations).where(own).values(signed_up_by=None, chat_id=None))
    connection.execute(update(registrations).where(checked).values(checked_in_by=FORGOTTEN))
    written = campaigns.c.created_by == person
    connection.execute(update(campaigns).where(written).values(created_by=FORGOTTEN))


def _end_of_the_line(connection: Connection, event_id: EventId) -> int:
    """Return one after all who ever waited for the event; no two are the same under the event's lock."""
    return int(connection.scalar(_LAST, {"event_id": event_id}) or 0) + 1


def _described(applicant: Applicant) -> dict[str, object]:
    """Return the columns that hold what a (checked) applicant says about themselves."""
    return {
        "name": applicant.name,
        "organisation": applicant.organisation,
        "organisation_key": organisation_key(applicant.organisation, applicant.organisation_number),
        "organisation_number": applicant.organisation_number,
        "participant_group": applicant.group.value,
        "municipality": applicant.municipality,
        "role": applicant.role,
        "email": applicant.email,
        "phone": applicant.phone,
        "language": applicant.language,
    }


def _set(connection: Connection, registration_id: RegistrationId, values: Mapping[str, object]) -> None:
    connection.execute(update(registrations).where(registrations.c.id == registration_id).values(values))


def _read(connection: Connection, query: Select[Any], **values: object) -> list[Registration]:
    return [_as_registration(row) for row in connection.execute(query, values)]


def _as_registration(row: Row[Any]) -> Registration:
    return Registration(
        id=RegistrationId(row.id),
        event_id=EventId(row.event_id),
        person=PersonKey(row.person),
        state=RegistrationState(row.state),
        name=row.name or "",
        organisation=row.organisation or "",
        group=Group(row.participant_group),
        consent_version=row.consent_version,
        consent_at=row.consent_at,
        created_at=row.created_at,
        email=row.email,
        phone=row.phone,
        chat_id=row.chat_id,
        place=row.place,
        organisation_number=row.organisation_number,
        municipality=row.municipality,
        role=row.role,
        language=row.language,
        channel=Channel(row.channel),
        signed_up_by=None if row.signed_up_by is None else PersonKey(row.signed_up_by),
        offer_expires_at=row.offer_expires_at,
        reason=row.reason,
        staff_note=row.staff_note,
        over_capacity=row.over_capacity,
        ticket_serial=row.ticket_serial,
        checked_in_at=row.checked_in_at,
        checked_in_by=row.checked_in_by,
        certificate_number=row.certificate_number,
        certificate_at=row.certificate_at,
        feedback_given=row.feedback_given,
    )


def _as_event(row: Row[Any]) -> Event:
    return Event(
        id=EventId(row.id),
        title=row.title,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        capacity=row.capacity,
        signup_deadline=row.signup_deadline,
        sample=row.sample,
        cancelled_at=row.cancelled_at,
        kind=EventKind(row.kind),
        series=row.series,
        signup_opens_at=row.signup_opens_at,
        online_link=row.online_link,
        directions=row.directions,
        languages=tuple(row.languages),
        materials=tuple(Material(**each) for each in row.materials),
        organisation_limit=row.organisation_limit,
        needs_approval=row.needs_approval,
        offer_hours=row.offer_hours,
        target=row.target,
        revision=row.revision,
        report_made_at=row.report_made_at,
    )
