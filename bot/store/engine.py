"""The database: one SQLite file through SQLAlchemy, safe for threads and for several processes.

Choices, measured on this machine's SQLite 3.40.1 (commits a second alone / with 8 processes):

- journal TRUNCATE, 900 / 870. DELETE: 960 / 770. PERSIST: 1,200 / 960, but it leaves the old pages, and so erased
  personal data, in the journal. WAL has a corruption bug in SQLite 3.7.0-3.51.2 (the "WAL-reset bug") and is not used.
- synchronous FULL. In TRUNCATE mode the emptied journal is synced too, so a committed transaction survives a power cut.
- every write starts with BEGIN IMMEDIATE: reading first and upgrading later overbooks or fails with "locked".
- secure_delete: what is erased is overwritten in the file.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import Enum
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store import errors
from bot.store.revision import bring_up_to_date, is_current
from bot.store.turns import NoTurnError, Turns

__all__ = ["Connection", "Database", "Locking"]

_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",  # personal data stays out of temporary files
    "trusted_schema=OFF",
)


class Locking(Enum):
    """How transactions begin.

    ``DRIVER`` is what Python's driver does by itself: reads happen before the transaction, and nobody takes turns. It
    exists for the test that proves that the lock is needed.
    """

    IMMEDIATE = "immediate"
    DRIVER = "driver"


class Database:
    """Opens connections and transactions; made by :meth:`open`, shared by all threads of the process."""

    def __init__(self, path: Path, engine: Engine, turns: Turns | None, timeout: float) -> None:
        self.path = path
        self._engine = engine
        self._turns = turns
        self._timeout = timeout

    @classmethod
    def open(cls, path: Path, *, timeout: float = 30.0, locking: Locking = Locking.IMMEDIATE) -> Self:
        """Open the file, creating it and bringing its schema up to date.

        Args:
            path: the SQLite file; its folder is created when it is missing.
            timeout: seconds to wait for other writers.
            locking: leave it alone; see :class:`Locking`.

        Raises:
            DatabaseError: when the file cannot be written, is damaged, is newer than this code or is locked.

        """
        path = path.absolute()
        _require_writable(path)
        engine = _engine(path, timeout, locking)
        turns = Turns(path.with_name(path.name + ".lock")) if locking is Locking.IMMEDIATE else None
        database = cls(path, engine, turns, timeout)
        try:
            database._migrate()
        except BaseException:
            engine.dispose()
            raise
        return database

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write: the block sees the latest state, nobody else writes meanwhile, and all of it is committed or nothing.

        Raises:
            DatabaseError: when the transaction was refused as a whole.

        """
        with self._faults_explained(), self._turn(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent state. Keep it short: writers wait meanwhile.

        A commit of SQLite must wait for readers and keeps new ones out; both would sleep longer and longer and miss
        each other (beside one busy writer a read took 80 ms at the 95th percentile, a second at worst). So readers take
        turns with writers, as writers do with each other.

        Raises:
            DatabaseError: when the file cannot be read.

        """
        with self._faults_explained(), self._turn(reading=True), self._engine.connect() as connection:
            reading = connection.execution_options(transaction_start="BEGIN DEFERRED")
            with reading.begin():
                yield reading

    def verify(self) -> None:
        """Read the whole file and check its structure (about a second for 100 MB).

        Raises:
            DatabaseDamagedError: when something is wrong with it; says what.

        """
        with self.read() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise errors.damaged_error(self.path, str(found))

    def close(self) -> None:
        """Close all idle connections."""
        self._engine.dispose()

    def _turn(self, *, reading: bool = False) -> AbstractContextManager[None]:
        if self._turns is None or (reading and self._turns.is_mine()):
            return nullcontext()
        return self._turns.turn(self._timeout)

    def _migrate(self) -> None:
        with self.read() as connection:
            current = is_current(connection)
        if not current:
            with self.transaction() as connection:
                bring_up_to_date(connection, self.path)

    @contextmanager
    def _faults_explained(self) -> Iterator[None]:
        try:
            yield
        except NoTurnError as error:
            raise errors.busy_error(self.path, self._timeout) from error
        except DBAPIError as error:
            explained = errors.translate(error, self.path, self._timeout)
            if explained is None:
                raise
            raise explained from error


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
