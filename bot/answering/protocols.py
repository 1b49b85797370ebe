"""The seam between the conversation and the answering."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.answering.model import AnswerResult


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """The result with the question that was really answered (a follow-up is completed by the one before).

    ``took_ms`` is the wall time of answering in milliseconds; ``snapshot_id`` names the index generation used.
    """

    result: AnswerResult
    question: str
    snapshot_id: str
    took_ms: float


class QuestionAnswerer(Protocol):
    """Answers a question or refuses; touches neither the database nor Telegram."""

    def answer(self, question: str, today: date, previous: str | None = None) -> AnswerOutcome:
        """Answer ``question``, completing a short follow-up from ``previous``.

        Parameters:
            question: what the person wrote, any length, any characters.
            today: the day in Europe/Warsaw against which validity is judged.
            previous: the question before, when there was one in this conversation.
        """
        ...
