"""The ingest at the sources' own pace.

The timer is APScheduler 3, which is maintained (3.11.3 in 2026), runs coroutines and knows one-off dates. Of its
version 4 there are alphas alone; ``schedule`` (1.2.2 in 2024) has no asyncio and no dates; rocketry rests since 2022.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.administration.ingest_process import IngestBroken, IngestOutcome
from bot.administration.oversight import IngestLedger
from bot.clock import Clock
from corpus.errors import CorpusError
from ingest.errors import IngestError

LOGGER = logging.getLogger(__name__)

SHORTEST = timedelta(minutes=5)
"""Between two looks: a run that fails before it looks at any source leaves them all due."""

LONGEST = timedelta(hours=1)
"""Between two looks, as an administrator may have changed the list meanwhile."""

RunIngest = Callable[[], Coroutine[Any, Any, IngestOutcome]]


class IngestSchedule:
    """Looks when a source will be due, and runs the ingest then; nothing that fails ends it.

    Args:
        ledger: tells when which source is due.
        run: runs the ingest of what is due; cancelled when the end comes first.
        clock: the time.
        scheduler: wakes it up; not started yet.
    """

    def __init__(self, *, ledger: IngestLedger, run: RunIngest, clock: Clock, scheduler: AsyncIOScheduler) -> None:
        self._ledger = ledger
        self._run = run
        self._clock = clock
        self._scheduler = scheduler
        self._running: asyncio.Task[IngestOutcome] | None = None

    async def keep(self, stop: asyncio.Event) -> None:
        """Look now, and again and again until ``stop``; then cut off what is running and wait until it has ended."""
        self._plan(self._clock.now())
        self._scheduler.start()
        await stop.wait()
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running})
        self._scheduler.shutdown(wait=False)

    async def look(self) -> None:
        """Run the ingest if a source is due, and plan the next look."""
        next_look = None
        try:
            if self._due():
                _tell(await self._run_apart())
            next_look = self._next_look()
        except (CorpusError, IngestError) as error:
            LOGGER.error("schedule.fault fault=%s", error)  # noqa: TRY400 (its text says it all)
        finally:
            now = self._clock.now()
            self._plan(min(max(next_look or now + LONGEST, now + SHORTEST), now + LONGEST))

    async def _run_apart(self) -> IngestOutcome | None:
        """Run the ingest in a task of its own, which can be cut off without the scheduler taking it for a fault."""
        self._running = asyncio.create_task(self._run())
        await asyncio.wait({self._running})
        return None if self._running.cancelled() else self._running.result()

    def _due(self) -> bool:
        now = self._clock.now()
        return any(source.due(now) for source in self._ledger.sources())

    def _next_look(self) -> datetime | None:
        looks = (source.next_look for source in self._ledger.sources() if source.looked_after)
        return min((look for look in looks if look is not None), default=None)

    def _plan(self, at: datetime) -> None:
        LOGGER.info("schedule.next at=%s", at.isoformat(timespec="seconds"))
        # Late is better than never, whatever kept the machine busy or asleep.
        self._scheduler.add_job(self.look, "date", run_date=at, misfire_grace_time=None)


def _tell(outcome: IngestOutcome | None) -> None:
    if outcome is None:
        LOGGER.info("schedule.cut_off")
        return
    if isinstance(outcome, IngestBroken):
        LOGGER.error("schedule.broken code=%d said=%s", outcome.code, outcome.said)
        return
    counts = outcome.counts
    LOGGER.info(
        "schedule.done status=%s snapshot=%s added=%d changed=%d removed=%d failed=%d seconds=%.0f",
        outcome.outcome,
        outcome.snapshot,
        counts.added,
        counts.changed,
        counts.removed,
        counts.failed,
        outcome.seconds,
    )
