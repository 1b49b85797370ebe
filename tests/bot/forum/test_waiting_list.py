"""Freed seats: who is offered one, for how long, and what becomes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.forum.event import Event
from bot.forum.model import (
    AlreadyRegistered,
    Confirmed,
    Group,
    Registration,
    RegistrationState,
    Waiting,
    telegram_person,
)
from bot.forum.notices import Notice, NoticeKind
from bot.forum.outcomes import Cancelled, NothingToCancel, OfferGone
from bot.forum.service import ForumService
from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.event_schema import events
from tests.bot.forum.people import applicant, cap_group, event, set_capacity
from tests.fakes.clock import FixedClock

FORGED = [0, -1, 999, 2**63, 10**30]
Told = list[tuple[NoticeKind, str]]


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def _sign_up(service: ForumService, connection: Connection, made: Event, *numbers: int) -> list[Registration]:
    results = [service.sign_up(connection, made.id, applicant(number)) for number in numbers]
    return [result.registration for result in results if isinstance(result, Confirmed | Waiting)]


def _told(notices: list[Notice]) -> Told:
    return [(notice.kind, notice.registration.person) for notice in notices]


def _leave(service: ForumService, connection: Connection, registration: Registration) -> list[Notice]:
    result = service.cancel_registration(connection, registration.id, person=registration.person)
    assert isinstance(result, Cancelled)
    return list(result.notices)


@pytest.mark.parametrize(
    ("before_the_start", "lasts"),
    [
        (timedelta(days=30), timedelta(hours=48)),
        (timedelta(days=4), timedelta(hours=24)),
        (timedelta(hours=8), timedelta(hours=2)),
        (timedelta(hours=2), timedelta(hours=1)),
    ],
)
def test_an_offer_lasts_two_days_and_less_near_the_event(
    database: Database, service: ForumService, clock: FixedClock, before_the_start: timedelta, lasts: timedelta
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _ = _sign_up(service, connection, made, 1, 2)
        clock.set(made.starts_at - before_the_start)
        [notice] = _leave(service, connection, seat)
    assert (notice.kind, notice.registration.state) == (NoticeKind.OFFERED, RegistrationState.OFFERED)
    assert notice.registration.offer_expires_at == clock.now() + lasts


def test_the_organiser_says_how_long_an_offer_lasts(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1, offer_hours=12)
        seat, _ = _sign_up(service, connection, made, 1, 2)
        [notice] = _leave(service, connection, seat)
    assert notice.registration.offer_expires_at == clock.now() + timedelta(hours=12)


def test_shortly_before_the_start_a_freed_seat_is_theirs_at_once(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _ = _sign_up(service, connection, made, 1, 2)
        clock.set(made.starts_at - timedelta(minutes=119))
        [notice] = _leave(service, connection, seat)
    assert (notice.kind, notice.registration.state) == (NoticeKind.PROMOTED, RegistrationState.CONFIRMED)


def test_who_cannot_be_asked_gets_a_freed_seat_at_once(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        [seat] = _sign_up(service, connection, made, 1)
        service.sign_up(connection, made.id, applicant(2, chat_id=None))
        assert _told(_leave(service, connection, seat)) == [(NoticeKind.PROMOTED, "telegram:2")]


def test_an_offer_that_is_accepted_twice_is_one_seat(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, waiting = _sign_up(service, connection, made, 1, 2)
        _leave(service, connection, seat)
        first = service.accept_offer(connection, waiting.id, person=waiting.person)
        again = service.accept_offer(connection, waiting.id, person=waiting.person)
        actions = [entry.action for entry in audit.entries(connection, subject=f"registration:{waiting.id}")]
        assert service.seats(connection, made).confirmed == 1
    assert isinstance(first, Confirmed)
    assert first == again
    assert first.registration.offer_expires_at is None
    assert actions == ["registration.waiting", "registration.offered", "registration.accepted"]


def test_an_offer_is_for_one_person(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, offered, waiting = _sign_up(service, connection, made, 1, 2, 3)
        _leave(service, connection, seat)
        stranger = service.accept_offer(connection, offered.id, person=waiting.person)
        without = service.accept_offer(connection, waiting.id, person=waiting.person)
        forged = [service.accept_offer(connection, number, person=waiting.person) for number in FORGED]
    assert [stranger, without, *forged] == [OfferGone()] * (2 + len(FORGED))


def test_an_offer_is_gone_at_the_second_it_ends_even_before_anybody_looked(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, waiting = _sign_up(service, connection, made, 1, 2)
        _leave(service, connection, seat)
        clock.advance(timedelta(hours=48))
        assert service.accept_offer(connection, waiting.id, person=waiting.person) == OfferGone()


def test_an_offer_that_nobody_took_goes_on_to_the_next(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, second, _ = _sign_up(service, connection, made, 1, 2, 3)
        _leave(service, connection, seat)
        clock.advance(timedelta(hours=47, minutes=59))
        assert service.expire_offers(connection) == []
        clock.advance(timedelta(minutes=1))
        notices = service.expire_offers(connection)
        assert service.expire_offers(connection) == []
        found = service.find_registration(connection, second.id)
    assert _told(notices) == [(NoticeKind.OFFER_EXPIRED, "telegram:2"), (NoticeKind.OFFERED, "telegram:3")]
    assert found is not None
    assert found.state is RegistrationState.EXPIRED
    assert len({notice.key for notice in notices}) == 2


def test_who_let_an_offer_lapse_may_sign_up_again_at_the_end(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _, _, _ = _sign_up(service, connection, made, 1, 2, 3, 4)
        _leave(service, connection, seat)
        clock.advance(timedelta(hours=48))
        service.expire_offers(connection)
        result = service.sign_up(connection, made.id, applicant(2))
    assert isinstance(result, Waiting)
    assert result.place == 2


def test_an_offer_that_is_declined_goes_on_to_the_next(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, offered, _ = _sign_up(service, connection, made, 1, 2, 3)
        _leave(service, connection, seat)
        assert _told(_leave(service, connection, offered)) == [(NoticeKind.OFFERED, "telegram:3")]


def test_an_offer_ends_with_the_start_and_nobody_follows(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, waiting, _ = _sign_up(service, connection, made, 1, 2, 3)
        _leave(service, connection, seat)
        connection.execute(update(events).values(starts_at=clock.now(), signup_deadline=clock.now()))
        gone = service.accept_offer(connection, waiting.id, person=waiting.person)
        assert _told(service.expire_offers(connection)) == [(NoticeKind.OFFER_EXPIRED, "telegram:2")]
    assert gone == OfferGone()


def test_a_cancelled_event_offers_nothing(database: Database, service: ForumService, clock: FixedClock) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, waiting, _ = _sign_up(service, connection, made, 1, 2, 3)
        _leave(service, connection, seat)
        connection.execute(update(events).values(cancelled_at=clock.now()))
        assert service.accept_offer(connection, waiting.id, person=waiting.person) == OfferGone()
        assert _leave(service, connection, waiting) == []
        assert service.fill_free_seats(connection, made) == []


def test_while_a_seat_is_offered_a_newcomer_waits(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _ = _sign_up(service, connection, made, 1, 2)
        _leave(service, connection, seat)
        result = service.sign_up(connection, made.id, applicant(3))
        again = service.sign_up(connection, made.id, applicant(2))
        seats = service.seats(connection, made)
    assert isinstance(result, Waiting)
    assert result.place == 1
    assert isinstance(again, AlreadyRegistered)
    assert (seats.offered, seats.taken, seats.free) == (1, 1, 0)


def test_a_seat_is_released_once(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2)
        seat, *_ = _sign_up(service, connection, made, 1, 2, 3, 4)
        assert _told(_leave(service, connection, seat)) == [(NoticeKind.OFFERED, "telegram:3")]
        assert service.cancel_registration(connection, seat.id, person=seat.person) == NothingToCancel()
        assert service.seats(connection, made).taken == 2


def test_more_seats_are_offered_in_the_order_of_the_line(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        _sign_up(service, connection, made, 1, 2, 3, 4)
        set_capacity(connection, made, 3)
        notices = service.fill_free_seats(connection, made)
        assert service.fill_free_seats(connection, made) == []
        [last] = service.registrations_of(connection, telegram_person(4))
    assert _told(notices) == [(NoticeKind.OFFERED, "telegram:2"), (NoticeKind.OFFERED, "telegram:3")]
    assert all(notice.event.capacity == 3 for notice in notices)
    assert last.registration.place == 1


def test_fewer_seats_take_nobodys_away_and_a_freed_one_is_not_handed_on(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2)
        seat, *_ = _sign_up(service, connection, made, 1, 2, 3)
        set_capacity(connection, made, 1)
        assert service.fill_free_seats(connection, made) == []
        assert service.seats(connection, made).confirmed == 2
        assert _leave(service, connection, seat) == []


def _group(number: int) -> Group:
    return Group.VOLUNTEER if number < 10 else Group.COUNCILLOR


def _mixed(service: ForumService, connection: Connection, made: Event, *numbers: int) -> list[tuple[str, int | None]]:
    results = [service.sign_up(connection, made.id, applicant(each, group=_group(each))) for each in numbers]
    registrations = [each.registration for each in results if isinstance(each, Confirmed | Waiting)]
    return [(registration.state.value, registration.place) for registration in registrations]


def test_a_group_with_a_capacity_fills_by_itself_and_has_its_own_line(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=3)
        cap_group(connection, made, Group.VOLUNTEER, 1)
        got = _mixed(service, connection, made, 1, 2, 3, 11, 12, 13)
        by_group = service.seats_by_group(connection, made)
    assert got == [
        ("confirmed", None),
        ("waiting", 1),
        ("waiting", 2),
        ("confirmed", None),
        ("confirmed", None),
        ("waiting", 1),
    ]
    assert list(by_group) == [Group.VOLUNTEER]
    assert (by_group[Group.VOLUNTEER].capacity, by_group[Group.VOLUNTEER].confirmed) == (1, 1)
    assert by_group[Group.VOLUNTEER].waiting == 2


def test_a_freed_seat_passes_over_those_whose_group_is_full(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2)
        cap_group(connection, made, Group.VOLUNTEER, 1)
        _mixed(service, connection, made, 1, 2, 11, 12)
        [councillor] = service.registrations_of(connection, telegram_person(11))
        [volunteer] = service.registrations_of(connection, telegram_person(1))
        assert _told(_leave(service, connection, councillor.registration)) == [(NoticeKind.OFFERED, "telegram:12")]
        assert _told(_leave(service, connection, volunteer.registration)) == [(NoticeKind.OFFERED, "telegram:2")]


def test_a_group_without_a_single_seat_waits(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=5)
        cap_group(connection, made, Group.VOLUNTEER, 0)
        assert _mixed(service, connection, made, 1, 11) == [("waiting", 1), ("confirmed", None)]
