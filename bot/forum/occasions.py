"""What is done when the moment of a job has come, and who is told what."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.forum import sql
from bot.forum.certificates import issue_certificates
from bot.forum.event import Event
from bot.forum.model import Registration, RegistrationState
from bot.forum.notices import Notice, NoticeKind
from bot.forum.retention_rules import apply_retention
from bot.forum.service import ForumService
from bot.forum.timetable import HOURS_BEFORE, JobKind, subject_number

Occasion = Callable[[Connection, str, datetime], list[Notice]]
"""Called with the writing transaction, the subject of the job and the moment that it is."""

_TOO_LATE_FOR_WEEK = timedelta(days=2)
"""Before the start; a reminder that comes later would come together with the next one."""

_TOO_LATE_FOR_DAY = HOURS_BEFORE + timedelta(hours=1)
_FEEDBACK_UNTIL = timedelta(days=14)
"""After the end; nobody remembers for longer."""


def occasions(forum: ForumService) -> Mapping[str, Occasion]:
    """Return what to do for each kind of job."""
    return {
        JobKind.REMINDER_WEEK: _reminder(NoticeKind.REMINDER_WEEK, _TOO_LATE_FOR_WEEK),
        JobKind.REMINDER_DAY: _reminder(NoticeKind.REMINDER_DAY, _TOO_LATE_FOR_DAY),
        JobKind.REMINDER_HOURS: _reminder(NoticeKind.REMINDER_HOURS, timedelta(0)),
        JobKind.OFFER: lambda connection, _subject, _now: forum.expire_offers(connection),
        JobKind.MATERIALS: _materials,
        JobKind.CERTIFICATES: _certificates,
        JobKind.FEEDBACK: _feedback,
        JobKind.NEEDS: _forget,
        JobKind.CONTACTS: _forget,
    }


def _reminder(kind: NoticeKind, too_late: timedelta) -> Occasion:
    """Return the occasion that reminds those with a seat; nobody once less than ``too_late`` is left."""

    def remind(connection: Connection, subject: str, now: datetime) -> list[Notice]:
        event = _event(connection, subject)
        if event is None or event.starts_at - now <= too_late:
            return []
        return [
            Notice(kind, each, event)
            for each in sql.registrations_of_event(connection, event.id)
            if each.state is RegistrationState.CONFIRMED
        ]

    return remind


def _materials(connection: Connection, subject: str, _now: datetime) -> list[Notice]:
    event = _event(connection, subject)
    if event is None or not event.materials:
        return []
    return [Notice(NoticeKind.MATERIALS, each, event) for each in _came(connection, event)]


def _certificates(connection: Connection, subject: str, now: datetime) -> list[Notice]:
    event = _event(connection, subject)
    return [] if event is None else issue_certificates(connection, event, at=now)


def _feedback(connection: Connection, subject: str, now: datetime) -> list[Notice]:
    event = _event(connection, subject)
    if event is None or now > event.ends_at + _FEEDBACK_UNTIL:
        return []
    return [Notice(NoticeKind.FEEDBACK, each, event) for each in _came(connection, event) if not each.feedback_given]


def _forget(connection: Connection, _subject: str, now: datetime) -> list[Notice]:
    apply_retention(connection, now)
    return []


def _event(connection: Connection, subject: str) -> Event | None:
    """Return the event of a job, unless it does not take place."""
    event = sql.find_event(connection, subject_number(subject))
    return None if event is None or event.cancelled_at is not None else event


def _came(connection: Connection, event: Event) -> list[Registration]:
    registered = sql.registrations_of_event(connection, event.id)
    return [each for each in registered if each.checked_in_at is not None]
