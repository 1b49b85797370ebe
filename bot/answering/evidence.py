"""The evidence that what was found answers a question: relative scores, covered words, and the detail asked for."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.answering.detail_features import DETAIL_FEATURE_NAMES, detail_features
from bot.answering.vocabulary import Vocabulary
from corpus.model import Passage
from index.retriever import QueryScores

Features = NDArray[np.float64]
"""Shape (f,): the evidence of one question, in the order of FEATURE_NAMES, then its vector."""

DEPTH = 10
"""How many of the best passages the evidence looks at."""

READ = 3
"""How many of the best passages may be quoted, and so are read for the detail asked for."""

FEATURE_NAMES: tuple[str, ...] = (
    "best_passage_cosine",
    "best_asked_cosine",
    "top_passage_cosine",
    "top_asked_cosine",
    "top_passage_z",
    "top_asked_z",
    "top_fused",
    "margin_to_second",
    "margin_to_last",
    "mean_passage_cosine",
    "spread_passage_cosine",
    "mean_asked_cosine",
    "coverage_top",
    "coverage_best",
    "unknown_words",
    "length",
    *DETAIL_FEATURE_NAMES,
)


def gather_evidence(
    question: str, scores: QueryScores, passages: Sequence[Passage], vocabulary: Vocabulary
) -> Features:
    """Return the features of ``question``, shape (len(FEATURE_NAMES) + d,): the named ones, then the query's vector.

    The vector lets the model learn which kinds of question the library answers; a cosine threshold cannot, since the
    cosines of this encoder lie close together for everything.

    Parameters:
        question: the question as it was searched for.
        scores: what the retriever computed for it, over all passages.
        passages: the snapshot's passages, in the same order as the scores.
        vocabulary: the words of the same passages.
    """
    order = scores.ranking[:DEPTH].tolist()
    named = [
        *_closeness(scores, order),
        *_words(question, order, vocabulary),
        *detail_features(question, [passages[row] for row in order[:READ]]),
    ]
    return np.concatenate([np.asarray(named, dtype=np.float64), scores.vector.astype(np.float64)])


def _closeness(scores: QueryScores, order: list[int]) -> list[float]:
    passage, asked, fused = scores.passage_cosine, scores.asked_cosine, scores.fused
    usual, usual_asked = passage[scores.reference], asked[scores.reference]
    top, second, last = order[0], order[min(1, len(order) - 1)], order[-1]
    return [
        float(passage.max()),
        float(asked.max()),
        float(passage[top]),
        float(asked[top]),
        float(scores.passage_z[top]),
        float(scores.asked_z[top]),
        float(fused[top]),
        float(fused[top] - fused[second]),
        float(fused[top] - fused[last]),
        float(usual.mean()),
        float(usual.std()),
        float(usual_asked.mean()),
    ]


def _words(question: str, order: list[int], vocabulary: Vocabulary) -> list[float]:
    words = vocabulary.words(question)
    weighed = vocabulary.weigh(words)
    coverage = [vocabulary.coverage(weighed, row) for row in order[: READ + 2]]
    return [coverage[0], max(coverage), vocabulary.unknown_share(words), math.log1p(len(words))]
