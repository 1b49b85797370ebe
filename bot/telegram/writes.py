"""Small writes of many tasks in one transaction.

A commit waits for the disk (about 1 to 3 ms), and only one process writes at a time, so with thirty people at once
the commits are what everybody waits for. Whoever wants to write while a transaction is being committed shares the
next one. Where several may write at the same time, as in PostgreSQL, each has a transaction of its own.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseError
from bot.telegram.offload import Offload

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Failure:
    error: Exception


class GroupedWrites:
    """Writes that wait for each other's company; each still happens whole or not at all, and in the order asked."""

    def __init__(self, database: Database, storage: Offload) -> None:
        self._database = database
        self._storage = storage
        self._waiting: list[tuple[Callable[[Connection], Any], asyncio.Future[Any]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in a transaction and return what it returns once that is committed; raise what it raises.

        A full disk or a busy database is waited for, as by :meth:`Offload.persist`; ``work`` is then run again.
        """
        if self._database.writers > 1:  # then a transaction that waits for a row must keep nobody else waiting
            (outcome,) = await self._storage.persist(self._transact, [work])
            return cast("T", outcome)
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        return await future

    async def _flush(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                outcomes = await self._commit([work for work, _ in batch])
                for (_, future), outcome in zip(batch, outcomes, strict=True):
                    _settle(future, outcome)
        finally:
            self._flushing = None

    async def _commit(self, works: Sequence[Callable[[Connection], Any]]) -> list[Any]:
        try:
            return await self._storage.persist(self._transact, works)
        except Exception as error:  # noqa: BLE001 (handed to those who asked)
            return [_Failure(error)] * len(works)

    def _transact(self, works: Sequence[Callable[[Connection], Any]]) -> list[Any]:
        try:
            with self._database.transaction() as connection:
                return [work(connection) for work in works]
        except DatabaseError:
            raise
        except Exception:
            if len(works) == 1:  # its failure took back the whole transaction, which was its own
                raise
        # Rare enough to be worth doing it all again: savepoints would be a quarter of all statements.
        with self._database.transaction() as connection:
            return [self._within(connection, work) for work in works]

    def _within(self, connection: Connection, work: Callable[[Connection], Any]) -> Any:  # noqa: ANN401 (what the work returns)
        """Run ``work`` in a savepoint, so that its failure takes back its own part alone.

        A fault of the database, a full disk say, is nobody's own: it refuses the whole transaction.
        """
        try:
            with self._database.explaining_faults(), connection.begin_nested():
                return work(connection)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 (handed to the one who asked)
            return _Failure(error)


def _settle(future: asyncio.Future[Any], outcome: Any) -> None:  # noqa: ANN401 (as above)
    if future.done():  # the one who asked was cancelled
        return
    if isinstance(outcome, _Failure):
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome)
