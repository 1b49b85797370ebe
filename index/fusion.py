"""How the signals become one score."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.protocols import Scores

_NO_SPREAD = float(np.finfo(np.float32).eps)

Rows = NDArray[np.int64]
"""Numbers of passages in the snapshot."""


class FusionError(IndexingError):
    """The weights stored with the index cannot be used."""


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weights of the standardised signals, chosen by ``python -m benchmarks fusion`` and stored with the index.

    ``passage`` and ``asked`` weigh the cosines to the passages and to the questions that they answer, ``words`` BM25.
    Without asked questions their share goes to the passages. ``identifiers`` is the weight of BM25 for a question of
    nothing but numbers and identifiers, which vectors cannot tell apart.

    ``caution`` says how much less BM25 counts for a question in words of its own: the power of the share of its words
    that the passages have, 0 for no less. What a paraphrase shares with a passage is not what it is about.
    """

    passage: float = 0.4
    asked: float = 0.6
    words: float = 0.15
    identifiers: float = 2.0
    caution: float = 2.0

    def for_question(self, identifiers: float, known: float) -> Self:
        """Return the weights for a question.

        Args:
            identifiers: the share, 0 to 1, of its words that are numbers and identifiers.
            known: the share, 0 to 1, of its words that the passages have.

        """
        words = self.words * known**self.caution
        return replace(self, words=words + (self.identifiers - words) * identifiers**2)

    def as_json(self) -> dict[str, float]:
        """Return the weights as a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, object]) -> Self:
        """Read what ``as_json`` gave; weights from before there was caution had none.

        Raises:
            FusionError: when a weight is missing or cannot be used.

        """
        stored = {"caution": 0.0, **content}
        try:
            weights = {field.name: float(str(stored[field.name])) for field in fields(cls)}
        except (KeyError, ValueError, TypeError) as error:
            raise FusionError("Wagi zapisane z indeksem są uszkodzone. Uruchom `interekip ingest`.") from error
        if not all(np.isfinite(list(weights.values()))) or weights["caution"] < 0:
            raise FusionError("Wag zapisanych z indeksem nie da się użyć. Uruchom `interekip ingest`.")
        return cls(**weights)


def standardise(values: Scores, among: Rows | None = None) -> Scores:
    """Return z-scores of all passages for one question, shape (n,); zeros when all values are equal.

    Args:
        values: one a passage.
        among: the rows that mean and deviation are taken of, shape (m,); all when None.

    """
    sample = values if among is None else values[among]
    if not len(sample):
        return np.zeros_like(values)
    # By hand, as NumPy's own mean and deviation take four times as long for so few numbers.
    mean = np.add.reduce(sample) / len(sample)
    apart = sample - mean
    spread = math.sqrt(np.dot(apart, apart) / len(apart))
    if spread < _NO_SPREAD:
        return np.zeros_like(values)
    standardised: Scores = (values - mean) / spread
    return standardised


def fuse(
    passage: Scores, asked: Scores | None, words: Scores, weights: FusionWeights, among: Rows | None = None
) -> Scores:
    """Return one score a passage, shape (n,): the weighted sum of the standardised signals.

    Cosines of this encoder lie close together for every text, so that only their place among the others tells
    anything; hence z-scores, each over the whole snapshot for one question.

    Args:
        passage: cosines to the passages.
        asked: best cosine to a question that the passage answers, or None when the snapshot has no such questions.
        words: BM25 scores.
        weights: how much each counts.
        among: as for ``standardise``, for the cosines; a rare word may be in none of these passages, so that BM25 is
            compared over all.

    """
    asked_z = None if asked is None else standardise(asked, among)
    return weigh(standardise(passage, among), asked_z, standardise(words), weights)


def weigh(passage_z: Scores, asked_z: Scores | None, words_z: Scores, weights: FusionWeights) -> Scores:
    """Return what ``fuse`` does, of signals that are standardised already."""
    if asked_z is None:
        fused: NDArray[np.float32] = (weights.passage + weights.asked) * passage_z
    else:
        fused = weights.passage * passage_z + weights.asked * asked_z
    return fused + weights.words * words_z
