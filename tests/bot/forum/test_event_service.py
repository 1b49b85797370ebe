from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.clock import NonexistentTimeError, from_warsaw, in_warsaw
from bot.forum.event import Event, InvalidEventError, Material
from bot.forum.event_changes import moved
from bot.forum.event_service import EventService
from bot.forum.model import (
    Confirmed,
    EventCancelled,
    Group,
    Registration,
    RegistrationState,
    Waiting,
)
from bot.forum.notices import Change, NoticeKind
from bot.forum.plan import EventChanges, SessionChanges, SessionPlan
from bot.forum.service import ForumService
from bot.forum.timetable import JobKind, event_subject
from bot.store import audit, jobs
from bot.store.engine import Connection, Database
from tests.bot.forum.people import START, applicant, plan
from tests.fakes.clock import FixedClock

DAY = START + timedelta(days=30)


@pytest.fixture
def forum(clock: FixedClock) -> ForumService:
    return ForumService(clock)


@pytest.fixture
def service(clock: FixedClock, forum: ForumService) -> EventService:
    return EventService(clock, forum)


def _workshop(title: str = "Warsztat", hours: int = 1, capacity: int | None = 10) -> SessionPlan:
    starts_at = DAY + timedelta(hours=hours)
    return SessionPlan(title, starts_at, starts_at + timedelta(hours=1), bookable=True, capacity=capacity)


def _seated(forum: ForumService, connection: Connection, event: Event, *numbers: int) -> list[Registration]:
    results = [forum.sign_up(connection, event.id, applicant(number)) for number in numbers]
    return [result.registration for result in results if isinstance(result, Confirmed | Waiting)]


def test_an_event_is_created_with_its_sessions_and_seats_for_groups(database: Database, service: EventService) -> None:
    described = plan(
        capacity=160,
        series="forum",
        materials=(Material("Program", "https://example.org/p.pdf"),),
        languages=("pl", "en"),
        organisation_limit=3,
        signup_opens_at=START,
    )
    seats = {Group.COUNCILLOR: 20, Group.VOLUNTEER: 0}
    with database.transaction() as connection:
        sessions = [_workshop(hours=3), _workshop("  Wcześniejszy ", hours=1)]
        made = service.create(connection, described, sessions=sessions, group_capacities=seats, actor="cli")
    with database.read() as connection:
        (stored,) = service.editions(connection, "forum")
        titles = [session.title for session in service.sessions(connection, made.id)]
        assert service.group_capacities(connection, made.id) == seats
    assert stored == made
    assert titles == ["Wcześniejszy", "Warsztat"]


def test_nothing_is_created_of_an_event_with_a_faulty_session(database: Database, service: EventService) -> None:
    with pytest.raises(InvalidEventError, match="mieścić"), database.transaction() as connection:
        service.create(connection, plan(), sessions=[_workshop(hours=9)], actor="cli")
    with pytest.raises(InvalidEventError, match="other"), database.transaction() as connection:
        service.create(connection, plan(), group_capacities={Group.OTHER: -1}, actor="cli")
    with database.read() as connection:
        assert audit.entries(connection) == []


def test_people_are_told_of_changes_that_they_feel_with_before_and_after(
    database: Database, service: EventService, forum: ForumService
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(capacity=1), actor="cli")
        first, second, gone = _seated(forum, connection, made, 1, 2, 3)
        forum.cancel_registration(connection, gone.id)
        changes = EventChanges(place="Bydgoszcz", target=160, ends_at=made.ends_at + timedelta(hours=1))
        result = service.change(connection, made.id, changes, actor="telegram:9")
        (entry,) = [each for each in audit.entries(connection) if each.action == "event.changed"]
    felt = (
        Change("place", "Toruń", "Bydgoszcz"),
        Change("ends_at", made.ends_at.isoformat(), (made.ends_at + timedelta(hours=1)).isoformat()),
    )
    assert [(notice.kind, notice.registration.id) for notice in result.notices] == [
        (NoticeKind.EVENT_CHANGED, first.id),
        (NoticeKind.EVENT_CHANGED, second.id),
    ]
    assert {notice.changes for notice in result.notices} == {felt}
    assert (result.event.revision, result.event.place, result.event.target) == (1, "Bydgoszcz", 160)
    assert (entry.actor, entry.subject, entry.details["before"]["place"]) == ("telegram:9", "event:1", "Toruń")


