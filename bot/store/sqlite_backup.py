"""Copies of a SQLite file, by SQLite's own backup (https://www.sqlite.org/backup.html)."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.store.backup_file import BackupError, aside_of

_WAIT_SECONDS = 30.0


class SqliteCopying:
    """Copies the file at ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def copy_to(self, path: Path) -> None:
        """Copy in one step, in which nobody writes: in several, every write would make it begin anew.

        Raises:
            BackupError: when there is no database, or it cannot be read or the copy written.

        """
        if not self._path.exists():
            raise BackupError(f"Nie ma jeszcze bazy danych {self._path}, więc nie ma czego kopiować.")
        with (
            _plain_faults(self._path, "Nie udało się skopiować bazy danych"),
            closing(_opened(self._path, "rw")) as source,  # not "ro", as what a crash left may have to be rolled back
            closing(sqlite3.connect(path, isolation_level=None)) as target,
        ):
            source.backup(target)
        _sync(path)

    def revision_of(self, path: Path) -> str:
        """Read the copy through and return its schema.

        Raises:
            BackupError: when it is none, or not whole.

        """
        with (
            _plain_faults(path, "Nie da się odczytać kopii"),
            closing(_opened(path, "ro")) as copy,
        ):
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
            row = copy.execute("SELECT version_num FROM alembic_version").fetchone()
        if found != "ok" or orphan is not None or row is None:
            raise BackupError(f"Kopia {path} jest uszkodzona. Wybierz inną; bazy nie zmieniono.")
        return str(row[0])

    def put_back(self, path: Path, suffix: str) -> Path | None:
        """Let a copy of the copy take the place of the file by one rename.

        Raises:
            BackupError: when the file is in use or cannot be written.

        """
        with aside_of(self._path) as aside:
            shutil.copyfile(path, aside)
            _sync(aside)
            kept = self._keep(suffix)
            aside.replace(self._path)
        _sync(self._path.parent)
        return kept

    def _keep(self, suffix: str) -> Path | None:
        """Copy what is there, as far as it can be read, under another name; a damaged file is kept byte by byte."""
        if not self._path.exists():
            return None
        kept = self._path.with_name(self._path.name + suffix)
        journal = self._path.with_name(self._path.name + "-journal")
        with aside_of(kept) as aside:
            try:
                self.copy_to(aside)
            except BackupError:
                shutil.copyfile(self._path, aside)
            aside.replace(kept)
        # What is in the journal belongs to the old file; SQLite would play it back into the new one.
        if journal.exists() and journal.stat().st_size:
            journal.replace(kept.with_name(kept.name + "-journal"))
        return kept


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_WAIT_SECONDS)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _plain_faults(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(
            f"{what} {path} ({error}). Sprawdź wolne miejsce i uprawnienia oraz to, czy inny program nie zajmuje bazy."
        ) from error
