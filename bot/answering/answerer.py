"""The answering itself: one question in, a checked answer or a refusal out."""

import time
from collections.abc import Sequence
from datetime import date

from bot.answering.certainty import certainty_of
from bot.answering.composing import Composer
from bot.answering.evidence import Features, gather_evidence
from bot.answering.followup import readings
from bot.answering.model import Answered, AnswerResult, RefusalReason, Refused
from bot.answering.protocols import AnswerOutcome
from bot.answering.question import analyse_question, lacks, years_in
from bot.answering.support import SupportModel
from bot.answering.topics import leading_questions, nearest_topics
from bot.answering.vocabulary import Vocabulary
from corpus.model import Passage
from index.normalise import normalise_text
from index.retriever import HybridRetriever
from index.snapshot import Snapshot

SEARCH_DEPTH = 10
LONGEST_QUESTION = 1000
"""Characters that are searched for; a longer text is answered by its beginning."""


class Answerer:
    """Answers from one snapshot; holds no state of a conversation and may be called from several threads.

    Parameters:
        retriever: searches the snapshot.
        snapshot: the generation that is quoted; every quotation is checked against it.
        support: the calibration, fitted on the encoder of the retriever.
        vocabulary: the words of the snapshot's passages.
    """

    def __init__(
        self, retriever: HybridRetriever, snapshot: Snapshot, support: SupportModel, vocabulary: Vocabulary
    ) -> None:
        self._retriever = retriever
        self._snapshot = snapshot
        self._support = support
        self._vocabulary = vocabulary
        self._composer = Composer(snapshot.passages, vocabulary)
        self._questions = leading_questions(snapshot.asked)

    def answer(self, question: str, today: date, previous: str | None = None) -> AnswerOutcome:
        """Answer ``question``, reading a short follow-up with the question before; see QuestionAnswerer.

        Raises:
            QuoteMismatchError: when a quotation is not in its passage; it is then not returned.

        """
        started = time.perf_counter()
        text = normalise_text(question, LONGEST_QUESTION)
        before = None if previous is None else normalise_text(previous, LONGEST_QUESTION)
        read, result = self._first_answered(readings(text, before), today)
        took = (time.perf_counter() - started) * 1000
        return AnswerOutcome(result=result, question=read, snapshot_id=self._snapshot.id, took_ms=took)

    def _first_answered(self, tried: Sequence[str], today: date) -> tuple[str, AnswerResult]:
        """Return the first reading that is answered with its answer, else the likeliest one with its refusal."""
        results: list[tuple[str, AnswerResult]] = []
        for reading in tried:
            results.append((reading, self._answer_one(reading, today)))
            if isinstance(results[-1][1], Answered):
                return results[-1]
        return results[0]

    def _answer_one(self, question: str, today: date) -> AnswerResult:
        if not any(letter.isalnum() for letter in question):
            return Refused(RefusalReason.OUT_OF_SCOPE)
        if not self._snapshot.passages:
            return Refused(RefusalReason.NOT_IN_CORPUS)
        scores = self._retriever.score(question)
        hits = self._retriever.best(scores, SEARCH_DEPTH)
        evidence = gather_evidence(question, scores, self._snapshot.passages, self._vocabulary)
        if not self._support.supports(evidence):
            return Refused(self._reason(question, evidence, hits[0].passage), nearest_topics(hits, self._questions))
        certainty = certainty_of(self._support.answerable.probability(evidence), self._support.threshold)
        return self._composer.answer(question, hits, today, certainty)

    def _reason(self, question: str, evidence: Features, nearest: Passage) -> RefusalReason:
        """Tell a message about something else from a gap in the library, and that from a missing detail."""
        if not self._support.is_in_scope(evidence):
            return RefusalReason.OUT_OF_SCOPE
        asked = analyse_question(question)
        if any(lacks(detail, nearest.text) for detail in asked.details):
            return RefusalReason.NOT_SUPPORTED
        told = years_in(f"{nearest.document_title} {nearest.text} {nearest.state}")
        return RefusalReason.NOT_SUPPORTED if asked.years - told else RefusalReason.NOT_IN_CORPUS
