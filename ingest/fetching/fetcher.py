"""From an address to the bytes of its page, politely and within bounds."""

import hashlib
import ssl
from collections.abc import Collection
from dataclasses import replace
from importlib.metadata import version
from random import Random, SystemRandom
from types import TracebackType
from typing import Self

import httpcore

from ingest.errors import IngestError
from ingest.fetching.address import AddressError, canonical, resolve
from ingest.fetching.answer import Answer, Failure
from ingest.fetching.decompression import ACCEPTED
from ingest.fetching.exchange import Deadline, Exchange
from ingest.fetching.guard import AddressGuard, Resolver, system_resolver
from ingest.fetching.limits import FetchLimits
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, FetchOutcome, NotModified, Validators
from ingest.fetching.network import GuardedTransport
from ingest.fetching.pacing import Pacing
from ingest.fetching.parking import parking_sign
from ingest.fetching.robots import AGENT, Robots
from ingest.fetching.timing import SystemTiming, Timing

_NOT_MODIFIED = 304


class Fetcher:
    """Fetches pages; an async context manager for one run in one event loop.

    Args:
        contact: an address of the web or of mail for people who run the servers; it stands in the User-Agent. Empty
            where there is none.
        limits: bounds and pace.
        allowed_hosts: ``host`` or ``host:port`` that need not be public.
        timing: the clocks.
        random: spreads the attempts.
        resolver: looks names up.
        network: opens connections to network addresses that were checked.
        trust: the authorities whose certificates are believed; those of certifi when None.

    Raises:
        IngestError: when ``contact`` cannot stand in a header.

    """

    def __init__(
        self,
        contact: str,
        limits: FetchLimits = FetchLimits(),  # noqa: B008 (frozen)
        *,
        allowed_hosts: Collection[str] = (),
        timing: Timing | None = None,
        random: Random | None = None,
        resolver: Resolver = system_resolver,
        network: httpcore.AsyncNetworkBackend | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits
        self._timing = timing or SystemTiming()
        self._headers = _headers(contact)
        self._transport = GuardedTransport(AddressGuard(allowed_hosts, resolver), network, trust)
        pacing = Pacing(limits, self._timing)
        self._exchange = Exchange(self._transport, pacing, limits, self._timing, random or SystemRandom())
        self._robots = Robots(self._read_robots, pacing, self._timing)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

    async def fetch(self, url: str, validators: Validators | None = None) -> FetchOutcome:
        """Return the page at ``url``, that it is what ``validators`` describe, or why it cannot be had."""
        known = validators or Validators()
        deadline = Deadline(self._limits.deadline_s)
        found = await self._follow(url, self._headers | _conditions(known), deadline, self._limits, obeys_robots=True)
        if isinstance(found, Failure):
            return FetchFailed(url, found.fault, found.detail, found.wire_bytes, found.retry_after)
        if found.status == _NOT_MODIFIED:
            return _unchanged(url, known, found)
        return self._page(url, known, found)

    async def _read_robots(self, address: str) -> Answer | Failure:
        size = self._limits.robots_bytes
        limits = replace(self._limits, wire_bytes=size, body_bytes=size)
        deadline = Deadline(self._limits.deadline_s)
        return await self._follow(address, self._headers, deadline, limits, obeys_robots=False)

    async def _follow(
        self, url: str, headers: dict[str, str], deadline: Deadline, limits: FetchLimits, *, obeys_robots: bool
    ) -> Answer | Failure:
        """Ask for ``url`` and for where it redirects to.

        From https to http too: some public sites still do that, what they say is public, and it is cited with the
        address that answered.
        """
        passed: set[str] = set()
        try:
            address = canonical(url)
            while len(passed) <= limits.redirects and address not in passed:
                passed.add(address)
                refusal = await self._robots.refusal(address) if obeys_robots else None
                found = refusal or await self._exchange.ask(address, headers, deadline, limits)
                if isinstance(found, Failure) or found.location is None:
                    return found
                address = resolve(address, found.location)
        except AddressError as error:
            return Failure(FetchFault.BAD_ADDRESS, str(error))
        return Failure(FetchFault.TOO_MANY_REDIRECTS, f"redirects lead on and on, at last to {address[:200]}")

    def _page(self, url: str, known: Validators, found: Answer) -> FetchOutcome:
        digest = hashlib.sha256(found.content).hexdigest()
        validators = Validators(found.headers.get("etag"), found.headers.get("last-modified"), digest)
        if digest == known.digest:
            return NotModified(url, validators, found.wire_bytes)
        if (sign := parking_sign(found.content)) is not None:
            return FetchFailed(url, FetchFault.PARKED, sign, found.wire_bytes)
        return FetchedPage(
            url=url,
            final_url=found.address,
            content=found.content,
            media_type=found.media_type,
            charset=found.charset,
            validators=validators,
            fetched_at=self._timing.now(),
            wire_bytes=found.wire_bytes,
        )


def _headers(contact: str) -> dict[str, str]:
    if not (contact.isascii() and contact.isprintable()):
        raise IngestError(
            "Kontakt dla opiekunów odwiedzanych serwerów musi być adresem strony albo e-mail, bez polskich liter. "
            "Podaj go w ustawieniu INTEREKIP_FETCH_CONTACT i uruchom aktualizację jeszcze raz."
        )
    return {
        "User-Agent": f"{AGENT}/{version('interekip')}" + (f" (+{contact.strip()})" if contact.strip() else ""),
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.8",
        "Accept-Language": "pl,en;q=0.5",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()}


def _unchanged(url: str, known: Validators, found: Answer) -> FetchOutcome:
    if known == Validators():
        return FetchFailed(url, FetchFault.SERVER, "the server answered 304 to a request without conditions")
    etag = found.headers.get("etag", known.etag)
    modified = found.headers.get("last-modified", known.last_modified)
    return NotModified(url, Validators(etag, modified, known.digest), found.wire_bytes)
