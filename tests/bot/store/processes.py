"""What child processes do in the tests of the database; importable by ``multiprocessing``."""

import os
import time
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path

from sqlalchemy import func, select

from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.schema import audit_log
from tests.fakes.clock import FixedClock

MOMENT = FixedClock().now()


def write_pairs_until_killed(path: str, progress: str) -> None:
    """Write two entries a transaction, with time to be killed in between, and note what was committed."""
    database = Database.open(Path(path))
    with Path(progress).open("a", buffering=1, encoding="utf-8") as committed:
        for number in range(1_000_000):
            with database.transaction() as connection:
                for half in ("first", "second"):
                    audit.record(connection, MOMENT, "test", half, f"pair:{number}", details={})
                    time.sleep(0.0005)
            committed.write(f"{number}\n")


def commit_often(path: str, commits: int, barrier: BarrierType) -> int:
    """Commit in a row; return the most commits of others that one of ours had to wait for."""
    database = Database.open(Path(path))
    longest = 0
    barrier.wait(30)
    for number in range(commits):
        with database.read() as connection:
            asked = _commits(connection)
        with database.transaction() as connection:
            longest = max(longest, _commits(connection) - asked)
            audit.record(connection, MOMENT, f"process:{os.getpid()}", "commit", f"number:{number}", details={})
    return longest


def _commits(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(audit_log.c.id))) or 0)
