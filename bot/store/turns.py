"""Who is next: threads and processes queue for the database, in the order in which they asked.

SQLite itself lets waiters sleep and try again, and whoever commits in a row wins every time: of eight busy
processes one waited 2.7 s, until all the others had finished; with these turns none waited over 0.1 s. The turns
are about fairness alone. That two writers never meet is still SQLite's own lock (``BEGIN IMMEDIATE``).
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

if sys.platform != "win32":
    import fcntl


class NoTurnError(Exception):
    """Somebody else was at work for the whole timeout."""


class FairLock:
    """A lock that threads get in the order in which they asked."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held_by: int | None = None
        self._waiting: deque[threading.Lock] = deque()

    def acquire(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds; return whether the lock is held now.

        Raises:
            RuntimeError: when this thread holds it already, which would wait for itself.

        """
        ticket = self._take_or_queue()
        if ticket is None:
            return True
        if not ticket.acquire(timeout=timeout) and self._left_the_queue(ticket):
            return False
        self._held_by = threading.get_ident()
        return True

    def release(self) -> None:
        """Pass the lock to the thread that waits longest."""
        with self._guard:
            self._held_by = None
            if self._waiting:
                self._held_by = -1  # taken, by a thread that is still waking up
                self._waiting.popleft().release()

    def is_mine(self) -> bool:
        """Return whether this thread holds the lock."""
        return self._held_by == threading.get_ident()

    def _take_or_queue(self) -> "threading.Lock | None":
        with self._guard:
            if self.is_mine():
                raise RuntimeError("A transaction inside a transaction of the same thread: pass the connection on.")
            if self._held_by is None:
                self._held_by = threading.get_ident()
                return None
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
            return ticket

    def _left_the_queue(self, ticket: threading.Lock) -> bool:
        """Give up waiting; False when the lock was handed over in this very moment."""
        with self._guard:
            if ticket not in self._waiting:
                return False
            self._waiting.remove(ticket)
            return True


class Turns:
    """One at a time among the threads of this process and among processes.

    Processes queue with ``flock`` on a file of its own beside the database (never on the database itself: closing any
    descriptor of it would drop SQLite's locks). The kernel lets go of it when a process dies.
    """

    def __init__(self, lock_file: Path) -> None:
        self._lock_file = lock_file
        self._threads = FairLock()

    def is_mine(self) -> bool:
        """Return whether this thread is at work in a turn of its own."""
        return self._threads.is_mine()

    @contextmanager
    def turn(self, timeout: float) -> Iterator[None]:
        """Be the only one within the block.

        Raises:
            NoTurnError: after ``timeout`` seconds of waiting.

        """
        deadline = monotonic() + timeout
        if not self._threads.acquire(timeout):
            raise NoTurnError
        try:
            descriptor = _locked(self._lock_file, deadline - monotonic())
            try:
                yield
            finally:
                if descriptor is not None:
                    os.close(descriptor)
        finally:
            self._threads.release()


def _locked(lock_file: Path, timeout: float) -> int | None:
    """Return a descriptor that holds the lock until it is closed; None, and no fairness, where there can be no lock."""
    if sys.platform == "win32":
        return None
    try:
        descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None  # it belongs to another user, say; whether one may write, SQLite tells better
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _wait_in_line(descriptor, timeout)
    return descriptor


def _wait_in_line(descriptor: int, timeout: float) -> None:
    """Queue in the kernel, which is fair but knows no timeout: so in a thread that can be left behind."""
    outcome: deque[str] = deque(maxlen=1)
    arrived = threading.Event()
    settled = threading.Lock()

    def wait() -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with settled:
            if outcome:
                os.close(descriptor)
            else:
                outcome.append("held")
        arrived.set()

    threading.Thread(target=wait, daemon=True, name="database-turn").start()
    if arrived.wait(max(timeout, 0.0)):
        return
    with settled:
        if not outcome:
            outcome.append("abandoned")
            raise NoTurnError
