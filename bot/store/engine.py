"""The database: a SQLite file or a PostgreSQL database, through SQLAlchemy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError

from bot.store.backend import Backend, Locking
from bot.store.revision import bring_up_to_date, is_current
from bot.store.sqlite import SqliteBackend
from bot.store.turns import NoTurnError

__all__ = ["Connection", "Database", "Location", "Locking", "is_address"]

Location = Path | str
"""A SQLite file, or the address of a PostgreSQL database."""

_ADDRESS = "://"


class Database:
    """Opens connections and transactions; made by :meth:`open`, shared by all threads of the process."""

    def __init__(self, location: Location, backend: Backend) -> None:
        self.location = location
        self._backend = backend

    @classmethod
    def open(cls, location: Location, *, timeout: float = 30.0, locking: Locking = Locking.IMMEDIATE) -> Self:
        """Open the database and bring its schema up to date; a missing file is created.

        Args:
            location: the SQLite file, as a path or its name, or the address of a PostgreSQL database.
            timeout: seconds to wait for other writers.
            locking: leave it alone; see :class:`Locking`.

        Raises:
            DatabaseError: when it cannot be written, is damaged, is newer than this code, is locked or away.

        """
        database = cls(location, _backend(location, timeout, locking))
        try:
            database._migrate()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def name(self) -> str:
        """How people know it: a path, or an address without the password."""
        return self._backend.name

    @property
    def path(self) -> Path:
        """The SQLite file.

        Raises:
            TypeError: when it is none.

        """
        if is_address(self.location):
            raise TypeError("A PostgreSQL database is no file.")
        return Path(self.location).absolute()

    @property
    def writers(self) -> int:
        """How many transactions may write at the same time, of one process."""
        return self._backend.writers

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write: all of the block is committed or nothing.

        In SQLite nobody else writes meanwhile. In PostgreSQL others do: what a decision rests on must be locked
        (``with_for_update``), and what another may insert at the same time be inserted by ``bot.store.inserting``.

        Raises:
            DatabaseError: when the transaction was refused as a whole.

        """
        with self.explaining_faults(), self._backend.turn(), self._backend.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent state. Keep it short: writers of a SQLite file wait meanwhile.

        Raises:
            DatabaseError: when it cannot be read.

        """
        backend = self._backend
        with self.explaining_faults(), backend.turn(reading=True), backend.engine.connect() as connection:
            reading = backend.reading(connection)
            with reading.begin():
                yield reading

    def verify(self) -> None:
        """Check that what is stored can be read (about a second for 100 MB of SQLite).

        Raises:
            DatabaseDamagedError: when something is wrong with it; says what.

        """
        with self.explaining_faults():
            self._backend.verify()

    def close(self) -> None:
        """Close all idle connections."""
        self._backend.engine.dispose()

    def _migrate(self) -> None:
        with self.read() as connection:
            current = is_current(connection)
        if not current:
            with self.transaction() as connection:
                self._backend.keep_others_from_migrating(connection)
                bring_up_to_date(connection, self.name)

    @contextmanager
    def explaining_faults(self) -> Iterator[None]:
        """Raise what is no fault of the code as a DatabaseError; transactions and reads do so themselves."""
        try:
            yield
        except (NoTurnError, NoFreeConnectionError, DBAPIError) as error:
            explained = self._backend.explain(error)
            if explained is None:
                raise
            raise explained from error


def is_address(location: Location) -> bool:
    """Return whether the location is the address of a PostgreSQL database."""
    return isinstance(location, str) and _ADDRESS in location


def _backend(location: Location, timeout: float, locking: Locking) -> Backend:
    """Set up the database that ``location`` names."""
    if is_address(location):
        from bot.store.postgres import PostgresBackend  # noqa: PLC0415 (psycopg takes a while to import)

        return PostgresBackend(str(location), timeout)
    return SqliteBackend(Path(location), timeout, locking)
