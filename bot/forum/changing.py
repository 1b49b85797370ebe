"""Changing what somebody said at sign-up, while their seat or place stays.

Every method works within the caller's writing transaction, under the lock of the booking's event.
"""

from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.entry.organisation import organisation_key
from bot.forum import session_sql, sql
from bot.forum.admission import RefusedSessions, organisation_full, refused_sessions
from bot.forum.applicant import checked_applicant
from bot.forum.model import (
    Applicant,
    Booking,
    InvalidApplicant,
    OrganisationFull,
    Registration,
    RegistrationState,
)
from bot.forum.needs import Needs, keep_needs, needs_of
from bot.forum.outcomes import ChangeResult, GroupFull, NothingToChange, RegistrationChanged
from bot.forum.registration_audit import record_fields
from bot.forum.waiting_list import WaitingList

_FIELDS = (
    "name",
    "organisation",
    "organisation_number",
    "group",
    "municipality",
    "role",
    "email",
    "phone",
    "language",
    "sessions",
    "accessibility",
    "dietary",
)
_SEATED = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)


class Changing:
    """Compares what was said with what is said now, and stores it."""

    def __init__(self, clock: Clock, waiting_list: WaitingList) -> None:
        self._clock = clock
        self._waiting_list = waiting_list

    def said(self, connection: Connection, registration: Registration, *, sessions: bool = True) -> Applicant:
        """Return what is stored as somebody would say it; consent is to be given anew."""
        needs = needs_of(connection, registration.id)
        chosen = session_sql.chosen_sessions(connection, registration.id, registration.event_id) if sessions else []
        return Applicant(
            person=registration.person,
            name=registration.name,
            organisation=registration.organisation,
            group=registration.group,
            consent_version=registration.consent_version,
            consent_at=None,
            email=registration.email,
            phone=registration.phone,
            chat_id=registration.chat_id,
            organisation_number=registration.organisation_number,
            municipality=registration.municipality,
            role=registration.role,
            language=registration.language,
            sessions=tuple(session.id for session in chosen),
            accessibility=needs.accessibility,
            dietary=needs.dietary,
        )

    def change(self, connection: Connection, booking: Booking, changed: Applicant, actor: str) -> ChangeResult:
        """Store what ``changed`` says; a seat that a change of group frees goes to who waits."""
        event, registration, now = booking.event, booking.registration, self._clock.now()
        if event.cancelled_at is not None or event.ends_at <= now:
            return NothingToChange()
        checked = checked_applicant(changed)
        if isinstance(checked, InvalidApplicant):
            return checked
        checked = replace(checked, sessions=tuple(sorted(set(checked.sessions))))
        before = self.said(connection, registration)
        before = replace(before, sessions=tuple(sorted(before.sessions)))
        refused = _refused(connection, booking, before, checked)
        if refused is not None:
            return refused
        fields = tuple(name for name in _FIELDS if getattr(before, name) != getattr(checked, name))
        _store(connection, registration, checked)
        record_fields(connection, now, actor, event, registration.id, fields=fields)
        notices = self._waiting_list.fill(connection, event) if "group" in fields else []
        [current] = sql.find_registrations(connection, [registration.id])
        return RegistrationChanged(current, event, fields, tuple(notices))


def _refused(
    connection: Connection, booking: Booking, before: Applicant, checked: Applicant
) -> RefusedSessions | OrganisationFull | GroupFull | None:
    event, registration = booking.event, booking.registration
    if before.group is not checked.group and registration.state in _SEATED:
        counts = sql.occupancy(connection, event)
        if not counts.group_has_room(checked.group):
            return GroupFull(event, checked.group)
    return refused_sessions(connection, event, checked.sessions, registration.id) or (
        None if _key(before) == _key(checked) else organisation_full(connection, event, checked, registration.id)
    )


def _key(applicant: Applicant) -> str:
    return organisation_key(applicant.organisation, applicant.organisation_number)


def _store(connection: Connection, registration: Registration, checked: Applicant) -> None:
    sql.describe(connection, registration.id, checked)
    session_sql.choose_sessions(connection, registration.id, checked.sessions)
    keep_needs(connection, registration.id, Needs(checked.accessibility, checked.dietary))
