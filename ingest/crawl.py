"""From a source to its pages: which addresses are read, in which order, and when it is enough."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, assert_never

from corpus.web_source import WebSource
from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome
from ingest.fetching.address import AddressError, canonical
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, FetchOutcome, NotModified, Validators
from ingest.state.model import KnownPage

_READ_AHEAD = 2
"""Pages that are fetched while another one is still being read."""


class PageFetcher(Protocol):
    """Fetches pages politely; see ``ingest.fetching.fetcher``."""

    async def fetch(self, url: str, validators: Validators | None = None) -> FetchOutcome: ...  # noqa: D102


class PageArchive(Protocol):
    """Finds the archive copy of a dead page; see ``ingest.fetching.archive``."""

    async def find(self, url: str, hint: str | None = None) -> FetchOutcome: ...  # noqa: D102


class PageList(Protocol):
    """Reads a sitemap; see ``ingest.fetching.sitemap``."""

    async def addresses(self, url: str) -> tuple[str, ...] | FetchFailed: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Web:
    """Where pages come from."""

    fetcher: PageFetcher
    archive: PageArchive
    sitemaps: PageList


PageReader = Callable[[FetchedPage, WebSource], ExtractOutcome]
"""Reads the text of a page, in bounds; called on a thread of its own."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page whose text was read."""

    url: str
    fetched: FetchedPage
    extracted: ExtractedPage


