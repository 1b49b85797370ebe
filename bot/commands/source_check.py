"""Trying one source: its first page is fetched and read as the ingest would, and nothing is kept."""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import assert_never

from bot.commands.choosing_sources import UnknownSourceError
from bot.commands.crawling import open_crawl, open_reader
from bot.commands.preparation import all_sources
from bot.messages.ingest_faults import FAULTS
from bot.settings import Settings
from corpus.web_source import WebSource
from index.encoder import load_token_counter
from ingest.chunk import Count, chunk
from ingest.crawl import LostPage, PageOutcome, ReadPage, SamePage

FIRST_LINES, FIRST_LINKS = 5, 10
LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What came of it: ``fault`` and ``detail`` alone when the page could not be had or read.

    ``archived`` is the day of the copy when the page is gone; ``links`` are those that the ingest would follow.
    """

    id: str
    url: str
    fault: str | None = None
    detail: str = ""
    kind: str = ""
    title: str = ""
    language: str | None = None
    published: str | None = None
    archived: str | None = None
    bytes: int = 0
    blocks: int = 0
    passages: int = 0
    first_lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the ingest would get nothing from this source."""
        return self.fault is not None


def check_source(settings: Settings, identifier: str) -> SourceCheck:
    """Fetch and read the first page of a source, also of one that is switched off.

    Raises:
        UnknownSourceError: when there is no such source.
        CorpusError: when the list of sources is at fault.
        IngestError: when no request can be made or nothing can be read.

    """
    source = next((each for each in all_sources(settings) if each.id == identifier), None)
    if source is None:
        raise UnknownSourceError(f"Nie ma źródła {identifier}. Wszystkie wypisze: interekip source list.")
    outcome = asyncio.run(_first_page(settings, source))
    match outcome:
        case ReadPage():
            return _described(source, outcome, load_token_counter(settings.encoder))
        case LostPage(url, fault, _):
            return SourceCheck(source.id, url, fault.fault.value, fault.detail)
        case SamePage():
            raise AssertionError("a page that was never seen cannot be the same")
        case _:
            assert_never(outcome)


async def _first_page(settings: Settings, source: WebSource) -> PageOutcome:
    alone = replace(source, follow=None, sitemap=None)
    with open_reader(settings) as reader:
        async with open_crawl(settings, reader) as crawl:
            return await anext(aiter(crawl.pages(alone, {}, reading="")))


def _described(source: WebSource, page: ReadPage, count: Count) -> SourceCheck:
    extracted, fetched = page.extracted, page.fetched
    follow = source.follow
    links = [link for link in extracted.links if follow and link.startswith(follow.prefix) and link != page.url]
    return SourceCheck(
        id=source.id,
        url=fetched.final_url,
        kind=extracted.kind.value,
        title=extracted.title,
        language=extracted.language,
        published=extracted.published.isoformat() if extracted.published else None,
        archived=fetched.archived.isoformat() if fetched.archived else None,
        bytes=len(fetched.content),
        blocks=len(extracted.blocks),
        passages=len(chunk(extracted, count)),
        first_lines=tuple(block.text[:LONGEST_LINE] for block in extracted.blocks[:FIRST_LINES]),
        links=tuple(links[: follow.pages - 1]) if follow else (),
        notes=extracted.notes,
    )


def check_as_json(check: SourceCheck) -> dict[str, object]:
    """Return what scripts read."""
    return asdict(check)


def check_as_text(check: SourceCheck) -> str:
    """Return what people read."""
    return "\n".join(_lost_lines(check) if check.failed else _read_lines(check))


def _lost_lines(check: SourceCheck) -> Iterator[str]:
    yield f"Źródło {check.id}: nie da się przeczytać {check.url}"
    yield f"Powód: {FAULTS.get(check.fault or '', check.fault)} ({check.detail})."


def _read_lines(check: SourceCheck) -> Iterator[str]:
    yield f"Źródło {check.id}: {check.url}"
    if check.archived:
        yield f"Strona nie działa; przeczytano kopię archiwalną z {check.archived}."
    yield f"Tytuł: {check.title}"
    yield f"Rodzaj: {check.kind}, język: {check.language or 'nieznany'}, opublikowano: {check.published or 'bez daty'}"
    yield f"Bajty: {check.bytes}, akapity i inne bloki: {check.blocks}, fragmenty: {check.passages}"
    yield from (f"Uwaga: {note}" for note in check.notes)
    yield "Początek tekstu:"
    yield from (f"  {line}" for line in check.first_lines)
    yield f"Odnośniki, które zostaną przeczytane: {len(check.links)}"
    yield from (f"  {link}" for link in check.links[:FIRST_LINKS])
    if more := len(check.links) - FIRST_LINKS:
        yield from [f"  ... i jeszcze {more}"] if more > 0 else []
