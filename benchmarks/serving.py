"""The real ``interekip serve`` in a process of its own, against the Bot API server of the tests."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process import cpu_seconds_of, maps_package, memory_of
from benchmarks.report import Floor, Report, Rows, at_most
from benchmarks.scope import Scope, questions_to_ask
from bot.settings import Settings
from index.errors import IndexingError
from index.evaluation import percentile
from tests.fake_telegram import FakeTelegram, Person
from tests.process.serving import Home, Serving

STARTS = 3
ROUNDS = {1: 200, 8: 30, 32: 15}
"""How often so many people ask at once."""

BREATH = 1.2
"""Seconds between two rounds with many people, in which the bot may send again as much as Telegram allows."""

PATIENCE = 60.0
FIRST_ANSWER_S = 3.0
RESIDENT_MB = 600.0
ALONE_MS = 80.0
MANY_MS = 500.0


class Replies:
    """When the first message to each person arrived, in seconds of the monotonic clock.

    Args:
        telegram: where they arrive; what came before is left out.
        people: whose replies are waited for.
    """

    def __init__(self, telegram: FakeTelegram, people: Iterable[Person]) -> None:
        self._telegram = telegram
        self._read = len(telegram.calls)
        self._wanted = {person.chat_id for person in people}
        self.at: dict[int, float] = {}

    def complete(self) -> bool:
        """Read on in the log of calls and return whether everybody has a reply."""
        # Only what is new: this is looked at after every call, in the process that also plays Telegram.
        calls = self._telegram.calls[self._read :]
        self._read += len(calls)
        for call in calls:
            if call.method == "sendMessage" and call.accepted and call.chat_id in self._wanted:
                self.at.setdefault(call.chat_id, call.at)
        return len(self.at) == len(self._wanted)


@dataclass(frozen=True, slots=True)
class Started:
    """The time to the first answer and the processor time that it took."""

    seconds: float
    cpu_s: float | None


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many people who ask at once, again and again: how long each waited in milliseconds, and the work in all."""

    people: int
    took_ms: list[float]
    cpu_s: float | None


@dataclass(frozen=True, slots=True)
class Served:
    """One serving process that was asked everything."""

    crowds: tuple[Crowd, ...]
    idle_mb: float | None
    resident_mb: float | None
    peak_mb: float | None
    torch_loaded: bool | None


def run(scope: Scope) -> Report:
    """Start the bot several times, then ask it.

    Raises:
        IndexingError: when it does not serve; says what its log says.

    """
    questions = questions_to_ask()
    starts = [_first_answer(scope.settings, questions.pop()) for _ in range(STARTS)]
    served = _served(scope.settings, questions)
    tables = (
        Rows("serving: start of the process to the first answer", (_start(starts),)),
        Rows("serving: question to answer", tuple(map(_row, served.crowds))),
        Rows("serving: memory", (_memory(served),)),
    )
    return Report("serving", tables, _floors(starts, served), NOTES)


def _first_answer(settings: Settings, question: str) -> Started:
    """Measure from the start of the process to the answer to a question that is waiting for it."""
    with FakeTelegram() as telegram:
        person = telegram.person()
        replies = Replies(telegram, [person])
        person.sends(question)
        started = time.monotonic()
        with _serving(settings, telegram) as serving:
            _wait(telegram, replies, serving)
            used = cpu_seconds_of(serving.process.pid)
    return Started(replies.at[person.chat_id] - started, used)


def _served(settings: Settings, questions: list[str]) -> Served:
    with FakeTelegram() as telegram, _serving(settings, telegram) as serving:
        serving.until_polling()
        _ask_at_once(telegram, serving, [questions.pop()])
        idle = memory_of(serving.process.pid)
        crowds = tuple(_crowd(telegram, serving, people, questions) for people in ROUNDS)
        memory = memory_of(serving.process.pid)
        return Served(
            crowds,
            idle.resident_mb if idle else None,
            memory.resident_mb if memory else None,
            memory.peak_mb if memory else None,
            maps_package(serving.process.pid, "torch"),
        )


