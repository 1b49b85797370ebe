import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import JSON, Inspector, inspect

from bot.store import dialogs, migration, revision
from bot.store.all_tables import metadata
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from tests.bot.store.processes import MOMENT


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of its own, as these tests change its tables."""
    if request.param == "sqlite":
        yield request.getfixturevalue("file_database")
        return
    opened = Database.open(request.getfixturevalue("postgres").migrated_database())
    yield opened
    opened.close()


def test_migrating_gives_the_tables_of_the_code_as_a_new_database_has_them(database: Database) -> None:
    with database.read() as connection:
        created = _described(connection)
    with database.transaction() as connection:
        migration.downgrade(connection, "base")
        migration.upgrade(connection)
        assert _described(connection) == created
        opts = {"compare_type": True, "compare_server_default": _unless_json}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), metadata) == []


def _unless_json(*compared: Any) -> bool | None:  # noqa: ANN401 (Alembic hands over six things of several kinds)
    """Let Alembic compare defaults, but for those of JSON, which PostgreSQL cannot compare."""
    return False if isinstance(compared[2].type, JSON) else None


def _described(connection: Connection) -> dict[str, list[str]]:
    """Return what each table consists of, in whatever order it was made; all indexes and triggers."""
    found = inspect(connection)
    described = {table: sorted(map(str, _parts(found, table))) for table in found.get_table_names()}
    return described | {"": sorted(map(str, connection.exec_driver_sql(_AS_SQL[connection.dialect.name])))}


def _parts(found: Inspector, table: str) -> list[object]:
    return [
        *found.get_columns(table),
        *found.get_check_constraints(table),
        *found.get_foreign_keys(table),
        *found.get_unique_constraints(table),
        found.get_pk_constraint(table),
    ]


_AS_SQL = {
    "sqlite": """SELECT name, tbl_name, CASE type WHEN 'table' THEN sql LIKE '%AUTOINCREMENT%' ELSE sql END
        FROM sqlite_master""",
    "postgresql": """SELECT pg_get_triggerdef(pg_trigger.oid), pg_get_functiondef(tgfoid) FROM pg_trigger
        WHERE NOT tgisinternal UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'""",
}


def test_the_known_head_is_the_newest_migration() -> None:
    assert {revision.HEAD} == set(migration.known_revisions()) - _ancestors()


def _ancestors() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (used here alone)

    scripts = ScriptDirectory.from_config(migration._config())
    return {str(script.down_revision) for script in scripts.walk_revisions() if script.down_revision}


def test_down_to_nothing_and_up_again(database: Database) -> None:
    with database.transaction() as connection:
        migration.downgrade(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    Database.open(database.location).close()
    with database.read() as connection:
        assert set(metadata.tables) < set(inspect(connection).get_table_names())


def test_dialogs_from_before_languages_could_be_chosen_are_kept(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog("uk", "Скільки?", {"step": "name"}), MOMENT)
        migration.downgrade(connection, "0001")
    with Database.open(database.location).read() as connection:
        assert dialogs.load(connection, 7) == Dialog("uk", "Скільки?", {"step": "name"}, MOMENT)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_those_who_open_a_new_database_at_once_all_find_it_ready(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each with connections and turns of its own, as in processes of their own."""
    new = tmp_path / "people.db" if kind == "sqlite" else request.getfixturevalue("postgres").new_database()
    barrier = threading.Barrier(3)

    def open_at_once() -> bool:
        barrier.wait(10)
        opened = Database.open(new)
        with opened.read() as connection:
            ready = revision.is_current(connection)
        opened.close()
        return ready

    with ThreadPoolExecutor(3) as pool:
        assert [future.result(30) for future in [pool.submit(open_at_once) for _ in range(3)]] == [True] * 3


def test_opening_a_current_file_is_quick_and_leaves_alembic_alone(file_database: Database) -> None:
    program = f"""
import sys, time
from pathlib import Path
from bot.store.engine import Database
started = time.process_time()
Database.open(Path({str(file_database.path)!r}))
print(time.process_time() - started, "alembic" in sys.modules)
"""
    took, alembic_imported = _best_of_three(program)
    assert alembic_imported == "False"
    assert took < 0.05


def _best_of_three(program: str) -> tuple[float, str]:
    """Other programs share the machine: the quickest run says what the code needs."""
    runs = []
    for _ in range(3):
        ended = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
        )
        took, imported = ended.stdout.split()
        runs.append((float(took), imported))
        time.sleep(0.05)
    return min(runs)
