"""How good the search and the answers are: pure functions over rankings and over answers that were given."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.folding import fold

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


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer beside what it should have been.

    ``must`` are patterns over folded text, all of which a right answer matches. ``cited`` and ``facts`` are ids of
    passages: those that the answer quotes, and those that answer the question. Either may be unknown, and so empty.
    """

    refused: bool
    text: str
    cited: tuple[str, ...]
    to_refuse: bool
    must: tuple[re.Pattern[str], ...]
    facts: tuple[str, ...]

    @property
    def correct(self) -> bool:
        """Whether a question to answer was answered with all that it must have, or, where that is unknown, is cited."""
        if self.refused or self.to_refuse:
            return False
        folded = fold(self.text)
        return all(pattern.search(folded) for pattern in self.must) if self.must else self.cites_rightly

    @property
    def cites_rightly(self) -> bool:
        """Whether a passage that answers is among those that are cited."""
        return not set(self.cited).isdisjoint(self.facts)


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """Counts and rates; a rate without a case to count is 0.

    ``answered_incompletely`` counts answers that lack something or are beside the point. ``refusal_precision`` is the
    share of the refusals that were right, ``refusal_recall`` the share of the questions to refuse that were refused.
    ``cited_rightly`` is the share of the answers which cite a passage that answers, where such passages are known.
    """

    to_answer: int
    to_refuse: int
    answered_correctly: int
    answered_incompletely: int
    wrongly_refused: int
    correctly_refused: int
    wrongly_answered: int
    answered_correctly_rate: float
    refusal_precision: float
    refusal_recall: float
    refusal_f1: float
    cited_rightly: float


def retrieval_figures(rankings: Sequence[Sequence[str]], relevant: Sequence[Mapping[str, int]]) -> RetrievalFigures:
    """Compare rankings with what is relevant.

    Args:
        rankings: for each query the ids that were found, best first.
        relevant: for each query the grade of every relevant id; above 0.

    """
    ranks = np.array([_first_rank(ranking, wanted) for ranking, wanted in zip(rankings, relevant, strict=True)])
    gains = [_ndcg(ranking[:DEPTH], wanted) for ranking, wanted in zip(rankings, relevant, strict=True)]
    if not len(ranks):
        return RetrievalFigures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    first, fifth, tenth = (float((ranks < k).mean()) for k in (1, 5, 10))
    reciprocal = np.where(ranks < DEPTH, 1.0 / (ranks + 1.0), 0.0)
    return RetrievalFigures(len(ranks), first, fifth, tenth, float(reciprocal.mean()), float(np.mean(gains)))


def answer_figures(judgements: Sequence[Judgement]) -> AnswerFigures:
    """Count the judgements."""
    to_answer = [each for each in judgements if not each.to_refuse]
    to_refuse = [each for each in judgements if each.to_refuse]
    given = [each for each in to_answer if not each.refused]
    correct = sum(each.correct for each in given)
    rightly, wrongly = sum(each.refused for each in to_refuse), len(to_answer) - len(given)
    precision, recall = _rate(rightly, rightly + wrongly), _rate(rightly, len(to_refuse))
    return AnswerFigures(
        to_answer=len(to_answer),
        to_refuse=len(to_refuse),
        answered_correctly=correct,
        answered_incompletely=len(given) - correct,
        wrongly_refused=wrongly,
        correctly_refused=rightly,
        wrongly_answered=len(to_refuse) - rightly,
        answered_correctly_rate=_rate(correct, len(to_answer)),
        refusal_precision=precision,
        refusal_recall=recall,
        refusal_f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        cited_rightly=_rate(sum(each.cites_rightly for each in given), sum(bool(each.facts) for each in given)),
    )


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


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
