import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot.store import dialogs, migration, revision
from bot.store.all_tables import metadata
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from tests.bot.store.processes import MOMENT, open_at_once


def test_migrating_an_empty_file_gives_the_tables_of_the_code(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        made = {table: inspect(connection).get_check_constraints(table) for table in metadata.tables}
    with Database.open(database.path.with_name("made.db")).transaction() as connection:
        migration.downgrade(connection, "base")
        metadata.create_all(connection)
        wanted = {table: inspect(connection).get_check_constraints(table) for table in metadata.tables}
    assert made == wanted


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
    Database.open(database.path).close()
    with database.read() as connection:
        assert set(metadata.tables) < set(inspect(connection).get_table_names())


def test_dialogs_from_before_languages_could_be_chosen_are_kept(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog("uk", "Скільки?", {"step": "name"}), MOMENT)
        migration.downgrade(connection, "0001")
    with Database.open(database.path).read() as connection:
        assert dialogs.load(connection, 7) == Dialog("uk", "Скільки?", {"step": "name"}, MOMENT)


def test_processes_that_open_a_new_file_at_once_all_find_it_ready(tmp_path: Path) -> None:
    spawn = get_context("spawn")
    barrier = spawn.Barrier(3)
    path = str(tmp_path / "people.db")
    processes = [spawn.Process(target=open_at_once, args=(path, barrier)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    database = Database.open(Path(path))
    database.verify()


def test_opening_a_current_file_is_quick_and_leaves_alembic_alone(database: Database) -> None:
    program = f"""
import sys, time
from pathlib import Path
from bot.store.engine import Database
started = time.perf_counter()
Database.open(Path({str(database.path)!r}))
print(time.perf_counter() - started, "alembic" in sys.modules)
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
