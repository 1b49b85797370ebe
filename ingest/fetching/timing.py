"""Time comes in from outside."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Timing(Protocol):
    """The time of day, a clock that only goes forward, and waiting."""

    def now(self) -> datetime:
        """Return the moment in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds since some moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemTiming:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
