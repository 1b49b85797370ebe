from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from corpus.library import Library
from corpus.web_source import Follow, WebSource
from index.fusion import FusionWeights
from index.protocols import Encoder, Vectors
from index.retriever import HybridRetriever
from index.snapshot import Snapshot, SnapshotError, SnapshotStore
from ingest.crawl import Crawl, CrawlBudget
from ingest.fetching.model import FetchFault
from ingest.gate import Judge, Verdict
from ingest.pipeline import (
    Content,
    EncoderSource,
    Forced,
    IngestRunningError,
    Pipeline,
    current_snapshot,
    one_at_a_time,
)
from ingest.progress import Progress, Stage
from ingest.report import IngestReport, Status
from ingest.state import IngestState
from ingest.visit import Visitor
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.fakes.web import FakeWeb, make_source, read_lines
from tests.index.samples import ASKED, PASSAGES, make_content
from tests.ingest.samples import make_library
from tests.ingest.test_visit import one_passage_a_page

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
EVERYTHING = len(PASSAGES) + len(ASKED)


class Folder:
    """A data folder into which libraries are brought; tells what people were told."""

    def __init__(self, path: Path) -> None:
        self.root = path / "index"
        self.lock = path / "state" / "ingest.lock"
        self.store = SnapshotStore(self.root)
        self.state = IngestState.open(path / "ingest.db")
        self.told: list[Progress] = []
        self.judge: Judge | None = None

    def pipeline(self, library: Library, encoder: Encoder, sources: tuple[WebSource, ...] = ()) -> Pipeline:
        return Pipeline(
            content=Content(library, sources, self.state),
            encoder=EncoderSource(encoder.identity, lambda: encoder),
            store=self.store,
            judge=self.judge,
            now=lambda: MOMENT,
            listener=self.told.append,
        )

    def ingest(self, library: Library, encoder: Encoder) -> IngestReport:
        with one_at_a_time(self.lock):
            return self.pipeline(library, encoder).renew()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    made = Folder(tmp_path)
    yield made
    made.state.close()


def test_a_library_is_encoded_and_published_whole(folder: Folder) -> None:
    encoder = FakeEncoder()
    report = folder.ingest(make_library(), encoder)
    assert (report.added, report.encoded, report.published) == (len(PASSAGES), EVERYTHING, True)
    assert encoder.encoded == EVERYTHING
    snapshot = folder.store.load(encoder.identity, DIMENSION)
    assert (snapshot.id, snapshot.passages, snapshot.asked) == (report.snapshot, PASSAGES, ASKED)
    expected = make_content()
    np.testing.assert_array_equal(snapshot.passage_vectors.vectors, expected.passage_vectors.vectors)
    np.testing.assert_array_equal(snapshot.asked_vectors.vectors, expected.asked_vectors.vectors)
    assert snapshot.weights == FusionWeights()
    assert [progress.stage for progress in folder.told] == [Stage.PLAN, *[Stage.ENCODE] * 4, Stage.PUBLISH]
    assert folder.told[-2] == Progress(Stage.ENCODE, EVERYTHING, EVERYTHING)


def test_an_unchanged_library_encodes_and_publishes_nothing(folder: Folder) -> None:
    first = folder.ingest(make_library(), FakeEncoder())
    encoder = FakeEncoder()
    again = folder.ingest(make_library(), encoder)
    assert (again.unchanged, again.encoded, again.published) == (len(PASSAGES), 0, False)
    assert again.snapshot == first.snapshot
    assert encoder.encoded == 0
    assert len(folder.store.verify()) == 1


def test_one_changed_passage_is_encoded_alone_and_the_others_keep_their_vectors(folder: Folder) -> None:
    folder.ingest(make_library(), FakeEncoder())
    before = folder.store.load_any()
    encoder = FakeEncoder()
    changed = (replace(PASSAGES[0], text="Dotacja wyniosła 90.000 zł."), *PASSAGES[1:])
    report = folder.ingest(make_library(changed), encoder)
    assert (report.changed, report.unchanged, report.encoded) == (1, len(PASSAGES) - 1, 1)
    assert encoder.encoded == 1
    after = folder.store.load_any()
    assert after.passages == changed
    np.testing.assert_array_equal(after.passage_vectors.vectors[1:], before.passage_vectors.vectors[1:])
    assert not np.array_equal(after.passage_vectors.vectors[0], before.passage_vectors.vectors[0])
    assert HybridRetriever(encoder, after).retrieve("90.000")[0].passage == changed[0]


