"""Intervals and tests against what is known by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bootstrap import Rate, intervals, paired_difference, sign_test

CASES = st.lists(st.booleans(), min_size=1, max_size=60)


def share(right: list[bool]) -> Rate:
    return Rate.of(right, [1.0] * len(right))


def test_a_rate_is_the_quotient_of_its_sums() -> None:
    assert Rate.of([1, 0, 1], [1, 1, 2]).value == 0.5
    assert Rate.of([], []).value == 0.0
    assert Rate.of([0.0], [0.0]).value == 0.0


@settings(deadline=None, max_examples=30)
@given(CASES)
def test_the_rate_lies_in_its_interval(right: list[bool]) -> None:
    rate = share(right)
    interval = intervals({"right": rate}, draws=400)["right"]
    assert 0.0 <= interval.low <= rate.value + 1e-9
    assert rate.value - 1e-9 <= interval.high <= 1.0


def test_the_interval_is_about_as_wide_as_the_normal_approximation_says() -> None:
    rate = share([True] * 160 + [False] * 40)
    interval = intervals({"right": rate})["right"]
    error = 1.96 * math.sqrt(0.8 * 0.2 / 200)
    assert interval.low == pytest.approx(0.8 - error, abs=0.01)
    assert interval.high == pytest.approx(0.8 + error, abs=0.01)


def test_the_same_seed_gives_the_same_interval_and_another_one_nearly_the_same() -> None:
    rates = {"right": share([True, False, True, True, False, True, True] * 9)}
    assert intervals(rates, seed=1) == intervals(rates, seed=1)
    assert intervals(rates, seed=1)["right"].low == pytest.approx(intervals(rates, seed=2)["right"].low, abs=0.03)


def test_what_was_never_counted_has_no_interval() -> None:
    assert intervals({"empty": Rate.of([0.0], [0.0])}) == {}
    assert intervals({}) == {}


def test_samples_in_which_nothing_is_counted_are_left_out() -> None:
    interval = intervals({"rare": Rate.of([1.0, *[0.0] * 9], [1.0, *[0.0] * 9])})["rare"]
    assert (interval.low, interval.high) == (1.0, 1.0)


def test_two_runs_are_compared_question_by_question() -> None:
    before = [True] * 10 + [False] * 10
    after = [True] * 9 + [False] + [True] * 6 + [False] * 4
    found = paired_difference(before, after)
    assert (found.gained, found.lost) == (6, 1)
    assert found.difference == pytest.approx(0.25)
    assert found.interval.low < 0.25 < found.interval.high
    # Of seven changes at most one on either side: 2 * (1 + 7) / 2^7.
    assert found.p_value == pytest.approx(0.125)


def test_a_run_beside_itself_differs_in_nothing() -> None:
    found = paired_difference([True, False], [True, False])
    assert (found.gained, found.lost, found.difference, found.p_value) == (0, 0, 0.0, 1.0)
    assert (found.interval.low, found.interval.high) == (0.0, 0.0)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 90), st.integers(0, 90))
def test_the_sign_test_does_not_care_which_side_won(gained: int, lost: int) -> None:
    p = sign_test(gained, lost)
    assert p == sign_test(lost, gained)
    assert 0.0 <= p <= 1.0


def test_an_even_split_is_no_evidence() -> None:
    assert sign_test(4, 4) == 1.0
    assert sign_test(20, 0) < 0.0001
    assert sign_test(1200, 0) == 0.0


def test_many_questions_are_drawn_together() -> None:
    rng = np.random.default_rng(0)
    rates = {str(number): share(list(rng.random(300) < 0.7)) for number in range(3)}
    assert set(intervals(rates, draws=200)) == {"0", "1", "2"}