def _crowd(telegram: FakeTelegram, serving: Serving, people: int, questions: list[str]) -> Crowd:
    took: list[float] = []
    before = cpu_seconds_of(serving.process.pid)
    for _ in range(ROUNDS[people]):
        took.extend(_ask_at_once(telegram, serving, [questions.pop() for _ in range(people)]))
        if people > 1:
            time.sleep(BREATH)
    after = cpu_seconds_of(serving.process.pid)
    return Crowd(people, took, None if before is None or after is None else after - before)


def _ask_at_once(telegram: FakeTelegram, serving: Serving, questions: list[str]) -> list[float]:
    """Let as many new people as there are questions ask at the same moment; return how long each waited."""
    people = [telegram.person() for _ in questions]
    replies = Replies(telegram, people)
    asked = {}
    for person, question in zip(people, questions, strict=True):
        asked[person.chat_id] = time.monotonic()
        person.sends(question)
    _wait(telegram, replies, serving)
    return [(replies.at[chat] - moment) * 1000 for chat, moment in asked.items()]


def _wait(telegram: FakeTelegram, replies: Replies, serving: Serving) -> None:
    if not telegram.world.bell.block_until(replies.complete, PATIENCE):
        raise IndexingError(f"The bot did not answer. Run make setup first. Its log:\n{serving.log[-2000:]}")


@contextmanager
def _serving(settings: Settings, telegram: FakeTelegram) -> Iterator[Serving]:
    """Serve with a database without anybody in it."""
    with bench_home(settings) as home:
        serving = Serving(home, telegram)
        try:
            yield serving
        finally:
            serving.kill()


@contextmanager
def bench_home(settings: Settings) -> Iterator[Home]:
    """Make a folder to serve from, with the settings' model and index and without a database."""
    with tempfile.TemporaryDirectory(prefix="interekip-bench-") as folder:
        # Bytecode is written whatever the shell says: compiling a thousand modules is no part of a start.
        home = Home(Path(folder), {"INTEREKIP_MODEL": settings.model, "PYTHONDONTWRITEBYTECODE": ""})
        home.data.mkdir()
        for part in (settings.model_dir, settings.reader_dir, settings.index_dir, settings.support_path):
            if part.exists():
                (home.data / part.name).symlink_to(part.resolve())
        yield home


def _start(starts: list[Started]) -> dict[str, object]:
    seconds = [start.seconds for start in starts]
    used = [start.cpu_s for start in starts if start.cpu_s is not None]
    return {
        "starts": len(starts),
        "best_s": min(seconds),
        "median_s": percentile(seconds, 0.5),
        "worst_s": max(seconds),
        "cpu_s": min(used) if used else None,
    }


def _row(crowd: Crowd) -> dict[str, object]:
    took = crowd.took_ms
    return {
        "people_at_once": crowd.people,
        "questions": len(took),
        "p50_ms": percentile(took, 0.5),
        "p95_ms": percentile(took, 0.95),
        "max_ms": max(took),
        "cpu_ms_per_question": None if crowd.cpu_s is None else crowd.cpu_s * 1000 / len(took),
    }


def _memory(served: Served) -> dict[str, object]:
    return {
        "after_first_answer_mb": served.idle_mb,
        "after_all_mb": served.resident_mb,
        "peak_mb": served.peak_mb,
        "torch_loaded": served.torch_loaded,
    }


def _floors(starts: list[Started], served: Served) -> tuple[Floor, ...]:
    start = percentile([start.seconds for start in starts], 0.5)
    slow = {crowd.people: percentile(crowd.took_ms, 0.95) for crowd in served.crowds}
    torch = served.torch_loaded
    return (
        at_most("seconds from the start to the first answer, median,", start, FIRST_ANSWER_S),
        at_most("peak resident memory in MB", served.peak_mb, RESIDENT_MB),
        at_most("p95 in ms alone", slow[1], ALONE_MS),
        at_most("p95 in ms with 32 people at once", slow[32], MANY_MS),
        Floor("torch is loaded", torch, None if torch is None else not torch),
    )


NOTES = (
    "from the moment a person sends a question to the moment Telegram has the answer; every question from a new chat",
    "Telegram is played by this process on the same cores, so the bot has less than the whole machine",
    "of 32 answers at once two wait for Telegram's limit of 30 messages a second",
    "cpu: processor time of the bot alone; it tells little of the load of the machine, unlike the time that passes",
    "memory, processor time and torch are read from /proc and missing where there is none",
)
