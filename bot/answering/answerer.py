"""The answering itself: one question in, a checked answer or a refusal out."""

import time
from datetime import date

from index.normalise import normalise_text
from index.retriever import HybridRetriever
from index.snapshot import Snapshot

from bot.answering.citing import cite
from bot.answering.followup import readings
from bot.answering.model import Answered, AnswerResult, RefusalReason, Refused
from bot.answering.protocols import AnswerOutcome
from bot.answering.selection import choose_hits
from bot.answering.support import SupportModel
from bot.answering.topics import nearest_topics
from bot.answering.vocabulary import Vocabulary

SEARCH_DEPTH = 10
LONGEST_QUESTION = 1000
"""Characters that are searched for; a longer text is answered by its beginning."""

EVEN = 0.5


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

    def answer(self, question: str, today: date, previous: str | None = None) -> AnswerOutcome:
        """Answer ``question``, reading a short follow-up with the question before; see QuestionAnswerer."""
        started = time.perf_counter()
        text = normalise_text(question, LONGEST_QUESTION)
        tried = [(reading, self._answer_one(reading, today)) for reading in readings(text, previous)]
        read, result = next((pair for pair in tried if isinstance(pair[1], Answered)), tried[0])
        took = (time.perf_counter() - started) * 1000
        return AnswerOutcome(result=result, question=read, snapshot_id=self._snapshot.id, took_ms=took)

    def _answer_one(self, question: str, today: date) -> AnswerResult:
        if not any(letter.isalnum() for letter in question):
            return Refused(RefusalReason.OUT_OF_SCOPE)
        hits = self._retriever.retrieve(question, SEARCH_DEPTH)
        if not hits:
            return Refused(RefusalReason.NOT_IN_CORPUS)
        features = self.evidence(question)
        if self._support.answerable.probability(features) < self._support.threshold:
            return Refused(self._reason(question, features, hits), nearest_topics(hits))
        words = self._vocabulary.words(question)
        return Answered(tuple(cite(hit.passage, today, self._sentence_score(words)) for hit in choose_hits(hits)))
