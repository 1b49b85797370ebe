"""Collections whose signals can be fused by any weights, without searching again."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.cross_validation import Ranks
from benchmarks.encoded import EncodedCollection
from index.evaluation import DEPTH, RetrievalFigures, retrieval_figures
from index.fusion import FusionWeights, fuse
from index.normalise import normalise_text
from index.polish import identifier_share
from index.protocols import Encoder, Scores
from index.retriever import HybridRetriever, Searchable


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """A query's three signals over all passages, each of shape (n,); ``asked`` is None where there are no questions.

    ``identifiers`` and ``known`` are the shares of its words that are identifiers and that the passages have.
    ``among`` are the rows by which the cosines are standardised, shape (m,).
    """

    relevant: Mapping[str, int]
    identifiers: float
    known: float
    passage: Scores
    asked: Scores | None
    words: Scores
    among: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Fusing:
    """Queries with their signals; ``ids`` are those of the passages, in their order."""

    ids: Sequence[str]
    signals: Mapping[str, Signals]

    @classmethod
    def search(cls, encoded: EncodedCollection, index: Searchable, encoder: Encoder) -> "Fusing":
        """Search ``index`` for all queries of ``encoded``; ``encoder`` made the vectors."""
        retriever = HybridRetriever(encoder, index)
        signals = {query: _signals(retriever, encoded, index, query) for query in encoded.collection.queries}
        return cls([passage.id for passage in index.passages], signals)

    @property
    def has_asked(self) -> bool:
        """Whether questions that the passages answer are a signal."""
        return any(signals.asked is not None for signals in self.signals.values())

    def only(self, queries: Iterable[str]) -> "Fusing":
        """Return the same with those queries alone."""
        return Fusing(self.ids, {query: self.signals[query] for query in queries})

    def ranks(self, weights: FusionWeights) -> Ranks:
        """Return the place of the first relevant passage under ``weights``, shape (queries,)."""
        return np.array([self._rank(signals, weights) for signals in self.signals.values()])

    def figures(self, weights: FusionWeights) -> RetrievalFigures:
        """Return the figures under ``weights``."""
        rankings = [self._ranking(signals, weights) for signals in self.signals.values()]
        return retrieval_figures(rankings, [signals.relevant for signals in self.signals.values()])

    def _rank(self, signals: Signals, weights: FusionWeights) -> float:
        ranking = self._ranking(signals, weights)
        return next((place for place, found in enumerate(ranking) if found in signals.relevant), math.inf)

    def _ranking(self, signals: Signals, weights: FusionWeights) -> list[str]:
        fitting = weights.for_question(signals.identifiers, signals.known)
        fused = fuse(signals.passage, signals.asked, signals.words, fitting, signals.among)
        return [self.ids[row] for row in np.argsort(-fused, kind="stable")[:DEPTH]]


def _signals(retriever: HybridRetriever, encoded: EncodedCollection, index: Searchable, query: str) -> Signals:
    text = normalise_text(encoded.collection.queries[query])
    scores = retriever.score_vector(encoded.query_vectors[query], text)
    return Signals(
        relevant=encoded.collection.relevant[query],
        identifiers=identifier_share(text),
        known=index.lexical.known_share(text),
        passage=scores.passage_cosine,
        asked=scores.asked_cosine if index.asked else None,
        words=scores.bm25,
        among=scores.reference,
    )
