"""What is done by itself at its moment: reminders, offers that end, materials and certificates, forgetting."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.conversation.notices import AnyNotice
from bot.store import jobs
from bot.store.engine import Connection, Database
from bot.store.jobs import Job
from bot.telegram.incidents import scrubbed
from bot.telegram.offload import Offload
from bot.telegram.posting import post_notices
from bot.telegram.waiting import happens
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

LOOK_EVERY = 30.0
"""Seconds between two looks for jobs whose moment has come."""

AT_ONCE = 20
"""Jobs that are read at a time."""

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)
_MOST_DOUBLINGS = 10

JobHandler = Callable[[Connection, str, datetime], Sequence[AnyNotice]]
"""Does what is to be done, within the transaction, for the subject of a job; returns whom to tell."""


def plan_nothing(connection: Connection, now: datetime) -> None:
    """Plan nothing: for a bot without events."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """What can be due: ``plan`` plans what is not planned yet, ``handlers`` do it by the kind of the job."""

    plan: Callable[[Connection, datetime], None] = plan_nothing
    handlers: Mapping[str, JobHandler] = field(default_factory=dict)


class Timers:
    """Does each job once, in the transaction that holds what it queues, and tries again what failed.

    Args:
        database: has the jobs.
        storage: where the database is read.
        writes: how it is written to.
        clock: tells what is due.
        timetable: what can be due.
        on_text: told when a text was queued.
    """

    def __init__(
        self,
        *,
        database: Database,
        storage: Offload,
        writes: GroupedWrites,
        clock: Clock,
        timetable: Timetable,
        on_text: Callable[[], None],
    ) -> None:
        self._database = database
        self._storage = storage
        self._writes = writes
        self._clock = clock
        self._timetable = timetable
        self._on_text = on_text

    async def run(self, stop: asyncio.Event) -> None:
        """Do so until ``stop``."""
        while not stop.is_set():
            await self.look(stop)
            await happens(stop, LOOK_EVERY)

    async def look(self, stop: asyncio.Event) -> None:
        """Plan what is new, and do what is due now."""
        await self._plan()
        while not stop.is_set() and (found := await self._storage.persist(self._due)):
            for job in found:
                await self._do(job)

    async def _plan(self) -> None:
        try:
            await self._writes.write(lambda connection: self._timetable.plan(connection, self._clock.now()))
        except Exception as error:  # noqa: BLE001 (what was planned before is done all the same)
            LOGGER.error("jobs.not_planned fault=%s", scrubbed(error))  # noqa: TRY400 (a traceback may quote a person)

    async def _do(self, job: Job) -> None:
        try:
            queued = await self._writes.write(partial(self._transact, job_id=job.id))
        except Exception as error:  # noqa: BLE001 (whatever it is, the other jobs go on)
            await self._put_off(job, error)
            return
        if queued is not None:
            LOGGER.info("job.done kind=%s subject=%s texts=%d", job.kind, job.subject, queued)
            self._on_text()

    def _transact(self, connection: Connection, job_id: int) -> int | None:
        """Do the job and note that it is done; return how many texts were queued, None when there was nothing to do."""
        now = self._clock.now()
        job = jobs.begin(connection, job_id, now)
        if job is None:
            return None
        notices = self._timetable.handlers[job.kind](connection, job.subject, now)
        jobs.done(connection, job.id, now)
        return post_notices(connection, notices, at=now)

    async def _put_off(self, job: Job, error: Exception) -> None:
        pause = min(_FIRST_PAUSE * 2 ** min(job.attempts, _MOST_DOUBLINGS), _LONGEST_PAUSE)
        kind, again_at = type(error).__name__, self._clock.now() + pause
        LOGGER.error("job.failed kind=%s subject=%s fault=%s", job.kind, job.subject, scrubbed(error))
        await self._writes.write(lambda connection: jobs.failed(connection, job.id, kind, again_at))

    def _due(self) -> list[Job]:
        with self._database.read() as connection:
            return jobs.due(connection, self._clock.now(), list(self._timetable.handlers), AT_ONCE)
