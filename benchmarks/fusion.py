"""The weights of the three signals: the grid behind the defaults of FusionWeights in index/fusion.py.

Some eighty development questions are few, so the best cell of a grid is partly luck. Repeated cross-validation tells
how much: weights are chosen on four fifths of the questions and measured on the fifth that the choice has not seen.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from benchmarks.cross_validation import Ranks, cross_validate, reciprocal
from benchmarks.encoded import DEVELOPMENT, EncodedCollection, batch_encoder, encoded_collections
from benchmarks.report import Report, Row, Rows
from benchmarks.scope import SEED, Scope
from index.evaluation import DEPTH, RetrievalFigures, retrieval_figures
from index.fusion import FusionWeights, fuse
from index.normalise import normalise_text
from index.polish import identifier_share
from index.protocols import Encoder, Scores
from index.retriever import HybridRetriever

ASKED_SHARES = tuple(step / 10 for step in range(11))
WORDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8)
SHOWN = ("recall_at_1", "recall_at_5", "mrr_at_10")
FOLDS = 5
REPEATS = 100
OFTENEST = 5


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """A query's three signals over all passages, each of shape (n,); ``asked`` is None where there are no questions.

    ``identifiers`` is the share of its words that are numbers and identifiers.
    """

    relevant: Mapping[str, int]
    identifiers: float
    passage: Scores
    asked: Scores | None
    words: Scores


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What one choice of weights gives; ``ranks`` has shape (queries,)."""

    weights: FusionWeights
    figures: RetrievalFigures
    ranks: Ranks


class Fusing:
    """A collection whose signals can be fused by any weights.

    Args:
        encoded: the queries with their vectors, and what they are searched in.
        encoder: what made the vectors.
    """

    def __init__(self, encoded: EncodedCollection, encoder: Encoder) -> None:
        index = encoded.served or encoded.content
        retriever = HybridRetriever(encoder, index)
        self._ids = [passage.id for passage in index.passages]
        self._signals = [
            _signals(retriever, encoded, query, has_asked=bool(index.asked)) for query in encoded.collection.queries
        ]

    def outcome(self, weights: FusionWeights) -> Outcome:
        """Rank all passages for all queries by ``weights``."""
        rankings = [self._ranking(signals, weights) for signals in self._signals]
        relevant = [signals.relevant for signals in self._signals]
        pairs = zip(rankings, relevant, strict=True)
        ranks = [next((row for row, found in enumerate(each) if found in wanted), math.inf) for each, wanted in pairs]
        return Outcome(weights, retrieval_figures(rankings, relevant), np.array(ranks))

    def _ranking(self, signals: Signals, weights: FusionWeights) -> list[str]:
        fitting = weights.for_question(signals.identifiers)
        fused = fuse(signals.passage, signals.asked, signals.words, fitting)
        return [self._ids[row] for row in np.argsort(-fused, kind="stable")[:DEPTH]]


def run(scope: Scope) -> Report:
    """Try all weights on the development questions, and those of the words on every collection that was given.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        LibraryFault: when a collection cannot be used.

    """
    encoder = batch_encoder(scope)
    collections = dict(encoded_collections(scope))
    development = Fusing(collections.pop(DEVELOPMENT), encoder)
    outcomes = [development.outcome(weights) for weights in grid()]
    tables = [Rows(f"fusion: {name} by asked share and words weight", _square(outcomes, name)) for name in SHOWN]
    tables.append(Rows("fusion: cross-validation", _validated(outcomes, development.outcome(FusionWeights()))))
    for name, encoded in collections.items():
        tables.append(Rows(f"fusion: words weight on {name}", _by_words(Fusing(encoded, encoder))))
    return Report("fusion", tuple(tables), notes=NOTES)


def grid() -> list[FusionWeights]:
    """Return the weights to try; those of the vectors make one together."""
    return [_weights(share, words) for words in WORDS for share in ASKED_SHARES]


def _weights(asked_share: float, words: float) -> FusionWeights:
    return FusionWeights(passage=round(1 - asked_share, 2), asked=asked_share, words=words)


def _signals(retriever: HybridRetriever, encoded: EncodedCollection, query: str, *, has_asked: bool) -> Signals:
    text = normalise_text(encoded.collection.queries[query])
    scores = retriever.score_vector(encoded.query_vectors[query], text)
    asked = scores.asked_cosine if has_asked else None
    relevant = encoded.collection.relevant[query]
    return Signals(relevant, identifier_share(text), scores.passage_cosine, asked, scores.bm25)


def _square(outcomes: Sequence[Outcome], name: str) -> tuple[Row, ...]:
    """Return a row for each asked share with a column for each weight of the words."""
    values = {(each.weights.asked, each.weights.words): asdict(each.figures)[name] for each in outcomes}
    return tuple(
        {"asked share": share, **{f"w {words:g}": values[share, words] for words in WORDS}} for share in ASKED_SHARES
    )


def _validated(outcomes: Sequence[Outcome], present: Outcome) -> tuple[Row, ...]:
    """Compare the defaults with weights chosen on other questions, and say which ones are chosen most."""
    held_out = cross_validate(np.stack([each.ranks for each in outcomes]), FOLDS, REPEATS, SEED)
    oftenest = [
        _validation(
            f"chosen in {times / (FOLDS * REPEATS):.0%} of the folds",
            outcomes[row].ranks[None, :],
            outcomes[row].weights,
        )
        for row, times in held_out.chosen.most_common(OFTENEST)
    ]
    chosen = _validation("chosen on four folds, measured on the fifth", held_out.ranks, None)
    return (_validation("defaults", present.ranks[None, :], present.weights), chosen, *oftenest)


def _validation(name: str, ranks: Ranks, weights: FusionWeights | None) -> Row:
    """Return the figures of ``ranks``, shape (repeats, questions), with the spread of MRR over the repeats."""
    mean = reciprocal(ranks).mean(axis=1)
    return {
        "weights": name,
        **({} if weights is None else weights.as_json()),
        "recall_at_1": float((ranks < 1).mean()),
        "recall_at_5": float((ranks < 5).mean()),
        "mrr_at_10": float(mean.mean()),
        "mrr_spread": float(mean.std()),
    }


def _by_words(fusing: Fusing) -> tuple[Row, ...]:
    outcomes = [fusing.outcome(FusionWeights(passage=1.0, asked=0.0, words=words)) for words in WORDS]
    return tuple({"words": outcome.weights.words, **asdict(outcome.figures)} for outcome in outcomes)


NOTES = (
    "asked share: weight of the asked questions, the passages have the rest of 1; words: weight of BM25 beside that 1",
    "cross-validation: by MRR, five folds, a hundred divisions; figures under chosen weights are of unseen questions",
    "weights chosen in some folds are shown over all questions, which flatters them",
)
