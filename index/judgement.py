"""How good answers and refusals are: pure functions over answers that were given."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from index.bootstrap import Rate
from index.folding import fold


class Outcome(StrEnum):
    """What became of a question; the values are the statuses of an answer's JSON."""

    ANSWERED = "answered"
    REFUSED = "refused"
    CLARIFIED = "clarify"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer beside what it should have been.

    ``must`` are patterns over folded text, all of which a right answer matches. ``cited`` and ``facts`` are ids of
    passages: those that the answer quotes, and those that answer the question. Either may be unknown, and so empty.
    ``misquoted`` counts the citations whose quotation is not, letter for letter, in its passage.
    """

    outcome: Outcome
    text: str
    cited: tuple[str, ...]
    to_refuse: bool
    must: tuple[re.Pattern[str], ...]
    facts: tuple[str, ...]
    misquoted: int = 0

    @property
    def good(self) -> bool:
        """Whether what is to be answered is answered correctly, and what is to be refused is refused."""
        match self.outcome:
            case Outcome.ANSWERED:
                return self.correct
            case Outcome.REFUSED:
                return self.to_refuse
            case Outcome.CLARIFIED:
                return False
            case _:
                assert_never(self.outcome)

    @property
    def correct(self) -> bool:
        """Whether a question to answer was answered with all that it must have, or, where that is unknown, is cited."""
        if not self.answers:
            return False
        folded = fold(self.text)
        return all(pattern.search(folded) for pattern in self.must) if self.must else self.cites_rightly

    @property
    def answers(self) -> bool:
        """Whether it is an answer to a question that is to be answered."""
        return self.outcome is Outcome.ANSWERED and not self.to_refuse

    @property
    def cites_rightly(self) -> bool:
        """Whether a passage that answers is among those that are cited."""
        return not set(self.cited).isdisjoint(self.facts)


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """Counts and rates; a rate without a case to count is 0.

    ``answered_incompletely`` counts answers that lack something or are beside the point; ``answered_wrongly_rate`` is
    their share of the questions to answer. ``refusal_precision`` is the share of the refusals that were right,
    ``refusal_recall`` the share of the questions to refuse that were refused.

    A question asked back (``clarified``, ``clarified_to_refuse``) is neither an answer nor a refusal: it lowers
    ``answered_correctly_rate`` and ``refusal_recall``, since the person has no answer and no refusal yet, and counts
    neither as answered wrongly nor in ``refusal_precision``.

    ``cited_rightly`` is the share of the answers which cite a passage that answers, where such passages are known;
    ``quotes_verbatim`` the share of all citations that are letter for letter in their passage; ``citations_correct``
    the share of the answers of which both is true.
    """

    to_answer: int
    to_refuse: int
    answered_correctly: int
    answered_incompletely: int
    wrongly_refused: int
    correctly_refused: int
    wrongly_answered: int
    clarified: int
    clarified_to_refuse: int
    answered_correctly_rate: float
    answered_wrongly_rate: float
    wrongly_refused_rate: float
    refusal_precision: float
    refusal_recall: float
    refusal_f1: float
    cited_rightly: float
    quotes_verbatim: float
    citations_correct: float


def answer_figures(judgements: Sequence[Judgement]) -> AnswerFigures:
    """Count the judgements."""
    to_answer = [each for each in judgements if not each.to_refuse]
    to_refuse = [each for each in judgements if each.to_refuse]
    correct = sum(each.correct for each in to_answer)
    return AnswerFigures(
        to_answer=len(to_answer),
        to_refuse=len(to_refuse),
        answered_correctly=correct,
        answered_incompletely=_count(to_answer, Outcome.ANSWERED) - correct,
        wrongly_refused=_count(to_answer, Outcome.REFUSED),
        correctly_refused=_count(to_refuse, Outcome.REFUSED),
        wrongly_answered=_count(to_refuse, Outcome.ANSWERED),
        clarified=_count(to_answer, Outcome.CLARIFIED),
        clarified_to_refuse=_count(to_refuse, Outcome.CLARIFIED),
        **{name: rate.value for name, rate in answer_rates(judgements).items()},
    )


def answer_rates(judgements: Sequence[Judgement]) -> dict[str, Rate]:
    """Return the rates of ``AnswerFigures``, question by question, in the order of ``judgements``."""

    def rate(part: Callable[[Judgement], float], whole: Callable[[Judgement], float]) -> Rate:
        return Rate.of([part(each) for each in judgements], [whole(each) for each in judgements])

    return {
        "answered_correctly_rate": rate(lambda each: each.correct, _is_to_answer),
        "answered_wrongly_rate": rate(lambda each: each.answers and not each.correct, _is_to_answer),
        "wrongly_refused_rate": rate(lambda each: _is_refused(each) and not each.to_refuse, _is_to_answer),
        "refusal_precision": rate(_is_rightly_refused, _is_refused),
        "refusal_recall": rate(_is_rightly_refused, lambda each: each.to_refuse),
        # 2 TP / (2 TP + FP + FN), the harmonic mean of the two above
        "refusal_f1": rate(lambda each: 2 * _is_rightly_refused(each), lambda each: _is_refused(each) + each.to_refuse),
        "cited_rightly": rate(lambda each: _is_sourced(each) and each.cites_rightly, _is_sourced),
        "quotes_verbatim": rate(lambda each: len(each.cited) - each.misquoted, lambda each: len(each.cited)),
        "citations_correct": rate(
            lambda each: _is_sourced(each) and each.cites_rightly and not each.misquoted, _is_sourced
        ),
    }


def _count(judgements: Sequence[Judgement], outcome: Outcome) -> int:
    return sum(each.outcome is outcome for each in judgements)


def _is_to_answer(judgement: Judgement) -> bool:
    return not judgement.to_refuse


def _is_refused(judgement: Judgement) -> bool:
    return judgement.outcome is Outcome.REFUSED


def _is_rightly_refused(judgement: Judgement) -> bool:
    return _is_refused(judgement) and judgement.to_refuse


def _is_sourced(judgement: Judgement) -> bool:
    """Return whether it is an answer whose right passages are known."""
    return judgement.answers and bool(judgement.facts)
