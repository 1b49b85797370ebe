from datetime import UTC, date, datetime

import pytest

from bot.clock import NonexistentTimeError, SystemClock, from_warsaw, in_warsaw, today_in_warsaw
from tests.fakes.clock import FixedClock


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 7, 1, 21, 59, tzinfo=UTC), date(2027, 7, 1)),
        (datetime(2027, 7, 1, 22, 0, tzinfo=UTC), date(2027, 7, 2)),
        (datetime(2027, 1, 1, 22, 59, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2027, 1, 1, 23, 0, tzinfo=UTC), date(2027, 1, 2)),
    ],
)
def test_the_day_turns_at_midnight_in_warsaw(moment: datetime, day: date) -> None:
    assert today_in_warsaw(FixedClock(moment)) == day


def test_local_time_goes_to_utc_and_back() -> None:
    local = datetime(2027, 7, 1, 10, 0)  # noqa: DTZ001 (what a person types has no zone)
    assert from_warsaw(local) == datetime(2027, 7, 1, 8, 0, tzinfo=UTC)
    assert in_warsaw(from_warsaw(local)).replace(tzinfo=None) == local


def test_of_two_equal_times_in_autumn_the_first_is_meant() -> None:
    assert from_warsaw(datetime(2027, 10, 31, 2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # noqa: DTZ001


def test_a_time_that_spring_skips_is_refused() -> None:
    with pytest.raises(NonexistentTimeError, match="2027-03-28 02:30"):
        from_warsaw(datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001
