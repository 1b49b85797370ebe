"""What fetches and reads pages, put together for the commands that need it."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

from bot.settings import Settings
from corpus.web_source import WebSource
from ingest.crawl import Crawl, CrawlBudget, PageReader, Web
from ingest.extract.model import ExtractOutcome
from ingest.extract.sandbox import Reader
from ingest.fetching.archive import Archive
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.limits import FetchLimits
from ingest.fetching.model import FetchedPage
from ingest.fetching.sitemap import Sitemaps

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s,;]+", re.ASCII)


OCR_SECONDS, OCR_MEMORY = 300.0, 2**30
"""A page of a scan takes about ten seconds and its picture tens of megabytes."""


@contextmanager
def open_reader(settings: Settings) -> Iterator[PageReader]:
    """Give what reads a page in a process of its own, as what it is or as what its source says that it is."""
    with Reader(deadline=OCR_SECONDS, memory=OCR_MEMORY, ocr=True) if settings.ocr else Reader() as reader:

        def read(page: FetchedPage, source: WebSource) -> ExtractOutcome:
            declared = page.media_type if source.reader == "auto" else source.reader
            return reader.read(page.content, page.final_url, declared, page.charset, source.drop)

        yield read


def contact_of(settings: Settings) -> str:
    """Return whom the owner of a visited server may ask: the setting, or the address that people are given."""
    return settings.fetch_contact or next(iter(_ADDRESS.findall(settings.coordinator_contact)), "")


@asynccontextmanager
async def open_crawl(settings: Settings, reader: PageReader) -> AsyncIterator[Crawl]:
    """Give what reads the pages of sources, at the pace and within the bounds of the settings.

    Raises:
        IngestError: when the contact cannot stand in a request.

    """
    limits = replace(FetchLimits(), min_delay_s=settings.min_delay)
    async with Fetcher(contact_of(settings), limits, allowed_hosts=settings.test_hosts) as fetcher:
        archive = Archive(fetcher, settings.archive_api_url, settings.archive_url)
        yield Crawl(Web(fetcher, archive, Sitemaps(fetcher)), reader, CrawlBudget())
