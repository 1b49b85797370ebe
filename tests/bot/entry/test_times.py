from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import NonexistentTimeError, in_warsaw
from bot.entry.errors import InvalidEntryError
from bot.entry.times import end_of_day, typed_deadline, typed_moment, typed_time


def test_a_moment_is_polish_time_in_summer_and_in_winter() -> None:
    assert typed_moment(" 2027-03-15 10:00\n") == datetime(2027, 3, 15, 9, 0, tzinfo=UTC)
    assert typed_moment("2027-07-15 10:00") == datetime(2027, 7, 15, 8, 0, tzinfo=UTC)
    assert typed_time("10:00") == time(10)


def test_a_day_is_a_deadline_at_its_end_also_when_the_clocks_change() -> None:
    assert typed_deadline("2027-10-31") == end_of_day(date(2027, 10, 31)) == datetime(2027, 10, 31, 22, 59, tzinfo=UTC)
    assert typed_deadline("2027-10-31 12:00") == datetime(2027, 10, 31, 11, 0, tzinfo=UTC)


def test_a_time_that_clocks_skip_is_refused() -> None:
    with pytest.raises(NonexistentTimeError, match="2027-03-28 02:30"):
        typed_deadline("2027-03-28 02:30")


@pytest.mark.parametrize("typed", ["", "jutro", "2027-02-30", "15.03.2027", "2027-03-15", "10:00"])
def test_what_is_no_moment_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidEntryError, match=r"podaj czas polski, np\. .2027-03-15 10:00"):
        typed_moment(typed)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 (as it is typed)
@settings(max_examples=30)
def test_a_moment_reads_as_it_was_typed(local: datetime) -> None:
    typed = f"{local:%Y-%m-%d %H:%M}"
    try:
        assert in_warsaw(typed_moment(typed)).strftime("%Y-%m-%d %H:%M") == typed
    except NonexistentTimeError:
        assert local.month in {3, 4}
