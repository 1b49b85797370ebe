"""The file: safe settings, turns, and faults of disks and folders in plain words."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import pytest
from sqlalchemy import Connection, text

from bot.store import audit, dialogs
from bot.store.engine import Database
from bot.store.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseError,
    DatabaseFolderError,
    DatabaseFromTheFutureError,
    DatabaseFullError,
    DatabaseUnreadableError,
)
from bot.store.sqlite import SqliteBackend
from tests.bot.store.processes import MOMENT


@pytest.fixture
def database(file_database: Database) -> Database:
    return file_database


def _write(connection: Connection, subject: str = "x") -> None:
    audit.record(connection, MOMENT, "test", "write", subject, details={})


def _count(database: Database) -> int:
    with database.read() as connection:
        return len(audit.entries(connection))


def _commit_one(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "truncate"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)],
)
def test_every_connection_is_set_up_for_safety(database: Database, pragma: str, value: object) -> None:
    with database.transaction() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        with database.read() as other:
            assert other.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_the_file_is_for_its_owner_alone(database: Database) -> None:
    assert database.path.stat().st_mode & 0o077 == 0


def test_readers_and_writers_come_in_the_order_in_which_they_asked(database: Database) -> None:
    """SQLite alone lets a reader wait as long as others commit in a row."""
    seen: list[int | str] = []

    def write() -> None:
        _commit_one(database)
        seen.append("written")

    with database.transaction():
        first = _started_and_waiting(database, lambda: seen.append(_count(database)), 1)
        second = _started_and_waiting(database, write, 2)
    first.join(5)
    second.join(5)
    assert seen == [0, "written"]


def _started_and_waiting(database: Database, target: Callable[[], None], waiting: int) -> threading.Thread:
    thread = threading.Thread(target=target)
    thread.start()
    deadline = time.monotonic() + 5
    backend = database._backend
    assert isinstance(backend, SqliteBackend)
    assert backend._turns is not None
    while len(backend._turns._threads._waiting) < waiting:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    return thread


def test_threads_write_side_by_side_and_nothing_is_lost(database: Database) -> None:
    def add_one_twenty_times() -> None:
        for _ in range(20):
            with database.transaction() as connection:
                dialog = dialogs.load(connection, 1)
                number = (dialog.form or {"n": 0})["n"]
                dialogs.save(connection, 1, dialogs.Dialog(form={"n": number + 1}), MOMENT)

    threads = [threading.Thread(target=add_one_twenty_times) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        assert dialogs.load(connection, 1).form == {"n": 120}


def test_another_program_that_holds_the_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "people.db", timeout=0.2)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusyError, match=r"0\.2 s zajęta"), database.transaction():
        pass
    other.execute("ROLLBACK")
    other.close()
    _commit_one(database)
    assert _count(database) == 1


def test_a_process_that_is_stuck_in_its_turn_is_waited_for_and_then_named(tmp_path: Path) -> None:
    """Two databases on one file in one process queue like two processes: the turn is held per open file."""
    holder = Database.open(tmp_path / "people.db")
    waiting = Database.open(tmp_path / "people.db", timeout=0.2)
    with holder.transaction():
        started = time.monotonic()
        with pytest.raises(DatabaseBusyError), waiting.transaction():
            pass
        assert time.monotonic() - started < 2
    _commit_one(waiting)
    _commit_one(holder)
    assert _count(holder) == 2


def test_a_file_that_is_no_database_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    path.write_bytes(b"This is a letter, not a database. " * 300)
    before = path.read_bytes()
    with pytest.raises(DatabaseDamagedError, match=r"people\.db jest uszkodzony.*przywróć kopię"):
        Database.open(path)
    assert path.read_bytes() == before


def test_damage_in_the_middle_is_found_by_verify(database: Database) -> None:
    with database.transaction() as connection:
        for number in range(1500):
            _write(connection, f"{number}-" + "x" * 150)
    database.verify()
    database.close()
    content = bytearray(database.path.read_bytes())
    for page in range(len(content) // 8192, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = os.urandom(200)
    database.path.write_bytes(content)
    damaged = Database.open(database.path)
    with pytest.raises(DatabaseDamagedError):
        damaged.verify()
    with pytest.raises(DatabaseDamagedError), damaged.read() as connection:
        audit.entries(connection)


def test_a_cut_off_file_is_found(database: Database) -> None:
    with database.transaction() as connection:
        for number in range(400):
            _write(connection, f"{number}-" + "x" * 150)
    database.close()
    content = database.path.read_bytes()
    database.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DatabaseDamagedError):
        Database.open(database.path).verify()


def _write_until_full(database: Database, pages: int) -> None:
    with database.transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(1000):
            _write(connection, f"{number}-" + "x" * 150)


def test_a_full_disk_refuses_the_transaction_as_a_whole(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with pytest.raises(DatabaseFullError, match="Zwolnij miejsce"):
        _write_until_full(database, pages + 2)
    assert _count(database) == 1
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        _write(connection)
    assert _count(database) == 2
    database.verify()


def test_a_disk_that_refuses_to_grow_the_file_loses_nothing(tmp_path: Path) -> None:
    """The same through the operating system: a limit on the size of files makes the write itself fail."""
    program = f"""
