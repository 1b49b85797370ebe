"""Another generation is taken up while one serves; a bad one changes nothing."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index import watch
from index.snapshot import POINTER, Snapshot, SnapshotStore
from index.watch import SnapshotWatch
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.index.publishing import MOMENT, edition


@dataclass
class Taken:
    """The names of the generations that were taken up; raises ``fault`` instead when it is set."""

    names: list[str] = field(default_factory=list)
    fault: Exception | None = None
    came: threading.Event = field(default_factory=threading.Event)

    def take_up(self, snapshot: Snapshot) -> None:
        if self.fault is not None:
            raise self.fault
        self.names.append(snapshot.id)
        self.came.set()


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    store = SnapshotStore(tmp_path)
    store.publish(edition(1), MOMENT)
    return store


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def watching(store: SnapshotStore, taken: Taken) -> SnapshotWatch:
    return SnapshotWatch(
        store, FakeEncoder().identity, DIMENSION, serving=store.serving_name() or "", take_up=taken.take_up
    )


def refusals(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_what_is_in_use_is_not_read_again(watching: SnapshotWatch, taken: Taken) -> None:
    assert watching.look()
    assert taken.names == []


def test_each_new_generation_is_taken_up_once(store: SnapshotStore, watching: SnapshotWatch, taken: Taken) -> None:
    second = store.publish(edition(2), MOMENT)
    assert watching.look()
    assert watching.look()
    third = store.publish(edition(3), MOMENT)
    assert watching.look()
    assert taken.names == [second, third]


def test_going_back_is_followed_too(store: SnapshotStore, watching: SnapshotWatch, taken: Taken) -> None:
    first, second = store.serving_name(), store.publish(edition(2), MOMENT)
    assert watching.look()
    store.rollback()
    assert watching.look()
    assert taken.names == [second, first]


def test_a_damaged_generation_is_refused_and_told_once(
    tmp_path: Path, store: SnapshotStore, watching: SnapshotWatch, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = store.publish(edition(2), MOMENT)
    (tmp_path / damaged / "passages.jsonl").write_bytes(b"{}")
    assert [watching.look(), watching.look()] == [False, False]
    assert taken.names == []
    (told,) = refusals(caplog)
    assert damaged in told
    assert "passages.jsonl" in told
    third = store.publish(edition(3), MOMENT)
    assert watching.look()
    assert taken.names == [third]


def test_a_broken_pointer_is_told_once_and_changes_nothing(
    tmp_path: Path, watching: SnapshotWatch, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / POINTER).write_bytes(b"\xff")
    assert [watching.look(), watching.look()] == [False, False]
    assert (taken.names, len(refusals(caplog))) == ([], 1)


def test_a_generation_of_another_model_is_refused(
    store: SnapshotStore, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    watching = SnapshotWatch(store, "inny-model", DIMENSION, serving="", take_up=taken.take_up)
    assert not watching.look()
    assert taken.names == []
    assert "inny-model" in refusals(caplog)[0]


def test_what_cannot_be_built_now_is_tried_again(
    store: SnapshotStore, watching: SnapshotWatch, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    second = store.publish(edition(2), MOMENT)
    taken.fault = MemoryError("brak pamięci")
    assert [watching.look(), watching.look()] == [False, False]
    assert len(refusals(caplog)) == 1
    taken.fault = None
    assert watching.look()
    assert taken.names == [second]


def test_it_looks_on_a_thread_of_its_own_until_the_end(
    store: SnapshotStore, watching: SnapshotWatch, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "EVERY", 0.005)
    with watching.running():
        second = store.publish(edition(2), MOMENT)
        assert taken.came.wait(10)
    assert taken.names == [second]
    assert "index-watch" not in {thread.name for thread in threading.enumerate()}
