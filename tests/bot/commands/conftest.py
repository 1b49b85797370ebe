"""A folder for data, the whole command line, and a small index that the fake encoder made."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from bot.cli import app
from corpus.questions import QUESTIONS_FOLDER
from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES, SUPPORT
from tests.bot.commands.events import DAY, Run, run_event
from tests.bot.store.memory import copy_of_migrated
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

Interekip = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def _commands_built_once() -> Iterator[None]:
    """Keep the commands of each app: the runner builds all of them anew for each line that is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the state, not there yet, in a working folder without a .env."""
    for name in ("INTEREKIP_MODEL", "INTEREKIP_COORDINATOR_CONTACT", "INTEREKIP_DATABASE_URL", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "var"


@pytest.fixture
def migrated(data: Path) -> Path:
    """The folder for the state, with a database without rows: migrating takes longer than most tests."""
    data.mkdir()
    copy_of_migrated(data / "interekip.db")
    return data


@pytest.fixture
def interekip(data: Path) -> Interekip:  # noqa: ARG001 - sets the environment
    """Run a command within this process, with its state in ``data``."""
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="session")
def one_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an event that has one seat, to be copied: making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("event") / "var"
    times = ("--start", f"{DAY} 10:00", "--end", f"{DAY} 16:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTEREKIP_DATA_DIR", str(folder))
        patch.chdir(folder.parent)
        assert run_event("add", "--title", "Forum", "--place", "Toruń", *times, "--capacity", 1).exit_code == 0
    return folder


@pytest.fixture
def desk(data: Path, one_event: Path) -> Run:
    """Run ``interekip event`` where there is an event with one seat."""
    copytree(one_event, data)
    return run_event


@pytest.fixture
def store(data: Path) -> SnapshotStore:
    """The generations of the index, none yet."""
    return SnapshotStore(data / "index")


@pytest.fixture
def fake_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the fake encoder instead of a folder; everything else is as it serves."""
    monkeypatch.setattr("bot.answering.assembly.load_encoder", lambda _, threads: FakeEncoder())  # noqa: ARG005 - called by name


@pytest.fixture(scope="session")
def calibration_questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sixth of the questions to calibrate on, so that fitting takes no time."""
    folder = tmp_path_factory.mktemp("questions")
    for name in ("dev.jsonl", "near-misses.jsonl", "out-of-scope.jsonl"):
        lines = (QUESTIONS_FOLDER / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[::6]), encoding="utf-8")
    return folder


@pytest.fixture
def small(
    data: Path,
    store: SnapshotStore,
    fake_encoder: None,  # noqa: ARG001 - replaces the encoder
    calibration_questions: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The data folder with the small library in its index, and the calibration that goes with it."""
    monkeypatch.setattr("bot.commands.preparation.QUESTIONS_FOLDER", calibration_questions)
    store.publish(build_content(FakeEncoder(), PASSAGES, ASKED), PUBLISHED)
    SUPPORT.save(data / "support.json")
    return data


def damage(data: Path) -> str:
    """Spoil the newest generation of the index; return its name."""
    newest = max(entry for entry in (data / "index").iterdir() if entry.is_dir())
    (newest / "passages.jsonl").write_bytes(b"{}\n")
    return newest.name