def test_vectors_follow_their_passages_into_another_order(folder: Folder) -> None:
    folder.ingest(make_library(), FakeEncoder())
    encoder = FakeEncoder()
    folder.ingest(make_library(PASSAGES[:0:-1], ASKED[2:]), encoder)
    assert encoder.encoded == 0
    expected = make_content(PASSAGES[:0:-1], ASKED[2:])
    found = folder.store.load_any()
    np.testing.assert_array_equal(found.passage_vectors.vectors, expected.passage_vectors.vectors)
    np.testing.assert_array_equal(found.asked_vectors.vectors, expected.asked_vectors.vectors)


def test_another_model_encodes_everything_again(folder: Folder) -> None:
    folder.ingest(make_library(), FakeEncoder())
    other = FakeEncoder("inny-model-2", 32)
    report = folder.ingest(make_library(), other)
    assert (report.encoded, report.published) == (EVERYTHING, True)
    assert folder.store.load("inny-model-2", 32).passages == PASSAGES


def test_a_library_without_asked_questions_is_indexed(folder: Folder) -> None:
    folder.ingest(make_library(asked=()), FakeEncoder())
    snapshot = folder.store.load("fake-encoder-1", DIMENSION)
    assert (snapshot.asked_vectors.size, snapshot.asked_vectors.dimension) == (0, DIMENSION)


def test_a_second_ingest_is_refused_while_one_runs(folder: Folder) -> None:
    folder.lock.parent.mkdir()
    with FileLock(folder.lock), pytest.raises(IngestRunningError, match="Trwa już inna aktualizacja"):
        folder.ingest(make_library(), FakeEncoder())
    assert folder.ingest(make_library(), FakeEncoder()).published


def test_an_index_that_stood_in_for_a_damaged_one_is_published_anew(folder: Folder) -> None:
    folder.ingest(make_library(PASSAGES[:3], ASKED[:2]), FakeEncoder())
    newest = folder.ingest(make_library(), FakeEncoder()).snapshot
    assert newest is not None
    (folder.root / newest / "words.npz").write_bytes(b"")
    old = make_library(PASSAGES[:3], ASKED[:2])
    assert folder.store.load_any().warning is not None
    report = folder.ingest(old, FakeEncoder())
    assert (report.unchanged, report.encoded, report.published) == (3, 0, True)
    assert folder.store.load_any().warning is None
    assert folder.store.load_any().id == report.snapshot


def test_where_nothing_can_be_loaded_everything_is_built_again(folder: Folder) -> None:
    name = folder.ingest(make_library(), FakeEncoder()).snapshot
    assert name is not None
    (folder.root / name / "meta.json").unlink()
    assert current_snapshot(folder.store) is None
    report = folder.ingest(make_library(), FakeEncoder())
    assert (report.added, report.encoded) == (len(PASSAGES), EVERYTHING)
    assert folder.store.load_any().warning is None


def test_weights_that_changed_are_published_without_encoding(folder: Folder) -> None:
    folder.store.publish(make_content(weights=FusionWeights(words=0.77)), MOMENT)
    report = folder.ingest(make_library(), FakeEncoder())
    assert (report.encoded, report.published) == (0, True)
    assert folder.store.load_any().weights == FusionWeights()


def test_an_encoder_that_fails_leaves_the_old_index_and_frees_the_lock(folder: Folder) -> None:
    first = folder.ingest(make_library(PASSAGES[:2], ASKED[:2]), FakeEncoder()).snapshot
    with pytest.raises(MemoryError):
        folder.ingest(make_library(), ExhaustedEncoder())
    assert folder.store.load_any().id == first
    assert folder.ingest(make_library(), FakeEncoder()).published


class ExhaustedEncoder(FakeEncoder):
    """Runs out of memory."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        raise MemoryError(f"no room for {len(texts)} texts")


def test_a_folder_that_cannot_be_written_is_told(folder: Folder) -> None:
    folder.root.write_text("nie folder")
    with pytest.raises(SnapshotError, match="Nie da się zapisać indeksu"):
        folder.ingest(make_library(), FakeEncoder())


HOME = "https://example.org/"
A = f"{HOME}a"
SITE = make_source(follow=Follow(HOME))


class Visits:
    """Runs of the whole pipeline over a small web."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.web = FakeWeb(
            {HOME: f"T\nGmina Chełmno ogłasza nabór.\n> {A}", A: "A\nWniosek składa się przez internet."}
        )
        self.encoder = FakeEncoder()

    @asynccontextmanager
    async def open_visitor(self) -> AsyncIterator[Visitor]:
        crawl = Crawl(self.web.web, read_lines, CrawlBudget())
        yield Visitor(pages=crawl, passages_of=one_passage_a_page, state=self.folder.state, now=lambda: MOMENT)

    def run(self, sources: tuple[WebSource, ...] = (SITE,), **more: object) -> IngestReport:
        pipeline = self.folder.pipeline(make_library(), self.encoder, sources)
        return pipeline.run(sources, self.open_visitor, **more)  # type: ignore[arg-type]


