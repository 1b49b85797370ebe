"""Waiting that can be cut short."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


async def happens(event: asyncio.Event, seconds: float) -> bool:
    """Wait at most ``seconds`` for ``event``; return whether it is set."""
    if seconds > 0:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()
    return event.is_set()


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return what ``work`` returns; None when ``stop`` comes first, and then the work is cancelled."""
    task, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        stopped.cancel()
        task.cancel()
        await asyncio.gather(task, stopped, return_exceptions=True)


@contextmanager
def signals(stop: asyncio.Event) -> Iterator[None]:
    """Let SIGTERM and SIGINT set ``stop`` within the block."""
    loop = asyncio.get_running_loop()
    caught = (signal.SIGTERM, signal.SIGINT)
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C then ends it at once; nothing is lost by that
        for one in caught:
            loop.add_signal_handler(one, stop.set)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for one in caught:
                loop.remove_signal_handler(one)
