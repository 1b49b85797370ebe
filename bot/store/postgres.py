"""PostgreSQL: transactions at READ COMMITTED that lock the rows which they decide about.

There are no turns: the server queues those who want the same row in the order in which they came. Two that wait for
each other are told so by the server, and then the whole transaction is refused like that of a busy SQLite file;
whoever stores what must not be lost runs it again. What is erased leaves the server's files with its own VACUUM.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.errors import DatabaseError
from bot.store.postgres_address import parsed_address
from bot.store.postgres_errors import crowded_error, explained

WRITERS = 6
"""Who waits for a row that somebody else changes keeps none of the others waiting."""

CONNECTIONS = 8
"""Kept open: those that write, and two threads that think, which may look a form up."""

_MORE_CONNECTIONS = 8
_CONNECT_SECONDS = 10
_MIGRATION_LOCK = 0x1E7E81B
"""A number of ours among the server's advisory locks."""


class PostgresBackend:
    """One database of a server.

    Args:
        address: "postgresql://user:password@host:port/database".
        timeout: seconds to wait for a row that somebody else changes, and for any one statement.

    Raises:
        DatabaseAddressError: when it is none.
    """

    def __init__(self, address: str, timeout: float) -> None:
        url = parsed_address(address)
        self.name = url.render_as_string(hide_password=True)
        self.engine = _engine(url.set(drivername="postgresql+psycopg"), timeout)
        self._timeout = timeout
        self._writing = threading.local()

    @property
    def writers(self) -> int:
        """As many as a process is given connections for."""
        return WRITERS

    def turn(self, *, reading: bool = False) -> AbstractContextManager[None]:
        """Keep a thread from writing while it writes, which would wait for itself."""
        return nullcontext() if reading else self._one_in_this_thread()

    def reading(self, connection: Connection) -> Connection:
        """Return the connection, set so that its transaction reads one state.

        It is not marked READ ONLY: SQLAlchemy would mark the next one READ WRITE, which a standby refuses as a whole.
        """
        return connection.execution_options(isolation_level="REPEATABLE READ")

    def keep_others_from_migrating(self, connection: Connection) -> None:
        """Take the lock for migrating until the end of the transaction."""
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))

    def verify(self) -> None:
        """Ask for an answer: whether its files are sound, PostgreSQL checks itself where they have checksums."""
        with self.engine.connect() as connection:
            connection.execute(select(1))

    def explain(self, error: Exception) -> DatabaseError | None:
        """Return what to raise instead of a library's ``error``; None when it is a fault of the code."""
        if isinstance(error, NoFreeConnectionError):
            return crowded_error(self.name)
        return explained(error, self.name, self._timeout) if isinstance(error, DBAPIError) else None

    @contextmanager
    def _one_in_this_thread(self) -> Iterator[None]:
        if getattr(self._writing, "now", False):
            raise RuntimeError("A transaction inside a transaction of the same thread: pass the connection on.")
        self._writing.now = True
        try:
            yield
        finally:
            self._writing.now = False


def _engine(url: URL, timeout: float) -> Engine:
    engine = create_engine(
        url,
        connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "interekip"},
        hide_parameters=True,  # an exception must not carry personal data into a log
        isolation_level="READ COMMITTED",
        pool_size=CONNECTIONS,
        max_overflow=_MORE_CONNECTIONS,
        pool_timeout=timeout,
        pool_pre_ping=True,  # the server may have been restarted meanwhile
    )
    limits = {
        "lock_timeout": timeout,
        "statement_timeout": 2 * timeout,
        # A process that is stuck in a transaction must not keep the others from a seat for ever.
        "idle_in_transaction_session_timeout": 4 * timeout,
    }

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401 (SQLAlchemy's wrapper of any driver)
        with connection.cursor() as cursor:
            for name, seconds in limits.items():
                cursor.execute(f"SET {name} = {round(1000 * seconds)}")
        connection.commit()

    event.listen(engine, "handle_error", _keep_rows_out)
    return engine


def _keep_rows_out(context: ExceptionContext) -> None:
    """Leave out of an exception what the server quotes of the row, which may be personal data."""
    diagnosis = getattr(context.original_exception, "diag", None)
    if diagnosis is None or not diagnosis.sqlstate or context.sqlalchemy_exception is None:
        return
    # A fault of class 22 quotes the value in its first line.
    said = diagnosis.constraint_name if diagnosis.sqlstate.startswith(("22", "23")) else diagnosis.message_primary
    kept = f"{type(context.original_exception).__name__} {diagnosis.sqlstate}: {said or 'the value is not told'}"
    context.original_exception.args = (kept,)
    context.sqlalchemy_exception.args = (kept,)
