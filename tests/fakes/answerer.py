"""An answerer that says what a test told it to, and remembers what it was asked."""

from collections.abc import Mapping
from datetime import date

from bot.answering.model import AnswerResult, RefusalReason, Refused
from bot.answering.protocols import AnswerOutcome


class FakeAnswerer:
    """Knows the results of some questions and refuses all others; a follow-up is read behind the question before."""

    def __init__(
        self, results: Mapping[str, AnswerResult], follow_ups: Mapping[str, AnswerResult] | None = None
    ) -> None:
        self._results = results
        self._follow_ups = follow_ups or {}
        self.asked: list[tuple[str, date, str | None]] = []

    def answer(self, question: str, today: date, previous: str | None = None) -> AnswerOutcome:
        self.asked.append((question, today, previous))
        if previous is not None and question in self._follow_ups:
            return self._outcome(self._follow_ups[question], f"{previous} {question}")
        return self._outcome(self._results.get(question, Refused(RefusalReason.NOT_IN_CORPUS)), question)

    def _outcome(self, result: AnswerResult, question: str) -> AnswerOutcome:
        return AnswerOutcome(result=result, question=question, snapshot_id="g-1", took_ms=1.0)
