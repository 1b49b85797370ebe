"""A folder of files as a source: HTML, PDF, DOCX, ODT, DOC, TXT and Markdown, told apart by what they hold."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError

LARGEST_FILE = 32 * 2**20
MOST_FILES = 10_000


class FolderError(IngestError):
    """The folder cannot be read."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file with its bytes; ``path`` is relative to the folder."""

    path: Path
    content: bytes


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that is not read; ``detail`` is for the report."""

    path: Path
    detail: str


def read_folder(folder: Path) -> Iterator[FolderFile | FileRefused]:
    """Yield the files below ``folder`` in the order of their names; hidden ones are passed over.

    Symbolic links are followed to files inside the folder only, so that a link laid there shows nothing else.

    Args:
        folder: an existing folder.

    Raises:
        FolderError: it is no folder that can be read, or holds more than MOST_FILES files.
    """
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise FolderError(f"Nie można odczytać folderu {folder}. Sprawdź ścieżkę i uprawnienia.")
    root = folder.resolve()
    for path in _paths(root):
        yield _read(path, root)


def _paths(root: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += (Path(place, name) for name in sorted(names) if not name.startswith("."))
        if len(found) > MOST_FILES:
            raise FolderError(f"W folderze {root} jest ponad {MOST_FILES} plików. Podziel go na mniejsze.")
    return found


def _read(path: Path, root: Path) -> FolderFile | FileRefused:
    name = path.relative_to(root)
    try:
        if not path.resolve().is_relative_to(root):
            return FileRefused(name, "a link to a place outside the folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return FileRefused(name, "not a regular file")
        if status.st_size > LARGEST_FILE:
            return FileRefused(name, f"larger than {LARGEST_FILE >> 20} MiB")
        return FolderFile(name, path.read_bytes())
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        return FileRefused(name, f"cannot be read ({error})")
