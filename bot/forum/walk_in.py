"""A seat for somebody who comes without one: given at the door, while there is one or beyond the capacity."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, update

from bot.forum import sql
from bot.forum.applicant import checked_applicant
from bot.forum.attendance_model import NoSeatLeft
from bot.forum.event import Event
from bot.forum.model import (
    ACTIVE_STATES,
    Applicant,
    Channel,
    ConsentMissing,
    InvalidApplicant,
    Registration,
    RegistrationId,
    RegistrationState,
)
from bot.forum.needs import Needs, keep_needs
from bot.store import audit
from bot.store.event_schema import registrations

_WITHOUT_SEAT = ACTIVE_STATES - {RegistrationState.CONFIRMED}


def seat_walk_in(
    connection: Connection, event: Event, applicant: Applicant, at: datetime, *, actor: str, over_capacity: bool
) -> RegistrationId | NoSeatLeft | ConsentMissing | InvalidApplicant:
    """Return the registration that has a seat now. Whoever waited, or was not decided about, keeps theirs.

    Args:
        connection: of the caller's writing transaction.
        event: locked by the caller.
        applicant: with fields as the person said them; they are checked here. Sessions are not looked at.
        at: now.
        actor: who stands at the door.
        over_capacity: whether the person gets a seat although all are taken.

    """
    if applicant.consent_at is None or not applicant.consent_version:
        return ConsentMissing()
    checked = checked_applicant(replace(applicant, channel=Channel.DOOR))
    if isinstance(checked, InvalidApplicant):
        return checked
    known = sql.active_registration(connection, event.id, checked.person)
    if known is not None and known.state is RegistrationState.CONFIRMED:
        return known.id
    full = _is_full(connection, event, known)
    if full and not over_capacity:
        return NoSeatLeft(event, event.capacity)
    registration_id = _seated(connection, event, known, checked, at)
    _mark_over_capacity(connection, registration_id, over_capacity=full)
    states = {"before": known.state.value if known else None, "after": RegistrationState.CONFIRMED.value}
    details = {"event": event.id, **states, "over_capacity": full}
    audit.record(connection, at, actor, "registration.walked_in", f"registration:{registration_id}", details=details)
    return registration_id


def _is_full(connection: Connection, event: Event, known: Registration | None) -> bool:
    """Return whether somebody more would be too many; a seat that is offered to this very person is theirs."""
    own = 1 if known is not None and known.state is RegistrationState.OFFERED else 0
    return sql.occupancy(connection, event).seats.taken - own >= event.capacity


def _seated(
    connection: Connection, event: Event, known: Registration | None, applicant: Applicant, at: datetime
) -> RegistrationId:
    if known is not None:
        seat = {"confirmed_at": at, "offer_expires_at": None}
        sql.transition(connection, known.id, _WITHOUT_SEAT, RegistrationState.CONFIRMED, **seat)
        return known.id
    registration_id = sql.insert_registration(connection, event.id, applicant, RegistrationState.CONFIRMED, at)
    keep_needs(connection, registration_id, Needs(applicant.accessibility, applicant.dietary))
    return registration_id


def _mark_over_capacity(connection: Connection, registration_id: RegistrationId, *, over_capacity: bool) -> None:
    own = registrations.c.id == registration_id
    connection.execute(update(registrations).where(own).values(over_capacity=over_capacity))
