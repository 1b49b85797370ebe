"""The generations of the index, for an administrator at a terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES
from tests.bot.commands.conftest import Interekip, damage
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

KEYS = ["id", "serves", "created", "encoder", "passages", "asked", "fault"]


@pytest.fixture
def two(store: SnapshotStore) -> tuple[str, str]:
    """Two generations, the second without the first passage."""
    first = store.publish(build_content(FakeEncoder(), PASSAGES, ASKED), PUBLISHED)
    return first, store.publish(build_content(FakeEncoder(), PASSAGES[1:], ASKED[1:]), PUBLISHED)


def snapshots(done: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.stdout)["snapshots"]
    assert all(list(each) == KEYS for each in found)
    return found


def test_status_tells_what_serves(interekip: Interekip, two: tuple[str, str]) -> None:
    done = interekip("index", "status", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    (serving,) = snapshots(done)
    assert serving == {
        "id": two[1],
        "serves": True,
        "created": PUBLISHED.isoformat(),
        "encoder": "fake-encoder-1",
        "passages": len(PASSAGES) - 1,
        "asked": len(ASKED) - 1,
        "fault": None,
    }
    text = interekip("index", "status").stdout
    assert all(part in text for part in (two[1], "działa", "fragmenty: 8", "fake-encoder-1"))


def test_status_tells_that_the_previous_one_serves_for_a_damaged_one(
    interekip: Interekip, data: Path, two: tuple[str, str]
) -> None:
    assert damage(data) == two[1]
    done = interekip("index", "status", "--json")
    assert done.exit_code == 0
    assert [each["id"] for each in snapshots(done)] == [two[0]]
    assert two[1] in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["status", "verify", "rollback"])
def test_without_an_index_one_sentence_says_so(interekip: Interekip, data: Path, command: str) -> None:
    done = interekip("index", command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "indeksu" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not data.exists()


def test_status_of_nothing_but_damage_says_how_to_build_a_new_one(
    interekip: Interekip, data: Path, store: SnapshotStore
) -> None:
    store.publish(build_content(FakeEncoder(), PASSAGES, ASKED), PUBLISHED)
    damage(data)
    done = interekip("index", "status")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "interekip ingest" in done.stderr


def test_verify_reads_all_of_them(interekip: Interekip, two: tuple[str, str]) -> None:
    done = interekip("index", "verify", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [(each["id"], each["serves"], each["fault"]) for each in snapshots(done)] == [
        (two[1], True, None),
        (two[0], False, None),
    ]
    assert "zachowany" in interekip("index", "verify").stdout


def test_verify_names_the_damaged_one_that_should_serve(interekip: Interekip, data: Path, two: tuple[str, str]) -> None:
    damage(data)
    done = interekip("index", "verify", "--json")
    assert done.exit_code == 1
    newest, previous = snapshots(done)
    assert "passages.jsonl" in newest["fault"]
    assert previous["fault"] is None
    assert "interekip ingest" in done.stderr
    text = interekip("index", "verify").stdout
    assert f"{two[1]}  nie działa" in text


def test_verify_tells_a_pointer_that_is_lost(interekip: Interekip, data: Path, two: tuple[str, str]) -> None:
    (data / "index" / "current").unlink()
    done = interekip("index", "verify", "--json")
    assert done.exit_code == 1
    assert [(each["id"], each["fault"] is None) for each in snapshots(done)] == [
        ("current", False),
        (two[1], True),
        (two[0], True),
    ]
    assert "interekip ingest" in done.stderr


def test_verify_tells_damage_that_does_no_harm_now(interekip: Interekip, data: Path, two: tuple[str, str]) -> None:
    (data / "index" / two[0] / "asked.jsonl").unlink()
    done = interekip("index", "verify")
    assert done.exit_code == 1
    assert "Działający indeks jest dobry" in done.stderr


def test_rollback_goes_back_once_and_says_what_serves(interekip: Interekip, two: tuple[str, str]) -> None:
    done = interekip("index", "rollback", "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"snapshot": two[0]})
    assert [each["id"] for each in snapshots(interekip("index", "status", "--json"))] == [two[0]]
    again = interekip("index", "rollback")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "Nie ma wcześniejszego indeksu" in again.stderr


def test_rollback_tells_people_what_follows(interekip: Interekip, two: tuple[str, str]) -> None:
    text = interekip("index", "rollback").stdout
    assert two[0] in text
    assert "interekip serve" in text


@pytest.mark.parametrize("arguments", [(), ("restore",), ("status", "now")])
def test_a_command_written_wrongly_ends_with_two(interekip: Interekip, arguments: tuple[str, ...]) -> None:
    assert interekip("index", *arguments).exit_code == 2
