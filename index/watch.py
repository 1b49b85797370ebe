"""A thread that notices that another generation is to serve, and has it taken up beside the one in use."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from index.background import in_background
from index.snapshot import Snapshot, SnapshotError, SnapshotStore

LOGGER = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks at the pointer, a file of 41 bytes."""

LONGEST = 60.0
"""Seconds between two attempts to take up a generation that was refused: the cause may be one that passes."""


class SnapshotWatch:
    """Keeps what answers up to date with the folder of the index.

    A generation that cannot be taken up changes nothing, and is told in the log once.

    Args:
        store: the generations.
        encoder_identity: of the encoder that answers; a generation of another one is refused.
        dimension: of that encoder.
        serving: the name of the generation in use.
        take_up: builds what answers from a checked generation and puts it in place of what was in use; called on the
            watch's thread. Whatever it raises refuses the generation.
    """

    def __init__(
        self,
        store: SnapshotStore,
        encoder_identity: str,
        dimension: int,
        *,
        serving: str,
        take_up: Callable[[Snapshot], None],
    ) -> None:
        self._store = store
        self._encoder_identity = encoder_identity
        self._dimension = dimension
        self._serving = serving
        self._take_up = take_up
        self._refused: str | None = None

    def running(self) -> AbstractContextManager[None]:
        """Look again and again within the block, on a thread of its own."""
        return in_background("index-watch", self._run)

    def look(self) -> bool:
        """Take up the generation that is to serve, if it is another one; return whether it is in use now."""
        name = self._store.serving_name() or ""
        if name == self._serving:
            return True
        try:
            self._load()
        except Exception as error:  # noqa: BLE001 (whatever it is, what is in use serves on)
            if name != self._refused:
                self._refused = name
                LOGGER.warning("index.refused generation=%s serves=%s fault=%s", name, self._serving, error)
            return False
        self._refused = None
        return True

    def _load(self) -> None:
        started = time.perf_counter()
        snapshot = self._store.load(self._encoder_identity, self._dimension)
        if snapshot.warning:  # the store offers an older one, which may be older than the one in use
            raise SnapshotError(snapshot.warning)
        self._take_up(snapshot)
        self._serving = snapshot.id
        took, size = time.perf_counter() - started, len(snapshot.passages)
        LOGGER.info("index.taken_up generation=%s passages=%d seconds=%.2f", snapshot.id, size, took)

    def _run(self, over: threading.Event) -> None:
        pause = EVERY
        while not over.wait(pause):
            pause = EVERY if self.look() else min(2 * pause, LONGEST)
