"""How near to the best passage a further one must be to be quoted too: what NEAR in bot/answering/selection.py costs.

Every answerable development question is answered, refusals left aside, so that the curve shows the selection alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.report import Report, Rows
from benchmarks.scope import Scope, answerable_questions
from bot.answering.assembly import build_search
from bot.answering.composing import Composer
from bot.answering.judging import SEARCH_DEPTH
from bot.answering.model import Answered
from bot.answering.selection import NEAR, NEAR_FOR_SEVERAL, near_hits
from bot.answering.vocabulary import Vocabulary
from bot.clock import SystemClock, today_in_warsaw
from bot.conversation.language import choose_language
from bot.conversation.plain import render_text
from bot.conversation.present import present_result
from corpus.questions import DevelopmentQuestion
from index.judgement import Judgement, Outcome
from index.normalise import normalise_text
from index.polish import word_forms
from index.protocols import Hit
from index.retriever import HybridRetriever

GRID = (0.0, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Found:
    """A question with what the search found for it."""

    question: DevelopmentQuestion
    hits: Sequence[Hit]


class Quoter:
    """Answers from hits as the product does, with any nearness.

    Args:
        composer: quotes from the library.
    """

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._today = today_in_warsaw(SystemClock())

    def answer(self, found: Found, near: float | None) -> Answered:
        """Quote the hits within ``near`` of the best for every question, or, without it, as the product does."""
        question = found.question.question
        if near is None:
            return self._composer.answer(question, found.hits, self._today)
        hits = near_hits(found.hits, near, siblings_first=False)
        return Answered(tuple(self._composer.cite(question, hit.passage, self._today) for hit in hits))


def run(scope: Scope) -> Report:
    """Draw the curve.

    Raises:
        IndexingError: when the encoder or the index cannot be used.

    """
    search = build_search(scope.settings)
    retriever = HybridRetriever(search.encoder, search.snapshot)
    found = [
        Found(question, retriever.retrieve(normalise_text(question.question), SEARCH_DEPTH))
        for question in answerable_questions()
    ]
    passages = search.snapshot.passages
    quoter = Quoter(Composer(passages, Vocabulary(passages, word_forms)))
    rows = tuple(_row(quoter, found, near) for near in (*GRID, None))
    note = f"the product: {NEAR}, for several things {NEAR_FOR_SEVERAL}, and what is newer or says otherwise"
    return Report("selection", (Rows("selection", rows),), notes=(note,))


def _row(quoter: Quoter, found: Sequence[Found], near: float | None) -> dict[str, object]:
    answers = [quoter.answer(each, near) for each in found]
    right = sum(_is_right(each.question, answer) for each, answer in zip(found, answers, strict=True))
    quoted = [citation.quote for answer in answers for citation in answer.citations]
    return {
        "near": "product" if near is None else near,
        "questions": len(found),
        "with_all_patterns": right,
        "share": right / len(found),
        "citations_per_answer": len(quoted) / len(found),
        "quoted_letters_per_answer": sum(map(len, quoted)) / len(found),
    }


def _is_right(question: DevelopmentQuestion, answer: Answered) -> bool:
    text = render_text(present_result(answer, choose_language(question.question, None, None), ""))
    cited = tuple(str(citation.passage_id) for citation in answer.citations)
    return Judgement(
        outcome=Outcome.ANSWERED, text=text, cited=cited, to_refuse=False, must=question.must, facts=question.facts
    ).correct
