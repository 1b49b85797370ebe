"""How honest the probability behind a refusal is, and what every other operating point would give."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Row
from bot.answering.assembly import Search
from bot.answering.judging import Judge
from bot.answering.support import SupportModel
from bot.answering.vocabulary import Vocabulary
from corpus.questions import ScoredQuestion
from index.polish import word_forms
from index.retriever import HybridRetriever

BINS = 10
THRESHOLDS = tuple(number / 40 for number in range(1, 40))


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Questions with the probability that the library answers them, and whether it does; both of shape (n,)."""

    probability: NDArray[np.float64]
    answerable: NDArray[np.bool_]


def judge_support(search: Search, support: SupportModel, rows: Sequence[ScoredQuestion]) -> Judged:
    """Return what the models behind the refusals say of each question."""
    passages = search.snapshot.passages
    retriever = HybridRetriever(search.encoder, search.snapshot)
    judge = Judge(retriever, passages, support, Vocabulary(passages, word_forms), search.reader)
    judged = [judge.judge(judge.search(row.question)) for row in rows]
    return Judged(
        np.array([each.probability for each in judged]),
        np.array([not row.to_refuse for row in rows], np.bool_),
    )


def calibration(judged: Judged) -> tuple[Row, ...]:
    """Return, for tenths of the probability, what was predicted and how many questions have an answer indeed."""
    place = np.minimum((judged.probability * BINS).astype(np.int64), BINS - 1)
    return tuple(
        {
            "predicted": float(judged.probability[place == number].mean()),
            "observed": float(judged.answerable[place == number].mean()),
            "questions": int((place == number).sum()),
        }
        for number in range(BINS)
        if (place == number).any()
    )


def operating_points(judged: Judged, chosen: float) -> tuple[Row, ...]:
    """Return precision and recall of the refusals for every threshold; ``chosen`` is the one that serves."""
    points = sorted({*THRESHOLDS, chosen})
    return tuple({"threshold": point, **_refusals(judged, point), "serves": point == chosen} for point in points)


def expected_calibration_error(judged: Judged) -> float:
    """Return the mean distance of predicted and observed shares over the bins (Naeini et al., 2015)."""
    total = len(judged.probability)
    bins = calibration(judged)
    return sum(
        _number(row, "questions") / total * abs(_number(row, "predicted") - _number(row, "observed")) for row in bins
    )


def _refusals(judged: Judged, threshold: float) -> dict[str, float | None]:
    refused = judged.probability < threshold
    right = float((refused & ~judged.answerable).sum())
    return {
        "precision": right / float(refused.sum()) if refused.any() else None,
        "recall": right / float((~judged.answerable).sum()) if not judged.answerable.all() else None,
    }


def _number(row: Row, name: str) -> float:
    return float(str(row[name]))
