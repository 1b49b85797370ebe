"""From a question to a rendered answer, without Telegram and without a database, for 1, 8 and 32 people at once."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.report import Report, Rows
from benchmarks.scope import Scope, questions_to_ask
from bot.answering.assembly import build_answerer, build_search
from bot.answering.protocols import QuestionAnswerer
from bot.clock import SystemClock, today_in_warsaw
from bot.conversation.language import choose_language
from bot.conversation.present import present_result
from bot.telegram.app import THINKING_THREADS
from bot.telegram.offload import Offload
from bot.telegram.render import render
from index.evaluation import percentile

QUESTIONS = {1: 300, 8: 600, 32: 900}
"""How many questions are asked by so many people at once; together fewer than there are."""

WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Responder:
    """All that happens between a question and its answer as Telegram takes it."""

    answerer: QuestionAnswerer
    today: date
    contact: str

    def respond(self, question: str) -> None:
        """Answer and render ``question``."""
        outcome = self.answerer.answer(question, self.today)
        render(present_result(outcome.result, choose_language(question, None, None), self.contact))


def run(scope: Scope) -> Report:
    """Ask all questions once.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        BotError: when the calibration cannot.

    """
    settings = scope.settings
    answerer = build_answerer(settings, build_search(settings))
    responder = Responder(answerer, today_in_warsaw(SystemClock()), settings.coordinator_contact)
    questions = questions_to_ask()
    for _ in range(WARM_UP):
        responder.respond(questions.pop())
    rows = [_at_once(responder, people, [questions.pop() for _ in range(n)]) for people, n in QUESTIONS.items()]
    return Report("answer", (Rows("answer", tuple(rows)),), notes=NOTES)


def _at_once(responder: Responder, people: int, questions: Sequence[str]) -> dict[str, object]:
    """Let ``people`` ask all ``questions``, each one after the other."""
    started = time.perf_counter()
    took = asyncio.run(_waits(responder, people, questions))
    seconds = time.perf_counter() - started
    return {
        "people_at_once": people,
        "questions": len(questions),
        "p50_ms": percentile(took, 0.5),
        "p95_ms": percentile(took, 0.95),
        "max_ms": max(took),
        "answers_per_s": len(questions) / seconds,
    }


async def _waits(responder: Responder, people: int, questions: Sequence[str]) -> list[float]:
    """Return how long each answer was waited for, in milliseconds."""
    thinking, left = Offload(THINKING_THREADS, "thinking"), iter(questions)
    waits = await asyncio.gather(*(_ask(responder, thinking, left) for _ in range(people)))
    thinking.close()
    return [wait for person in waits for wait in person]


async def _ask(responder: Responder, thinking: Offload, left: Iterator[str]) -> list[float]:
    """Ask what is left until nothing is; return how long each answer took."""
    took: list[float] = []
    for question in left:
        started = time.perf_counter()
        await thinking.call(responder.respond, question)
        took.append((time.perf_counter() - started) * 1000)
    return took


NOTES = (
    "no question is asked twice, as the vectors of the last ones are remembered",
    f"everybody asks the next question at once; {THINKING_THREADS} are thought about at a time, as when serving",
)