def test_other_changes_are_silent_and_the_audit_log_has_no_links(
    database: Database, service: EventService, forum: ForumService
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(online_link="https://example.org/?pwd=secret"), actor="cli")
        _seated(forum, connection, made, 1)
        silent = EventChanges(
            needs_approval=True,
            organisation_limit=2,
            series="forum",
            languages=("pl",),
            materials=(Material("A", "https://example.org/a"),),
            signup_deadline=made.starts_at,
        )
        result = service.change(connection, made.id, silent, actor="cli")
        assert (result.notices, result.event.revision, len(result.changes)) == ((), 0, 6)
        cleared = EventChanges(organisation_limit=0, series="", online_link="", materials=())
        result = service.change(connection, made.id, cleared, actor="cli")
        assert (result.event.organisation_limit, result.event.series, result.event.online_link) == (None, None, None)
        assert [change.name for change in result.notices[0].changes] == ["online_link"]
        assert "secret" not in str(audit.entries(connection))
        again = service.change(connection, made.id, cleared, actor="cli")
        assert (again.changes, again.notices) == ((), ())


def test_a_higher_capacity_gives_seats_and_a_lower_one_takes_none_away(
    database: Database, service: EventService, forum: ForumService
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(capacity=1), actor="cli")
        first, second, third = _seated(forum, connection, made, 1, 2, 3)
        raised = service.change(connection, made.id, EventChanges(capacity=2), actor="cli")
        assert [notice.registration.id for notice in raised.notices] == [second.id]
        lowered = service.change(connection, made.id, EventChanges(capacity=1), actor="cli")
        seats = forum.seats(connection, lowered.event)
        assert (lowered.notices, seats.taken, seats.waiting) == ((), 2, 1)
        forum.cancel_registration(connection, first.id)
        waiting = forum.find_registration(connection, third.id)
        assert waiting is not None
        assert waiting.state is RegistrationState.WAITING


def test_seats_for_groups_are_given_and_taken_back(
    database: Database, service: EventService, forum: ForumService
) -> None:
    none, one = {Group.NGO_LEADER: 0}, {Group.NGO_LEADER: 1}
    with database.transaction() as connection:
        made = service.create(connection, plan(capacity=5), group_capacities=none, actor="cli")
        first, second = _seated(forum, connection, made, 1, 2)
        given = service.set_group_capacities(connection, made.id, one, actor="cli")
        assert given.changes == (Change("group_capacities.ngo_leader", "0", "1"),)
        assert [notice.registration.id for notice in given.notices] == [first.id]
        assert service.set_group_capacities(connection, made.id, one, actor="cli").changes == ()
        shared = service.set_group_capacities(connection, made.id, {Group.NGO_LEADER: None}, actor="cli")
        assert [notice.registration.id for notice in shared.notices] == [second.id]
        assert service.group_capacities(connection, made.id) == {}


_REFUSED = [
    (EventChanges(title=" "), "tytuł"),
    (EventChanges(capacity=0), "Liczba miejsc"),
    (EventChanges(starts_at=START), "przyszłości"),
    (EventChanges(starts_at=DAY + timedelta(hours=2)), "Sesja nr 1"),
    (EventChanges(ends_at=DAY), "Koniec"),
    (EventChanges(signup_deadline=DAY + timedelta(minutes=1)), "Termin zapisów"),
    (EventChanges(signup_opens_at=DAY), "Otwarcie"),
    (EventChanges(online_link="zoom"), "adresem"),
    (EventChanges(series="Cykl żółty"), "cyklu"),
    (EventChanges(languages=("polski",)), "Języki"),
    (EventChanges(offer_hours=0), "720"),
    (EventChanges(materials=(Material("", "https://example.org"),)), "materiał"),
    (EventChanges(directions="x" * 2001), "dojazdu"),
]


def test_changes_that_cannot_be_are_refused_with_what_to_do(database: Database, service: EventService) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), sessions=[_workshop()], actor="cli")
        for changes, words in _REFUSED:
            with pytest.raises(InvalidEventError, match=words):
                service.change(connection, made.id, changes, actor="cli")


def test_sign_ups_until_the_start_follow_it(database: Database, service: EventService) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(signup_deadline=DAY), actor="cli")
        earlier = EventChanges(starts_at=DAY - timedelta(hours=1))
        assert service.change(connection, made.id, earlier, actor="cli").event.signup_deadline == earlier.starts_at


