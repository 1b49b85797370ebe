"""A folder of files as a source: no list has it, its name in the memory tells it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from corpus.web_source import SourceId, WebSource
from index.folding import fold
from ingest.extract.files import FolderError

_PREFIX = "folder-"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files.

    ``base_url`` is the http(s) address under which they are published, "" when they are nowhere: the citation then
    has no link. ``publisher`` is who made them.
    """

    path: Path
    base_url: str
    publisher: str

    def as_source(self) -> WebSource:
        """Return the folder as a source of the ingest."""
        name = self.path.resolve().name
        return WebSource(
            id=SourceId(_PREFIX + (re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "bez-nazwy")),
            title=name,
            publisher=self.publisher,
            url=self.base_url,
            topic="",
            every=timedelta(days=3650),
        )


def open_folder(path: Path, base_url: str, publisher: str) -> Folder:
    """Return the folder.

    Raises:
        FolderError: when there is none, or the address is none; says what to do.

    """
    if not path.is_dir():
        raise FolderError(f"Nie ma folderu {path}. Podaj po --folder folder z plikami.")
    if base_url and not base_url.startswith(("https://", "http://")):
        raise FolderError(f"Adres „{base_url}” po --folder-url musi się zaczynać od https:// albo http://.")
    return Folder(path, base_url and base_url.rstrip("/") + "/", publisher or path.resolve().name)


def is_folder(source: SourceId) -> bool:
    """Return whether pages of ``source`` came from a folder."""
    return source.startswith(_PREFIX)
