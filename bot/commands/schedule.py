"""``interekip schedule``: the ingest by itself, at the pace of its sources."""

import asyncio
import logging
from functools import partial

from bot.administration.ingest_process import INGEST_COMMAND, run_ingest_process
from bot.clock import SystemClock
from bot.commands.faults import plain_faults
from bot.commands.log import open_log
from bot.settings import Settings
from bot.telegram.waiting import signals
from bot.wiring import build_ledger

LOGGER = logging.getLogger(__name__)


def schedule() -> None:
    """Run the ingest whenever a source is due, until the process is told to stop; exit code 0."""
    with plain_faults():
        settings = Settings.load()
        open_log(settings.log_level)
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells every job; the schedule tells itself
        asyncio.run(_keep(settings))
    LOGGER.info("schedule.stopped")


async def _keep(settings: Settings) -> None:
    # The scheduler takes a tenth of a second to import, which every other command would wait for.
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

    from bot.administration.schedule import IngestSchedule  # noqa: PLC0415

    stop = asyncio.Event()
    run = partial(run_ingest_process, (*INGEST_COMMAND, "--due"), lambda _: None)
    kept = IngestSchedule(
        ledger=build_ledger(settings), run=run, clock=SystemClock(), scheduler=AsyncIOScheduler(timezone="UTC")
    )
    with signals(stop):
        await kept.keep(stop)
