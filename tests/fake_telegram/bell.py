"""Waking coroutines of the server's loop and threads of the tests from any thread."""

import asyncio
import threading
import time
from collections.abc import Callable


class Bell:
    """Rings when something changed. ``lock`` guards what the bell is about; it may be taken twice by one thread."""

    def __init__(self) -> None:
        self.lock = threading.Condition(threading.RLock())
        self._sleepers: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def ring(self) -> None:
        """Wake everybody who waits."""
        with self.lock:
            self.lock.notify_all()
            for loop, event in self._sleepers:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(event.set)

    async def until(self, true: Callable[[], bool], seconds: float | None = None) -> bool:
        """Wait in a coroutine until ``true``, looked at after each ring; return whether it became true in time."""
        event = asyncio.Event()
        sleeper = (asyncio.get_running_loop(), event)
        with self.lock:
            self._sleepers.add(sleeper)
        try:
            async with asyncio.timeout(seconds):
                while not self._look(true, event):
                    await event.wait()
        except TimeoutError:
            return self._look(true, event)
        finally:
            with self.lock:
                self._sleepers.discard(sleeper)
        return True

    def block_until(self, true: Callable[[], bool], seconds: float) -> bool:
        """Wait in a thread; like :meth:`until`."""
        end = time.monotonic() + seconds
        with self.lock:
            while not true():
                left = end - time.monotonic()
                if left <= 0:
                    return False
                self.lock.wait(left)
        return True

    def _look(self, true: Callable[[], bool], event: asyncio.Event) -> bool:
        with self.lock:
            event.clear()
            return true()
