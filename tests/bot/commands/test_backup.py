"""Copies from the command line: where they lie, what is said of them, and not while somebody serves."""

import re
from pathlib import Path

import pytest

from bot.commands.lock import only_server_of
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from tests.bot.commands.conftest import Interekip
from tests.bot.store.processes import MOMENT


@pytest.fixture
def people(data: Path) -> Path:
    """The database with a dialog in Ukrainian."""
    return _with_language(data / "interekip.db", "uk")


def _with_language(path: Path, language: str) -> Path:
    database = Database.open(path)
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog(language), MOMENT)
    database.close()
    return path


def _language(path: Path) -> str | None:
    database = Database.open(path)
    with database.read() as connection:
        language = dialogs.load(connection, 1).language
    database.close()
    return language


def test_a_copy_lies_beside_the_database_and_can_be_put_back(interekip: Interekip, people: Path) -> None:
    made = interekip("backup")
    assert made.exit_code == 0
    (copy,) = (people.parent / "backups").iterdir()
    assert re.fullmatch(r"interekip-\d{4}-\d\d-\d\d-\d{6}\.db", copy.name)
    assert str(copy) in made.stdout.replace("\n", "")
    assert "Klucz biletów" in made.stderr
    _with_language(people, "en")
    restored = interekip("restore", copy)
    assert restored.exit_code == 0
    assert "usuń je jeszcze raz" in restored.stderr
    assert _language(people) == "uk"
    (kept,) = people.parent.glob("interekip.db.before-restore-*")
    assert str(kept) in restored.stdout.replace("\n", "")
    assert _language(kept) == "en"


def test_while_the_bot_serves_it_is_copied_and_nothing_is_put_back(interekip: Interekip, people: Path) -> None:
    with only_server_of(people.parent):
        assert interekip("backup", "--out", "copy.db").exit_code == 0
        _with_language(people, "en")
        refused = interekip("restore", "copy.db")
    assert (refused.exit_code, "już działa" in refused.stderr) == (1, True)
    assert _language(people) == "en"


@pytest.mark.parametrize("arguments", [("restore", "missing.db"), ("backup", "--out", "interekip.toml/copy.db")])
def test_a_file_that_cannot_be_used_is_named(interekip: Interekip, people: Path, arguments: tuple[str, ...]) -> None:  # noqa: ARG001 - there is a database
    Path("interekip.toml").write_text("")
    refused = interekip(*arguments)
    assert refused.exit_code == 1
    assert "Nie można użyć" in refused.stderr


def test_without_a_database_one_reads_so(interekip: Interekip, data: Path) -> None:
    refused = interekip("backup")
    assert (refused.exit_code, "nie ma czego kopiować" in refused.stderr) == (1, True)
    assert not list(data.rglob("*.db"))
