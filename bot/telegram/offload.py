"""Blocking work in threads of its own: the event loop never waits for the disk, nor for the thinking."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from bot.store.errors import DatabaseError

LOGGER = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_PAUSE = 30.0


class Offload:
    """A bounded pool of threads for one kind of work, so that one kind cannot starve another."""

    def __init__(self, threads: int, name: str) -> None:
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``function`` in a thread and return what it returns, or raise what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(function, *args, **kwargs))

    async def persist(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``function``, which stores something that must not be lost, until the database takes it.

        A full disk or a locked file is waited for, with a line in the log each time.
        """
        try:
            return await self.call(function, *args, **kwargs)
        except DatabaseError as error:
            _tell(1, error)
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(DatabaseError),
            wait=wait_exponential_jitter(multiplier=0.5, max=_LONGEST_PAUSE),
            before_sleep=_tell_again,
        )
        return await retrying(self.call, function, *args, **kwargs)

    def close(self) -> None:
        """Wait for the threads to finish what they do."""
        self._pool.shutdown(wait=True)


def _tell_again(state: RetryCallState) -> None:
    _tell(state.attempt_number + 1, state.outcome.exception() if state.outcome else None)


def _tell(attempt: int, fault: BaseException | None) -> None:
    LOGGER.error("database.waiting attempt=%d fault=%s", attempt, fault)
