"""Writes in company: each whole, in order, and none in the way of another."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest

from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseBusyError
from bot.telegram.offload import Offload
from bot.telegram.writes import GroupedWrites
from tests.fakes.clock import FixedClock
from tests.postgres import PostgresServer


@pytest.fixture
async def writes(database: Database) -> AsyncIterator[GroupedWrites]:
    storage = Offload(1, "storage")
    yield GroupedWrites(database, storage)
    storage.close()


def save(connection: Connection, chat: int, language: str = "pl") -> int:
    dialogs.save(connection, chat, Dialog(language), FixedClock().now())
    return chat


def known(database: Database, chat: int) -> bool:
    with database.read() as connection:
        return dialogs.load(connection, chat).language is not None


async def test_each_gets_its_own_result(writes: GroupedWrites, database: Database) -> None:
    works = [writes.write(lambda connection, chat=chat: save(connection, chat)) for chat in range(50)]  # type: ignore[misc]  # a lambda's default has no type
    assert await asyncio.gather(*works) == list(range(50))
    assert all(known(database, chat) for chat in range(50))


async def test_many_share_few_transactions(writes: GroupedWrites, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    transact = writes._transact

    def counted(works: Sequence[Callable[[Connection], Any]]) -> list[Any]:
        commits.append(len(works))
        return transact(works)

    monkeypatch.setattr(writes, "_transact", counted)
    await asyncio.gather(*(writes.write(lambda connection: time.sleep(0.001)) for _ in range(100)))  # noqa: ARG005
    assert sum(commits) == 100
    assert len(commits) <= 3


async def test_a_failure_takes_back_its_own_part_alone(writes: GroupedWrites, database: Database) -> None:
    def half(connection: Connection) -> None:
        save(connection, 2)
        raise KeyError("x")

    outcomes = await asyncio.gather(
        writes.write(lambda connection: save(connection, 1)),
        writes.write(half),
        writes.write(lambda connection: save(connection, 3)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [int, KeyError, int]
    assert [known(database, chat) for chat in (1, 2, 3)] == [True, False, True]


async def test_a_failure_alone_takes_back_its_transaction(writes: GroupedWrites, database: Database) -> None:
    def half(connection: Connection) -> None:
        save(connection, 1)
        raise KeyError("x")

    with pytest.raises(KeyError):
        await writes.write(half)
    assert await writes.write(lambda connection: save(connection, 2)) == 2
    assert [known(database, chat) for chat in (1, 2)] == [False, True]


async def test_a_busy_database_is_waited_for(writes: GroupedWrites, database: Database) -> None:
    faults = [DatabaseBusyError("Zajęta.")]

    def busy_once(connection: Connection) -> int:
        if faults:
            raise faults.pop()
        return save(connection, 2)

    first = writes.write(lambda connection: save(connection, 1))
    assert list(await asyncio.gather(first, writes.write(busy_once))) == [1, 2]
    assert known(database, 1)


async def test_who_does_not_wait_any_more_does_not_stop_the_others(writes: GroupedWrites, database: Database) -> None:
    left = asyncio.create_task(writes.write(lambda connection: save(connection, 1)))
    await asyncio.sleep(0)
    left.cancel()
    assert await writes.write(lambda connection: save(connection, 2)) == 2
    assert known(database, 2)


async def test_in_postgresql_who_waits_for_a_row_keeps_nobody_else_waiting(postgres: PostgresServer) -> None:
    database = Database.open(postgres.migrated_database(), timeout=10)
    storage = Offload(1 + database.writers, "storage")
    writes = GroupedWrites(database, storage)
    with database.transaction() as connection:
        save(connection, 1, "uk")
        blocked = asyncio.create_task(writes.write(lambda connection: save(connection, 1)))
        await asyncio.sleep(0.05)
        others = (writes.write(lambda connection, chat=chat: save(connection, chat)) for chat in range(2, 9))  # type: ignore[misc]  # a lambda's default has no type
        assert await asyncio.wait_for(asyncio.gather(*others), 5) == list(range(2, 9))
        assert not blocked.done()
    assert await blocked == 1
    storage.close()
    database.close()
