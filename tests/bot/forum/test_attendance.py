from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

from bot.forum.attendance import MOST_FOUND, AttendanceService
from bot.forum.attendance_model import (
    AlreadyCheckedIn,
    CheckedIn,
    CheckInResult,
    CheckInUndone,
    Merged,
    NotAdmitted,
    NothingToUndo,
    Obstacle,
    OfflineRow,
    RowFault,
)
from bot.forum.model import Waiting
from bot.forum.tickets import TicketKey, ticket_token
from bot.store import audit
from bot.store.engine import Connection, Database
from tests.bot.forum.door import HOUR, KEY, Door
from tests.bot.forum.people import applicant, event
from tests.fakes.clock import FixedClock


def _check_in(door: Door, registration_id: int, **more: Any) -> CheckInResult:  # noqa: ANN401 (tests pass any option)
    return door.attendance.check_in(door.connection, registration_id, actor="telegram:9", **more)


def _obstacle(result: CheckInResult) -> Obstacle:
    assert isinstance(result, NotAdmitted)
    return result.obstacle


def test_whoever_has_a_seat_is_checked_in_once_and_the_audit_says_by_whom(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        door.open()
        first = _check_in(door, seat.id)
        clock.advance(HOUR)
        second = _check_in(door, seat.id)
        entries = audit.entries(connection, actor="telegram:9")
    assert isinstance(first, CheckedIn)
    assert first.registration.checked_in_at == door.event.starts_at
    assert first.registration.checked_in_by == "telegram:9"
    assert isinstance(second, AlreadyCheckedIn)
    assert second.registration == first.registration
    assert [(entry.action, entry.subject) for entry in entries] == [
        ("registration.checked_in", f"registration:{seat.id}")
    ]
    assert entries[0].details["before"] is None


def test_the_door_is_open_from_12_hours_before_to_12_hours_after(database: Database, clock: FixedClock) -> None:
    moments = {-12.01: Obstacle.TOO_EARLY, -12: None, 6 + 12: None, 6 + 12.01: Obstacle.TOO_LATE}
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        for hours, expected in moments.items():
            clock.set(door.event.starts_at + timedelta(hours=hours))
            result = _check_in(door, seat.id)
            assert (result.obstacle if isinstance(result, NotAdmitted) else None) is expected
            door.attendance.undo_check_in(connection, seat.id, actor="test")


def test_numbers_that_are_no_registration_are_not_admitted(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        for forged in (0, -1, 999, 2**63, 10**30):
            assert _obstacle(_check_in(door, forged)) is Obstacle.UNKNOWN
            assert door.attendance.undo_check_in(connection, forged, actor="test") == NothingToUndo()


def test_only_people_with_a_seat_at_this_event_are_admitted(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock, capacity=1)
        seat = door.seat(1)
        waits = door.forum.sign_up(connection, door.event.id, applicant(2))
        elsewhere = event(connection, door.forum)
        door.open()
        assert isinstance(waits, Waiting)
        assert _obstacle(_check_in(door, waits.registration.id)) is Obstacle.WITHOUT_SEAT
        assert _obstacle(_check_in(door, seat.id, event_id=elsewhere.id)) is Obstacle.OTHER_EVENT
        later = clock.now() + timedelta(seconds=1)
        assert _obstacle(_check_in(door, seat.id, at=later)) is Obstacle.IN_THE_FUTURE
        door.forum.cancel_registration(connection, seat.id)
        assert _obstacle(_check_in(door, seat.id)) is Obstacle.GONE


def test_a_check_in_can_be_undone_and_done_again(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        door.open()
        door.admit(seat)
        undone = door.attendance.undo_check_in(connection, seat.id, actor="test")
        assert isinstance(undone, CheckInUndone)
        assert undone.registration == seat
        assert door.attendance.undo_check_in(connection, seat.id, actor="test") == NothingToUndo()
        door.admit(seat)
        actions = [entry.action for entry in audit.entries(connection, subject=f"registration:{seat.id}")]
    assert actions[-3:] == [
        "registration.checked_in",
        "registration.check_in_undone",
        "registration.checked_in",
    ]


def test_two_doors_at_the_same_second_admit_one_person_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seats = [door.seat(number) for number in range(5)]
        door.open()
    service, barrier = AttendanceService(clock, KEY), Barrier(2)

    def doorkeeper(name: str) -> list[CheckInResult]:
        results = []
        for seat in seats:
            barrier.wait(10)
            with database.transaction() as connection:
                results.append(service.check_in(connection, seat.id, actor=name))
        return results

    with ThreadPoolExecutor(2) as pool:
        pairs = zip(*pool.map(doorkeeper, ("left", "right")), strict=True)
        kinds = [sorted(type(each).__name__ for each in pair) for pair in pairs]
    assert kinds == [["AlreadyCheckedIn", "CheckedIn"]] * len(seats)


def test_people_are_found_by_parts_of_names_without_accents(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        wanted = door.seat(1, name="Łucja Żółć-Nowak", organisation="Kowalewskie Stowarzyszenie Most")
        door.seat(2, name="Jan Iksiński", organisation="Gmina Żnin")
        for typed in ("łucja", "LUCJA", "zolc", "Żół", "kowal luc", "most", " nowak "):
            assert door.attendance.find(connection, door.event.id, typed) == [wanted]


def test_a_search_for_nobody_or_everybody_is_bounded(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock, capacity=40)
        seats = [door.seat(number) for number in range(MOST_FOUND + 2)]
        assert [door.attendance.find(connection, door.event.id, typed) for typed in ("", " -. ", "Zenon")] == [[]] * 3
        assert door.attendance.find(connection, door.event.id, "9" * 5000) == []
        assert len(door.attendance.find(connection, door.event.id, "nowak")) == MOST_FOUND
        assert door.attendance.find(connection, door.event.id, str(seats[3].id))[0] == seats[3]
        assert door.attendance.find(connection, 999, "nowak") == []
        door.forum.cancel_registration(connection, seats[3].id)
        assert door.attendance.find(connection, door.event.id, "nowak3") == []


def _merge(door: Door, *rows: OfflineRow | RowFault) -> Merged:
    return door.attendance.merge(door.connection, door.event.id, rows, actor="test")


def test_an_offline_list_is_merged_the_earlier_time_holds_and_again_changes_nothing(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        first, second, third = (door.seat(number) for number in (1, 2, 3))
        door.open()
        door.admit(second, third)
        door.close()
        early, late = door.event.starts_at - HOUR, door.event.starts_at + HOUR
        rows = (
            OfflineRow(1, ticket_token(KEY, first), late),
            OfflineRow(2, str(second.id), early),
            OfflineRow(3, str(third.id), late),
            OfflineRow(4, str(first.id), late + HOUR),
        )
        assert _merge(door, *rows) == Merged(checked_in=1, made_earlier=1, unchanged=2, faults=())
        times = _times(door, connection)
        assert times == {first.id: late, second.id: early, third.id: door.event.starts_at}
        before = len(audit.entries(connection))
        assert _merge(door, *reversed(rows)) == Merged(checked_in=0, made_earlier=0, unchanged=4, faults=())
        assert _times(door, connection) == times
        assert len(audit.entries(connection)) == before


def _times(door: Door, connection: Connection) -> dict[int, object]:
    return {each.id: each.checked_in_at for each in door.forum.registrations_for(connection, door.event.id)}


def test_rows_that_cannot_be_used_are_named_and_the_others_count(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        other = Door(connection, clock)
        good, cancelled, elsewhere = door.seat(1), door.seat(2), other.seat(3)
        door.forum.cancel_registration(connection, cancelled.id)
        door.close()
        start = door.event.starts_at
        forged = ticket_token(TicketKey(bytes(32)), good)
        merged = _merge(
            door,
            RowFault(1, Obstacle.UNREADABLE),
            OfflineRow(2, str(good.id), start),
            OfflineRow(3, "999", start),
            OfflineRow(4, ticket_token(KEY, cancelled), start),
            OfflineRow(5, ticket_token(KEY, elsewhere), start),
            OfflineRow(6, forged, start),
            OfflineRow(7, str(good.id), start - timedelta(days=1)),
            OfflineRow(8, str(good.id), clock.now() + HOUR),
        )
    assert (merged.checked_in, merged.unchanged) == (1, 0)
    assert [(fault.line, fault.obstacle) for fault in merged.faults] == [
        (1, Obstacle.UNREADABLE),
        (3, Obstacle.UNKNOWN),
        (4, Obstacle.GONE),
        (5, Obstacle.OTHER_EVENT),
        (6, Obstacle.NOT_OUR_TICKET),
        (7, Obstacle.TOO_EARLY),
        (8, Obstacle.IN_THE_FUTURE),
    ]
