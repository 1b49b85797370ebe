"""Jobs at their moment: once with what they queue, again after a fault, and one fault stops nobody."""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta

import pytest

from bot.forum.notices import Notice, NoticeKind
from bot.store import dialogs, jobs, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.telegram import timers
from bot.telegram.offload import Offload
from bot.telegram.timers import JobHandler, Timers, Timetable, plan_nothing
from bot.telegram.writes import GroupedWrites
from tests.bot.conversation.test_notices import ANNA, EVENT
from tests.bot.forum.people import START
from tests.fakes.clock import FixedClock

REMINDER = Notice(NoticeKind.REMINDER_DAY, ANNA, EVENT)
Started = Callable[..., Timers]


@pytest.fixture
def database(either_database: Database) -> Database:
    return either_database


@pytest.fixture
async def started(database: Database, clock: FixedClock) -> AsyncIterator[Started]:
    storage, woken = Offload(1, "storage"), []

    def start(plan: Callable[[Connection, datetime], None] = plan_nothing, **handlers: JobHandler) -> Timers:
        return Timers(
            database=database,
            storage=storage,
            writes=GroupedWrites(database, storage),
            clock=clock,
            timetable=Timetable(plan, handlers),
            on_text=lambda: woken.append(1),
        )

    yield start
    storage.close()


def remind(_connection: Connection, _subject: str, _now: datetime) -> Sequence[Notice]:
    return [REMINDER]


def plan(database: Database, kind: str, subject: str = "event:1", *, later: timedelta = timedelta(0)) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, kind, subject, START + later)


def queued(database: Database) -> list[str]:
    with database.read() as connection:
        return [message.key for message in outbox.due(connection, START, 9)]


def is_done(database: Database, kind: str) -> bool:
    with database.read() as connection:
        return jobs.planned_for(connection, "event:1")[kind].done


async def test_a_job_is_done_once_at_its_moment_with_what_it_queues(
    started: Started, database: Database, clock: FixedClock
) -> None:
    plan(database, "reminder", later=timedelta(hours=1))
    running = started(reminder=remind)
    await running.look(asyncio.Event())
    assert queued(database) == []
    clock.advance(timedelta(hours=1))
    await running.look(asyncio.Event())
    assert len(queued(database)) == 1
    assert is_done(database, "reminder")
    await running.look(asyncio.Event())
    assert len(queued(database)) == 1


async def test_what_is_planned_in_this_look_is_done_in_it(started: Started, database: Database) -> None:
    await started(lambda connection, now: jobs.plan(connection, "reminder", "event:1", now), reminder=remind).look(
        asyncio.Event()
    )
    assert len(queued(database)) == 1


async def test_two_processes_at_the_same_moment_do_it_once(started: Started, database: Database) -> None:
    plan(database, "reminder")
    done: list[str] = []

    def count(_connection: Connection, subject: str, _now: datetime) -> Sequence[Notice]:
        done.append(subject)
        return []

    await asyncio.gather(*(started(reminder=count).look(asyncio.Event()) for _ in range(3)))
    assert done == ["event:1"]


async def test_a_fault_takes_back_what_the_job_did_and_stops_no_other_and_it_is_tried_again(
    started: Started, database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    plan(database, "broken")
    plan(database, "reminder", later=timedelta(seconds=1))
    clock.advance(timedelta(seconds=1))
    faults = [KeyError("KANAREK")]

    def broken(connection: Connection, _subject: str, now: datetime) -> Sequence[Notice]:
        dialogs.save(connection, 1, Dialog("uk"), now)
        if faults:
            raise faults.pop()
        return []

    running = started(broken=broken, reminder=remind)
    with caplog.at_level(logging.INFO):
        await running.look(asyncio.Event())
    with database.read() as connection:
        assert dialogs.load(connection, 1).language is None
    assert len(queued(database)) == 1
    assert "job.failed kind=broken subject=event:1 fault=builtins.KeyError" in caplog.text
    assert "KANAREK" not in caplog.text
    await running.look(asyncio.Event())
    assert not is_done(database, "broken")
    clock.advance(timedelta(minutes=1))
    await running.look(asyncio.Event())
    assert is_done(database, "broken")


async def test_pauses_grow_to_an_hour(started: Started, database: Database, clock: FixedClock) -> None:
    plan(database, "broken")
    tried: list[datetime] = []

    def broken(_connection: Connection, _subject: str, now: datetime) -> Sequence[Notice]:
        tried.append(now)
        raise ValueError

    running = started(broken=broken)
    for _ in range(125):
        await running.look(asyncio.Event())
        clock.advance(timedelta(minutes=1))
    pauses = [(after - before) / timedelta(minutes=1) for before, after in itertools.pairwise(tried)]
    assert pauses[:6] == [1, 2, 4, 8, 16, 32]
    assert set(pauses[6:]) == {60}


async def test_a_kind_that_nobody_knows_here_waits_for_who_does(started: Started, database: Database) -> None:
    plan(database, "newer")
    await started(reminder=remind).look(asyncio.Event())
    assert not is_done(database, "newer")


async def test_planning_that_fails_keeps_nothing_from_being_done(
    started: Started, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_connection: Connection, _now: datetime) -> None:
        raise ValueError("KANAREK")

    plan(database, "reminder")
    await started(fail, reminder=remind).look(asyncio.Event())
    assert is_done(database, "reminder")
    assert "jobs.not_planned" in caplog.text
    assert "KANAREK" not in caplog.text


async def test_it_looks_again_and_again_until_the_stop(
    started: Started, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timers, "LOOK_EVERY", 0.001)
    stop, looks = asyncio.Event(), 0

    def planned(connection: Connection, now: datetime) -> None:
        nonlocal looks
        looks += 1
        jobs.plan(connection, "reminder", "event:1", now)
        if looks == 3:
            stop.set()

    await asyncio.wait_for(started(planned, reminder=remind).run(stop), 20)
    assert looks == 3
    assert len(queued(database)) == 1
