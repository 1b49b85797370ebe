"""What an ingest would change, and what it says when it did."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.ingest import _done
from corpus.library import load_library
from corpus.model import PassageId
from index.model_build import TUNED
from index.snapshot import SnapshotStore
from ingest.pipeline import IngestReport
from tests.bot.commands.conftest import Interekip
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

LIBRARY = load_library()
TEXTS = len(LIBRARY.passages) + len(LIBRARY.asked)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the built-in encoder, when the library had one passage less, one more and one other text."""
    first, second, *others = LIBRARY.passages
    passages = (replace(first, text="Dawniej było inaczej."), *others, replace(second, id=PassageId("99-01")))
    kept = {passage.id for passage in passages}
    asked = [question for question in LIBRARY.asked if question.passage_id in kept]
    folder = tmp_path_factory.mktemp("older") / "index"
    SnapshotStore(folder).publish(build_content(FakeEncoder(TUNED.identity), passages, asked), PUBLISHED)
    return folder


def test_a_dry_run_in_an_empty_folder_tells_all_and_makes_nothing(interekip: Interekip, data: Path) -> None:
    done = interekip("ingest", "--dry-run", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "added": len(LIBRARY.passages),
        "changed": 0,
        "removed": 0,
        "unchanged": 0,
        "to_encode": TEXTS,
    }
    assert not data.exists()


def test_a_dry_run_compares_with_the_index_that_serves(interekip: Interekip, data: Path, older: Path) -> None:
    data.mkdir()
    (data / "index").symlink_to(older)
    before = sorted(older.rglob("*"))
    found = json.loads(interekip("ingest", "--dry-run", "--json").stdout)
    missing = sum(question.passage_id == LIBRARY.passages[1].id for question in LIBRARY.asked)
    assert {name: found[name] for name in ("added", "changed", "removed", "unchanged")} == {
        "added": 1,
        "changed": 1,
        "removed": 1,
        "unchanged": len(LIBRARY.passages) - 2,
    }
    assert found["to_encode"] == 1 + missing
    assert sorted(older.rglob("*")) == before


def test_a_dry_run_for_people(interekip: Interekip) -> None:
    text = interekip("ingest", "--dry-run").stdout
    assert f"nowe {len(LIBRARY.passages)}" in text
    assert f"Do zakodowania: {TEXTS}" in text
    assert "Niczego nie zmieniono." in text


@pytest.mark.parametrize(("published", "words"), [(True, "Opublikowano indeks g-7"), (False, "działa indeks g-7")])
def test_the_report_tells_whether_something_was_published(*, published: bool, words: str) -> None:
    report = IngestReport(
        added=1, changed=2, removed=3, unchanged=4, encoded=5, seconds=0.1, snapshot="g-7", published=published
    )
    found, text = _done(report)
    assert words in text
    assert "nowe 1, zmienione 2, usunięte 3, bez zmian 4" in text
    assert list(found) == [
        "added", "changed", "removed", "unchanged", "encoded", "seconds", "snapshot", "published",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_named(
    interekip: Interekip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plik").write_text("to nie jest folder")
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path / "plik" / "var"))
    done = interekip("ingest", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert str(tmp_path / "plik" / "var") in done.stderr
    assert "INTEREKIP_DATA_DIR" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("teraz",), ("--json", "--yaml")])
def test_a_command_written_wrongly_ends_with_two(interekip: Interekip, arguments: tuple[str, ...]) -> None:
    assert interekip("ingest", *arguments).exit_code == 2
