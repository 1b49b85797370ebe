"""How sure a rate is: percentile bootstrap by question, and the sign test for two runs over the same questions."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
DRAWS = 2000
SEED = 2012

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """A sum over questions divided by another one, which covers shares, means, precision and F1 alike.

    ``parts`` and ``wholes`` have shape (n,): what each question adds above and below the line.
    """

    parts: Numbers
    wholes: Numbers

    @classmethod
    def of(cls, parts: Sequence[float], wholes: Sequence[float]) -> "Rate":
        """Return the rate of plain numbers."""
        return cls(np.asarray(parts, np.float64), np.asarray(wholes, np.float64))

    @property
    def value(self) -> float:
        """The rate; 0 without a case to count."""
        whole = float(self.wholes.sum())
        return float(self.parts.sum()) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a rate lies, with a probability of CONFIDENCE."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """Two runs over the same questions.

    ``gained`` and ``lost`` count the questions that became right and wrong; ``difference`` is the change of the share
    of right ones with its ``interval``. ``p_value`` is of the two-sided sign test: how likely at least so uneven a
    split is if neither run is better.
    """

    gained: int
    lost: int
    difference: float
    interval: Interval
    p_value: float


def intervals(rates: Mapping[str, Rate], draws: int = DRAWS, seed: int = SEED) -> dict[str, Interval]:
    """Return the percentile bootstrap interval of each rate (Efron and Tibshirani, 1993).

    All rates are of the same questions, which are drawn with replacement for all of them at once; a rate without a
    case to count has no interval.

    Args:
        rates: the rates by name.
        draws: how many samples are drawn.
        seed: of the drawing; the same gives the same intervals.

    """
    counted = {name: rate for name, rate in rates.items() if rate.wholes.sum() > 0}
    if not counted:
        return {}
    size = len(next(iter(counted.values())).wholes)
    times = np.random.default_rng(seed).multinomial(size, np.full(size, 1.0 / size), draws).astype(np.float64)
    return {name: _interval(times @ rate.parts, times @ rate.wholes) for name, rate in counted.items()}


def paired_difference(before: Sequence[bool], after: Sequence[bool]) -> PairedDifference:
    """Compare which questions two runs got right; both in the same order, at least one."""
    change = np.asarray(after, np.float64) - np.asarray(before, np.float64)
    gained, lost = int((change > 0).sum()), int((change < 0).sum())
    interval = intervals({"difference": Rate(change, np.ones(len(change)))})["difference"]
    return PairedDifference(gained, lost, float(change.mean()), interval, sign_test(gained, lost))


def sign_test(gained: int, lost: int) -> float:
    """Return the probability of a split at least as uneven, if either side is equally likely."""
    changed = gained + lost
    as_uneven = 2 * sum(math.comb(changed, fewer) for fewer in range(min(gained, lost) + 1))
    return min(1.0, as_uneven / (1 << changed))


def _interval(parts: Numbers, wholes: Numbers) -> Interval:
    """Return the interval of the drawn rates; a sample in which nothing is counted says nothing."""
    drawn = parts[wholes > 0] / wholes[wholes > 0]
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Interval(float(low), float(high))
