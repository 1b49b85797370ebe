"""A reader for tests: it says what it is told to say of the passages that it knows by a part of their text."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from index.reader import Logits

OTHERWISE = -3.0
"""What it says of every other passage."""


class FakeReader:
    """Knows passages by a part of their text; the first one that fits counts. ``read`` keeps what it was asked."""

    def __init__(self, known: Mapping[str, float] | None = None, identity: str = "fake-reader-1") -> None:
        self._known = dict(known or {})
        self._identity = identity
        self.read: list[tuple[str, tuple[str, ...]]] = []

    @property
    def identity(self) -> str:
        return self._identity

    def judge(self, question: str, passages: Sequence[str], enough: float = math.inf) -> Logits:
        logits: list[float] = []
        for passage in passages:
            logits.append(self._logit(passage))
            if logits[-1] > enough:
                break
        self.read.append((question, tuple(passages[: len(logits)])))
        return np.array(logits, np.float64)

    def _logit(self, passage: str) -> float:
        return next((logit for part, logit in self._known.items() if part in passage), OTHERWISE)
