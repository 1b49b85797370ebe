"""What the reader says of the passages that were found: a better order, and evidence of whether they answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering.evidence import Features
from index.embedding_text import passage_text
from index.protocols import Hit
from index.reader import Logits, Reader

READ = 2
"""How many of the best passages are read at most; see benchmarks/reading.py for the curve."""

ENOUGH = 1.0
"""A passage with a higher logit is taken to answer, and none is read after it. So it is with a third of the development
questions that are read; the second passage would be put first for none of them, and refusals are as good."""

SOFTENED = 3.0
"""A logit is divided by it, so that it weighs as much as the z-scores of the search."""

READING_FEATURE_NAMES: tuple[str, ...] = (
    "best_logit",
    "first_logit",
    "second_best_logit",
    "mean_logit",
    "first_is_best",
    "certain",
)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Hits in the order after reading, with what the reader said of those that it read.

    ``logits`` belong to the first hits of the search, in its order; shape (read,).
    """

    hits: tuple[Hit, ...]
    logits: Logits

    @property
    def features(self) -> Features:
        """The evidence of the reader, in the order of READING_FEATURE_NAMES."""
        ordered = np.sort(self.logits)[::-1]
        best = float(ordered[0])
        named = [
            best,
            float(self.logits[0]),
            float(ordered[min(1, len(ordered) - 1)]),
            float(self.logits.mean()),
            float(self.logits[0] == best),
            float(1 / (1 + np.exp(-best))),
        ]
        return np.asarray(named, np.float64)


def read(reader: Reader, question: str, hits: Sequence[Hit]) -> Reading:
    """Let ``reader`` judge the best of ``hits`` and order them by the mean of its judgement and the search's.

    Half and half: alone the reader prefers the passage with the question's words, which colloquial questions lack. The
    hits keep the scores of the search, by which further ones are near enough to be quoted too or are not.

    Args:
        reader: judges.
        question: the question as it was searched for.
        hits: what was found, best first; at least one.

    """
    logits = reader.judge(question, [passage_text(hit.passage) for hit in hits[:READ]], ENOUGH)
    best, others = hits[: len(logits)], hits[len(logits) :]
    joint = [hit.score + float(logit) / SOFTENED for hit, logit in zip(best, logits, strict=True)]
    ordered = sorted(range(len(best)), key=lambda place: -joint[place])
    return Reading((*(best[place] for place in ordered), *others), logits)
