"""The SQL behind the forum. Every function works within the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.forum.event import Event, EventId, EventKind, Material, Seats
from bot.forum.model import Applicant, Channel, Group, PersonKey, Registration, RegistrationId, RegistrationState
from bot.store.event_schema import events, registrations
from bot.store.schema import is_storable

_ACTIVE = (RegistrationState.CONFIRMED.value, RegistrationState.WAITING.value)


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


def seats(connection: Connection, event: Event) -> Seats:
    """Count the seats of the event."""
    counted = select(registrations.c.state, func.count()).where(registrations.c.event_id == event.id)
    by_state = {state: int(count) for state, count in connection.execute(counted.group_by(registrations.c.state))}
    return Seats(event.capacity, by_state.get("confirmed", 0), by_state.get("waiting", 0))


def insert_registration(
    connection: Connection, event_id: EventId, applicant: Applicant, state: RegistrationState, at: datetime
) -> RegistrationId:
    """Store a registration; return its id. Ids grow in the order of commits, which is the order of the waiting list."""
    values = {
        "event_id": event_id,
        "person": applicant.person,
        "chat_id": applicant.chat_id,
        "name": applicant.name,
        "organisation": applicant.organisation,
        "participant_group": applicant.group.value,
        "email": applicant.email,
        "phone": applicant.phone,
        "consent_version": applicant.consent_version,
        "consent_at": applicant.consent_at,
        "state": state.value,
        "created_at": at,
        "confirmed_at": at if state is RegistrationState.CONFIRMED else None,
    }
    stored = registrations.insert().values(values).returning(registrations.c.id)
    return RegistrationId(int(connection.scalar(stored)))


def find_registration(connection: Connection, registration_id: int) -> Registration | None:
    """Return the registration, with its place when it waits."""
    if not is_storable(registration_id):
        return None
    found = _registrations(connection, registrations.c.id == registration_id)
    return found[0] if found else None


def active_registration(connection: Connection, event_id: EventId, person: PersonKey) -> Registration | None:
    """Return the person's registration that is confirmed or waits."""
    own = (registrations.c.event_id == event_id) & (registrations.c.person == person)
    found = _registrations(connection, own & registrations.c.state.in_(_ACTIVE))
    return found[0] if found else None


def first_waiting(connection: Connection, event_id: EventId) -> Registration | None:
    """Return who waits longest."""
    waiting = (registrations.c.event_id == event_id) & (registrations.c.state == "waiting")
    found = _registrations(connection, waiting, limit=1)
    return found[0] if found else None


def registrations_of_person(connection: Connection, person: PersonKey) -> list[Registration]:
    """Return all registrations of the person, cancelled ones too, oldest first."""
    return _registrations(connection, registrations.c.person == person)


def registrations_of_event(connection: Connection, event_id: EventId) -> list[Registration]:
    """Return all registrations of the event, cancelled ones too, oldest first."""
    return _registrations(connection, registrations.c.event_id == event_id)


def confirm(connection: Connection, registration_id: RegistrationId, at: datetime) -> None:
    """Give a waiting registration its seat."""
    _set(connection, registration_id, {"state": "confirmed", "confirmed_at": at})


def cancel(connection: Connection, registration_id: RegistrationId, at: datetime) -> None:
    """Free the seat or the place."""
    _set(connection, registration_id, {"state": "cancelled", "cancelled_at": at})


def erase(connection: Connection, registration_ids: Iterable[RegistrationId], at: datetime) -> None:
    """Keep that somebody of this group signed up, and forget who."""
    for registration_id in registration_ids:
        gone = dict.fromkeys(("chat_id", "name", "organisation", "email", "phone"))
        _set(connection, registration_id, {**gone, "person": f"erased:{registration_id}", "erased_at": at})


def expired_registrations(connection: Connection, ended_before: datetime) -> list[RegistrationId]:
    """Return the registrations with personal data whose event ended before ``ended_before``."""
    query = select(registrations.c.id).join(events, events.c.id == registrations.c.event_id)
    expired = query.where(events.c.ends_at < ended_before, registrations.c.erased_at.is_(None))
    return [RegistrationId(found) for found in connection.scalars(expired)]


def _set(connection: Connection, registration_id: RegistrationId, values: dict[str, object]) -> None:
    connection.execute(update(registrations).where(registrations.c.id == registration_id).values(values))


def _registrations(connection: Connection, condition: Any, limit: int | None = None) -> list[Registration]:  # noqa: ANN401 (SQLAlchemy's union of column expressions)
    ahead = registrations.alias()
    place = (
        select(func.count())
        .where(ahead.c.event_id == registrations.c.event_id, ahead.c.state == "waiting")
        .where(ahead.c.id <= registrations.c.id)
        .scalar_subquery()
    )
    query = select(registrations, place.label("place")).where(condition).order_by(registrations.c.id).limit(limit)
    return [_as_registration(row) for row in connection.execute(query)]


def _as_registration(row: Row[Any]) -> Registration:
    state = RegistrationState(row.state)
    return Registration(
        id=RegistrationId(row.id),
        event_id=EventId(row.event_id),
        person=PersonKey(row.person),
        state=state,
        name=row.name or "",
        organisation=row.organisation or "",
        group=Group(row.participant_group),
        consent_version=row.consent_version,
        consent_at=row.consent_at,
        created_at=row.created_at,
        email=row.email,
        phone=row.phone,
        chat_id=row.chat_id,
        place=row.place if state is RegistrationState.WAITING else None,
        organisation_number=row.organisation_number,
        municipality=row.municipality,
        role=row.role,
        language=row.language,
        channel=Channel(row.channel),
        signed_up_by=None if row.signed_up_by is None else PersonKey(row.signed_up_by),
        offer_expires_at=row.offer_expires_at,
        reason=row.reason,
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
