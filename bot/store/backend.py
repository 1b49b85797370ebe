"""What the two databases do differently, as one protocol."""

from contextlib import AbstractContextManager
from enum import Enum
from typing import Protocol

from sqlalchemy import Connection, Engine

from bot.store.errors import DatabaseError


class Locking(Enum):
    """How transactions begin in SQLite.

    ``DRIVER`` is what Python's driver does by itself: reads happen before the transaction, and nobody takes turns. It
    exists for the test that proves that the lock is needed.
    """

    IMMEDIATE = "immediate"
    DRIVER = "driver"


class Backend(Protocol):
    """One kind of database, set up and ready to be connected to."""

    @property
    def name(self) -> str:
        """How people know it: a path, or an address without the password."""
        ...

    @property
    def engine(self) -> Engine:
        """Where connections come from."""
        ...

    @property
    def writers(self) -> int:
        """How many transactions may write at the same time."""
        ...

    def turn(self, *, reading: bool = False) -> AbstractContextManager[None]:
        """Wait until this thread may begin a transaction, which ends with the block.

        Raises:
            RuntimeError: when this thread is writing already, which would wait for itself.

        """
        ...

    def reading(self, connection: Connection) -> Connection:
        """Return the connection, set for a transaction that only reads, and reads one state."""
        ...

    def keep_others_from_migrating(self, connection: Connection) -> None:
        """Wait, within a writing transaction, until no other process migrates; until its end none begins to."""
        ...

    def verify(self) -> None:
        """Check that what is stored can be read.

        Raises:
            DatabaseDamagedError: when something is wrong with it; says what.

        """
        ...

    def explain(self, error: Exception) -> DatabaseError | None:
        """Return what to raise instead of a library's ``error``; None when it is a fault of the code."""
        ...
