"""Files are made in a process of their own, which ends when it has had nothing to do for a while.

What that needs stays out of the serving process: typesetting alone takes 40 MB. And what people send is read where it
can harm nothing.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from threading import Lock, Timer
from typing import IO, Any, ParamSpec, Self, TypeVar

from bot.documents.errors import DocumentError
from bot.errors import BotError

P = ParamSpec("P")
T = TypeVar("T")

_COMMAND = (sys.executable, "-m", "bot.documents.worker")
_IDLE_SECONDS = 20.0
_LONGEST_SECONDS = 60.0
_LENGTH_BYTES = 8
_NICENESS = 10  # whoever taps a button goes before whoever waits for a file


class Worker:
    """Runs functions one after the other in one process, which is started when there is something to do.

    Starting it takes longer than most files, so a whole series of files shares one. Safe to use from several threads.

    Args:
        longest_seconds: after which a function is given up.
        idle_seconds: after which the process ends.
    """

    def __init__(self, *, longest_seconds: float = _LONGEST_SECONDS, idle_seconds: float = _IDLE_SECONDS) -> None:
        self._longest = longest_seconds
        self._idle = idle_seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._retirement: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``function``, which a module has under its own name, in the process, and return what it returns.

        Raises:
            BotError: what ``function`` raised of it.
            DocumentError: when it failed in another way, or took too long.

        """
        order = pickle.dumps((function, args, kwargs))
        with self._lock:
            result, fault = self._answer(order)
        if fault is not None:
            raise fault
        return result  # type: ignore[no-any-return]  # the pickle of what the function returned

    def close(self) -> None:
        """End the process, after what it is doing; a later :meth:`run` starts another."""
        with self._lock:
            self._end()

    def _answer(self, order: bytes) -> tuple[Any, BotError | None]:
        process = self._started()
        overdue = Timer(self._longest, process.kill)
        overdue.start()
        try:
            _write(process.stdin, order)
            answer = _read(process.stdout)
        except (OSError, EOFError):
            self._end()
            # Without the cause: what the process was given, and what it complains of, can be personal.
            raise DocumentError("Nie udało się przygotować pliku. Spróbuj jeszcze raz za chwilę.") from None
        finally:
            overdue.cancel()
        self._retire_later()
        return pickle.loads(answer)  # type: ignore[no-any-return]  # noqa: S301 (from our own process)

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process; one that was ended from outside is replaced."""
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter with our own module)
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C in the terminal is for the serving process, which finishes first
            )
        return self._process

    def _retire_later(self) -> None:
        if self._retirement is not None:
            self._retirement.cancel()
        self._retirement = Timer(self._idle, self.close)
        self._retirement.daemon = True
        self._retirement.start()

    def _end(self) -> None:
        if self._retirement is not None:
            self._retirement.cancel()
        if self._process is not None:
            with self._process as process:
                process.kill()
        self._process = None


def _write(stream: IO[bytes] | None, content: bytes) -> None:
    assert stream is not None  # noqa: S101 (the process has pipes)
    stream.write(len(content).to_bytes(_LENGTH_BYTES))
    stream.write(content)
    stream.flush()


def _read(stream: IO[bytes] | None) -> bytes:
    assert stream is not None  # noqa: S101 (the process has pipes)
    length = int.from_bytes(_whole(stream, _LENGTH_BYTES))
    return _whole(stream, length)


def _whole(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what comes in on ``orders`` until there is no more; an unexpected fault ends the process with it."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    while True:
        try:
            order = _read(orders)
        except EOFError:
            return
        _write(answers, pickle.dumps(_done(order)))


def _done(order: bytes) -> tuple[Any, BotError | None]:
    function, args, kwargs = pickle.loads(order)  # noqa: S301 (from our own process)
    try:
        return function(*args, **kwargs), None
    except BotError as error:
        return None, error


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
