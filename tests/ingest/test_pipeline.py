from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from corpus.library import Library
from index.fusion import FusionWeights
from index.protocols import Encoder, Vectors
from index.retriever import HybridRetriever
from index.snapshot import SnapshotError, SnapshotStore
from ingest.pipeline import IngestReport, IngestRunningError, build_from_library, current_snapshot
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.index.samples import ASKED, PASSAGES, make_content
from tests.ingest.samples import make_library

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
EVERYTHING = len(PASSAGES) + len(ASKED)


class Folder:
    """A data folder into which libraries are brought; tells what people were told."""

    def __init__(self, path: Path) -> None:
        self.root = path / "index"
        self.lock = path / "state" / "ingest.lock"
        self.store = SnapshotStore(self.root)
        self.told: list[str] = []

    def ingest(self, library: Library, encoder: Encoder) -> IngestReport:
        return build_from_library(library, encoder, self.store, lock=self.lock, at=MOMENT, progress=self.told.append)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


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
    assert folder.told == [
        f"Koduję fragmenty ({len(PASSAGES)} nowych) i pytania ({len(ASKED)} nowych) ...",
        "Zapisuję indeks ...",
    ]


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
    (folder.root / newest / "words.npz").write_bytes(b"")
    old = make_library(PASSAGES[:3], ASKED[:2])
    assert folder.store.load_any().warning is not None
    report = folder.ingest(old, FakeEncoder())
    assert (report.unchanged, report.encoded, report.published) == (3, 0, True)
    assert folder.store.load_any().warning is None
    assert folder.store.load_any().id == report.snapshot


def test_where_nothing_can_be_loaded_everything_is_built_again(folder: Folder) -> None:
    name = folder.ingest(make_library(), FakeEncoder()).snapshot
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
