"""Several processes on one file, one of them killed in the middle of its transactions."""

import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bot.store import audit
from bot.store.engine import Database
from tests.bot.store.processes import commit_often, write_pairs_until_killed
from tests.forkserver import forking

PROCESSES = forking()


def test_a_process_killed_in_a_transaction_leaves_whole_transactions_alone(tmp_path: Path) -> None:
    path, progress = tmp_path / "people.db", tmp_path / "committed"
    for round_number in range(1, 4):
        child = PROCESSES.Process(target=write_pairs_until_killed, args=(str(path), str(progress)))
        child.start()
        _until_lines(progress, 8 * round_number)
        child.kill()
        child.join(10)
        _check_pairs(path, progress)


def _until_lines(progress: Path, count: int) -> None:
    deadline = time.monotonic() + 30
    while not progress.exists() or len(progress.read_text().splitlines()) < count:
        assert time.monotonic() < deadline
        time.sleep(0.003)


def _check_pairs(path: Path, progress: Path) -> None:
    database = Database.open(path, timeout=5)
    database.verify()
    with database.read() as connection:
        entries = audit.entries(connection)
    halves = [entry.action for entry in entries]
    assert halves == ["first", "second"] * (len(entries) // 2)
    assert len(entries) // 2 >= len(progress.read_text().splitlines())


def test_no_process_starves_while_others_commit_in_a_row(tmp_path: Path) -> None:
    """With SQLite's own waiting alone, the last of the processes waits for all commits of all the others."""
    path = tmp_path / "people.db"
    Database.open(path).close()
    processes, commits = 4, 60
    with PROCESSES.Manager() as manager, ProcessPoolExecutor(processes, mp_context=PROCESSES) as pool:
        barrier = manager.Barrier(processes)
        waits = list(pool.map(commit_often, [str(path)] * processes, [commits] * processes, [barrier] * processes))
    assert max(waits) < commits, waits
    with Database.open(path).read() as connection:
        assert len(audit.entries(connection)) == processes * commits
