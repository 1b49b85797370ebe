"""A web without a network: pages by address, what was asked of it, and a reader that takes lines for paragraphs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from corpus.web_source import SourceId, WebSource
from ingest.crawl import Web
from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, FetchOutcome, NotModified, Validators

FETCHED = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


def make_source(identifier: str = "msz", url: str = "https://example.org/", **more: object) -> WebSource:
    return WebSource(
        id=SourceId(identifier),
        title="Ministerstwo",
        publisher="MSZ",
        url=url,
        topic="priorytety",
        **more,  # type: ignore[arg-type]  # the fields of a source by their names
    )


@dataclass
class FakeWeb:
    """Pages are texts: "> address" is a link, other lines are paragraphs. A fault in place of a text is a failure."""

    pages: dict[str, str | FetchFault] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    sitemaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    asked_archive: list[str] = field(default_factory=list)

    @property
    def web(self) -> Web:
        return Web(self, self, self)

    async def fetch(self, url: str, validators: Validators | None = None) -> FetchOutcome:
        self.asked.append(url)
        found = self.pages.get(url, FetchFault.NOT_FOUND)
        if isinstance(found, FetchFault):
            return FetchFailed(url, found, "as the test wants it", 10)
        page = fetched(url, found)
        if validators is not None and validators.digest == page.validators.digest:
            return NotModified(url, page.validators, 5)
        return page

    async def find(self, url: str, hint: str | None = None) -> FetchOutcome:
        self.asked_archive.append(hint or url)
        if url not in self.copies:
            return FetchFailed(url, FetchFault.NOT_FOUND, "no copy")
        return fetched(url, self.copies[url], archived=date(2014, 2, 1))

    async def addresses(self, url: str) -> tuple[str, ...] | FetchFailed:
        return self.sitemaps.get(url, FetchFailed(url, FetchFault.NOT_FOUND, "no sitemap"))


def fetched(url: str, text: str, archived: date | None = None) -> FetchedPage:
    content = text.encode()
    return FetchedPage(
        url=url,
        final_url=url,
        content=content,
        media_type="text/plain",
        charset="utf-8",
        validators=Validators(digest=hashlib.sha256(content).hexdigest()),
        fetched_at=FETCHED,
        wire_bytes=len(content),
        archived=archived,
        archive_url=f"https://web.archive.org/web/2014/{url}" if archived else None,
    )


def read_lines(page: FetchedPage, _source: WebSource) -> ExtractOutcome:
    lines = page.content.decode().splitlines()
    if "scan" in lines:
        return ExtractFailed(ExtractFault.SCANNED, "no text")
    return ExtractedPage(
        kind=MediaKind.TEXT,
        title=lines[0] if lines else "",
        blocks=tuple(_paragraphs(lines[1:])),
        links=tuple(line[2:] for line in lines if line.startswith("> ")),
    )


def _paragraphs(lines: Iterable[str]) -> Iterable[Block]:
    return (Block(BlockKind.PARAGRAPH, line) for line in lines if not line.startswith("> "))