def test_a_postponed_event_takes_its_sessions_deadline_and_people_along(
    database: Database, service: EventService, forum: ForumService
) -> None:
    later = datetime(2027, 4, 12, 8, 0, tzinfo=UTC)  # summer time has begun
    with database.transaction() as connection:
        made = service.create(connection, plan(signup_opens_at=START), sessions=[_workshop()], actor="cli")
        (kept,) = _seated(forum, connection, made, 1)
        result = service.postpone(connection, made.id, later, actor="cli")
        (session,) = service.sessions(connection, made.id)
        assert forum.find_registration(connection, kept.id) == kept
    event = result.event
    assert [in_warsaw(moment).strftime("%m-%d %H:%M") for moment in (event.starts_at, event.ends_at)] == [
        "04-12 10:00",
        "04-12 16:00",
    ]
    assert in_warsaw(session.starts_at).strftime("%m-%d %H:%M") == "04-12 11:00"
    assert (event.starts_at - event.signup_deadline).days == 7
    assert event.signup_opens_at == START
    (notice,) = result.notices
    assert (notice.kind, [change.name for change in notice.changes]) == (
        NoticeKind.EVENT_POSTPONED,
        ["starts_at", "ends_at"],
    )


def test_what_is_to_be_done_about_an_event_follows_its_times(database: Database, service: EventService) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), actor="cli")
        subject = event_subject(made.id)
        planned = jobs.planned_for(connection, subject)
        assert planned[JobKind.REMINDER_DAY].due_at == made.starts_at - timedelta(days=1)
        service.postpone(connection, made.id, made.starts_at + timedelta(days=2), actor="cli")
        assert jobs.planned_for(connection, subject)[JobKind.REMINDER_DAY].due_at == made.starts_at + timedelta(days=1)
        service.cancel(connection, made.id, actor="cli")
        assert JobKind.REMINDER_DAY not in jobs.planned_for(connection, subject)


def test_what_began_is_not_postponed(database: Database, service: EventService, clock: FixedClock) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), actor="cli")
        with pytest.raises(InvalidEventError, match="przyszłości"):
            service.postpone(connection, made.id, START, actor="cli")
        clock.set(DAY)
        with pytest.raises(InvalidEventError, match="już się zaczęło"):
            service.postpone(connection, made.id, DAY + timedelta(days=1), actor="cli")


def test_a_cancelled_event_tells_everybody_once_and_lets_nobody_in(
    database: Database, service: EventService, forum: ForumService
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(capacity=1), actor="cli")
        _seated(forum, connection, made, 1, 2)
        result = service.cancel(connection, made.id, actor="cli")
        assert [notice.kind for notice in result.notices] == [NoticeKind.EVENT_CANCELLED] * 2
        assert (result.event.cancelled_at, result.event.revision) == (START, 1)
        assert forum.get_event(connection, made.id) == result.event
        assert service.cancel(connection, made.id, actor="cli").notices == ()
        assert isinstance(forum.sign_up(connection, made.id, applicant(3)), EventCancelled)
        with pytest.raises(InvalidEventError, match="odwołane"):
            service.change(connection, made.id, EventChanges(title="Inne"), actor="cli")


def test_an_event_that_is_over_stays_and_its_changes_are_told_to_nobody(
    database: Database, service: EventService, forum: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), actor="cli")
        _seated(forum, connection, made, 1)
        clock.set(made.ends_at)
        assert service.change(connection, made.id, EventChanges(place="Bydgoszcz"), actor="cli").notices == ()
        with pytest.raises(InvalidEventError, match="skończyło"):
            service.cancel(connection, made.id, actor="cli")


