from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import in_warsaw
from bot.voucher.deadlines import deadline_after, last_day


@pytest.mark.parametrize(
    ("moment", "days", "until"),
    [
        # winter time throughout
        (datetime(2027, 1, 15, 9, 0, tzinfo=UTC), 7, datetime(2027, 1, 22, 23, 0, tzinfo=UTC)),
        # clocks go forward on 28 March 2027: the last day has 23 hours
        (datetime(2027, 3, 21, 9, 0, tzinfo=UTC), 7, datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),
        (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), 0, datetime(2027, 3, 27, 23, 0, tzinfo=UTC)),
        # clocks go back on 31 October 2027: the last day has 25 hours
        (datetime(2027, 10, 24, 9, 0, tzinfo=UTC), 7, datetime(2027, 10, 31, 23, 0, tzinfo=UTC)),
        (datetime(2027, 10, 30, 9, 0, tzinfo=UTC), 0, datetime(2027, 10, 30, 22, 0, tzinfo=UTC)),
        # half past midnight in Poland is another day than in UTC
        (datetime(2027, 6, 30, 22, 30, tzinfo=UTC), 1, datetime(2027, 7, 2, 22, 0, tzinfo=UTC)),
        # the last minute of a day, and the minute after it
        (datetime(2027, 3, 28, 21, 59, tzinfo=UTC), 14, datetime(2027, 4, 11, 22, 0, tzinfo=UTC)),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), 14, datetime(2027, 4, 12, 22, 0, tzinfo=UTC)),
    ],
)
def test_a_deadline_ends_with_a_polish_day(moment: datetime, days: int, until: datetime) -> None:
    assert deadline_after(moment, days) == until


@given(
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (bounds)
    days=st.integers(0, 400),
)
@settings(max_examples=50)
def test_whoever_is_told_the_last_day_has_all_of_it(moment: datetime, days: int) -> None:
    until = deadline_after(moment, days)
    assert in_warsaw(until).strftime("%H:%M:%S.%f") == "00:00:00.000000"
    assert (last_day(until) - in_warsaw(moment).date()).days == days


def test_the_last_day_of_a_moment_within_a_day_is_that_day() -> None:
    evening = datetime(2027, 10, 31, 22, 59, tzinfo=UTC)
    assert last_day(evening) == last_day(evening + timedelta(minutes=1)) == date(2027, 10, 31)
