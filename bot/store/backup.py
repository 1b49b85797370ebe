"""Copies of people's data, made while the bot serves, and put back when it does not."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.store.backup_file import BackupError, aside_of
from bot.store.engine import Database, Location, is_address
from bot.store.postgres_backup import PostgresCopying
from bot.store.revision import HEAD
from bot.store.sqlite_backup import SqliteCopying

SQLITE_MAGIC = b"SQLite format 3\0"
POSTGRES_MAGIC = b"PGDMP"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was read through: ``revision`` is its schema, ``size`` its bytes."""

    path: Path
    revision: str
    size: int


class Copying(Protocol):
    """How one kind of database is copied."""

    def copy_to(self, path: Path) -> None:
        """Write the database as it is at one moment into the empty file ``path``.

        Raises:
            BackupError: when that fails; says what to do.

        """
        ...

    def revision_of(self, path: Path) -> str:
        """Read the copy through and return its schema.

        Raises:
            BackupError: when it is none, or not whole.

        """
        ...

    def put_back(self, path: Path, suffix: str) -> Path | None:
        """Put the copy in the place of the database, all of it or nothing.

        Args:
            path: the copy.
            suffix: what the name of the file ends with in which the database is kept that was there before.

        Returns:
            that file; None when there was no database.

        Raises:
            BackupError: when that fails; says what to do.

        """
        ...


def back_up(location: Location, path: Path) -> Backup:
    """Copy the database into a new file for its owner alone, and read the copy through.

    Raises:
        BackupError: when there is no database, the file exists, or the copy is not whole.

    """
    copying = _copying(location)
    if path.exists():
        raise BackupError(f"Plik {path} już istnieje. Podaj inną nazwę w --out albo przenieś ten plik.")
    with aside_of(path) as aside:
        copying.copy_to(aside)
        revision = copying.revision_of(aside)
        aside.replace(path)
    return Backup(path, revision, path.stat().st_size)


def restore(location: Location, path: Path, *, at: datetime) -> Path | None:
    """Put the copy in the place of the database; call it while nobody serves.

    Args:
        location: the database.
        path: a file that :func:`back_up` made.
        at: now, for the name of what is kept.

    Returns:
        the file in which the database is kept that was there before; None when there was none.

    Raises:
        BackupError: when the copy is damaged, too new or of another kind of database.
        DatabaseError: when the database that came back cannot be opened.

    """
    copying = _copying(location)
    _require_fitting(location, path)
    revision = copying.revision_of(path)
    if revision > HEAD:
        raise BackupError(
            f"Kopię {path} zapisała nowsza wersja InterEkip (schemat {revision}). Zainstaluj ją i powtórz; "
            "bazy nie zmieniono."
        )
    kept = copying.put_back(path, f".before-restore-{at:%Y%m%dT%H%M%SZ}")
    database = Database.open(location)
    try:
        database.verify()
    finally:
        database.close()
    return kept


def _copying(location: Location) -> Copying:
    return PostgresCopying(str(location)) if is_address(location) else SqliteCopying(Path(location))


def _require_fitting(location: Location, path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(len(SQLITE_MAGIC))
    of_server = is_address(location)
    wanted, other = (POSTGRES_MAGIC, SQLITE_MAGIC) if of_server else (SQLITE_MAGIC, POSTGRES_MAGIC)
    if start.startswith(other):
        kinds = ("SQLite", "PostgreSQL") if of_server else ("PostgreSQL", "SQLite")
        raise BackupError(
            f"Kopia {path} jest z bazy {kinds[0]}, a INTEREKIP_DATABASE_URL wskazuje bazę {kinds[1]}. "
            "Zmień to ustawienie albo wybierz inną kopię; bazy nie zmieniono."
        )
    if not start.startswith(wanted):
        raise BackupError(f"Plik {path} nie jest kopią bazy InterEkip. Wybierz inny; bazy nie zmieniono.")
