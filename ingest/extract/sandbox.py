"""Reading pages in a process of its own, bounded in time and memory, so that no page brings the ingest down.

Own code over ``subprocess`` and ``multiprocessing.connection``: pebble's ProcessPool does kill a worker at its deadline
(measured here: half a millisecond a page, 0.2 s for a new worker), but like every pool of ``multiprocessing`` it
imports the parent's main script into the worker. For the ``interekip`` command that is the whole bot with faiss,
seconds and 130 MB for each page that has to be stopped.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from ingest.errors import IngestError
from ingest.extract.model import ExtractFailed, ExtractFault, ExtractOutcome
from ingest.extract.page_request import PageRequest

DEADLINE = 30.0
MEMORY = 64 * 2**20
_START = 60.0
_ROOT = Path(__file__).parents[2]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
"""What the worker gets of the environment: nothing secret."""


class ReaderStartError(IngestError):
    """The worker cannot be started, so nothing can be read."""


@dataclass(slots=True)
class _Worker:
    """A running process and the way to it; ``pages`` counts what it has read."""

    process: subprocess.Popen[bytes]
    connection: Connection
    pages: int = 0

    def kill(self) -> None:
        """Kill the process and what it started, whatever they do."""
        if self.process.returncode is None:  # not waited for yet, so the number is still its own
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill the process and tidy up after it."""
        self.kill()
        self.connection.close()
        self.process.wait()


class Reader:
    """Reads pages one after another in a worker, which is replaced when a page had to be stopped.

    A context manager; calls from several threads wait for each other.

    Args:
        deadline: seconds for a page.
        memory: bytes by which the worker may grow over its size at the start.
        ocr: whether scans are read with tesseract; give it more of both.
    """

    def __init__(self, *, deadline: float = DEADLINE, memory: int = MEMORY, ocr: bool = False) -> None:
        self._deadline = deadline
        self._memory = memory
        self._ocr = ocr
        self._lock = Lock()
        self._worker: _Worker | None = None
        self._closing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker at once; a page that is being read in another thread comes back as TOO_COMPLEX."""
        self._closing = True
        if self._worker is not None:
            self._worker.kill()
        with self._lock:
            self._drop()
            self._closing = False

    def read(
        self, content: bytes, url: str, declared: str | None, charset: str | None, drop: Sequence[str] = ()
    ) -> ExtractOutcome:
        """Return what ``read_page`` makes of the page, or TOO_SLOW or TOO_COMPLEX where it had to be stopped.

        A page that breaks down in a worker that has read others is read once more in a new one: it may have found the
        memory full of what they left.

        Args:
            content: the page after decompression.
            url: its absolute address.
            declared: the media type that the server declares, if any.
            charset: the encoding that the server declares, if any.
            drop: CSS selectors of what is no main text.

        Raises:
            ReaderStartError: the worker cannot be started.
        """
        request = PageRequest(content, url, declared, charset, tuple(drop), self._ocr)
        with self._lock:
            used = self._worker is not None and self._worker.pages > 0
            outcome = self._ask(request)
            if used and outcome is _BROKE_DOWN and not self._closing:
                outcome = self._ask(request)
            return outcome

    def _ask(self, request: PageRequest) -> ExtractOutcome:
        worker = self._worker = self._worker or _start(self._deadline, self._memory)
        answered = False
        try:
            worker.connection.send(request)
            if not worker.connection.poll(self._deadline):
                return ExtractFailed(ExtractFault.TOO_SLOW, f"not read after {self._deadline:g} s")
            outcome: ExtractOutcome = worker.connection.recv()
            answered = True
        except (EOFError, OSError):
            return _BROKE_DOWN
        finally:
            if not answered:  # also after Ctrl-C: the next page must not get the answer to this one
                self._drop()
        worker.pages += 1
        return outcome

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


_BROKE_DOWN = ExtractFailed(ExtractFault.TOO_COMPLEX, "the reader ran out of memory or broke down")


def _start(deadline: float, memory: int) -> _Worker:
    ours, theirs = Pipe()
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    command = [sys.executable, "-P", "-m", "ingest.extract.worker", str(theirs.fileno()), str(deadline), str(memory)]
    try:
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - this Python, and no shell
                command,
                env=passed_on | {"PYTHONPATH": str(_ROOT)},
                pass_fds=[theirs.fileno()],
                process_group=0,  # Ctrl-C is for the parent, which then closes the connection
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
    except OSError as error:
        ours.close()
        raise ReaderStartError(_CANNOT_START) from error
    worker = _Worker(process, ours)
    try:
        if ours.poll(_START) and ours.recv():
            return worker
    except (EOFError, OSError):
        pass
    worker.end()
    raise ReaderStartError(_CANNOT_START)


_CANNOT_START = (
    "Nie można uruchomić procesu, który czyta strony. Sprawdź wolną pamięć i instalację (interekip setup), "
    "a potem uruchom aktualizację jeszcze raz."
)
