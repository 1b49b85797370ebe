"""Processes of InterEkip that begin where its modules are loaded already: two seconds less for each.

They are real processes with their own memory, environment and files, made by multiprocessing's fork server. What only
a start from nothing can show is shown by the tests that use ``subprocess``.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.forkserver import forking


class Process(Protocol):
    """What the tests need of a process; ``subprocess.Popen`` has it too."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float) -> int: ...

    def send_signal(self, sig: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Streams:
    """The files that a process reads from and writes to; what it writes is added at their ends."""

    read: Path
    output: Path
    errors: Path


class ForkedProcess:
    """``interekip`` with ``arguments`` in ``folder``, with ``environment`` and nothing of ours."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], streams: Streams
    ) -> None:
        self._process = forking().Process(target=_run, args=(arguments, folder, dict(environment), streams))
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("interekip", timeout)
        return self._process.exitcode

    def send_signal(self, sig: int) -> None:
        if self._process.exitcode is None:
            os.kill(self.pid, sig)


def _run(arguments: Sequence[str], folder: Path, environment: dict[str, str], streams: Streams) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    _redirect(streams)
    # A Python that is told to run a module handles Ctrl+C and broken pipes so.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["interekip", *arguments]
    from bot.__main__ import main  # noqa: PLC0415 - in the child, where it is loaded already

    main()


def _redirect(streams: Streams) -> None:
    with streams.read.open("rb") as read, streams.output.open("ab") as output, streams.errors.open("ab") as errors:
        for descriptor, file in enumerate((read, output, errors)):
            os.dup2(file.fileno(), descriptor)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - multiprocessing has closed its own
