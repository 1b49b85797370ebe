"""How good a choice among many settings really is, when it is made on the questions that it is judged by."""

import random
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.float64]
"""The place of the first relevant passage, from 0; infinite when it is not among those looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Ranks of shape (repeats, questions), each under the setting chosen without that question.

    ``chosen`` counts how often which setting (a row number) was chosen.
    """

    ranks: Ranks
    chosen: Counter[int]


def cross_validate(ranks: Ranks, folds: int, repeats: int, seed: int) -> HeldOut:
    """Choose a setting by MRR on all folds but one, judge the one that is left, and that with many divisions.

    Method: repeated k-fold cross-validation (Kohavi, 1995). Of settings that are equally good the first is chosen.

    Args:
        ranks: shape (settings, questions).
        folds: into how many parts the questions are divided.
        repeats: how often they are divided anew.
        seed: decides the divisions.

    """
    gains = reciprocal(ranks)
    held_out = np.full((repeats, ranks.shape[1]), np.inf)
    chosen: Counter[int] = Counter()
    questions = list(range(ranks.shape[1]))
    shuffler = random.Random(seed)
    for repeat in range(repeats):
        shuffler.shuffle(questions)
        for fold in range(folds):
            left = questions[fold::folds]
            kept = np.setdiff1d(questions, left)
            best = int(gains[:, kept].mean(axis=1).argmax())
            held_out[repeat, left] = ranks[best, left]
            chosen[best] += 1
    return HeldOut(held_out, chosen)


def reciprocal(ranks: Ranks) -> NDArray[np.float64]:
    """Return 1 / (rank + 1), 0 for what was not found; the mean of it is MRR."""
    found: NDArray[np.float64] = 1.0 / (ranks + 1.0)
    return found
