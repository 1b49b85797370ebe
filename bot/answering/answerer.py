"""The answering itself: one question in, a checked answer or a refusal out."""

import time
from collections.abc import Sequence
from datetime import date

from bot.answering.certainty import certainty_of, may_answer
from bot.answering.composing import Composer
from bot.answering.followup import readings
from bot.answering.judging import Found, Judge, Judgement
from bot.answering.missing import missing_details
from bot.answering.model import Answered, AnswerResult, Clarify, Contradicted, RefusalReason, Refused
from bot.answering.premise import Contradiction, contradicted
from bot.answering.protocols import AnswerOutcome
from bot.answering.support import SupportModel
from bot.answering.ties import tied_topics
from bot.answering.topics import leading_questions, nearest_topics
from bot.answering.vocabulary import Vocabulary
from index.normalise import normalise_text
from index.protocols import Hit
from index.reader import Reader
from index.relative_years import with_years
from index.remembered import Remembered
from index.retriever import HybridRetriever
from index.snapshot import Snapshot

LONGEST_QUESTION = 1000
"""Characters that are searched for; a longer text is answered by its beginning."""

REMEMBERED = 256
"""Answers that are kept until the day or the index changes: a button that all press is answered once."""


class Answerer:
    """Answers from one snapshot; holds no state of a conversation and may be called from several threads.

    Parameters:
        retriever: searches the snapshot.
        snapshot: the generation that is quoted; every quotation is checked against it.
        support: the calibration, fitted on the encoder of the retriever.
        vocabulary: the words of the snapshot's passages.
        reader: reads what was found where the search alone is unsure; None beside an encoder that has none.
    """

    def __init__(
        self,
        retriever: HybridRetriever,
        snapshot: Snapshot,
        support: SupportModel,
        vocabulary: Vocabulary,
        reader: Reader | None = None,
    ) -> None:
        self._judge = Judge(retriever, snapshot.passages, support, vocabulary, reader)
        self._snapshot = snapshot
        self._support = support
        self._composer = Composer(snapshot.passages, vocabulary)
        self._questions = leading_questions(snapshot.asked)
        self._answers: Remembered[tuple[tuple[str, ...], date], tuple[str, AnswerResult]] = Remembered(REMEMBERED)

    def answer(self, question: str, today: date, previous: str | None = None) -> AnswerOutcome:
        """Answer ``question``, reading a short follow-up with the question before; see QuestionAnswerer.

        Raises:
            QuoteMismatchError: when a quotation is not in its passage; it is then not returned.

        """
        started = time.perf_counter()
        text = normalise_text(question, LONGEST_QUESTION)
        before = None if previous is None else normalise_text(previous, LONGEST_QUESTION)
        tried = readings(text, before)
        answered, result = self._answers.value((tried, today), lambda: self._first_answered(tried, today))
        took = (time.perf_counter() - started) * 1000
        return AnswerOutcome(result=result, question=answered, snapshot_id=self._snapshot.id, took_ms=took)

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
        found = self._judge.search(with_years(question, today))
        if topics := tied_topics(found.text, found.hits, self._questions):
            return Clarify(topics)
        judged = self._judge.judge(found)
        if contradiction := contradicted(found.text, judged.hits[0].passage):
            return self._contradict(contradiction, judged.hits, today)
        if not judged.supported:
            return self._refuse(found, judged, today)
        certainty = certainty_of(judged.probability, self._support.cut.threshold)
        return self._composer.answer(found.text, judged.hits, today, certainty)

    def _contradict(self, contradiction: Contradiction, hits: Sequence[Hit], today: date) -> Refused:
        """Tell what the library says instead of what the question takes for granted."""
        citation = self._composer.cite(contradiction.claim, hits[0].passage, today)
        told = Contradicted(contradiction.claim, contradiction.told, citation)
        return Refused(RefusalReason.NOT_SUPPORTED, nearest_topics(hits, self._questions), contradicts=told)

    def _refuse(self, found: Found, judged: Judgement, today: date) -> Refused:
        """Tell a message about something else from a gap in the library, and that from a missing detail.

        The nearest passage is quoted where it lacks no more than a detail, and where it was nearly taken for an answer.
        """
        topics, nearest = nearest_topics(judged.hits, self._questions), judged.hits[0].passage
        if not self._support.is_in_scope(found.evidence):
            return Refused(RefusalReason.OUT_OF_SCOPE, topics)
        lacks_a_detail = bool(missing_details(found.text, nearest))
        reason = RefusalReason.NOT_SUPPORTED if lacks_a_detail else RefusalReason.NOT_IN_CORPUS
        if lacks_a_detail or may_answer(judged.probability, self._support.cut.threshold):
            return Refused(reason, topics, nearby=self._composer.cite(found.text, nearest, today))
        return Refused(reason, topics)
