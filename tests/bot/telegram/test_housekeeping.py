"""Once at the start, then once a day, until the stop."""

import asyncio
from pathlib import Path

import pytest

from bot.store.engine import Connection
from bot.telegram import housekeeping
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.offload import Offload
from bot.telegram.writes import GroupedWrites
from tests.bot.store.memory import open_migrated


async def test_it_forgets_at_the_start_and_again_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "EVERY", 0.01)
    database, storage, stop = open_migrated(tmp_path / "x.db"), Offload(1, "storage"), asyncio.Event()
    applied = 0

    def forget(connection: Connection) -> int:
        nonlocal applied
        assert connection.in_transaction()
        applied += 1
        if applied == 3:
            stop.set()
        return applied

    await asyncio.wait_for(Housekeeping(GroupedWrites(database, storage), forget).run(stop), 20)
    assert applied == 3
    storage.close()
    database.close()
