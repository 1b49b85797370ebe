"""Processes that do things at the same moment to one database, as the product does them or without its locks."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from typing import Any

from sqlalchemy import event

from bot.store.engine import Database, Location, Locking
from tests.forkserver import forking

PROCESSES = 8

_BARRIER: list[Barrier] = []
"""In a process of the storm: where it waits for the others."""

_COMPILED: dict[object, object] = {}
"""In a process: statements as they were compiled for earlier storms, which each new database would do anew."""


@contextmanager
def ready_processes() -> Iterator[ProcessPoolExecutor]:
    """Keep the processes ready within the block; they are forked from one that has imported everything."""
    context = forking()
    barrier = context.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, context, initializer=_wait_at, initargs=(barrier,)) as pool:
        yield pool


def _wait_at(barrier: Barrier) -> None:
    _BARRIER.append(barrier)


def start_together() -> None:
    """Wait in one of the processes until all of them are here."""
    _BARRIER[0].wait(60)


def open_for_storm(location: Location, *, locked: bool) -> Database:
    """Open the database as the product does, or so that nothing locks what a decision rests on."""
    database = Database.open(location, locking=Locking.IMMEDIATE if locked else Locking.DRIVER)
    engine = database._backend.engine
    engine.update_execution_options(compiled_cache=_COMPILED)
    if not locked:
        event.listen(engine, "before_cursor_execute", _without_row_locks, retval=True)
    return database


def _without_row_locks(*call: Any) -> tuple[str, Any]:  # noqa: ANN401 (what SQLAlchemy hands over, of several kinds)
    """Take the locks out of a statement: what PostgreSQL would do if nobody had asked for them."""
    _, _, statement, parameters, _, _ = call
    return statement.replace(" FOR UPDATE", ""), parameters
