"""A site of a thousand pages on the loopback: read and planned, encoded and published, and looked at again."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks.process import memory_of
from benchmarks.report import Floor, Report, Rows, at_least, at_most
from benchmarks.scope import Scope
from bot.clock import SystemClock, today_in_warsaw
from bot.commands.crawling import open_crawl, open_reader
from bot.commands.preparation import encoder_source
from bot.settings import Settings
from corpus.library import Library
from corpus.web_source import Follow, SourceId, WebSource
from index.embedding_text import passage_text
from index.encoder import load_token_counter
from index.protocols import Encoder
from index.snapshot import SnapshotStore
from ingest.page_passages import PagePassages
from ingest.pipeline import Content, EncoderSource, Pipeline
from ingest.progress import Progress, Stage
from ingest.report import IngestReport
from ingest.state import IngestState
from ingest.visit import Visitor
from tests.web import WebServer

PAGES = 1000
PAGES_A_SECOND = 60.0
SHARE_OF_ENCODER = 0.9
AGAIN_S = 10.0
RESIDENT_MB = 800.0


def run(scope: Scope) -> Report:
    """Ingest the site twice, and encode the same texts without anything around it."""
    source = encoder_source(scope.settings)
    encoder = source.load()
    with WebServer() as site, tempfile.TemporaryDirectory(prefix="interekip-bench-") as folder:
        _lay_out(site)
        trial = _Trial(scope.settings, site, Path(folder), EncoderSource(source.identity, lambda: encoder))
        planned = trial.preview()
        first = trial.run()
        again = trial.run()
        alone = _texts_per_second(encoder, trial.texts())
        most = site.record.most_in_flight()
        trial.close()
        resident = _peak_of_process(scope.settings, site, Path(folder))
    beside = first.encoded / trial.encoding_s
    rows = (
        _row("fetched, read, cut and planned", planned),
        _row("then encoded and published", first),
        _row("looked at again, unchanged", again),
    )
    floors = (
        at_least("pages a second without encoding", planned.pages_fetched / planned.seconds, PAGES_A_SECOND),
        at_least("share of the encoder's own speed", beside / alone, SHARE_OF_ENCODER),
        at_most("seconds to look at all again", again.seconds, AGAIN_S),
        at_most("texts encoded when nothing changed", again.encoded, 0),
        at_most("peak resident memory of `interekip ingest` in MB", resident, RESIDENT_MB),
        Floor("requests in flight to the host at once", most, most == 1),
    )
    return Report("crawl", (Rows("crawl: a thousand small pages", rows),), floors, NOTES)


class _Trial:
    """One memory and one index, and runs over the site; without the library, whose encoding would count."""

    def __init__(self, settings: Settings, site: WebServer, folder: Path, encoder: EncoderSource) -> None:
        self._settings = settings.model_copy(update={"test_hosts": frozenset({site.host}), "min_delay": 0.0})
        self._source = WebSource(
            id=SourceId("site"),
            title="Gmina",
            publisher="Gmina",
            url=site.url + "/",
            topic="samorzad",
            every=timedelta(days=1),
            follow=Follow(site.url + "/", depth=2, pages=PAGES + 1),
        )
        self._folder = folder
        self._encoder = encoder
        self._state = IngestState.open(folder / "ingest.db")
        self._encoding: list[float] = []

    @property
    def encoding_s(self) -> float:
        """Seconds from the first text to the last, keeping the vectors included."""
        return self._encoding[-1] - self._encoding[0]

    def preview(self) -> IngestReport:
        """Read and plan with a memory of its own."""
        state = IngestState.open(self._folder / "preview.db")
        report = self._pipeline(state).preview((self._source,), lambda: self._visitor(state))
        state.close()
        return report

    def run(self) -> IngestReport:
        return self._pipeline(self._state).run((self._source,), lambda: self._visitor(self._state))

    def texts(self) -> Sequence[str]:
        return [passage_text(page) for page in Content(Library((), ()), (self._source,), self._state).passages]

    def _hear(self, progress: Progress) -> None:
        if progress.stage is Stage.ENCODE:
            self._encoding.append(time.perf_counter())

    def close(self) -> None:
        self._state.close()

    def _pipeline(self, state: IngestState) -> Pipeline:
        return Pipeline(
            content=Content(Library((), ()), (self._source,), state),
            encoder=self._encoder,
            store=SnapshotStore(self._folder / "index"),
            judge=None,
            now=SystemClock().now,
            listener=self._hear,
        )

    @asynccontextmanager
    async def _visitor(self, state: IngestState) -> AsyncIterator[Visitor]:
        clock = SystemClock()
        passages_of = PagePassages(load_token_counter(self._settings.encoder), lambda: today_in_warsaw(clock))
        with open_reader(self._settings) as reader:
            async with open_crawl(self._settings, reader) as crawl:
                yield Visitor(pages=crawl, passages_of=passages_of, state=state, now=clock.now)


def _lay_out(site: WebServer) -> None:
    links = "".join(f"<li><a href='/n/{number}'>Nabór {number}</a></li>" for number in range(PAGES))
    site.page("/", f"<html lang=pl><title>Gmina</title><main><h1>Gmina</h1><ul>{links}</ul></main>", etag='"home"')
    for number in range(PAGES):
        site.page(f"/n/{number}", _page(number), etag=f'"{number}"')


def _page(number: int) -> str:
    return (
        f"<html lang=pl><head><title>Nabór {number} - Gmina</title></head><body><nav><a href='/'>Start</a></nav><main>"
        f"<h1>Nabór wniosków nr {number}</h1><p>Gmina nr {number} ogłasza nabór wniosków na wymianę młodzieży z "
        f"partnerami z zagranicy. Wnioski można składać do {1 + number % 28} maja 2027 r. w generatorze. Dotacja to "
        f"najwyżej {1000 + number} zł na projekt, a wkład własny {number % 30} procent.</p><h2>Kto może złożyć wniosek"
        f"</h2><ul><li>organizacje pozarządowe z siedzibą w gminie nr {number},</li><li>szkoły prowadzone przez gminę "
        f"nr {number}.</li></ul></main><footer>Drukuj. Podziel się.</footer></body></html>"
    )


def _texts_per_second(encoder: Encoder, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    encoder.encode_documents(texts)
    return len(texts) / (time.perf_counter() - started)


def _row(what: str, report: IngestReport) -> dict[str, object]:
    return {
        "run": what,
        "pages": report.pages_fetched + report.not_modified,
        "passages": report.added + report.changed + report.unchanged,
        "encoded": report.encoded if report.published else 0,
        "seconds": report.seconds,
        "pages_per_s": (report.pages_fetched + report.not_modified) / report.seconds,
    }


def _peak_of_process(settings: Settings, site: WebServer, folder: Path) -> float | None:
    """Let ``interekip ingest`` read the site and the library in a process of its own; return its peak memory in MB."""
    data = folder / "data"
    data.mkdir()
    (data / "model").symlink_to(settings.model_dir.resolve())
    (data / "reader").symlink_to(settings.reader_dir.resolve())
    (data / "list.toml").write_text(
        f'[[source]]\nid = "site"\ntitle = "Gmina"\npublisher = "Gmina"\nurl = "{site.url}/"\ntopic = "samorzad"\n'
        f'follow = {{ prefix = "{site.url}/", depth = 2, pages = {PAGES + 1} }}\n',
        encoding="utf-8",
    )
    ours = {
        "INTEREKIP_DATA_DIR": str(data),
        "INTEREKIP_SOURCES": str(data / "list.toml"),
        "INTEREKIP_TEST_HOSTS": site.host,
        "INTEREKIP_MIN_DELAY": "0",
    }
    program = [sys.executable, "-m", "bot", "ingest", "--json", "--progress", "none"]
    process = subprocess.Popen(program, env=os.environ | ours, stdout=subprocess.DEVNULL)  # noqa: S603 (our own program)
    peak = None
    while process.poll() is None:
        if (memory := memory_of(process.pid)) is not None:
            peak = memory.peak_mb
        time.sleep(0.2)
    return peak


NOTES = (
    "polite pauses are off; never more than one request to the host is in flight all the same",
    "the web server runs in this process, on the same cores",
    "the encoder's own speed is that of the same texts in one call",
    "memory is that of a process that reads the site and the library into an empty index, torch included",
)