def test_a_copy_is_the_next_edition_without_people_links_and_materials(
    database: Database, service: EventService, forum: ForumService
) -> None:
    link, materials = "https://example.org/zoom", (Material("A", "https://example.org/a"),)
    next_year = datetime(2028, 2, 14, 9, 0, tzinfo=UTC)
    with database.transaction() as connection:
        described = plan(online_link=link, materials=materials, organisation_limit=3)
        first = service.create(
            connection, described, sessions=[_workshop()], group_capacities={Group.OTHER: 1}, actor="cli"
        )
        _seated(forum, connection, first, 1)
        second = service.copy(connection, first.id, next_year, actor="cli")
        third = service.copy(connection, second.id, next_year + timedelta(days=365), actor="cli")
        assert [event.id for event in service.editions(connection, str(second.series))] == [1, 2, 3]
        assert forum.registrations_for(connection, second.id) == []
        (session,) = service.sessions(connection, second.id)
        assert session.starts_at == next_year + timedelta(hours=1)
        assert service.group_capacities(connection, third.id) == {Group.OTHER: 1}
    assert (second.organisation_limit, second.online_link, second.materials) == (3, None, ())
    assert second.ends_at - second.starts_at == first.ends_at - first.starts_at


def test_sessions_are_added_changed_and_removed(database: Database, service: EventService, forum: ForumService) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), actor="cli")
        session = service.add_session(connection, made.id, _workshop(), actor="cli")
        forum.sign_up(connection, made.id, applicant(1, sessions=(session.id,)))
        wider = service.change_session(connection, session.id, SessionChanges(room="Sala 1", capacity=0), actor="cli")
        assert (wider.room, wider.capacity, wider.title) == ("Sala 1", None, "Warsztat")
        removed = service.remove_session(connection, session.id, actor="cli")
        assert (removed.session, removed.chosen_by) == (wider, 1)
        assert service.sessions(connection, made.id) == []
        actions = [entry.action for entry in audit.entries(connection, subject="session:1")]
    assert actions == ["session.added", "session.changed", "session.removed"]


def test_a_session_that_cannot_be_chosen_any_more_is_nobodys_choice(
    database: Database, service: EventService, forum: ForumService
) -> None:
    with database.transaction() as connection:
        made = service.create(connection, plan(), sessions=[_workshop()], actor="cli")
        (session,) = service.sessions(connection, made.id)
        forum.sign_up(connection, made.id, applicant(1, sessions=(session.id,)))
        plain = service.change_session(connection, session.id, SessionChanges(bookable=False), actor="cli")
        assert (plain.bookable, plain.capacity) == (False, None)
        assert service.remove_session(connection, session.id, actor="cli").chosen_by == 0


def test_unknown_events_and_sessions_are_refused(database: Database, service: EventService) -> None:
    with database.transaction() as connection:
        for forged in (0, -1, 7, 2**63, 10**30):
            with pytest.raises(InvalidEventError, match="Nie ma wydarzenia"):
                service.cancel(connection, forged, actor="cli")
            with pytest.raises(InvalidEventError, match="Nie ma sesji"):
                service.remove_session(connection, forged, actor="cli")
            assert (service.sessions(connection, forged), service.group_capacities(connection, forged)) == ([], {})


_DAYS = st.dates(date(2027, 1, 1), date(2028, 12, 31))
_TIMES = st.times().map(lambda each: time(each.hour, each.minute))


@given(day=_DAYS, other_day=_DAYS, start=_TIMES, session=_TIMES)
@settings(max_examples=50)
def test_what_is_moved_keeps_its_time_on_the_clock(day: date, other_day: date, start: time, session: time) -> None:
    try:
        before, after, moment = (
            from_warsaw(datetime.combine(*each)) for each in ((day, start), (other_day, start), (day, session))
        )
        found = moved(moment, before, after)
    except NonexistentTimeError:
        assume(False)
    assert in_warsaw(found).replace(tzinfo=None) == datetime.combine(other_day, session)


@pytest.mark.parametrize(
    ("first_day", "other_day"),
    [(date(2027, 3, 27), date(2027, 3, 28)), (date(2027, 10, 30), date(2027, 10, 31))],
)
def test_ten_o_clock_stays_ten_o_clock_over_both_clock_changes(first_day: date, other_day: date) -> None:
    before, after = (from_warsaw(datetime.combine(day, time(10))) for day in (first_day, other_day))
    assert after - before != timedelta(days=1)
    assert moved(before + timedelta(hours=2), before, after) == after + timedelta(hours=2)


def test_a_session_that_would_fall_into_the_skipped_hour_is_refused() -> None:
    before, after = (from_warsaw(datetime.combine(day, time(0))) for day in (date(2027, 3, 27), date(2027, 3, 28)))
    with pytest.raises(NonexistentTimeError):
        moved(before + timedelta(hours=2, minutes=30), before, after)
