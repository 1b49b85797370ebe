"""Reading passages before anybody asks for them: the first answer from a passage is then as quick as the second."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from bot.answering.missing import read_passage
from corpus.model import Passage
from index.background import in_background

LATER = 5.0
"""Seconds after a start: whoever waits for it has the processor to themselves."""

PAUSE = 0.02
"""Seconds between two passages, each of which takes about three milliseconds."""


class AheadReader:
    """Reads every passage once for the details that it can give, on a thread of its own.

    Args:
        passages: those of the index in use.
        read: reads one and remembers it.
        later: seconds until it begins.
        pause: seconds between two passages.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        read: Callable[[Passage], object] = read_passage,
        later: float = LATER,
        pause: float = PAUSE,
    ) -> None:
        self._passages: Sequence[Passage] | None = passages
        self._read = read
        self._later = later
        self._pause = pause

    def take_up(self, passages: Sequence[Passage]) -> None:
        """Read these too: another index is in use now."""
        self._passages = passages

    def running(self) -> AbstractContextManager[None]:
        """Read within the block; what is not read at its end is left."""
        return in_background("reading-ahead", self._run)

    def _run(self, over: threading.Event) -> None:
        while not over.wait(self._later):
            passages, self._passages = self._passages or (), None
            for passage in passages:
                if over.wait(self._pause):
                    return
                self._read(passage)
