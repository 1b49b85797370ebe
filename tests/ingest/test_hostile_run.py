"""Good pages among hostile ones, through everything that is real but the encoder: none of the good ones is lost."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from corpus.web_source import Follow, SourceId, WebSource
from index.snapshot import SnapshotStore
from ingest.crawl import Crawl, CrawlBudget, Web
from ingest.extract.sandbox import Reader
from ingest.fetching.archive import Archive
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.limits import FetchLimits
from ingest.fetching.sitemap import Sitemaps
from ingest.page_passages import PagePassages
from ingest.pipeline import Content, EncoderSource, Pipeline
from ingest.report import Status
from ingest.state import IngestState
from ingest.visit import Visitor
from tests.fakes.encoder import FakeEncoder
from tests.fakes.web import FETCHED
from tests.ingest.samples import make_library
from tests.web import WebServer, hostile

LIMITS = FetchLimits(
    wire_bytes=2**20, body_bytes=2**21, deadline_s=0.6, attempts=1, min_delay_s=0, max_delay_s=0, idle_s=0.5
)
HOSTILE = {
    "endless": hostile.endless(),
    "bomb": hostile.bomb("gzip"),
    "nested": hostile.bomb("gzip", "br"),
    "lying": hostile.announcing(10_000, b"<p>Nab"),
    "dripping": hostile.dripping(),
    "resetting": hostile.resetting(),
    "loop": hostile.redirecting_for_ever(),
    "headers": hostile.flooding_headers(),
}
BROKEN = {
    "deep": b"<div>" * 50_000 + b"Nab\xc3\xb3r",
    "tags": b"<b>" * 100_000,
    "nul": b"\x00\xff\xfe" * 1000,
    "pdf": b"%PDF-1.7\n" + b"<< /Type /Page >>" * 1000,
    "zip": b"PK\x03\x04" + b"\x00" * 1000,
}
GOOD = 5


def test_good_pages_come_in_whatever_stands_between_them(tmp_path: Path) -> None:
    state = IngestState.open(tmp_path / "ingest.db")
    with WebServer() as site, Reader(deadline=10) as reader:
        source = lay_out(site)

        @asynccontextmanager
        async def open_visitor() -> AsyncIterator[Visitor]:
            async with Fetcher("", LIMITS, allowed_hosts={site.host}) as fetcher:
                crawl = Crawl(
                    Web(fetcher, Archive(fetcher, site.url, site.url), Sitemaps(fetcher)),
                    lambda page, _: reader.read(page.content, page.final_url, page.media_type, page.charset),
                    CrawlBudget(),
                )
                cut = PagePassages(lambda text: len(text.split()), lambda: date(2027, 1, 15))
                yield Visitor(pages=crawl, passages_of=cut, state=state, now=lambda: FETCHED)

        encoder, store = FakeEncoder(), SnapshotStore(tmp_path / "index")
        report = Pipeline(
            content=Content(make_library(), (source,), state),
            encoder=EncoderSource(encoder.identity, lambda: encoder),
            store=store,
            judge=None,
            now=lambda: FETCHED,
            listener=lambda _: None,
        ).run((source,), open_visitor)
        assert site.record.count("/private") == 0
    state.close()
    texts = " ".join(passage.text for passage in store.load_any().passages)
    assert [f"Nabór numer {number} trwa do końca maja" in texts for number in range(GOOD)] == [True] * GOOD
    assert (report.status, report.published) == (Status.PARTIAL, True)
    lost = {failure.url.rpartition("/")[2]: failure.fault for failure in report.failures}
    assert HOSTILE.keys() <= lost.keys()
    assert lost["private"] == "robots"
    assert lost["inner"] == "forbidden_address"


def lay_out(site: WebServer) -> WebSource:
    names = [*HOSTILE, *BROKEN, "private", "inner", *(f"good{number}" for number in range(GOOD))]
    random.Random(2027).shuffle(names)
    site.robots("User-agent: *\nDisallow: /private\n")
    site.page("/", "<title>Start</title><main>" + "".join(f"<p><a href='/{name}'>{name}</a></p>" for name in names))
    for name, answer in HOSTILE.items():
        site.answer(f"/{name}", answer)
    for name, content in BROKEN.items():
        site.page(f"/{name}", content)
    site.page("/private", "<p>Tajne.</p>")
    site.redirect("/inner", "http://169.254.169.254/latest/")
    for number in range(GOOD):
        site.page(
            f"/good{number}", f"<title>N</title><main><h1>N</h1><p>Nabór numer {number} trwa do końca maja.</p></main>"
        )
    follow = Follow(site.url + "/", depth=1, pages=50)
    return WebSource(SourceId("site"), "Start", "Gmina", site.url + "/", "samorzad", follow=follow)
