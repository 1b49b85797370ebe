"""Hard negatives: the passages that a model takes for an answer and that are none."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.tuning.questions import QuestionSet

DEEPEST = 30
"""Negatives are drawn from so many of the nearest passages."""

SAFE = 0.03
"""A passage that is nearer than the right one by more than this cosine is likely another right one, and is left out."""

BATCH = 64

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The nearest passages of each question, best first; ``rows`` and ``cosines`` of shape (questions, depth)."""

    rows: Rows
    cosines: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Negatives:
    """The wrong passages near every question, nearest first, and how many passages there are in all."""

    answers: tuple[int, ...]
    wrong: tuple[Rows, ...]
    size: int

    def draw(self, count: int, chance: np.random.Generator) -> list[tuple[int, ...]]:
        """Return ``count`` rows for every question; one with too few near wrong passages gets random others too."""
        return [
            _draw(rows, answer, self.size, count, chance) for rows, answer in zip(self.wrong, self.answers, strict=True)
        ]


def encode_texts(model: SentenceTransformer, texts: Sequence[str]) -> Vectors:
    """Return unit vectors of passages, shape (len(texts), dimension)."""
    return np.asarray(model.encode_document(list(texts), batch_size=BATCH, show_progress_bar=False), np.float32)


def encode_questions(model: SentenceTransformer, questions: Sequence[str]) -> Vectors:
    """Return unit vectors of questions, shape (len(questions), dimension)."""
    return np.asarray(model.encode_query(list(questions), batch_size=BATCH, show_progress_bar=False), np.float32)


def nearest_passages(questions: Vectors, texts: Vectors, depth: int = DEEPEST) -> Nearest:
    """Return the ``depth`` nearest passages of every question, by exact search.

    Args:
        questions: unit vectors, shape (q, dimension).
        texts: unit vectors, shape (n, dimension).
        depth: how many; no more than there are are returned.

    """
    cosines = questions @ texts.T
    rows = np.argsort(-cosines, axis=1, kind="stable")[:, :depth]
    return Nearest(rows, np.take_along_axis(cosines, rows, axis=1))


def find_negatives(model: SentenceTransformer, questions: QuestionSet) -> Negatives:
    """Return the wrong passages among the nearest of every question.

    What is nearer than the right passage by more than SAFE is taken for another right one.
    """
    texts, asked = encode_texts(model, questions.texts), encode_questions(model, questions.questions)
    near = nearest_passages(asked, texts)
    right = np.array(questions.answers, np.int64)
    bound = np.einsum("qd,qd->q", asked, texts[right])[:, None] + SAFE
    wrong = (near.rows != right[:, None]) & (near.cosines <= bound)
    kept = tuple(rows[fits] for rows, fits in zip(near.rows, wrong, strict=True))
    return Negatives(questions.answers, kept, len(texts))


def _draw(rows: Rows, answer: int, size: int, count: int, chance: np.random.Generator) -> tuple[int, ...]:
    """Draw the nearest twice as often as the farthest."""
    if len(rows) >= count:
        weights = np.linspace(2.0, 1.0, len(rows))
        return tuple(int(row) for row in chance.choice(rows, count, replace=False, p=weights / weights.sum()))
    others = [int(row) for row in chance.permutation(size) if row != answer and row not in rows]
    return tuple([*map(int, rows), *others][:count])
