"""How good a search is: pure functions over rankings."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

DEPTH = 10


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """Averages over the queries.

    ``recall_at_k`` is the share of queries with a relevant passage among the first k (with one relevant passage a
    query, the usual case here, that is recall). MRR and nDCG look at the first ten.
    """

    queries: int
    recall_at_1: float
    recall_at_5: float
    recall_at_10: float
    mrr_at_10: float
    ndcg_at_10: float


def retrieval_figures(rankings: Sequence[Sequence[str]], relevant: Sequence[Mapping[str, int]]) -> RetrievalFigures:
    """Compare rankings with what is relevant.

    Args:
        rankings: for each query the ids that were found, best first.
        relevant: for each query the grade of every relevant id; above 0.

    """
    rows = [ranking_figures(ranking, wanted) for ranking, wanted in zip(rankings, relevant, strict=True)]
    if not rows:
        return RetrievalFigures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    means = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    return RetrievalFigures(queries=len(rows), **means)


def ranking_figures(ranking: Sequence[str], relevant: Mapping[str, int]) -> dict[str, float]:
    """Return the figures of one query under the names of ``RetrievalFigures``, of which those are the averages."""
    rank = _first_rank(ranking, relevant)
    return {
        **{f"recall_at_{k}": float(rank < k) for k in (1, 5, 10)},
        "mrr_at_10": 1.0 / (rank + 1.0) if rank < DEPTH else 0.0,
        "ndcg_at_10": _ndcg(ranking[:DEPTH], relevant),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of ``values`` lie; 0 for none."""
    return float(np.quantile(values, share)) if values else 0.0


def _first_rank(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    return next((float(rank) for rank, found in enumerate(ranking) if relevant.get(found, 0) > 0), math.inf)


def _ndcg(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain with linear gains (Järvelin and Kekäläinen, 2002)."""
    best = sorted((grade for grade in relevant.values() if grade > 0), reverse=True)[:DEPTH]
    ideal = sum(grade / math.log2(rank + 2) for rank, grade in enumerate(best))
    gained = sum(relevant.get(found, 0) / math.log2(rank + 2) for rank, found in enumerate(ranking))
    return gained / ideal if ideal else 0.0
