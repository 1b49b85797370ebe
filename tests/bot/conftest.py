"""A fresh database in a file, or on a server, and a clock that stands still."""

from collections.abc import Iterator

import pytest

from bot.store.engine import Database
from tests.bot.store.memory import copy_of_migrated, emptied
from tests.fakes.clock import FixedClock
from tests.postgres import NoServerError, PostgresServer, empty, postgres_server


@pytest.fixture(scope="session")
def _shared_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("database") / "people.db"
    copy_of_migrated(path)
    opened = Database.open(path, timeout=10)
    yield opened
    opened.close()


@pytest.fixture
def file_database(_shared_file: Database) -> Database:
    """A SQLite file without rows, opened once: SQLAlchemy forgets with each engine how statements are written."""
    return emptied(_shared_file)


@pytest.fixture
def database(file_database: Database) -> Database:
    """The database of most tests; those of the store and of the forum run on both kinds."""
    return file_database


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for all tests of this process."""
    try:
        with postgres_server() as server:
            yield server
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def _shared_database(postgres: PostgresServer) -> Iterator[Database]:
    opened = Database.open(postgres.migrated_database(), timeout=10)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_database(request: pytest.FixtureRequest) -> Database:
    """A database without rows, of each kind in turn."""
    if request.param == "sqlite":
        found: Database = request.getfixturevalue("file_database")
        return found
    shared: Database = request.getfixturevalue("_shared_database")
    empty(shared)
    return shared


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()
