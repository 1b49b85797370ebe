"""When the ingest runs by itself, with a clock and a timer that wait for nothing."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.administration.ingest_process import IngestBroken, IngestOutcome
from bot.administration.oversight import SourceState
from bot.administration.report import RunReport
from bot.administration.schedule import LONGEST, SHORTEST, IngestSchedule
from bot.clock import SystemClock
from ingest.errors import IngestError
from tests.bot.administration.examples import FakeLedger
from tests.fakes.clock import FixedClock


@dataclass
class FakeScheduler:
    """Remembers when it is to wake whom."""

    planned: list[datetime] = field(default_factory=list)

    def add_job(self, job: object, trigger: str, *, run_date: datetime, misfire_grace_time: None) -> None:
        assert callable(job)
        assert (trigger, misfire_grace_time) == ("date", None)
        self.planned.append(run_date)

    def start(self) -> None: ...

    def shutdown(self, *, wait: bool) -> None: ...


@dataclass
class Room:
    """A schedule whose ingest does what ``outcome`` says and then lets ``source`` be due again after ``pause``."""

    clock: FixedClock
    pause: timedelta = timedelta(minutes=30)
    outcome: IngestOutcome | Exception = field(default_factory=lambda: RunReport("success", published=True))
    ledger: FakeLedger = field(default_factory=lambda: FakeLedger([SourceState("Źródło")]))
    scheduler: FakeScheduler = field(default_factory=FakeScheduler)
    runs: int = 0

    @property
    def schedule(self) -> IngestSchedule:
        return IngestSchedule(ledger=self.ledger, run=self.run, clock=self.clock, scheduler=self.scheduler)

    async def run(self) -> IngestOutcome:
        self.runs += 1
        if isinstance(self.outcome, Exception):
            raise self.outcome
        if isinstance(self.outcome, RunReport):
            self.ledger.states = [SourceState("Źródło", next_look=self.clock.now() + self.pause)]
        return self.outcome

    def next_after(self) -> timedelta:
        return self.scheduler.planned[-1] - self.clock.now()


@pytest.fixture
def room(clock: FixedClock) -> Room:
    return Room(clock)


async def test_what_is_due_is_run_and_the_next_look_is_when_something_is_due_again(room: Room) -> None:
    await room.schedule.look()
    assert (room.runs, room.next_after()) == (1, room.pause)
    room.clock.advance(room.pause - timedelta(seconds=1))
    await room.schedule.look()
    assert room.runs == 1
    room.clock.advance(timedelta(seconds=1))
    await room.schedule.look()
    assert room.runs == 2


@pytest.mark.parametrize(
    ("pause", "waits"),
    [(timedelta(), SHORTEST), (timedelta(minutes=7), timedelta(minutes=7)), (timedelta(days=7), LONGEST)],
)
async def test_looks_are_neither_a_storm_nor_too_rare(room: Room, pause: timedelta, waits: timedelta) -> None:
    room.pause = pause
    await room.schedule.look()
    assert room.next_after() == waits


async def test_sources_that_are_off_or_parked_start_nothing(room: Room) -> None:
    past = room.clock.now() - timedelta(days=1)
    room.ledger.states = [SourceState("Wyłączone", enabled=False), SourceState("Odstawione", None, past, 5, "x", "x")]
    await room.schedule.look()
    assert (room.runs, room.next_after()) == (0, LONGEST)


async def test_a_broken_run_is_logged_and_tried_again_after_a_pause(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.outcome = IngestBroken(1, "Brakuje miejsca na dysku.")
    await room.schedule.look()
    assert "Brakuje miejsca na dysku." in caplog.text
    assert room.next_after() == LONGEST
    await room.schedule.look()
    assert room.runs == 2


async def test_a_memory_that_cannot_be_read_is_logged_and_looked_at_again(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.ledger.fault = IngestError("Plik pamięci jest uszkodzony.")
    await room.schedule.look()
    assert "Plik pamięci jest uszkodzony." in caplog.text
    assert (room.runs, room.next_after()) == (0, LONGEST)


async def test_even_a_fault_of_the_code_does_not_end_the_schedule(room: Room) -> None:
    room.outcome = RuntimeError("błąd")
    with pytest.raises(RuntimeError):
        await room.schedule.look()
    assert room.next_after() == LONGEST


def _until_cut_off(begun: asyncio.Event, ended: list[str]) -> Callable[[], Coroutine[Any, Any, IngestOutcome]]:
    async def run() -> IngestOutcome:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("ended")
        raise AssertionError

    return run


async def test_the_end_waits_until_the_run_that_it_cuts_off_has_ended(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    begun, stop, ended = asyncio.Event(), asyncio.Event(), list[str]()
    schedule = IngestSchedule(
        ledger=FakeLedger([SourceState("Źródło")]),
        run=_until_cut_off(begun, ended),
        clock=SystemClock(),
        scheduler=AsyncIOScheduler(timezone="UTC"),
    )
    keeping = asyncio.create_task(schedule.keep(stop))
    await asyncio.wait_for(begun.wait(), 10)
    stop.set()
    await asyncio.wait_for(keeping, 10)
    assert ended == ["ended"]
    assert "schedule.cut_off" in caplog.text
    assert "raised an exception" not in caplog.text
