"""Time that passes only when somebody waits."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


class FakeTiming:
    """Writes down how long was waited, and waits no moment."""

    def __init__(self) -> None:
        self._passed = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return self._passed

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._passed += seconds
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        self._passed += seconds
