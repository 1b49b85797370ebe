"""The real ``interekip serve`` in a process of its own, talking to the Telegram of the tests."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tests.fake_telegram import FakeTelegram
from tests.process.forked import ForkedProcess, Process, Streams

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
STOP_SECONDS = 40.0
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended."""

    code: int
    out: str
    errors: str


@dataclass(frozen=True, slots=True)
class Home:
    """A folder from which InterEkip runs, without a ``.env``; its state is in ``data``."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder with the database, the model and the index."""
        return self.folder / "var"

    def environment(self) -> dict[str, str]:
        """Return what the process sees: nothing of ours that could set it up otherwise."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("INTEREKIP_", "TELEGRAM_"))
        }
        ours = {"INTEREKIP_DATA_DIR": str(self.data), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        return inherited | ours | dict(self.settings)

    def having(self, **settings: str) -> "Home":
        """Return the same home with further settings."""
        return Home(self.folder, {**self.settings, **settings})

    def at(self, telegram: FakeTelegram) -> "Home":
        """Return the same home with the address and the token of ``telegram``."""
        return self.having(TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url)

    def run(self, *arguments: str, typed: str = "", timeout: float = START_SECONDS) -> Finished:
        """Run ``interekip`` with ``arguments`` to its end, from where its modules are loaded already."""
        with TemporaryDirectory() as folder:
            streams = Streams(*(Path(folder, name) for name in ("read", "output", "errors")))
            streams.read.write_text(typed, encoding="utf-8")
            process = ForkedProcess(arguments, self.folder, self.environment(), streams)
            try:
                code = process.wait(timeout)
            finally:
                process.send_signal(signal.SIGKILL)
            return Finished(code, streams.output.read_text(), streams.errors.read_text())


def started(home: Home, log: Path) -> Process:
    """Start ``interekip serve`` from nothing."""
    with log.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=home.folder,
            env=home.environment(),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )


def forked(home: Home, log: Path) -> Process:
    """Start ``interekip serve`` where its modules are loaded already."""
    return ForkedProcess(["serve"], home.folder, home.environment(), Streams(Path(os.devnull), log, log))


class Serving:
    """One run of ``interekip serve``; what it says is in :attr:`log`."""

    def __init__(self, home: Home, telegram: FakeTelegram, start: Callable[[Home, Path], Process] = started) -> None:
        self._telegram = telegram
        self._log_path = home.folder / f"serve-{len(list(home.folder.glob('serve-*.log')))}.log"
        self.process = start(home.at(telegram), self._log_path)

    @property
    def log(self) -> str:
        """Everything that was written to standard output and standard error."""
        return self._log_path.read_text(errors="replace")

    def until_polling(self) -> Self:
        """Wait until it asks Telegram for updates."""
        updates = self._telegram.world.updates
        before, waited = updates.polls, 0.0
        while not self._telegram.world.bell.block_until(lambda: updates.polls > before, _LOOK_SECONDS):
            waited += _LOOK_SECONDS
            ended = self.process.poll()
            assert ended is None, f"it ended with {ended}:\n{self.log}"
            assert waited < START_SECONDS, f"it does not poll:\n{self.log}"
        return self

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(STOP_SECONDS)

    def stop(self) -> int:
        """Ask it to end; return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


@dataclass(frozen=True, slots=True)
class House:
    """A serving process with its home and its Telegram."""

    home: Home
    telegram: FakeTelegram
    serving: Serving
