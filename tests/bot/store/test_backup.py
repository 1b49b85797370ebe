"""Copies of both databases: made beside a writer, read through, put back, and refused where they do not fit."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.store import audit, dialogs
from bot.store.backup import back_up, restore
from bot.store.backup_file import BackupError
from bot.store.dialogs import Dialog
from bot.store.engine import Database, Location
from bot.store.revision import HEAD
from tests.bot.store.memory import copy_of_migrated
from tests.bot.store.processes import MOMENT
from tests.postgres import PostgresServer

AT = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    if request.param == "sqlite":
        copy_of_migrated(tmp_path / "people.db")
        return tmp_path / "people.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    request.getfixturevalue("monkeypatch").setenv("PATH", str(server.bin), prepend=os.pathsep)
    return server.migrated_database()


def _write(location: Location, *subjects: str) -> None:
    database = Database.open(location)
    for subject in subjects:
        with database.transaction() as connection:
            for half in ("first", "second"):
                audit.record(connection, MOMENT, "test", half, subject, details={"name": "Łucja"})
    database.close()


def _subjects(location: Location) -> list[str]:
    database = Database.open(location)
    with database.read() as connection:
        found = [entry.subject for entry in audit.entries(connection)]
    database.close()
    return found


def test_what_was_copied_comes_back_and_what_was_there_is_kept(location: Location, tmp_path: Path) -> None:
    _write(location, "before")
    made = back_up(location, tmp_path / "copies" / "copy")
    assert (made.revision, made.size) == (HEAD, made.path.stat().st_size)
    assert made.path.stat().st_mode & 0o777 == 0o600
    _write(location, "after")
    kept = restore(location, made.path, at=AT)
    assert _subjects(location) == ["before"] * 2
    assert kept is not None
    assert kept.name.endswith(".before-restore-20270115T093000Z")
    restore(location, kept, at=AT.replace(minute=31))
    assert _subjects(location) == ["before"] * 2 + ["after"] * 2
    assert not list(tmp_path.rglob("*.part"))


def test_a_restored_database_goes_on_numbering_and_keeps_its_guards(location: Location, tmp_path: Path) -> None:
    _write(location, "before")
    made = back_up(location, tmp_path / "copy")
    restore(location, made.path, at=AT)
    _write(location, "new")
    database = Database.open(location)
    with database.read() as connection:
        assert [entry.id for entry in audit.entries(connection)] == [1, 2, 3, 4]
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(text("DELETE FROM audit_log"))
    database.close()


@contextmanager
def _writing(location: Location) -> Iterator[None]:
    """Write whole pairs within the block, as fast as it goes."""
    database, stop, begun = Database.open(location), threading.Event(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            with database.transaction() as connection:
                for half in ("first", "second"):
                    audit.record(connection, MOMENT, "test", half, "x", details={})
            begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert begun.wait(10)
        yield
    finally:
        stop.set()
        thread.join(10)
        database.close()


def test_a_copy_made_beside_a_writer_has_whole_transactions(location: Location, tmp_path: Path) -> None:
    with _writing(location):
        made = back_up(location, tmp_path / "copy")
    restore(location, made.path, at=AT)
    database = Database.open(location)
    with database.read() as connection:
        halves = [entry.action for entry in audit.entries(connection)]
    database.close()
    assert halves
    assert halves == ["first", "second"] * (len(halves) // 2)


def test_a_file_that_is_there_is_not_written_over(location: Location, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("a letter")
    with pytest.raises(BackupError, match="już istnieje"):
        back_up(location, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "a letter"


@pytest.mark.parametrize("content", [b"", b"a letter, not a copy", b"PGDMPx" * 99, b"SQLite format 3\0" + b"x" * 999])
def test_what_is_no_copy_is_refused_and_nothing_is_changed(location: Location, tmp_path: Path, content: bytes) -> None:
    _write(location, "before")
    (tmp_path / "letter").write_bytes(content)
    with pytest.raises(BackupError):
        restore(location, tmp_path / "letter", at=AT)
    assert _subjects(location) == ["before"] * 2


def test_a_cut_off_copy_is_refused_and_nothing_is_changed(location: Location, tmp_path: Path) -> None:
    _write(location, *(f"{number}-" + "x" * 150 for number in range(40)))
    made = back_up(location, tmp_path / "copy")
    content = made.path.read_bytes()
    made.path.write_bytes(content[: len(content) * 2 // 3])
    before = _subjects(location)
    with pytest.raises(BackupError):
        restore(location, made.path, at=AT)
    assert _subjects(location) == before


def test_a_copy_by_a_newer_version_is_refused(location: Location, tmp_path: Path) -> None:
    database = Database.open(location)
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("pl"), MOMENT)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    made = back_up(location, tmp_path / "copy")
    with pytest.raises(BackupError, match="9999"):
        restore(location, made.path, at=AT)


def test_without_a_database_there_is_nothing_to_copy_and_a_copy_makes_one(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nie ma czego kopiować"):
        back_up(tmp_path / "missing.db", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []
    _write(tmp_path / "people.db", "before")
    made = back_up(tmp_path / "people.db", tmp_path / "copy")
    assert restore(tmp_path / "elsewhere.db", made.path, at=AT) is None
    assert _subjects(tmp_path / "elsewhere.db") == ["before"] * 2


def test_a_damaged_database_is_kept_byte_by_byte_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    _write(path, "before")
    made = back_up(path, tmp_path / "copy")
    path.write_bytes(b"a letter " * 999)
    kept = restore(path, made.path, at=AT)
    assert kept is not None
    assert kept.read_bytes() == b"a letter " * 999
    assert _subjects(path) == ["before"] * 2


def test_without_the_programs_of_the_server_one_reads_what_to_install(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="postgresql-client"):
        back_up(postgres.url("postgres"), tmp_path / "copy")


@pytest.mark.parametrize("address", ["postgres://bot:KANAREK@host/x", "postgresql://bot@host/x?password=KANAREK"])
def test_a_password_is_neither_told_nor_among_the_arguments(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_dump"
    program.write_text('#!/bin/sh\necho "$@" > "$0.arguments"\necho "$PGPASSWORD" > "$0.said"\necho away >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(BackupError, match="away") as caught:
        back_up(address, tmp_path / "copy")
    assert "KANAREK" not in str(caught.value)
    assert "KANAREK" not in program.with_suffix(".arguments").read_text()
    assert program.with_suffix(".said").read_text() == "KANAREK\n"
