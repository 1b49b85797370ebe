"""When a host may be asked again: one request at a time, and a pause that grows with its slowness."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from ingest.errors import IngestError
from ingest.fetching.limits import FetchLimits
from ingest.fetching.timing import Timing


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    held_until: float = 0.0
    crawl_delay: float = 0.0


class HostHeldError(IngestError):
    """The host asked to be left alone for longer than we wait: for ``seconds`` more."""

    def __init__(self, seconds: float) -> None:
        super().__init__("the server asked to be left alone for longer")
        self.seconds = seconds


class Pacing:
    """Gives turns. With pauses switched off in ``limits`` there is still one request at a time."""

    def __init__(self, limits: FetchLimits, timing: Timing) -> None:
        self._limits = limits
        self._timing = timing
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be asked; inside nobody else asks it.

        Raises:
            HostHeldError: when that would take longer than the limits let a server ask for.

        """
        state = self._state(host)
        async with state.lock:
            await self._wait(state)
            begun = self._timing.monotonic()
            try:
                yield
            finally:
                ended = self._timing.monotonic()
                state.free_at = ended + self._pause(state, ended - begun)

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` in peace for ``seconds``: it asked for that."""
        state = self._state(host)
        state.held_until = max(state.held_until, self._timing.monotonic() + seconds)

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Keep ``crawl_delay`` seconds between requests from now on, the next one included."""
        state = self._state(host)
        delay = min(crawl_delay, self._limits.crawl_delay_max_s)
        if delay > state.crawl_delay:
            state.crawl_delay = delay
            state.free_at = max(state.free_at, self._timing.monotonic() + delay)

    async def _wait(self, state: _Host) -> None:
        held = state.held_until - self._timing.monotonic()
        if held > self._limits.retry_after_max_s:
            raise HostHeldError(held)
        pause = max(held, state.free_at - self._timing.monotonic())
        if pause > 0:
            await self._timing.sleep(pause)

    def _pause(self, state: _Host, took: float) -> float:
        limits = self._limits
        if limits.min_delay_s == 0:
            return state.crawl_delay
        pause = max(limits.min_delay_s, min(limits.slowness * took, limits.max_delay_s))
        return max(pause, state.crawl_delay)

    def _state(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())
