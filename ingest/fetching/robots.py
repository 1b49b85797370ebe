"""What a host's robots.txt allows: read once for each origin, and obeyed (RFC 9309)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from protego import Protego

from ingest.fetching.address import host_of, origin_of
from ingest.fetching.answer import Answer, Failure
from ingest.fetching.model import FetchFault
from ingest.fetching.pacing import Pacing
from ingest.fetching.timing import Timing

AGENT = "InterEkip"
"""The name by which a robots.txt speaks of us."""

_DAY = 24 * 3600.0
_FAILED = 600.0
# RFC 9309, 2.3.1.3: a robots.txt that is not there (4xx), or that five redirects do not lead to, forbids nothing.
_UNAVAILABLE = frozenset(
    {FetchFault.NOT_FOUND, FetchFault.GONE, FetchFault.DENIED, FetchFault.TOO_MANY_REDIRECTS, FetchFault.BAD_ADDRESS}
)
_PATH = "/robots.txt"


@dataclass(slots=True)
class _Origin:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | Failure | None = None
    until: float = 0.0


class Robots:
    """Permits addresses.

    Args:
        read: fetches the robots.txt at an address, redirects followed, without asking for permission.
        pacing: is told of a Crawl-delay.
        timing: ends the day after which rules are read again.

    """

    def __init__(self, read: Callable[[str], Awaitable[Answer | Failure]], pacing: Pacing, timing: Timing) -> None:
        self._read = read
        self._pacing = pacing
        self._timing = timing
        self._origins: dict[str, _Origin] = {}

    async def refusal(self, address: str) -> Failure | None:
        """Return why ``address`` may not be asked for now, or None.

        A robots.txt that cannot be read for a fault of the server or of the network forbids everything for some
        minutes: the failure is that one.
        """
        rules = await self._rules(address)
        if isinstance(rules, Failure):
            return rules
        if rules.can_fetch(address, AGENT):
            return None
        return Failure(FetchFault.ROBOTS, f"robots.txt of {origin_of(address)} does not allow it")

    async def _rules(self, address: str) -> Protego | Failure:
        key = origin_of(address)
        origin = self._origins.setdefault(key, _Origin())
        async with origin.lock:
            if origin.rules is None or self._timing.monotonic() >= origin.until:
                origin.rules = _rules(await self._read(key + _PATH))
                lasts = _FAILED if isinstance(origin.rules, Failure) else _DAY
                origin.until = self._timing.monotonic() + lasts
                self._slow_down(host_of(address), origin.rules)
        return origin.rules

    def _slow_down(self, host: str, rules: Protego | Failure) -> None:
        delay = None if isinstance(rules, Failure) else rules.crawl_delay(AGENT)
        if delay is not None:
            self._pacing.slow_down(host, delay)


def _rules(found: Answer | Failure) -> Protego | Failure:
    if isinstance(found, Answer):
        return Protego.parse(found.content.decode(errors="replace"))
    if found.fault in _UNAVAILABLE:
        return Protego.parse("")
    return Failure(found.fault, f"robots.txt: {found.detail}", found.wire_bytes, found.retry_after)
