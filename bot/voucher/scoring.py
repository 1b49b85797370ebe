"""The score of an application from the points of its reviewers; nothing is stored here.

Scores are hundredths of a percent: 10000 is every point that there is. They are reckoned exactly and rounded once, a
half upwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from math import lcm

from bot.voucher.results import Reason, Refused
from bot.voucher.rules import Criterion, Rules

FEWEST_REVIEWS = 2
MOST_REVIEWS = 3
_HUNDREDTHS = Decimal(100)

Points = Mapping[str, int]
"""Points by the key of the criterion."""


@dataclass(frozen=True, slots=True)
class Score:
    """What an application got; ``heaviest`` is its share of the points of the criterion that weighs most."""

    total: int
    heaviest: int


def check_points(points: Points, rules: Rules) -> Refused | None:
    """Return what is wrong with the points of one review, the first criterion of the rules first; None if nothing."""
    for criterion in rules.criteria:
        if criterion.key not in points:
            return Refused(Reason.POINTS_MISSING, name=criterion.name)
        if not 0 <= points[criterion.key] <= criterion.most:
            return Refused(Reason.POINTS_OUT_OF_RANGE, name=criterion.name, count=criterion.most)
    unknown = sorted(set(points) - {criterion.key for criterion in rules.criteria})
    return Refused(Reason.UNKNOWN, name=unknown[0]) if unknown else None


def score_of(points: Points, rules: Rules) -> int:
    """Return the score of one review, whose points ``check_points`` has passed."""
    # Over one denominator, so that nothing but the result is rounded.
    whole = lcm(*(each.most for each in rules.criteria))
    weighed = sum((each.weight * points[each.key] * (whole // each.most) for each in rules.criteria), Decimal(0))
    return _rounded(weighed * _HUNDREDTHS / whole)


def needs_third(scores: Sequence[int], rules: Rules) -> bool:
    """Return whether the two reviews that are in differ by more than the rules allow."""
    if len(scores) != FEWEST_REVIEWS:
        return False
    return Decimal(max(scores) - min(scores)) > rules.largest_difference * _HUNDREDTHS


def is_complete(scores: Sequence[int], rules: Rules) -> bool:
    """Return whether there are enough reviews for a final score."""
    return len(scores) >= FEWEST_REVIEWS and not needs_third(scores, rules)


def final_score(scores: Sequence[int]) -> int:
    """Return the score of an application from those of its two or three reviews.

    Two count with their mean; of three the two that are closest, of two such pairs the higher one.

    Raises:
        ValueError: when there are fewer than two or more than three.

    """
    first, second = counting(scores)
    return _rounded(Decimal(scores[first] + scores[second]) / 2)


def counting(scores: Sequence[int]) -> tuple[int, int]:
    """Return the positions of the two reviews that count.

    Raises:
        ValueError: when there are fewer than two or more than three.

    """
    if not FEWEST_REVIEWS <= len(scores) <= MOST_REVIEWS:
        raise ValueError(f"There are {FEWEST_REVIEWS} or {MOST_REVIEWS} reviews of an application, not {len(scores)}.")

    def closeness(pair: tuple[int, int]) -> tuple[int, int]:
        one, other = scores[pair[0]], scores[pair[1]]
        return abs(one - other), -(one + other)

    return min(combinations(range(len(scores)), 2), key=closeness)


def assess(reviews: Sequence[Points], rules: Rules) -> Score:
    """Return the final score of an application from the points of its reviews.

    Raises:
        ValueError: when there are fewer than two or more than three.

    """
    scores = [score_of(points, rules) for points in reviews]
    # Which reviews count may not depend on the order they came in, down to those with equal scores.
    ordered = sorted(zip(scores, (_of_heaviest(each, rules) for each in reviews), strict=True), reverse=True)
    pair = counting([score for score, _ in ordered])
    heaviest = Decimal(sum(ordered[position][1] for position in pair)) / len(pair)
    return Score(final_score(scores), _rounded(heaviest))


def passes(score: int, rules: Rules) -> bool:
    """Return whether the score reaches the threshold."""
    return Decimal(score) >= rules.threshold * _HUNDREDTHS


def heaviest_criterion(rules: Rules) -> Criterion:
    """Return the criterion that decides between equal scores: it weighs most, and is the first of those that do."""
    return max(rules.criteria, key=lambda criterion: criterion.weight)


def _of_heaviest(points: Points, rules: Rules) -> int:
    criterion = heaviest_criterion(rules)
    return _rounded(Decimal(points[criterion.key] * 100) * _HUNDREDTHS / criterion.most)


def _rounded(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
