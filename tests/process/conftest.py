"""Homes with the built model and index, and processes that serve from them."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.snapshot import SnapshotStore
from tests.bot.store.memory import copy_of_migrated
from tests.fake_telegram import FakeTelegram, FloodLimits
from tests.process.one_topic import publish_one_topic
from tests.process.serving import ROOT, Home, House, Serving, forked
from tests.process.sign_ups import Hall, people_database

SETUP_SECONDS = 600.0
Serve = Callable[[Home, FakeTelegram], Serving]
NewHome = Callable[[], Home]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the first of these tests the time to build the model, where nobody has."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(SETUP_SECONDS))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own var/ with model and index, built when they are missing."""
    home = Home(tmp_path_factory.mktemp("setup"), {"INTEREKIP_DATA_DIR": str(ROOT / "var")})
    done = home.run("setup", timeout=SETUP_SECONDS)
    assert done.code == 0, done.errors
    return ROOT / "var"


@pytest.fixture(scope="session")
def new_home(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> NewHome:
    """Make homes without a database beside the one model, reader and index."""

    def make() -> Home:
        home = Home(tmp_path_factory.mktemp("home"))
        home.data.mkdir()
        for part in ("model", "reader", "index"):
            (home.data / part).symlink_to(prepared / part)
        return home

    return make


@pytest.fixture(scope="session")
def one_topic(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index that :mod:`tests.process.one_topic` makes of the one of all topics."""
    folder = tmp_path_factory.mktemp("one-topic") / "index"
    publish_one_topic(folder, SnapshotStore(prepared / "index").load_any())
    return folder


@pytest.fixture
def whole_home(new_home: NewHome) -> Home:
    """A home with all topics and a migrated database, as migrating takes a third of a start."""
    made = new_home()
    copy_of_migrated(made.data / "interekip.db")
    return made


@pytest.fixture
def home(whole_home: Home, one_topic: Path) -> Home:
    """A home with one topic, for processes that are there to be killed or refused; ``house`` and ``hall`` have all."""
    (whole_home.data / "index").unlink()
    (whole_home.data / "index").symlink_to(one_topic)
    return whole_home


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as running:
        yield running


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start processes that do not outlive the test."""
    started: list[Serving] = []

    def start(home: Home, telegram: FakeTelegram) -> Serving:
        started.append(Serving(home, telegram, forked))
        return started[-1].until_polling()

    yield start
    for each in started:
        each.kill()


@pytest.fixture(scope="session")
def house(new_home: NewHome) -> Iterator[House]:
    """One process for all tests that leave each other in peace; the log says all it can.

    It must keep Telegram's limits whatever the tests do, and end well.
    """
    home = new_home().having(INTEREKIP_LOG_LEVEL="DEBUG")
    with FakeTelegram(limits=FloodLimits(time.monotonic, chat_burst=4)) as telegram:
        serving = Serving(home, telegram, forked).until_polling()
        yield House(home, telegram, serving)
        assert serving.stop() == 0, serving.log
        assert telegram.limits is not None
        assert telegram.limits.refused == 0
        assert telegram.token not in serving.log
        assert "Traceback" not in serving.log


@pytest.fixture(scope="session")
def hall(new_home: NewHome) -> Iterator[Hall]:
    """One process for all tests of sign-ups; the log says all it can. It must keep Telegram's limits, and end well."""
    with FakeTelegram(limits=FloodLimits(time.monotonic, chat_burst=4)) as telegram:
        administrator = telegram.person("Administratorka")
        home = new_home().having(
            INTEREKIP_LOG_LEVEL="DEBUG",
            INTEREKIP_ADMINS=str(administrator.id),
            INTEREKIP_CONTROLLER="Urząd Marszałkowski, Toruń",
        )
        database = people_database(home)
        serving = Serving(home, telegram, forked).until_polling()
        yield Hall(House(home, telegram, serving), database, administrator)
        database.close()
        assert serving.stop() == 0, serving.log
        assert telegram.limits is not None
        assert telegram.limits.refused == 0
        assert "Traceback" not in serving.log
