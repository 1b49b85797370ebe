"""A process that ingests a site that changes, edition by edition, until it is killed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import bm25s  # noqa: F401 (loaded once, in the process from which all others are forked)

from corpus.web_source import Follow
from index.snapshot import SnapshotStore
from ingest.crawl import Crawl, CrawlBudget
from ingest.gate import Verdict
from ingest.pipeline import Content, EncoderSource, Pipeline
from ingest.state import IngestState
from ingest.visit import Visitor
from tests.fakes.encoder import FakeEncoder
from tests.fakes.web import FakeWeb, make_source, read_lines
from tests.index.samples import ASKED, PASSAGES
from tests.ingest.samples import make_library
from tests.ingest.test_visit import one_passage_a_page

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
HOME = "https://example.org/"
SITE = make_source(follow=Follow(HOME))
PAGES = 5


def edition(number: int) -> dict[str, str]:
    """Return a site of which every page tells its edition."""
    links = "".join(f"> {HOME}{page}\n" for page in range(PAGES))
    pages = {f"{HOME}{page}": f"T\nwydanie{number} strona{page}" for page in range(PAGES)}
    return {HOME: f"T\nwydanie{number} początek\n{links}", **pages}


def ingest(root: Path, number: int) -> None:
    """Ingest one edition of the site."""
    web = FakeWeb(dict(edition(number)))
    state = IngestState.open(root / "ingest.db")

    @asynccontextmanager
    async def open_visitor() -> AsyncIterator[Visitor]:
        await asyncio.sleep(0)
        crawl = Crawl(web.web, read_lines, CrawlBudget())
        yield Visitor(pages=crawl, passages_of=one_passage_a_page, state=state, now=lambda: MOMENT, together=2)

    encoder = FakeEncoder()
    pipeline = Pipeline(
        content=Content(make_library(PASSAGES[:2], ASKED[:2]), (SITE,), state),
        encoder=EncoderSource(encoder.identity, lambda: encoder),
        store=SnapshotStore(root / "index"),
        judge=lambda _: Verdict({"dobre": 1.0}, {}),
        now=lambda: MOMENT,
        listener=lambda _: None,
    )
    run = state.begin_run(MOMENT)
    report = pipeline.run((SITE,), open_visitor)
    state.finish_run(run, MOMENT, report.status.value, "{}", None)
    state.close()


def ingest_until_killed(root: str, first: int, ready: Connection) -> None:
    """Ingest one edition after the other, from when it says that it is ready."""
    ready.send(True)
    for number in range(first, first + 100):
        ingest(Path(root), number)
