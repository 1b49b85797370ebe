"""From a question to a rendered answer, without Telegram and without a database, with 1, 8 and 32 threads at once."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from benchmarks.report import Report, Rows
from benchmarks.scope import Scope, questions_to_ask
from bot.answering.assembly import build_answerer, build_search
from bot.answering.protocols import QuestionAnswerer
from bot.clock import SystemClock, today_in_warsaw
from bot.conversation.language import choose_language
from bot.conversation.present import present_result
from bot.telegram.render import render
from index.evaluation import percentile

QUESTIONS = {1: 300, 8: 600, 32: 900}
"""How many questions are asked with so many threads at once; together fewer than there are."""

WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Responder:
    """All that happens between a question and its answer as Telegram takes it."""

    answerer: QuestionAnswerer
    today: date
    contact: str

    def milliseconds(self, question: str) -> float:
        """Answer and render ``question`` and return how long that took."""
        started = time.perf_counter()
        outcome = self.answerer.answer(question, self.today)
        render(present_result(outcome.result, choose_language(question, None, None), self.contact))
        return (time.perf_counter() - started) * 1000


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
        responder.milliseconds(questions.pop())
    rows = [_at_once(responder, threads, [questions.pop() for _ in range(n)]) for threads, n in QUESTIONS.items()]
    return Report("answer", (Rows("answer", tuple(rows)),), notes=NOTES)


def _at_once(responder: Responder, threads: int, questions: Sequence[str]) -> dict[str, object]:
    """Keep ``threads`` threads asking, each one question after the other."""
    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        took = list(pool.map(responder.milliseconds, questions))
    seconds = time.perf_counter() - started
    return {
        "threads": threads,
        "questions": len(questions),
        "p50_ms": percentile(took, 0.5),
        "p95_ms": percentile(took, 0.95),
        "max_ms": max(took),
        "answers_per_s": len(questions) / seconds,
    }


NOTES = (
    "no question is asked twice, as the vectors of the last ones are remembered",
    "every thread asks its next question at once: with more threads than cores they wait for each other",
)
