"""The parts of an office file, which is a ZIP archive of XML: each read as a stream, with bounds on everything.

lxml over zipfile, and not python-docx or odfpy: those load every part and picture before anything can be counted,
python-docx leaves out what stands in tracked insertions, and odfpy's last release is of 2020.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from lxml import etree

from ingest.extract.model import ExtractFailed, ExtractFault

MOST_ENTRIES = 4_096
LARGEST_PART = 32 * 2**20
"""Bytes after decompression; a thousand pages of text take about 10 MiB of XML."""

WORST_RATIO = 200
"""Office XML shrinks ten to thirty times, a bomb a thousand times."""

_SMALL = 2**20
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
# Everything that broken bytes make zipfile and zlib raise, besides their own errors.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class UnreadablePartError(Exception):
    """A part is missing, broken or too much; ``failed`` is the outcome for the page."""

    def __init__(self, fault: ExtractFault, detail: str) -> None:
        super().__init__(detail)
        self.failed = ExtractFailed(fault, detail)


class OfficeArchive:
    """An open archive of an office file.

    Args:
        content: the file.

    Raises:
        UnreadablePartError: it is no ZIP archive, or one with too many entries.
    """

    def __init__(self, content: bytes) -> None:
        # zipfile builds an object for each entry of the directory, so they are counted before it does.
        if content.count(_CENTRAL_ENTRY) > MOST_ENTRIES:
            raise UnreadablePartError(ExtractFault.TOO_COMPLEX, f"more than {MOST_ENTRIES} entries in the archive")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise UnreadablePartError(ExtractFault.DAMAGED, "not a whole ZIP archive") from error

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name in self._archive.namelist()

    def elements(self, name: str, is_unit: Callable[[etree._Element], bool]) -> Iterator[etree._Element]:
        """Yield the elements of an XML part that ``is_unit`` picks, each whole, in order; it is emptied afterwards.

        Raises:
            UnreadablePartError: the part is missing, encrypted, broken, too large, nested too deeply or has a DTD.
        """
        try:
            with self._archive.open(self._checked(name)) as stream:
                yield from _units(_Bounded(stream), is_unit)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error)
            fault = ExtractFault.TOO_COMPLEX if deep else ExtractFault.DAMAGED
            raise UnreadablePartError(fault, f"{name}: {'nested too deeply' if deep else 'broken XML'}") from error
        except _BROKEN as error:
            raise UnreadablePartError(ExtractFault.DAMAGED, f"{name} cannot be unpacked") from error

    def _checked(self, name: str) -> zipfile.ZipInfo:
        try:
            entry = self._archive.getinfo(name)
        except KeyError as error:
            raise UnreadablePartError(ExtractFault.DAMAGED, f"{name} is missing") from error
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadablePartError(ExtractFault.ENCRYPTED, f"{name} is encrypted")
        if entry.file_size > max(_SMALL, WORST_RATIO * entry.compress_size):
            raise UnreadablePartError(ExtractFault.TOO_COMPLEX, f"{name} grows more than {WORST_RATIO} times")
        return entry


class _Bounded:
    """A stream that stops a part whose directory entry lies about its size."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = LARGEST_PART

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(piece)
        if self._left < 0:
            raise UnreadablePartError(ExtractFault.TOO_COMPLEX, f"a part of more than {LARGEST_PART >> 20} MiB")
        return piece


def _units(stream: _Bounded, is_unit: Callable[[etree._Element], bool]) -> Iterator[etree._Element]:
    parsing = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in parsing:
        # Neither format has a DTD, so whoever writes one means its entities.
        if element.getparent() is None and element.getroottree().docinfo.doctype:
            raise UnreadablePartError(ExtractFault.DAMAGED, "the XML declares a DTD")
        if event == "end" and is_unit(element):
            yield element
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]
