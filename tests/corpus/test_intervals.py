"""How often a source is looked at, to and from what people write."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.intervals import LONGEST_DAYS, format_interval, parse_interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("7 days", timedelta(days=7)),
        ("1 day", timedelta(days=1)),
        ("12 hours", timedelta(hours=12)),
        (" 2 weeks ", timedelta(weeks=2)),
    ],
)
def test_reads_an_interval(text: str, interval: timedelta) -> None:
    assert parse_interval(text) == interval


@pytest.mark.parametrize("text", ["", "7", "days", "0 days", "-1 days", "1.5 days", "7 dni", "7  days", "367 days"])
def test_refuses_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="Wpisz"):
        parse_interval(text)


@settings(deadline=None, max_examples=50)
@given(st.integers(min_value=1, max_value=LONGEST_DAYS * 24))
def test_what_is_written_is_read_again(hours: int) -> None:
    interval = timedelta(hours=hours)
    assert parse_interval(format_interval(interval)) == interval
