"""What is done once a day while the bot serves."""

import asyncio
import logging
from collections.abc import Callable

from bot.store.engine import Connection
from bot.telegram.waiting import happens
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

EVERY = 24 * 60 * 60.0
"""Seconds."""


class Housekeeping:
    """Forgets old data at the start and then every day.

    Args:
        writes: how the database is written to.
        forget: forgets within a transaction and returns how many rows that were.
    """

    def __init__(self, writes: GroupedWrites, forget: Callable[[Connection], int]) -> None:
        self._writes = writes
        self._forget = forget

    async def run(self, stop: asyncio.Event) -> None:
        """Do it until ``stop``."""
        while not stop.is_set():
            forgotten = await self._writes.write(self._forget)
            LOGGER.info("retention.applied rows=%d", forgotten)
            await happens(stop, EVERY)
