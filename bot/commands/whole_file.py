"""A file that is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file beside ``path`` that takes its place after the block; when the block fails, ``path`` is untouched.

    Raises:
        OSError: when the folder or the disk refuses; at once, so that no work is done in vain.

    """
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            yield file
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` into a file that only its owner may read: it can hold personal data.

    Raises:
        OSError: when the folder or the disk refuses; then ``path`` is untouched.

    """
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        aside.touch(mode=0o600)
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
