"""SQLite: one file, safe for threads and for several processes.

Choices, measured on this machine's SQLite 3.40.1 (commits a second alone / with 8 processes):

- journal TRUNCATE, 900 / 870. DELETE: 960 / 770. PERSIST: 1,200 / 960, but it leaves the old pages, and so erased
  personal data, in the journal. WAL has a corruption bug in SQLite 3.7.0-3.51.2 (the "WAL-reset bug") and is not used.
- synchronous FULL. In TRUNCATE mode the emptied journal is synced too, so a committed transaction survives a power cut.
- every write starts with BEGIN IMMEDIATE: reading first and upgrading later overbooks or fails with "locked".
- secure_delete: what is erased is overwritten in the file.
"""

import os
import sqlite3
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store import errors
from bot.store.backend import Locking
from bot.store.turns import NoTurnError, Turns

_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",  # personal data stays out of temporary files
    "trusted_schema=OFF",
)


class SqliteBackend:
    """One file, made when it is missing.

    Args:
        path: the file; its folder is created when it is missing.
        timeout: seconds to wait for other writers.
        locking: see :class:`Locking`.

    Raises:
        DatabaseFolderError: when it cannot be written.
    """

    def __init__(self, path: Path, timeout: float, locking: Locking) -> None:
        self.path = path.absolute()
        _require_writable(self.path)
        self._timeout = timeout
        self._turns = Turns(path.with_name(path.name + ".lock")) if locking is Locking.IMMEDIATE else None
        self.engine = _engine(self.path, timeout, locking)

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    @property
    def writers(self) -> int:
        """One: everybody else waits meanwhile."""
        return 1

    def turn(self, *, reading: bool = False) -> AbstractContextManager[None]:
        """Take turns with the other threads and processes, readers too.

        A commit of SQLite must wait for readers and keeps new ones out; both would sleep longer and longer and miss
        each other (beside one busy writer a read took 80 ms at the 95th percentile, a second at worst). So readers take
        turns with writers, as writers do with each other.
        """
        if self._turns is None or (reading and self._turns.is_mine()):
            return nullcontext()
        return self._turns.turn(self._timeout)

    def reading(self, connection: Connection) -> Connection:
        """Return the connection, set so that its transaction takes no lock for writing."""
        return connection.execution_options(transaction_start="BEGIN DEFERRED")

    def keep_others_from_migrating(self, connection: Connection) -> None:
        """Do nothing: who writes is alone."""

    def verify(self) -> None:
        """Read the whole file and check its structure (about a second for 100 MB).

        Raises:
            DatabaseDamagedError: when something is wrong with it; says what.

        """
        with self.turn(reading=True), self.engine.connect() as connection, self.reading(connection).begin():
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise errors.damaged_error(self.path, str(found))

    def explain(self, error: Exception) -> errors.DatabaseError | None:
        """Return what to raise instead of a library's ``error``; None when it is a fault of the code."""
        if isinstance(error, NoTurnError):
            return errors.busy_error(self.name, self._timeout)
        return errors.translate(error, self.path, self._timeout) if isinstance(error, DBAPIError) else None


def _require_writable(path: Path) -> None:
    """Fail early and clearly: SQLite would say no more than "unable to open database file"."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.folder_error(path, error.strerror or str(error)) from error
    for needed in (path.parent, path):
        if needed.exists() and not os.access(needed, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise errors.folder_error(path, f"brak prawa zapisu do {needed}")
    if path.is_dir():
        raise errors.folder_error(path, "pod tą nazwą jest folder")
    if not path.exists():
        path.touch(mode=0o600)  # people's data: not for other users of the machine


def _engine(path: Path, timeout: float, locking: Locking) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": timeout},
        hide_parameters=True,  # an exception must not carry personal data into a log
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        if locking is Locking.IMMEDIATE:
            connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        if locking is Locking.IMMEDIATE:
            connection.exec_driver_sql(connection.get_execution_options().get("transaction_start", "BEGIN IMMEDIATE"))

    return engine
