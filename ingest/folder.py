"""From a folder to its pages: each file is one."""

import asyncio
import hashlib
import mimetypes
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from corpus.web_source import WebSource
from ingest.crawl import LostPage, PageOutcome, PageReader, ReadPage, SamePage
from ingest.extract.files import FileRefused, FolderFile, read_folder
from ingest.extract.model import ExtractFailed, ExtractFault
from ingest.fetching.model import FetchedPage, Validators
from ingest.folder_source import Folder
from ingest.state import KnownPage


class FolderPages:
    """Reads the files of a folder; those with the bytes that are known already are passed over.

    Args:
        folder: the folder.
        reader: reads the text of a file.
        now: the clock.

    """

    def __init__(self, folder: Folder, reader: PageReader, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._reader = reader
        self._now = now

    async def pages(
        self, source: WebSource, known: Mapping[str, KnownPage], reading: str, since: datetime | None = None
    ) -> AsyncIterator[PageOutcome]:
        """Yield what became of each file, in the order of their names.

        Args:
            source: the folder as a source.
            known: its files that are remembered.
            reading: the version of the reading; a file read by another one is read again.
            since: not needed: comparing bytes costs nothing.

        """
        del since
        for file in read_folder(self._folder.path):
            name = f"{source.id}/{file.path.as_posix()}"
            if isinstance(file, FileRefused):
                yield LostPage(name, ExtractFailed(ExtractFault.UNSUPPORTED, file.detail), 0)
                continue
            page, before = self._page(name, file), known.get(name)
            if before is not None and before.reading == reading and before.validators == page.validators:
                yield SamePage(name, 0)
                continue
            extracted = await asyncio.to_thread(self._reader, page, source)
            if isinstance(extracted, ExtractFailed):
                yield LostPage(name, extracted, 0)
            else:
                yield ReadPage(name, page, extracted)

    def _page(self, name: str, file: FolderFile) -> FetchedPage:
        return FetchedPage(
            url=name,
            final_url=self._address(file.path),
            content=file.content,
            media_type=mimetypes.guess_type(file.path.name)[0],
            charset=None,
            validators=Validators(digest=hashlib.sha256(file.content).hexdigest()),
            fetched_at=self._now(),
            wire_bytes=0,
        )

    def _address(self, path: Path) -> str:
        return self._folder.base_url and self._folder.base_url + quote(path.as_posix())