import resource, signal
from pathlib import Path
from bot.store import audit
from bot.store.engine import Database
from bot.store.errors import DatabaseError
from tests.bot.store.processes import MOMENT

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
database = Database.open(Path({str(tmp_path / "people.db")!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    with database.transaction() as connection:
        for number in range(5000):
            audit.record(connection, MOMENT, "test", "write", f"{{number}}-" + "x" * 150, details={{}})
except DatabaseError as error:
    print(type(error).__name__)
"""
    ended = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stdout.strip() in {DatabaseFullError.__name__, DatabaseUnreadableError.__name__}
    database = Database.open(tmp_path / "people.db")
    database.verify()
    assert _count(database) == 0


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Be an ordinary user for a while: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """A folder that an ordinary user reaches and owns."""
    for folder in takewhile(lambda folder: folder != Path(gettempdir()), (tmp_path, *tmp_path.parents)):
        folder.chmod(0o755)
    own = tmp_path / "own"
    own.mkdir()
    if os.geteuid() == 0:
        os.chown(own, 65534, 65534)
    return own


def test_a_folder_that_cannot_be_written_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with _without_privileges(), pytest.raises(DatabaseFolderError, match="INTEREKIP_DATA_DIR"):
        Database.open(open_folder / "people.db")
    with _without_privileges(), pytest.raises(DatabaseFolderError):
        Database.open(open_folder / "deeper" / "people.db")
    assert list(open_folder.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(open_folder: Path) -> None:
    with _without_privileges():
        Database.open(open_folder / "people.db").close()
        (open_folder / "people.db").chmod(0o444)
        with pytest.raises(DatabaseFolderError, match=r"people\.db"):
            Database.open(open_folder / "people.db")


def test_a_folder_that_loses_its_permission_later_refuses_writes(open_folder: Path) -> None:
    with _without_privileges():
        database = Database.open(open_folder / "people.db")
        (open_folder / "people.db-journal").unlink(missing_ok=True)
        open_folder.chmod(0o555)
        with pytest.raises(DatabaseError), database.transaction() as connection:
            _write(connection)
        open_folder.chmod(0o755)
        _commit_one(database)
        assert _count(database) == 1


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_something_else_under_the_name_is_named(tmp_path: Path, obstacle: str) -> None:
    if obstacle == "file":
        (tmp_path / "data").write_text("a file where the folder should be")
        path = tmp_path / "data" / "people.db"
    else:
        path = tmp_path / "people.db"
        path.mkdir()
    with pytest.raises(DatabaseFolderError, match=r"people\.db"):
        Database.open(path)


def test_a_newer_schema_is_refused_and_kept(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = database.path.read_bytes()
    with pytest.raises(DatabaseFromTheFutureError, match="9999"):
        Database.open(database.path)
    assert database.path.read_bytes() == before
