"""One address, asked as often as it makes sense: the host's turn, the deadline, the attempts."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from random import Random

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from ingest.fetching.address import host_of
from ingest.fetching.answer import Answer, Failure, error_failure, status_failure
from ingest.fetching.body import read_body
from ingest.fetching.limits import FetchLimits
from ingest.fetching.model import FetchFault
from ingest.fetching.pacing import HostHeldError, Pacing
from ingest.fetching.timing import Timing


class Deadline:
    """The seconds on the network that are left for one page."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self._left <= 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let the time count inside; raises ``TimeoutError`` when it is up."""
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left -= clock() - begun


class Exchange:
    """Asks one address, without following redirects."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport, pacing: Pacing, limits: FetchLimits, timing: Timing, random: Random
    ) -> None:
        self._transport = transport
        self._pacing = pacing
        self._limits = limits
        self._timing = timing
        self._random = random

    async def ask(
        self, address: str, headers: Mapping[str, str], deadline: Deadline, limits: FetchLimits
    ) -> Answer | Failure:
        """Ask for ``address``, again after a pause when what failed can pass; ``limits`` bound the body."""
        retrying = AsyncRetrying(
            retry=retry_if_result(lambda found: self._may_pass(found, deadline)),
            stop=stop_after_attempt(self._limits.attempts),
            wait=self._backoff,
            sleep=self._timing.sleep,
            retry_error_callback=_last,
        )
        return await retrying(self._ask_once, address, headers, deadline, limits)

    async def _ask_once(
        self, address: str, headers: Mapping[str, str], deadline: Deadline, limits: FetchLimits
    ) -> Answer | Failure:
        host = host_of(address)
        try:
            async with self._pacing.turn(host):
                found = await self._send(address, headers, deadline, limits)
        except HostHeldError as error:
            return Failure(FetchFault.BUSY, str(error), retry_after=error.seconds)
        if isinstance(found, Failure) and found.retry_after is not None:
            self._pacing.hold(host, found.retry_after)
        return found

    async def _send(
        self, address: str, headers: Mapping[str, str], deadline: Deadline, limits: FetchLimits
    ) -> Answer | Failure:
        response: httpx.Response | None = None
        try:
            async with deadline.running():
                response = await self._transport.handle_async_request(self._request(address, headers))
                async with aclosing(response):
                    return await self._read(address, response, limits)
        except Exception as error:  # noqa: BLE001 (what no network causes is raised again there)
            return error_failure(error, response.num_bytes_downloaded if response else 0)

    async def _read(self, address: str, response: httpx.Response, limits: FetchLimits) -> Answer | Failure:
        failure = status_failure(response, self._timing.now())
        if failure is not None:
            return failure
        content = await read_body(response, limits) if response.is_success else b""
        return Answer(address, response.status_code, response.headers, content, response.num_bytes_downloaded)

    def _request(self, address: str, headers: Mapping[str, str]) -> httpx.Request:
        limits = self._limits
        timeout = httpx.Timeout(limits.idle_s, connect=limits.connect_s, pool=None)
        return httpx.Request("GET", address, headers=dict(headers), extensions={"timeout": timeout.as_dict()})

    def _may_pass(self, found: Answer | Failure, deadline: Deadline) -> bool:
        if isinstance(found, Answer) or not found.passing or deadline.is_over:
            return False
        return (found.retry_after or 0.0) <= self._limits.retry_after_max_s

    def _backoff(self, state: RetryCallState) -> float:
        pause = self._limits.backoff_s * 2.0 ** (state.attempt_number - 1) * self._random.uniform(0.5, 1.5)
        return min(pause, self._limits.backoff_max_s)


def _last(state: RetryCallState) -> Answer | Failure:
    assert state.outcome is not None  # noqa: S101 (tenacity calls this after an attempt)
    found: Answer | Failure = state.outcome.result()
    return found
