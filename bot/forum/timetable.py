"""When which thing is to be done about an event: reminders before it, materials after it, forgetting later.

The moments follow from the event alone, so that planning can be repeated at any time: it moves what moved with the
event, adds what is missing, and takes back what has no point any more.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import Connection, select

from bot.clock import WARSAW, in_warsaw
from bot.forum import sql
from bot.forum.event import Event, EventId
from bot.forum.model import Registration, RegistrationId, RegistrationState
from bot.forum.retention_rules import CONTACTS_STAY, CONTACTS_STAY_AFTER_REPORT, NEEDS_STAY
from bot.store import jobs
from bot.store.event_schema import events, registrations


class JobKind(StrEnum):
    """What is done at a moment."""

    REMINDER_WEEK = "reminder_week"
    REMINDER_DAY = "reminder_day"
    REMINDER_HOURS = "reminder_hours"
    OFFER = "offer"
    """An offered seat that nobody took goes on to the next."""
    MATERIALS = "materials"
    CERTIFICATES = "certificates"
    FEEDBACK = "feedback"
    NEEDS = "needs"
    """What people need for access and of the food is forgotten."""
    CONTACTS = "contacts"
    """Names and contacts are forgotten."""


HOURS_BEFORE = timedelta(hours=2)
MATERIALS_AFTER = timedelta(hours=2)
CERTIFICATES_AT = time(9)
FEEDBACK_AT = time(10)
"""In Poland, the day after the event: late enough for lists from the door that were kept without a network."""

FOLLOWED_FOR = CONTACTS_STAY + timedelta(days=30)
"""After the end of an event; by then everything about it is done."""

_JUST_AFTER = timedelta(minutes=1)
"""What is kept for so many days is forgotten when these are over."""

_LATE_TOO = frozenset({JobKind.MATERIALS, JobKind.NEEDS, JobKind.CONTACTS})
"""What is done even when its moment was over as it was planned: materials come when they come, data must go."""


def event_subject(event_id: EventId) -> str:
    """Return how jobs name an event."""
    return f"event:{event_id}"


def offer_subject(registration_id: RegistrationId) -> str:
    """Return how jobs name the registration that a seat is offered to."""
    return f"registration:{registration_id}"


def subject_number(subject: str) -> int:
    """Return the id in the name of a subject."""
    return int(subject.rpartition(":")[2])


def moments(event: Event) -> dict[JobKind, datetime]:
    """Return when what is to be done about the event, in UTC; of a cancelled one only its data is forgotten."""
    contacts = event.ends_at + CONTACTS_STAY
    if event.report_made_at is not None:
        contacts = min(contacts, max(event.report_made_at + CONTACTS_STAY_AFTER_REPORT, event.ends_at))
    forgetting = {
        JobKind.NEEDS: event.ends_at + NEEDS_STAY + _JUST_AFTER,
        JobKind.CONTACTS: contacts + _JUST_AFTER,
    }
    if event.cancelled_at is not None:
        return forgetting
    materials = {JobKind.MATERIALS: event.ends_at + MATERIALS_AFTER} if event.materials else {}
    return {
        JobKind.REMINDER_WEEK: _days_before(event.starts_at, 7),
        JobKind.REMINDER_DAY: _days_before(event.starts_at, 1),
        JobKind.REMINDER_HOURS: event.starts_at - HOURS_BEFORE,
        **materials,
        JobKind.CERTIFICATES: _day_after(event.ends_at, CERTIFICATES_AT),
        JobKind.FEEDBACK: _day_after(event.ends_at, FEEDBACK_AT),
        **forgetting,
    }


def plan_jobs(connection: Connection, event: Event, now: datetime) -> None:
    """Plan what is to be done about the event, or what is different about it since it was planned.

    A moment that was over before anybody planned it is left out (who enters an event three days ahead wants no
    reminder of a week ahead); one that passed while no process ran is made up for.
    """
    subject = event_subject(event.id)
    known = jobs.planned_for(connection, subject)
    wanted = _worthwhile(moments(event), known, now)
    for kind, due_at in wanted.items():
        if kind not in known or known[kind].due_at != due_at:
            jobs.plan(connection, kind, subject, due_at)
    for no_more in known.keys() - wanted.keys():
        jobs.drop(connection, no_more, subject)


def plan_offer(connection: Connection, registration: Registration) -> None:
    """Plan the end of the offer that the registration has; nothing for one without an offer."""
    if registration.state is RegistrationState.OFFERED and registration.offer_expires_at is not None:
        jobs.plan(connection, JobKind.OFFER, offer_subject(registration.id), registration.offer_expires_at)


def plan_all(connection: Connection, now: datetime) -> None:
    """Plan for every event and offer what is not planned yet, whoever created or changed it and by what way."""
    for event_id in connection.scalars(select(events.c.id).where(events.c.ends_at > now - FOLLOWED_FOR)).all():
        event = sql.find_event(connection, event_id)
        if event is not None:
            plan_jobs(connection, event, now)
    for registration in sql.find_registrations(connection, list(_offered(connection))):
        plan_offer(connection, registration)


def _offered(connection: Connection) -> Iterable[RegistrationId]:
    """Return the registrations with an offer whose end is not planned, or planned for another moment."""
    offers = select(registrations.c.id, registrations.c.offer_expires_at)
    for row in connection.execute(offers.where(registrations.c.state == RegistrationState.OFFERED.value)).all():
        registration_id = RegistrationId(row.id)
        known = jobs.planned_for(connection, offer_subject(registration_id)).get(JobKind.OFFER)
        if known is None or known.due_at != row.offer_expires_at:
            yield registration_id


def _worthwhile(
    wanted: Mapping[JobKind, datetime], known: Mapping[str, jobs.Planned], now: datetime
) -> dict[JobKind, datetime]:
    return {
        kind: due_at
        for kind, due_at in wanted.items()
        if due_at > now or kind in _LATE_TOO or (kind in known and known[kind].due_at == due_at)
    }


def _days_before(moment: datetime, days: int) -> datetime:
    """Return the same time of the clocks in Poland so many days before, whatever clocks were changed between."""
    return (in_warsaw(moment) - timedelta(days=days)).astimezone(UTC)


def _day_after(moment: datetime, at: time) -> datetime:
    following = in_warsaw(moment).date() + timedelta(days=1)
    return datetime.combine(following, at, WARSAW).astimezone(UTC)
