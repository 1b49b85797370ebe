"""The file of a copy, and what can go wrong with one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError


class BackupError(BotError):
    """A copy cannot be made, or not be put back; says what to do."""


@contextmanager
def aside_of(path: Path) -> Iterator[Path]:
    """Give an empty file beside ``path``, for its owner alone, which is gone after the block unless it was moved."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield aside
    finally:
        aside.unlink(missing_ok=True)
