"""Writing that survives a power cut: the bytes and the names are on the disk before anything relies on them."""

import os
from pathlib import Path


def write_through(path: Path, content: bytes) -> None:
    """Write a file and force it onto the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def force_folder(folder: Path) -> None:
    """Force the names in ``folder`` onto the disk; without it a new file may lose its name in a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
