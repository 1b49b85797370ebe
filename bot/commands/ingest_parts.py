"""The ingest, put together: here and not in ``bot.wiring``, as the serving process loads none of it."""

import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock, today_in_warsaw
from bot.commands.choosing_sources import Choice, choose_sources
from bot.commands.crawling import open_crawl, open_reader
from bot.commands.ingest_account import Account, account_as_json
from bot.commands.judging import build_judge
from bot.commands.preparation import encoder_source, index_content
from bot.settings import Settings
from bot.store.answers import quoted_since
from bot.store.engine import Database
from corpus.model import PassageId
from corpus.web_source import WebSource
from index.encoder import load_token_counter
from index.snapshot import SnapshotStore
from ingest.folder import FolderPages
from ingest.folder_source import Folder
from ingest.page_passages import PagePassages
from ingest.pipeline import Content, Forced, Pipeline, one_at_a_time
from ingest.progress import Listener
from ingest.report import IngestReport
from ingest.state import IngestState
from ingest.visit import Visitor

ANSWERS_SINCE = timedelta(days=90)
"""Answers that are counted when a passage changes that they quoted."""

CONTINUED_WITHIN = timedelta(days=1)
"""An ingest that was interrupted earlier than that begins anew: its pages may have changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an administrator asks the ingest for; ``folder`` takes the place of the sources."""

    choice: Choice
    folder: Folder | None
    force: str
    dry_run: bool


def run_ingest(settings: Settings, wanted: Wanted, listener: Listener) -> Account:
    """Run the ingest and account for it.

    Raises:
        IngestError: when another one runs or the memory cannot be used.
        IndexingError: when the snapshot cannot be written.
        BotError: when a source is named that is not there.
        CorpusError: when the library or the list of sources is at fault.

    """
    if wanted.dry_run:
        with _copied_memory(settings) as memory, index_content(settings, memory) as content:
            return _previewed(settings, content, wanted, listener)
    with one_at_a_time(settings.ingest_lock), index_content(settings, settings.ingest_state) as content:
        return _done(settings, content, wanted, listener)


def _previewed(settings: Settings, content: Content, wanted: Wanted, listener: Listener) -> Account:
    sources = _sources(content, wanted)
    pipeline = _pipeline(settings, content, listener)
    report = pipeline.preview(sources, lambda: _visitor(settings, content.state, wanted))
    return Account(report, {}, dry_run=True)


def _done(settings: Settings, content: Content, wanted: Wanted, listener: Listener) -> Account:
    clock, state = SystemClock(), content.state
    sources, since = _sources(content, wanted), state.interrupted_since()
    run = state.begin_run(clock.now())
    report = _pipeline(settings, content, listener).run(
        sources,
        lambda: _visitor(settings, state, wanted),
        since=since if since and clock.now() - since < CONTINUED_WITHIN else None,
        forced=Forced(wanted.force) if wanted.force else None,
    )
    account = Account(report, _touched(settings, report))
    told = json.dumps(account_as_json(replace(account, report=replace(report, changes=()))), ensure_ascii=False)
    state.finish_run(run, clock.now(), report.status.value, told, wanted.force or None)
    return account


def _sources(content: Content, wanted: Wanted) -> tuple[WebSource, ...]:
    if wanted.folder is not None:
        return (wanted.folder.as_source(),)
    return choose_sources(content.sources, wanted.choice, content.state.source, SystemClock().now())


def _pipeline(settings: Settings, content: Content, listener: Listener) -> Pipeline:
    clock, encoder = SystemClock(), encoder_source(settings)
    return Pipeline(
        content=content,
        encoder=encoder,
        store=SnapshotStore(settings.index_dir),
        judge=build_judge(settings, encoder.load, today_in_warsaw(clock)),
        now=clock.now,
        listener=listener,
    )


@asynccontextmanager
async def _visitor(settings: Settings, state: IngestState, wanted: Wanted) -> AsyncIterator[Visitor]:
    clock = SystemClock()
    passages_of = PagePassages(load_token_counter(settings.encoder), lambda: today_in_warsaw(clock))
    with open_reader(settings) as reader:
        if wanted.folder is not None:
            pages = FolderPages(wanted.folder, reader, clock.now)
            yield Visitor(pages=pages, passages_of=passages_of, state=state, now=clock.now)
            return
        async with open_crawl(settings, reader) as crawl:
            yield Visitor(pages=crawl, passages_of=passages_of, state=state, now=clock.now)


@contextmanager
def _copied_memory(settings: Settings) -> Iterator[Path]:
    """Give a copy of the memory, so that a trial leaves no trace."""
    with tempfile.TemporaryDirectory(prefix="interekip-") as folder:
        trial = Path(folder) / settings.ingest_state.name
        if settings.ingest_state.exists():
            with one_at_a_time(settings.ingest_lock):
                shutil.copyfile(settings.ingest_state, trial)
        yield trial


def _touched(settings: Settings, report: IngestReport) -> dict[PassageId, int]:
    """Return how many answers of late quoted each passage that changed or is gone."""
    gone = [change.passage_id for change in report.changes if change.kind != "added"]
    if not gone or not report.published or _has_no_answers(settings):
        return {}
    database = Database.open(settings.database)
    try:
        with database.read() as connection:
            return quoted_since(connection, gone, SystemClock().now() - ANSWERS_SINCE)
    finally:
        database.close()


def _has_no_answers(settings: Settings) -> bool:
    """Return whether there is no file with answers yet; looking into it would create it."""
    return settings.database == settings.database_path and not settings.database_path.exists()
