"""The SQLite file of the ingest's memory, through SQLAlchemy."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from ingest.state.schema import LAYOUT, METADATA

_PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=FULL", "trusted_schema=OFF")
"""WAL is avoided for the bug that SQLite 3.7.0 to 3.51.2 have with it; see docs/architecture.md."""

_PATIENCE_SECONDS = 30.0


def open_engine(path: Path) -> Engine:
    """Open the file, creating it, and begin it anew when another version wrote it.

    Raises:
        sqlalchemy.exc.DBAPIError: when it cannot be used.
        OSError: when its folder cannot be written.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": _PATIENCE_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            _bring_up_to_date(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # Readers too: they are short, and upgrading later fails with "locked".
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(connection: Connection) -> None:
    layout = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if layout == LAYOUT:
        return
    if layout:
        METADATA.reflect(connection)
        METADATA.drop_all(connection)
    METADATA.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={LAYOUT:d}")
