"""How good a choice among many settings really is, when it is made on the questions that it is judged by."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.float64]
"""The place of the first relevant passage, from 0; infinite when it is not among those looked at."""

Gains = NDArray[np.float64]
"""Shape (settings,): what each setting is chosen by."""


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Ranks of shape (repeats, questions) for each group, each under the setting chosen without that question.

    ``chosen`` counts how often which setting (a row number) was chosen.
    """

    ranks: tuple[Ranks, ...]
    chosen: Counter[int]


def cross_validate(groups: Sequence[Ranks], folds: int, repeats: int, seed: int) -> HeldOut:
    """Choose a setting by ``goal`` on all folds but one, judge the one that is left, and that with many divisions.

    Method: repeated k-fold cross-validation (Kohavi, 1995). Of settings that are equally good the first is chosen.

    Args:
        groups: for each group of questions, ranks of shape (settings, questions).
        folds: into how many parts each group is divided.
        repeats: how often they are divided anew.
        seed: decides the divisions.

    """
    held_out = tuple(np.full((repeats, ranks.shape[1]), np.inf) for ranks in groups)
    chosen: Counter[int] = Counter()
    orders = [list(range(ranks.shape[1])) for ranks in groups]
    shuffler = random.Random(seed)
    for repeat in range(repeats):
        for order in orders:
            shuffler.shuffle(order)
        for fold in range(folds):
            left = [order[fold::folds] for order in orders]
            best = int(goal([np.delete(ranks, out, axis=1) for ranks, out in zip(groups, left, strict=True)]).argmax())
            chosen[best] += 1
            for ranks, out, judged in zip(groups, left, held_out, strict=True):
                judged[repeat, out] = ranks[best, out]
    return HeldOut(held_out, chosen)


def goal(groups: Sequence[Ranks]) -> Gains:
    """Return the mean of the groups' MRR for each setting: a small group counts as much as a large one."""
    found: Gains = np.mean([reciprocal(ranks).mean(axis=1) for ranks in groups], axis=0)
    return found


def reciprocal(ranks: Ranks) -> NDArray[np.float64]:
    """Return 1 / (rank + 1), 0 for what was not found; the mean of it is MRR."""
    found: NDArray[np.float64] = 1.0 / (ranks + 1.0)
    return found
