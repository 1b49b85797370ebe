import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forum.certificates import (
    certificate_number,
    issue_certificates,
    tidy_number,
    verify_certificate,
)
from bot.forum.notices import NoticeKind
from bot.forum.own_data import erase_person
from bot.store import audit
from bot.store.engine import Database
from tests.bot.forum.door import Door
from tests.fakes.clock import FixedClock


def test_whoever_came_gets_a_number_once_and_is_told(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        first, absent, second = (door.seat(number) for number in (1, 2, 3))
        door.open()
        door.admit(second, first)
        door.close()
        notices = issue_certificates(connection, door.event, at=clock.now(), actor="test")
        again = issue_certificates(connection, door.event, at=clock.now(), actor="test")
        kept = door.forum.find_registration(connection, absent.id)
        (entry,) = audit.entries(connection, actor="test", subject=f"event:{door.event.id}")[1:]
    assert [(notice.kind, notice.registration.id) for notice in notices] == [
        (NoticeKind.CERTIFICATE, first.id),
        (NoticeKind.CERTIFICATE, second.id),
    ]
    numbers = [notice.registration.certificate_number for notice in notices]
    assert numbers == [certificate_number(2027, 1), certificate_number(2027, 2)]
    assert notices[0].registration.certificate_at == clock.now()
    assert again == []
    assert kept is not None
    assert kept.certificate_number is None
    assert (entry.action, entry.details["issued"]) == ("certificates.issued", 2)


def test_events_of_one_year_share_the_numbers_and_a_latecomer_gets_the_next(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door, other = Door(connection, clock), Door(connection, clock)
        seats = [door.seat(1), door.seat(2), other.seat(1)]
        door.open()
        door.admit(seats[0], seats[2])
        issued = [
            notice.registration.certificate_number
            for each in (door, other)
            for notice in issue_certificates(connection, each.event, at=clock.now())
        ]
        door.admit(seats[1])
        (late,) = issue_certificates(connection, door.event, at=clock.now())
    assert [*issued, late.registration.certificate_number] == [certificate_number(2027, each) for each in (1, 2, 3)]


def test_anybody_can_verify_a_number_and_learns_initials_only(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1, name="łucja Żółć-nowak")
        door.open()
        door.admit(seat)
        issue_certificates(connection, door.event, at=clock.now())
        number = certificate_number(2027, 1)
        found = verify_certificate(connection, f" {number.lower().replace('/', ' ')} ")
        assert found is not None
        assert (found.number, found.event, found.initials, found.issued_at) == (
            number,
            door.event,
            "Ł. Ż.-N.",
            clock.now(),
        )
        assert verify_certificate(connection, certificate_number(2027, 2)) is None
        door.attendance.undo_check_in(connection, seat.id, actor="test")
        assert verify_certificate(connection, number) is None


def test_a_number_stays_valid_without_the_name_when_the_person_is_erased(
    file_database: Database, clock: FixedClock
) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        door.open()
        door.admit(seat)
        issue_certificates(connection, door.event, at=clock.now())
        door.close()
        erased = erase_person(connection, door.forum, seat.person, clock.now())
        found = verify_certificate(connection, certificate_number(2027, 1))
        assert issue_certificates(connection, door.event, at=clock.now()) == []
    assert erased.certificates == (certificate_number(2027, 1),)
    assert found is not None
    assert (found.initials, found.event.title) == ("", "Forum")


@settings(max_examples=50)
@given(st.integers(2000, 2999), st.integers(1, 10**6), st.data())
def test_a_wrong_digit_or_two_swapped_ones_are_no_number(year: int, running: int, data: st.DataObject) -> None:
    number = certificate_number(year, running)
    assert tidy_number(number) == number
    digits = [place for place, letter in enumerate(number) if letter.isdigit()]
    place = data.draw(st.sampled_from(digits))
    wrong = data.draw(st.sampled_from([each for each in "0123456789" if each != number[place]]))
    assert tidy_number(number[:place] + wrong + number[place + 1 :]) is None
    following = number[place + 1 : place + 2]
    if following.isdigit() and following != number[place]:
        assert tidy_number(number[:place] + following + number[place] + number[place + 2 :]) is None


@pytest.mark.parametrize("typed", ["", "IE", "IE/2027/0012", "IE/2027/12-07", "XX/2027/0012-07", "٢" * 12, "9" * 5000])
def test_other_texts_are_no_number(typed: str) -> None:
    assert tidy_number(typed) is None
