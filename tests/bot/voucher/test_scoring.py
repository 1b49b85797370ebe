"""Scores are exact, in hundredths of a percent, and grow with every point."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.results import Reason, Refused
from bot.voucher.rules import Criterion, Rules
from bot.voucher.scoring import (
    assess,
    check_points,
    counting,
    final_score,
    heaviest_criterion,
    is_complete,
    needs_third,
    passes,
    score_of,
)
from tests.bot.voucher.assessment import CRITERIA
from tests.bot.voucher.money import rules

RULES = rules(criteria=CRITERIA)
SCORES = st.integers(0, 10_000)


@st.composite
def judged(draw: st.DrawFn) -> tuple[Rules, dict[str, int]]:
    """Return rules with some criteria, and points that fit them."""
    weights = draw(st.lists(st.integers(1, 40), min_size=1, max_size=5))
    criteria = tuple(
        Criterion(f"k{at}", f"Kryterium {at}", "?", Decimal(weight), draw(st.integers(1, 13)))
        for at, weight in enumerate(weights)
    )
    points = {each.key: draw(st.integers(0, each.most)) for each in criteria}
    return rules(criteria=criteria), points


def test_full_points_are_all_of_the_score_and_none_is_nothing() -> None:
    assert score_of({"idea": 10, "partner": 5}, RULES) == 10_000
    assert score_of({"idea": 0, "partner": 0}, RULES) == 0
    assert score_of({"idea": 7, "partner": 2}, RULES) == 5_800


def test_thirds_are_rounded_once_and_a_half_goes_up() -> None:
    thirds = rules(criteria=tuple(Criterion(f"k{at}", "K", "?", Decimal(100) / 4, 3) for at in range(4)))
    assert score_of({f"k{at}": 1 for at in range(4)}, thirds) == 3_333
    eighths = rules(
        criteria=(Criterion("a", "A", "?", Decimal("99.96"), 8), Criterion("b", "B", "?", Decimal("0.04"), 8))
    )
    assert score_of({"a": 0, "b": 1}, eighths) == 1  # exactly half a hundredth


@settings(max_examples=40, deadline=None)
@given(judged())
def test_a_score_is_what_fractions_say(case: tuple[Rules, dict[str, int]]) -> None:
    found, points = case
    exact = sum(Fraction(each.weight) * points[each.key] / each.most for each in found.criteria) * 100
    assert score_of(points, found) == int(exact + Fraction(1, 2))


@settings(max_examples=40, deadline=None)
@given(judged(), st.data())
def test_another_point_never_lowers_a_score(case: tuple[Rules, dict[str, int]], data: st.DataObject) -> None:
    found, points = case
    criterion = data.draw(st.sampled_from(found.criteria))
    more = {**points, criterion.key: min(points[criterion.key] + 1, criterion.most)}
    assert score_of(more, found) >= score_of(points, found)


def test_two_reviews_count_with_their_mean_and_of_three_the_closest_two() -> None:
    assert final_score([7_000, 8_001]) == 7_501
    assert final_score([2_000, 9_000, 8_000]) == 8_500
    assert final_score([4_000, 6_000, 8_000]) == 7_000  # both pairs are as close: the higher one
    for wrong in ([], [1], [1, 2, 3, 4]):
        with pytest.raises(ValueError, match="reviews of an application"):
            final_score(wrong)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 5)), min_size=2, max_size=3), st.data())
def test_the_order_of_reviews_changes_nothing(given_points: list[tuple[int, int]], data: st.DataObject) -> None:
    reviews = [{"idea": idea, "partner": partner} for idea, partner in given_points]
    assert assess(data.draw(st.permutations(reviews)), RULES) == assess(reviews, RULES)
    scores = [score_of(each, RULES) for each in reviews]
    assert assess(reviews, RULES).total == final_score(scores)
    assert min(scores) <= final_score(scores) <= max(scores)


@settings(max_examples=30, deadline=None)
@given(st.lists(SCORES, min_size=3, max_size=3))
def test_no_pair_is_closer_than_the_one_that_counts(scores: list[int]) -> None:
    first, second = counting(scores)
    assert abs(scores[first] - scores[second]) == min(
        abs(scores[0] - scores[1]), abs(scores[1] - scores[2]), abs(scores[0] - scores[2])
    )


def test_a_third_review_is_wanted_only_above_the_largest_difference() -> None:
    assert not needs_third([3_000, 6_000], RULES)
    assert needs_third([3_000, 6_001], RULES)
    assert not needs_third([0, 10_000, 5_000], RULES)
    assert not needs_third([0], RULES)
    assert [is_complete(each, RULES) for each in ([], [1], [1, 2], [0, 9_000], [0, 9_000, 1])] == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_the_threshold_itself_passes() -> None:
    assert passes(5_000, RULES)
    assert not passes(4_999, RULES)


def test_the_heaviest_criterion_is_the_first_of_those_that_weigh_most() -> None:
    equal = rules(criteria=tuple(Criterion(key, key, "?", Decimal(50), 5) for key in ("first", "second")))
    assert heaviest_criterion(equal).key == "first"
    assert heaviest_criterion(RULES).key == "idea"
    assert assess([{"idea": 4, "partner": 5}, {"idea": 5, "partner": 5}], RULES).heaviest == 4_500


@pytest.mark.parametrize(
    ("points", "refused"),
    [
        ({"idea": 1}, Refused(Reason.POINTS_MISSING, name="Partner")),
        ({"idea": 11, "partner": 1}, Refused(Reason.POINTS_OUT_OF_RANGE, name="Pomysł", count=10)),
        ({"idea": -1, "partner": 1}, Refused(Reason.POINTS_OUT_OF_RANGE, name="Pomysł", count=10)),
        ({"idea": 1, "partner": 1, "charm": 5}, Refused(Reason.UNKNOWN, name="charm")),
        ({"idea": 10, "partner": 0}, None),
    ],
)
def test_points_that_do_not_fit_the_rules_are_refused(points: dict[str, int], refused: Refused | None) -> None:
    assert check_points(points, RULES) == refused
