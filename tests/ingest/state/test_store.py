import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from corpus.web_source import SourceId
from ingest.fetching.model import Validators
from ingest.state import IngestState, KnownPage, SourceRecord, StateError
from tests.index.samples import PASSAGES

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
MSZ = SourceId("msz")
PAGE = KnownPage(
    url="https://example.org/a",
    source_id=MSZ,
    validators=Validators('"1"', "Fri, 15 Jan 2027 08:00:00 GMT", "ab" * 32),
    read_at=NOW,
    seen_at=NOW,
    reading="1-abc",
    title="Nabór „Dyplomacja”",
    passages=PASSAGES,
    links=("https://example.org/b", "https://example.org/ż"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "ingest.db"


@pytest.fixture
def state(path: Path) -> Iterator[IngestState]:
    opened = IngestState.open(path)
    yield opened
    opened.close()


def test_pages_come_back_as_they_were_also_after_a_restart(state: IngestState, path: Path) -> None:
    other = replace(PAGE, url="https://example.org/b", passages=(), validators=Validators(), lost="2027-01-15 gone")
    state.save_pages([other, PAGE])
    state.close()
    again = IngestState.open(path)
    assert list(again.pages_of(MSZ).values()) == [PAGE, other]
    assert again.pages_of(SourceId("other")) == {}
    again.close()


def test_a_page_that_is_read_again_takes_the_place_of_the_old_one(state: IngestState) -> None:
    state.save_pages([PAGE])
    newer = replace(PAGE, title="Inny", passages=PASSAGES[:1], read_at=LATER)
    state.save_pages([newer])
    assert state.pages_of(MSZ) == {PAGE.url: newer}


def test_pages_are_forgotten_by_address(state: IngestState) -> None:
    urls = [f"https://example.org/{number}" for number in range(1200)]
    state.save_pages([replace(PAGE, url=url, passages=()) for url in urls])
    state.forget_pages(urls[1:])
    assert list(state.pages_of(MSZ)) == urls[:1]


def test_a_source_has_a_blank_record_until_one_is_saved(state: IngestState) -> None:
    assert state.source(MSZ) == SourceRecord(MSZ)
    record = SourceRecord(MSZ, NOW, LATER, 5, "timeout: slow", "timeout: slow")
    state.save_source(record)
    assert state.source(MSZ) == record
    state.save_source(SourceRecord(MSZ, LATER, LATER))
    assert state.source(MSZ).parked is None


def test_vectors_are_kept_for_their_encoder_until_they_are_dropped(state: IngestState) -> None:
    vectors = {"jeden": np.array([0.6, 0.8], np.float32), "\ud800": np.array([1, 0], np.float32)}
    state.save_vectors("one", vectors)
    state.save_vectors("one", vectors)
    found = state.vectors("one", ["dwa", "\ud800", "jeden"])
    assert found.keys() == vectors.keys()
    for text, vector in vectors.items():
        np.testing.assert_array_equal(found[text], vector)
    assert state.vectors("another", list(vectors)) == {}
    state.drop_vectors()
    assert state.vectors("one", list(vectors)) == {}


def test_an_interrupted_run_is_told_from_a_finished_one(state: IngestState) -> None:
    assert state.last_run() is None
    assert state.interrupted_since() is None
    first = state.begin_run(NOW)
    second = state.begin_run(LATER)
    assert state.interrupted_since() == NOW
    state.finish_run(second, LATER, "success", "{}", "bo tak")
    assert state.interrupted_since() is None
    run = state.last_run(finished=True)
    assert run is not None
    assert (run.id, run.started, run.finished, run.status, run.report, run.forced) == (
        second,
        LATER,
        LATER,
        "success",
        "{}",
        "bo tak",
    )
    assert first < second < state.begin_run(LATER)
    assert state.interrupted_since() == LATER


def test_the_memory_of_another_version_is_begun_anew(path: Path) -> None:
    state = IngestState.open(path)
    state.save_pages([PAGE])
    state.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=77")
    again = IngestState.open(path)
    assert again.pages_of(MSZ) == {}
    again.close()


def test_what_is_no_database_is_named_with_what_to_do(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StateError, match=r"ingest\.db .*usuń go"):
        IngestState.open(path)
    assert path.read_bytes().startswith(b"no database")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError, match="Sprawdź miejsce"):
        IngestState.open(tmp_path / "file" / "ingest.db")
