"""Who is told what when the moment has come."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.forum import event_sql
from bot.forum.event import Material
from bot.forum.needs import Needs, needs_of
from bot.forum.notices import Notice, NoticeKind
from bot.forum.occasions import occasions
from bot.forum.outcomes import Cancelled
from bot.forum.timetable import JobKind, event_subject, moments, offer_subject
from bot.store.engine import Database
from tests.bot.forum.door import Door
from tests.bot.forum.people import applicant
from tests.fakes.clock import FixedClock

SLIDES = (Material("Slajdy", "https://example.org/slajdy"),)
REMINDERS = (JobKind.REMINDER_WEEK, JobKind.REMINDER_DAY, JobKind.REMINDER_HOURS)


@pytest.fixture
def door(database: Database, clock: FixedClock) -> Iterator[Door]:
    with database.transaction() as connection:
        yield Door(connection, clock, capacity=2, materials=SLIDES)


def _told(door: Door, kind: JobKind, late: timedelta = timedelta(0), subject: str = "") -> list[tuple[NoticeKind, str]]:
    return [(notice.kind, notice.registration.person) for notice in _notices(door, kind, late, subject)]


def _notices(door: Door, kind: JobKind, late: timedelta, subject: str) -> list[Notice]:
    """Return what the occasion gives at its moment, or so much later."""
    due_at = moments(door.event).get(kind)
    if due_at is not None:
        door.clock.set(due_at + late)
    subject = subject or event_subject(door.event.id)
    return occasions(door.forum)[kind](door.connection, subject, door.clock.now())


@pytest.mark.parametrize("kind", REMINDERS)
def test_those_with_a_seat_are_reminded_and_nobody_else(door: Door, kind: JobKind) -> None:
    door.seat(1)
    gone = door.seat(2)
    door.forum.cancel_registration(door.connection, gone.id)
    assert _told(door, kind) == [(NoticeKind(kind.value), "telegram:1")]


@pytest.mark.parametrize(
    ("kind", "late"), list(zip(REMINDERS, (timedelta(days=6), timedelta(hours=22), timedelta(hours=2)), strict=True))
)
def test_a_reminder_that_comes_too_late_is_left_out(door: Door, kind: JobKind, late: timedelta) -> None:
    door.seat(1)
    assert _told(door, kind, late / 2)
    assert _told(door, kind, late) == []


def test_of_a_cancelled_event_nobody_is_reminded(door: Door) -> None:
    door.seat(1)
    event_sql.update_event(door.connection, door.event.id, {"cancelled_at": door.clock.now()})
    assert _told(door, JobKind.REMINDER_DAY) == []
    assert _told(door, JobKind.REMINDER_DAY, subject="event:999") == []


def test_what_comes_after_the_event_comes_to_those_who_came(door: Door) -> None:
    came = door.seat(1)
    door.seat(2)
    door.open()
    door.admit(came)
    assert _told(door, JobKind.MATERIALS) == [(NoticeKind.MATERIALS, "telegram:1")]
    assert _told(door, JobKind.CERTIFICATES) == [(NoticeKind.CERTIFICATE, "telegram:1")]
    assert _told(door, JobKind.CERTIFICATES) == []
    assert _told(door, JobKind.FEEDBACK) == [(NoticeKind.FEEDBACK, "telegram:1")]
    assert _told(door, JobKind.FEEDBACK, timedelta(days=14)) == []


def test_without_materials_nobody_is_told_of_any(door: Door) -> None:
    came = door.seat(1)
    door.open()
    door.admit(came)
    event_sql.update_event(door.connection, door.event.id, {"materials": []})
    assert _told(door, JobKind.MATERIALS) == []


def test_an_offer_that_nobody_took_goes_on(door: Door) -> None:
    first = door.seat(1)
    door.seat(2)
    for number in (3, 4):
        door.forum.sign_up(door.connection, door.event.id, applicant(number))
    cancelled = door.forum.cancel_registration(door.connection, first.id, person=first.person)
    assert isinstance(cancelled, Cancelled)
    (offer,) = cancelled.notices
    assert offer.registration.offer_expires_at is not None
    subject = offer_subject(offer.registration.id)
    assert _told(door, JobKind.OFFER, subject=subject) == []
    door.clock.set(offer.registration.offer_expires_at)
    assert _told(door, JobKind.OFFER, subject=subject) == [
        (NoticeKind.OFFER_EXPIRED, "telegram:3"),
        (NoticeKind.OFFERED, "telegram:4"),
    ]


def test_what_people_said_is_forgotten_at_its_moment(door: Door) -> None:
    registration = door.seat(1, accessibility="pętla indukcyjna")
    assert needs_of(door.connection, registration.id) != Needs()
    assert _told(door, JobKind.NEEDS) == []
    assert needs_of(door.connection, registration.id) == Needs()
    assert _told(door, JobKind.CONTACTS) == []
    assert [each.name for each in door.forum.registrations_for(door.connection, door.event.id)] == [""]
