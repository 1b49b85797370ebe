"""Whether somebody may sign up, and with which sessions: every refusal before a seat is looked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.entry.organisation import organisation_key
from bot.forum import session_sql, sql
from bot.forum.applicant import checked_applicant
from bot.forum.event import Event, SessionId
from bot.forum.model import (
    Applicant,
    ConsentMissing,
    EventCancelled,
    InvalidApplicant,
    OrganisationFull,
    RegistrationId,
    SessionFull,
    SessionsClash,
    SessionUnknown,
    SignupClosed,
    SignupNotOpen,
)
from bot.forum.seating import clash

NotOpen = EventCancelled | SignupNotOpen | SignupClosed
RefusedSessions = SessionUnknown | SessionsClash | SessionFull
Refusal = NotOpen | ConsentMissing | InvalidApplicant | RefusedSessions | OrganisationFull


def admitted(connection: Connection, event: Event, applicant: Applicant, now: datetime) -> Applicant | Refusal:
    """Return the applicant with tidied fields, or why they cannot sign up for ``event`` at ``now``."""
    closed = _closed(event, now)
    if closed is not None:
        return closed
    if applicant.consent_at is None or not applicant.consent_version:
        return ConsentMissing()
    checked = checked_applicant(applicant)
    if isinstance(checked, InvalidApplicant):
        return checked
    return (
        refused_sessions(connection, event, checked.sessions)
        or organisation_full(connection, event, checked)
        or checked
    )


def refused_sessions(
    connection: Connection, event: Event, chosen: Sequence[SessionId], own: RegistrationId | None = None
) -> RefusedSessions | None:
    """Return why the sessions cannot be chosen together; what the registration ``own`` has already, it keeps."""
    if not chosen:
        return None
    offered = {seats.session.id: seats for seats in session_sql.session_seats(connection, event.id, besides=own)}
    if not set(chosen) <= set(offered):
        return SessionUnknown(event)
    overlap = clash([offered[each].session for each in set(chosen)])
    if overlap is not None:
        return SessionsClash(event, *overlap)
    mine = [] if own is None else session_sql.chosen_sessions(connection, own, event.id)
    kept = {session.id for session in mine}
    full = (offered[each].session for each in chosen if offered[each].full and each not in kept)
    return next((SessionFull(event, session) for session in full), None)


def organisation_full(
    connection: Connection, event: Event, applicant: Applicant, own: RegistrationId | None = None
) -> OrganisationFull | None:
    """Return that no more people of the organisation may come; the registration ``own`` is not counted."""
    limit = event.organisation_limit
    if limit is None:
        return None
    key = organisation_key(applicant.organisation, applicant.organisation_number)
    active = sql.active_of_organisation(connection, event.id, key, besides=own)
    return OrganisationFull(event, limit) if active >= limit else None


def _closed(event: Event, now: datetime) -> NotOpen | None:
    """Return why nobody can sign up at ``now``."""
    if event.cancelled_at is not None:
        return EventCancelled(event)
    if event.signup_opens_at is not None and now < event.signup_opens_at:
        return SignupNotOpen(event)
    return SignupClosed(event) if now > event.signup_deadline else None
