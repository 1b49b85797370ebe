"""Databases for property tests, which need many and fast ones: copies of one that was migrated once."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bot.store.engine import Database

_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it; syncs cost nothing there)


def fresh_database() -> Database:
    """Return a new, migrated database; give it back with :func:`discard`."""
    path = _folder() / "people.db"
    copy_of_migrated(path)
    return Database.open(path)


def copy_of_migrated(path: Path) -> None:
    """Make ``path`` a migrated database, without migrating it."""
    shutil.copy(_template(), path)


def open_migrated(path: Path) -> Database:
    """Open ``path``, a copy of the migrated database where there is none: migrating takes longer than most tests."""
    if not path.exists():
        copy_of_migrated(path)
    return Database.open(path)


def emptied(database: Database) -> Database:
    """Take everything out of a file that only tests use; it stays open, so that statements are compiled once."""
    database.close()
    for each in database.path.parent.iterdir():
        each.unlink()
    copy_of_migrated(database.path)
    return database


def discard(database: Database) -> None:
    """Close and delete it."""
    database.close()
    shutil.rmtree(database.path.parent)


@cache
def _template() -> Path:
    path = _folder() / "template.db"
    atexit.register(shutil.rmtree, path.parent)
    Database.open(path).close()
    return path


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="interekip-test-", dir=_MEMORY if _MEMORY.is_dir() else None))