@dataclass(frozen=True, slots=True)
class SamePage:
    """A page that is what it was; ``asked`` is False when it was looked at earlier in the run that goes on."""

    url: str
    wire_bytes: int
    asked: bool = True


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page that could not be had or read; its last good text stays."""

    url: str
    fault: FetchFailed | ExtractFailed
    wire_bytes: int


PageOutcome = ReadPage | SamePage | LostPage


@dataclass(frozen=True, slots=True)
class CrawlBudget:
    """What one source, and all sources of a run, may cost: bytes over the network, and seconds.

    How many pages a source may have it says itself.
    """

    wire_bytes: int = 200_000_000
    seconds: float = 1800.0
    run_wire_bytes: int = 2_000_000_000
    run_seconds: float = 4 * 3600.0


class Crawl:
    """Reads the pages of sources; one object is one run.

    Args:
        web: where pages, copies and sitemaps come from.
        reader: reads the text of a page.
        budget: when to stop.
        clock: seconds, for the budget.

    """

    def __init__(
        self, web: Web, reader: PageReader, budget: CrawlBudget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetcher, self._archive, self._sitemaps = web.fetcher, web.archive, web.sitemaps
        self._reader = reader
        self._budget = budget
        self._clock = clock
        self._run = _Spent(clock())

    async def pages(
        self, source: WebSource, known: Mapping[str, KnownPage], reading: str, since: datetime | None = None
    ) -> AsyncIterator[PageOutcome]:
        """Yield what became of each page of ``source``, the first page first.

        Args:
            source: where to begin and how far to go.
            known: its pages that are remembered, by address.
            reading: the version of the reading; a page read by another one is fetched whole.
            since: pages seen since then are taken as they are known (an interrupted run goes on).

        """
        frontier = _Frontier(source)
        try:
            frontier.add_first(source.url)
        except AddressError as error:
            yield LostPage(source.url, FetchFailed(source.url, FetchFault.BAD_ADDRESS, str(error)), 0)
            return
        listed = await self._sitemaps.addresses(source.sitemap) if source.sitemap else ()
        if isinstance(listed, FetchFailed):
            yield LostPage(listed.url, listed, listed.wire_bytes)
        else:
            frontier.add(listed, depth=1)
        async for outcome in self._follow(source, known, reading, since, frontier):
            yield outcome

    async def _follow(
        self,
        source: WebSource,
        known: Mapping[str, KnownPage],
        reading: str,
        since: datetime | None,
        frontier: "_Frontier",
    ) -> AsyncIterator[PageOutcome]:
        spent = _Spent(self._clock())
        reads: deque[tuple[int, asyncio.Task[PageOutcome]]] = deque()
        try:
            while frontier or reads:
                if frontier and len(reads) < _READ_AHEAD:
                    url, depth = frontier.next()
                    if over := self._over_budget(spent):
                        yield LostPage(url, FetchFailed(url, FetchFault.BUDGET, over), 0)
                        continue
                    page = known.get(url)
                    if page is not None and since is not None and page.seen_at >= since and page.reading == reading:
                        frontier.add(page.links, depth + 1)
                        yield SamePage(url, 0, asked=False)
                        continue
                    fetched = await self._fetch(source, url, page, reading)
                    spent.wire_bytes += fetched.wire_bytes
                    self._run.wire_bytes += fetched.wire_bytes
                    reads.append((depth, asyncio.create_task(self._read(source, url, fetched))))
                else:
                    depth, task = reads.popleft()
                    outcome = await task
                    frontier.add(_links(outcome, known), depth + 1)
                    yield outcome
        finally:
            for _, task in reads:
                task.cancel()

    def _over_budget(self, spent: "_Spent") -> str | None:
        budget, now = self._budget, self._clock()
        if spent.wire_bytes > budget.wire_bytes or now - spent.since > budget.seconds:
            return "the source's budget is spent"
        if self._run.wire_bytes > budget.run_wire_bytes or now - self._run.since > budget.run_seconds:
            return "the run's budget is spent"
        return None

    async def _fetch(self, source: WebSource, url: str, known: KnownPage | None, reading: str) -> FetchOutcome:
        validators = known.validators if known is not None and known.reading == reading else None
        first = url == canonical(source.url)
        if source.dead and first:
            return await self._from_archive(url, source.archive, validators)
        fetched = await self._fetcher.fetch(url, validators)
        # A link that was dead from the start is no loss, so the archive is not troubled with it.
        if isinstance(fetched, FetchFailed) and fetched.fault.is_dead and (first or known is not None):
            copy = await self._from_archive(url, source.archive if first else None, validators)
            return fetched if isinstance(copy, FetchFailed) else copy
        return fetched

    async def _from_archive(self, url: str, hint: str | None, validators: Validators | None) -> FetchOutcome:
        copy = await self._archive.find(url, hint)
        if isinstance(copy, FetchedPage) and validators is not None and copy.validators.digest == validators.digest:
            return NotModified(url, copy.validators, copy.wire_bytes)
        return copy

    async def _read(self, source: WebSource, url: str, fetched: FetchOutcome) -> PageOutcome:
        match fetched:
            case NotModified():
                return SamePage(url, fetched.wire_bytes)
            case FetchFailed():
                return LostPage(url, fetched, fetched.wire_bytes)
            case FetchedPage():
                extracted = await asyncio.to_thread(self._reader, fetched, source)
                if isinstance(extracted, ExtractFailed):
                    return LostPage(url, extracted, fetched.wire_bytes)
                if not extracted.blocks and source.follow is None:
                    return LostPage(url, ExtractFailed(ExtractFault.EMPTY, "links alone"), fetched.wire_bytes)
                return ReadPage(url, fetched, extracted)
            case _:
                assert_never(fetched)


@dataclass(slots=True)
class _Spent:
    """Seconds of the clock at the start, and bytes since then."""

    since: float
    wire_bytes: int = 0


class _Frontier:
    """Addresses that are still to be read: each once, within the source's prefix, depth and number of pages."""

    def __init__(self, source: WebSource) -> None:
        self._follow = source.follow
        self._waiting: deque[tuple[str, int]] = deque()
        self._met: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def next(self) -> tuple[str, int]:
        return self._waiting.popleft()

    def add_first(self, url: str) -> None:
        self._put(canonical(url), 0)

    def add(self, urls: tuple[str, ...], depth: int) -> None:
        follow = self._follow
        if follow is None or depth > follow.depth:
            return
        for url in urls:
            try:
                address = canonical(url)
            except AddressError:
                continue
            if address.startswith(follow.prefix) and len(self._met) < follow.pages:
                self._put(address, depth)

    def _put(self, address: str, depth: int) -> None:
        if address not in self._met:
            self._met.add(address)
            self._waiting.append((address, depth))


def _links(outcome: PageOutcome, known: Mapping[str, KnownPage]) -> tuple[str, ...]:
    match outcome:
        case ReadPage():
            return outcome.extracted.links
        case SamePage() | LostPage():
            page = known.get(outcome.url)
            return page.links if page else ()
        case _:
            assert_never(outcome)