@pytest.fixture
def visits(folder: Folder) -> Visits:
    return Visits(folder)


def judging(figure: Callable[[Snapshot], float]) -> Judge:
    return lambda snapshot: Verdict({"dobre": figure(snapshot)}, {"pytanie": figure(snapshot) > 0.5})


def test_pages_are_indexed_beside_the_library(visits: Visits) -> None:
    report = visits.run()
    assert (report.status, report.sources, report.pages_fetched, report.published) == (Status.SUCCESS, 1, 2, True)
    assert (report.added, report.encoded) == (len(PASSAGES) + 2, EVERYTHING + 2)
    assert HybridRetriever(visits.encoder, visits.folder.store.load_any()).retrieve("Chełmno nabór")[
        0
    ].passage.text == ("Gmina Chełmno ogłasza nabór.")
    assert [progress.stage for progress in visits.folder.told][:2] == [Stage.FETCH, Stage.FETCH]


def test_an_unchanged_site_encodes_nothing_and_publishes_nothing(visits: Visits) -> None:
    first = visits.run()
    visits.encoder = FakeEncoder()
    report = visits.run()
    assert (report.pages_fetched, report.not_modified, report.encoded, report.published) == (0, 2, 0, False)
    assert visits.encoder.encoded == 0
    assert report.snapshot == first.snapshot
    assert report.changes == ()


def test_what_changed_is_told_with_its_text_before_and_after(visits: Visits) -> None:
    visits.run()
    visits.web.pages[A] = "A\nWniosek składa się na papierze."
    report = visits.run()
    assert (report.changed, report.encoded, report.published) == (1, 1, True)
    [change] = report.changes
    assert (change.kind, change.before, change.after) == (
        "changed",
        "Wniosek składa się przez internet.",
        "Wniosek składa się na papierze.",
    )


def test_a_page_that_is_lost_makes_the_run_partial_and_nothing_is_taken_away(visits: Visits) -> None:
    visits.run()
    visits.web.pages[A] = FetchFault.TIMEOUT
    report = visits.run()
    assert (report.status, report.failed, report.removed) == (Status.PARTIAL, 1, 0)
    assert [(lost.source_id, lost.url, lost.fault) for lost in report.failures] == [(SITE.id, A, "timeout")]


def test_without_a_network_it_is_said_once_and_no_source_is_blamed(visits: Visits) -> None:
    visits.run()
    visits.web.pages = {HOME: FetchFault.UNRESOLVED, A: FetchFault.UNRESOLVED}
    other = make_source("inne", "https://other.org/")
    visits.web.pages["https://other.org/"] = FetchFault.UNREACHABLE
    report = visits.run((SITE, other))
    assert (report.status, report.failures) == (Status.PARTIAL, ())
    assert "Nie ma połączenia z siecią" in report.message
    assert visits.folder.state.source(SITE.id).failures == 0
    assert report.removed == 0


def test_an_index_that_answers_worse_does_not_serve_unless_somebody_insists(visits: Visits) -> None:
    first = visits.run()
    visits.folder.judge = judging(lambda snapshot: 0.9 if snapshot.id == first.snapshot else 0.4)
    visits.web.pages[A] = "A\nZupełnie inna treść."
    report = visits.run()
    assert (report.status, report.published, report.snapshot) == (Status.FAILED, False, first.snapshot)
    assert report.worse_questions == ("pytanie",)
    assert "dobre 0.900 → 0.400" in report.message
    assert visits.folder.store.load_any().id == first.snapshot
    assert len(visits.folder.store.verify()) == 1
    forced = visits.run(forced=Forced("sprawdzone"))
    assert (forced.status, forced.published, forced.worse_questions) == (Status.SUCCESS, True, ("pytanie",))
    assert forced.encoded == 1


def test_what_was_encoded_before_a_break_is_not_encoded_again(visits: Visits) -> None:
    visits.encoder = BreakingEncoder()
    with pytest.raises(KeyboardInterrupt):
        visits.run()
    visits.encoder = FakeEncoder()
    report = visits.run()
    assert report.published
    assert visits.encoder.encoded == len(ASKED)
    assert visits.folder.state.vectors("fake-encoder-1/passage", [PASSAGES[0].text]) == {}


class BreakingEncoder(FakeEncoder):
    """Is interrupted at the questions, when the passages are done."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        raise KeyboardInterrupt(f"at {len(texts)} texts")


def test_a_preview_tells_and_publishes_nothing(visits: Visits) -> None:
    report = visits.folder.pipeline(make_library(), visits.encoder, (SITE,)).preview((SITE,), visits.open_visitor)
    assert (report.added, report.encoded, report.published) == (len(PASSAGES) + 2, EVERYTHING + 2, False)
    assert visits.encoder.encoded == 0
    assert current_snapshot(visits.folder.store) is None
