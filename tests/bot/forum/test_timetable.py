"""When what is done about an event, across the changes of the clocks and of the event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import in_warsaw
from bot.forum import event_sql
from bot.forum.event import Event, Material
from bot.forum.model import RegistrationState
from bot.forum.service import ForumService
from bot.forum.timetable import JobKind, event_subject, moments, offer_subject, plan_all, plan_jobs, subject_number
from bot.store import jobs
from bot.store.engine import Connection, Database
from bot.store.jobs import Planned
from tests.bot.forum.people import START, applicant, event
from tests.fakes.clock import FixedClock

DAY = timedelta(days=1)
SLIDES = (Material("Slajdy", "https://example.org/slajdy"),)


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def _known(connection: Connection, made: Event) -> dict[str, Planned]:
    return jobs.planned_for(connection, event_subject(made.id))


def _local(moment: datetime) -> str:
    return f"{in_warsaw(moment):%Y-%m-%d %H:%M}"


def _event(starts_at: datetime, hours: float = 6, **changes: object) -> Event:
    ends_at = starts_at + timedelta(hours=hours)
    made = Event(1, "Forum", "Toruń", starts_at, ends_at, 9, starts_at)  # type: ignore[arg-type] # any number will do
    return replace(made, **changes)  # type: ignore[arg-type] # the names are those of the event's fields


@pytest.mark.parametrize(
    ("starts_at", "week", "day"),
    [
        (
            datetime(2027, 3, 29, 7, tzinfo=UTC),
            "2027-03-22 09:00",
            "2027-03-28 09:00",
        ),  # summer time begins the day before
        (datetime(2027, 11, 1, 8, tzinfo=UTC), "2027-10-25 09:00", "2027-10-31 09:00"),  # and ends
    ],
)
def test_reminders_come_at_the_time_of_the_clocks_at_which_the_event_begins(
    starts_at: datetime, week: str, day: str
) -> None:
    planned = moments(_event(starts_at))
    assert _local(planned[JobKind.REMINDER_WEEK]) == week
    assert _local(planned[JobKind.REMINDER_DAY]) == day
    assert planned[JobKind.REMINDER_HOURS] == starts_at - timedelta(hours=2)


def test_what_comes_after_the_event_comes_by_polish_days() -> None:
    planned = moments(_event(datetime(2027, 10, 30, 16, tzinfo=UTC), materials=SLIDES))
    assert _local(planned[JobKind.MATERIALS]) == "2027-10-31 02:00"
    assert _local(planned[JobKind.CERTIFICATES]) == "2027-11-01 09:00"
    assert _local(planned[JobKind.FEEDBACK]) == "2027-11-01 10:00"


def test_of_a_cancelled_event_only_what_people_said_is_forgotten() -> None:
    assert set(moments(_event(START, cancelled_at=START))) == {JobKind.NEEDS, JobKind.CONTACTS}


def test_contacts_go_after_the_report_where_it_is_made_early() -> None:
    made = _event(START)
    late = moments(made)[JobKind.CONTACTS]
    reported = moments(replace(made, report_made_at=made.ends_at + DAY))[JobKind.CONTACTS]
    assert late - made.ends_at > 90 * DAY
    assert 15 * DAY < reported - made.ends_at < 16 * DAY


@settings(max_examples=50)
@given(st.integers(0, 4 * 365 * 24 * 60), st.floats(0.5, 72))
def test_moments_are_in_their_order_on_any_day(minutes: int, hours: float) -> None:
    made = _event(START + timedelta(minutes=minutes), hours, materials=SLIDES)
    planned = moments(made)
    before = [planned[kind] for kind in (JobKind.REMINDER_WEEK, JobKind.REMINDER_DAY, JobKind.REMINDER_HOURS)]
    assert [*before, made.starts_at] == sorted([*before, made.starts_at])
    after = [planned[kind] for kind in (JobKind.MATERIALS, JobKind.CERTIFICATES, JobKind.FEEDBACK)]
    assert all(made.ends_at < moment < planned[JobKind.NEEDS] < planned[JobKind.CONTACTS] for moment in after)


def test_planning_twice_changes_nothing(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        plan_jobs(connection, made, START)
        planned = _known(connection, made)
        plan_jobs(connection, made, START + DAY)
        assert _known(connection, made) == planned
    assert {kind: each.due_at for kind, each in planned.items()} == moments(made)
    assert subject_number(event_subject(made.id)) == made.id


def test_what_was_over_before_anybody_planned_it_is_left_out_but_for_what_must_be_done(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        plan_jobs(connection, made, made.starts_at - 3 * DAY)
        assert JobKind.REMINDER_WEEK not in _known(connection, made)
        assert JobKind.REMINDER_DAY in _known(connection, made)
        other = event(connection, service)
        plan_jobs(connection, replace(other, materials=SLIDES), other.ends_at + 30 * DAY)
        assert set(_known(connection, other)) == {JobKind.MATERIALS, JobKind.NEEDS, JobKind.CONTACTS}


def test_what_passed_while_nothing_ran_is_made_up_for(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        plan_jobs(connection, made, START)
        plan_jobs(connection, made, made.starts_at - 6 * DAY)
        assert not _known(connection, made)[JobKind.REMINDER_WEEK].done
        assert [job.kind for job in jobs.due(connection, made.starts_at - 6 * DAY, list(JobKind), 9)] == [
            JobKind.REMINDER_WEEK
        ]


def test_a_postponed_event_reminds_anew_and_one_that_came_nearer_not_of_what_is_over(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        plan_jobs(connection, made, START)
        now = made.starts_at - 5 * DAY
        (due,) = jobs.due(connection, now, list(JobKind), 9)
        jobs.done(connection, due.id, now)
        later = replace(made, starts_at=made.starts_at + 30 * DAY, ends_at=made.ends_at + 30 * DAY)
        plan_jobs(connection, later, now)
        assert _known(connection, made)[JobKind.REMINDER_WEEK] == Planned(
            moments(later)[JobKind.REMINDER_WEEK], done=False
        )
        nearer = replace(made, starts_at=now + DAY / 2, ends_at=now + DAY)
        plan_jobs(connection, nearer, now)
        assert not {JobKind.REMINDER_WEEK, JobKind.REMINDER_DAY} & set(_known(connection, made))


def test_whatever_way_events_and_offers_came_about_all_are_planned(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, 1)
        for number in (1, 2):
            service.sign_up(connection, made.id, applicant(number))
        first, second = service.registrations_for(connection, made.id)
        service.cancel_registration(connection, first.id)
        plan_all(connection, clock.now())
        plan_all(connection, clock.now())
        offered = service.registrations_for(connection, made.id)[1]
        assert offered.state is RegistrationState.OFFERED
        assert offered.offer_expires_at is not None
        assert jobs.planned_for(connection, offer_subject(second.id)) == {
            JobKind.OFFER: Planned(offered.offer_expires_at, done=False)
        }
        assert set(_known(connection, made)) == set(moments(made))
        event_sql.update_event(connection, made.id, {"cancelled_at": clock.now()})
        plan_all(connection, clock.now())
        assert set(_known(connection, made)) == {JobKind.NEEDS, JobKind.CONTACTS}
