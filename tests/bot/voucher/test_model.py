"""What is stored, and what it tells by itself."""

from dataclasses import replace
from datetime import timedelta

from bot.voucher.model import Call, CallId, EditionId
from tests.fakes.clock import FixedClock

NOW = FixedClock().now()
CALL = Call(CallId(1), EditionId(1), 1, NOW, NOW + timedelta(days=3))


def test_a_call_is_open_from_its_opening_to_its_closing() -> None:
    moments = [timedelta(seconds=-1), timedelta(0), timedelta(days=3, seconds=-1), timedelta(days=3)]
    assert [CALL.is_open(NOW + moment) for moment in moments] == [False, True, True, False]


def test_one_that_was_closed_in_this_turn_is_not_shown_as_open() -> None:
    closed = replace(CALL, closed_early_at=NOW + timedelta(seconds=2))
    assert not closed.is_open(NOW + timedelta(seconds=1))
