"""A visit to a source: its pages become passages in the memory, and its record says how it fared."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol, assert_never

from corpus.model import Passage
from corpus.web_source import SourceId, WebSource
from ingest.crawl import LostPage, PageOutcome, ReadPage, SamePage
from ingest.extract.model import ExtractFailed
from ingest.fetching.model import FetchFailed, FetchFault
from ingest.state import IngestState, KnownPage, SourceRecord

READING = "1"
"""Goes up when pages are read or cut differently, so that those of unchanged pages are renewed too."""

PARKED_AFTER = 5
"""Looks in a row that failed, after which a source is left alone until somebody names it."""

TOGETHER = 20
"""Pages that are remembered in one transaction."""

PassagesOf = Callable[[WebSource, ReadPage, Sequence[Passage]], tuple[Passage, ...]]
"""Cuts a page into passages; the third argument are those of its last version, whose ids stay."""


class PageSource(Protocol):
    """Yields the pages of a source: ``ingest.crawl`` those of the web, ``ingest.folder`` those of a folder."""

    def pages(  # noqa: D102
        self, source: WebSource, known: Mapping[str, KnownPage], reading: str, since: datetime | None = None
    ) -> AsyncIterator[PageOutcome]: ...


_NETWORK = {FetchFault.UNRESOLVED, FetchFault.UNREACHABLE}


@dataclass(frozen=True, slots=True)
class Lost:
    """A page that could not be had or read: the fault's name and its detail."""

    source_id: SourceId
    url: str
    fault: str
    detail: str


@dataclass(slots=True)
class _Tally:
    read: int = 0
    same: int = 0
    wire_bytes: int = 0
    lost: list[LostPage] = field(default_factory=list)
    met: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a visit; ``failed`` when every page was lost, ``offline`` when that was for want of a network."""

    source_id: SourceId
    read: int
    same: int
    wire_bytes: int
    lost: tuple[Lost, ...]
    failed: bool
    offline: bool


class Visitor:
    """Visits sources and remembers what they have.

    Args:
        pages: reads the pages of a source.
        passages_of: cuts a page.
        state: the memory.
        now: the clock.
        together: pages that are remembered in one transaction.

    """

    def __init__(
        self,
        *,
        pages: PageSource,
        passages_of: PassagesOf,
        state: IngestState,
        now: Callable[[], datetime],
        together: int = TOGETHER,
    ) -> None:
        self._pages = pages
        self._passages_of = passages_of
        self._state = state
        self._now = now
        self._together = together

    async def visit(self, source: WebSource, since: datetime | None = None) -> Visit:
        """Read the pages of ``source``; those seen after ``since`` are not asked for again."""
        known, tally = self._state.pages_of(source.id), _Tally()
        batch: list[KnownPage] = []
        try:
            async for outcome in self._pages.pages(source, known, reading_of(source), since):
                _count(tally, outcome)
                batch.extend(self._news(source, outcome, known))
                if len(batch) >= self._together:
                    done, batch = batch, []
                    self._state.save_pages(done)
        finally:
            self._state.save_pages(batch)
        self._forget_gone(known, tally)
        return _visit(source, tally)

    def record(self, visit: Visit, source: WebSource) -> None:
        """Write down how ``source`` fared, and when it is due again."""
        now, before = self._now(), self._state.source(source.id)
        failures = before.failures + 1 if visit.failed else 0
        fault = f"{visit.lost[0].fault}: {visit.lost[0].detail}" if visit.failed else None
        self._state.save_source(
            SourceRecord(
                id=source.id,
                looked_at=now,
                next_look=now + _pause(source, failures),
                failures=failures,
                fault=fault,
                parked=fault if failures >= PARKED_AFTER else None,
            )
        )

    def _news(self, source: WebSource, outcome: PageOutcome, known: Mapping[str, KnownPage]) -> Iterator[KnownPage]:
        """Yield the page as it is to be remembered from now on, if anything is new about it."""
        before = known.get(outcome.url)
        match outcome:
            case ReadPage():
                yield self._page(source, outcome, before)
            case SamePage():
                if outcome.asked and before is not None:
                    yield replace(before, seen_at=self._now(), lost=None)
            case LostPage():
                if _is_dead(outcome) and before is not None and before.lost is None:
                    yield replace(before, lost=f"{self._now():%Y-%m-%d} {_fault_of(outcome)}")
            case _:
                assert_never(outcome)

    def _page(self, source: WebSource, page: ReadPage, before: KnownPage | None) -> KnownPage:
        return KnownPage(
            url=page.url,
            source_id=source.id,
            validators=page.fetched.validators,
            read_at=page.fetched.fetched_at,
            seen_at=self._now(),
            reading=reading_of(source),
            title=page.extracted.title,
            passages=self._passages_of(source, page, before.passages if before else ()),
            links=page.extracted.links if source.follow else (),
        )

    def _forget_gone(self, known: Mapping[str, KnownPage], tally: _Tally) -> None:
        """Forget pages that nothing leads to any more; a page that was lost may have led to them."""
        if not tally.lost:
            self._state.forget_pages(known.keys() - tally.met)


def reading_of(source: WebSource) -> str:
    """Return the version under which pages of ``source`` are read."""
    choices = "\n".join((source.reader, source.title, source.publisher, source.topic, source.language, *source.drop))
    return f"{READING}-{sha256(choices.encode()).hexdigest()[:12]}"


def explain(source: SourceId, page: LostPage) -> Lost:
    """Return what the report says of a lost page."""
    return Lost(source, page.url, _fault_of(page), page.fault.detail)


def _count(tally: _Tally, outcome: PageOutcome) -> None:
    tally.met.add(outcome.url)
    match outcome:
        case ReadPage():
            tally.read += 1
            tally.wire_bytes += outcome.fetched.wire_bytes
        case SamePage():
            tally.same += 1
            tally.wire_bytes += outcome.wire_bytes
        case LostPage():
            tally.lost.append(outcome)
            tally.wire_bytes += outcome.wire_bytes
        case _:
            assert_never(outcome)


def _visit(source: WebSource, tally: _Tally) -> Visit:
    failed = bool(tally.lost) and not tally.read and not tally.same
    faults = {page.fault.fault for page in tally.lost}
    return Visit(
        source_id=source.id,
        read=tally.read,
        same=tally.same,
        wire_bytes=tally.wire_bytes,
        lost=tuple(explain(source.id, page) for page in tally.lost),
        failed=failed,
        offline=failed and faults <= _NETWORK,
    )


def _pause(source: WebSource, failures: int) -> timedelta:
    """Return when to look again: sooner after a first failure, later after more of them, never later than usual."""
    return min(source.every, timedelta(hours=6) * 2 ** (failures - 1)) if failures else source.every


def _is_dead(page: LostPage) -> bool:
    return isinstance(page.fault, FetchFailed) and page.fault.fault in {
        FetchFault.NOT_FOUND,
        FetchFault.GONE,
        FetchFault.PARKED,
    }


def _fault_of(page: LostPage) -> str:
    match page.fault:
        case FetchFailed() | ExtractFailed():
            return page.fault.fault.value
        case _:
            assert_never(page.fault)
