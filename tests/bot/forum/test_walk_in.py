from datetime import timedelta

from bot.forum.attendance_model import AlreadyCheckedIn, CheckedIn, NoSeatLeft, NotAdmitted, Obstacle, WalkInResult
from bot.forum.model import (
    Channel,
    ConsentMissing,
    InvalidApplicant,
    RegistrationState,
    SignupClosed,
    Waiting,
    manual_person,
)
from bot.forum.needs import Needs, needs_of
from bot.store.engine import Database
from tests.bot.forum.door import Door
from tests.bot.forum.people import applicant
from tests.fakes.clock import FixedClock


def _walk_in(door: Door, number: int, *, over_capacity: bool = False, **changes: object) -> WalkInResult:
    who = applicant(number, **changes)
    return door.attendance.walk_in(door.connection, door.event.id, who, actor="telegram:9", over_capacity=over_capacity)


def test_a_walk_in_has_a_seat_and_came_although_sign_ups_are_closed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        door.open()
        person = manual_person("Jan Iks", "Gmina Żnin")
        assert isinstance(door.forum.sign_up(connection, door.event.id, applicant(1)), SignupClosed)
        result = _walk_in(door, 1, person=person, name=" Jan  Iks ", dietary="wege")
        assert isinstance(result, CheckedIn)
        registration = result.registration
        assert needs_of(connection, registration.id) == Needs(dietary="wege")
    assert (registration.name, registration.state) == ("Jan Iks", RegistrationState.CONFIRMED)
    assert (registration.channel, registration.over_capacity) == (Channel.DOOR, False)
    assert registration.checked_in_at == clock.now()


def test_beyond_the_capacity_it_takes_a_decision(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock, capacity=1)
        door.seat(1)
        door.open()
        assert _walk_in(door, 2) == NoSeatLeft(door.event, 1)
        assert len(door.forum.registrations_for(connection, door.event.id)) == 1
        result = _walk_in(door, 2, over_capacity=True)
    assert isinstance(result, CheckedIn)
    assert result.registration.over_capacity


def test_who_waited_keeps_the_registration_and_who_has_a_seat_is_only_checked_in(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock, capacity=1)
        seat = door.seat(1)
        waits = door.forum.sign_up(connection, door.event.id, applicant(2))
        assert isinstance(waits, Waiting)
        door.open()
        admitted = _walk_in(door, 2, over_capacity=True)
        assert isinstance(admitted, CheckedIn)
        assert admitted.registration.id == waits.registration.id
        own = _walk_in(door, 1)
        assert isinstance(own, CheckedIn)
        assert (own.registration.id, own.registration.channel) == (seat.id, Channel.CHAT)
        assert isinstance(_walk_in(door, 1), AlreadyCheckedIn)


def test_nobody_is_let_in_without_consent_without_a_name_or_at_the_wrong_time(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        assert _obstacle(_walk_in(door, 1)) is Obstacle.TOO_EARLY
        door.open()
        assert _walk_in(door, 1, consent_at=None) == ConsentMissing()
        assert isinstance(_walk_in(door, 1, name="?"), InvalidApplicant)
        unknown = door.attendance.walk_in(connection, 999, applicant(1), actor="test")
        assert _obstacle(unknown) is Obstacle.UNKNOWN
        door.close(timedelta(hours=13))
        assert _obstacle(_walk_in(door, 1)) is Obstacle.TOO_LATE
        assert door.forum.registrations_for(connection, door.event.id) == []


def _obstacle(result: WalkInResult) -> Obstacle:
    assert isinstance(result, NotAdmitted)
    return result.obstacle
