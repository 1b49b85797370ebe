"""What a file is that somebody attached: by its content, with bounds on everything that is read.

puremagic knows the signatures; own code looks for what it does not: the end of a file that was cut off, encryption,
macros, and archives that grow without end. Nothing is rendered or unpacked to the disk.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import IO

from bot.entry.words import tidied
from bot.voucher.results import Reason, Refused

MOST_BYTES = 10_000_000
"""Of one file; the announced size tells, before anything is downloaded."""

MOST_FILES = 5
"""Of one application."""

_MEGABYTE = 1_000_000
_LONGEST_NAME = 100
_HEAD = 4_096
_TAIL = 2_048
_UNNAMED = "plik"

_MOST_ENTRIES = 4_096
_MOST_UNPACKED = 64 * 2**20
_WORST_RATIO = 200
"""Office XML shrinks ten to thirty times, a bomb a thousand times."""

_SMALL = 2**20
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED_ENTRY = 0x1
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word puts a file with a password into the container of its old format."""

_TEXT = "word/document.xml"
_TYPES = "[Content_Types].xml"
# Everything that broken bytes make zipfile and zlib raise, besides their own errors.
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
_ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


class FileKind(StrEnum):
    """What can be attached."""

    PDF = "pdf"
    DOCX = "docx"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


_SUFFIXES: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx",),
    FileKind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    FileKind.PNG: (".png",),
    FileKind.WEBP: (".webp",),
}
"""The first one is given to files that came without any."""

_NOT_ALLOWED = Refused(Reason.FILE_NOT_ALLOWED)
_DAMAGED = Refused(Reason.FILE_DAMAGED)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that can be attached, under a name that is safe everywhere."""

    name: str = field(repr=False)
    kind: FileKind


def too_large(size: int) -> Refused | None:
    """Return the refusal for a file of ``size`` bytes, as announced or as received; None when it is small enough."""
    return Refused(Reason.FILE_TOO_LARGE, count=MOST_BYTES // _MEGABYTE) if size > MOST_BYTES else None


def checked_file(name: str, content: bytes) -> CheckedFile | Refused:
    """Return what the file is, or why it cannot be attached: size, kind, a name that says something else, damage."""
    refused = too_large(len(content))
    if refused is not None:
        return refused
    if not content:
        return _DAMAGED
    clean = safe_name(name)
    if content.startswith(_LOCKED) and clean.casefold().endswith(_SUFFIXES[FileKind.DOCX]):
        return _DAMAGED
    kind = _kind_of(content)
    if kind is None or not _agrees(clean, kind):
        return _NOT_ALLOWED
    return _SOUND[kind](content) or CheckedFile(_with_suffix(clean, kind), kind)


def safe_name(name: str) -> str:
    """Return the name without folders, control characters and what turns the direction of writing; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    clean = tidied(re.sub(r'[<>:"|?*]', " ", last)).strip(". ")
    stem, suffix = _parted(clean)
    return f"{stem[: _LONGEST_NAME - len(suffix)].strip()}{suffix}" if stem else f"{_UNNAMED}{suffix}"


def _parted(name: str) -> tuple[str, str]:
    """Return the name and its suffix; the end of "Statut z 12.03" is none."""
    suffix = PurePath(name).suffix
    if _SUFFIX.fullmatch(suffix) is None:
        return name, ""
    return name.removesuffix(suffix), suffix


def _agrees(name: str, kind: FileKind) -> bool:
    _, suffix = _parted(name)
    return not suffix or suffix.casefold() in _SUFFIXES[kind]


def _with_suffix(name: str, kind: FileKind) -> str:
    _, suffix = _parted(name)
    return name if suffix else f"{name}{_SUFFIXES[kind][0]}"


def _kind_of(content: bytes) -> FileKind | None:
    import puremagic  # noqa: PLC0415 - its tables are read when somebody attaches a file

    try:
        found = {each.extension for each in puremagic.magic_string(content[:_HEAD])}
    except puremagic.PureError:
        return None
    return next((kind for kind, suffixes in _SUFFIXES.items() if not found.isdisjoint(suffixes)), None)


def _pdf(content: bytes) -> Refused | None:
    tail = content[-_TAIL:]
    whole = b"%%EOF" in tail and b"startxref" in tail
    return None if whole and _ENCRYPTED_PDF.search(content) is None else _DAMAGED


def _jpeg(content: bytes) -> Refused | None:
    # Telephones put more behind the end of the picture.
    return None if b"\xff\xd9" in content else _DAMAGED


def _png(content: bytes) -> Refused | None:
    return None if b"IEND\xaeB`\x82" in content else _DAMAGED


def _webp(content: bytes) -> Refused | None:
    if content[8:12] != b"WEBP":  # sounds and films begin with the same letters
        return _NOT_ALLOWED
    return None if len(content) >= int.from_bytes(content[4:8], "little") + 8 else _DAMAGED


def _docx(content: bytes) -> Refused | None:
    # zipfile builds an object for each entry of the directory, so they are counted before it does.
    if content.count(_CENTRAL_ENTRY) > _MOST_ENTRIES:
        return _DAMAGED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _archived(archive)
    except _BROKEN:
        return _DAMAGED


def _archived(archive: zipfile.ZipFile) -> Refused | None:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries) or _grows(entries):
        return _DAMAGED
    names = {entry.filename for entry in entries}
    if not {_TEXT, _TYPES} <= names or any(name.casefold().endswith("vbaproject.bin") for name in names):
        return _NOT_ALLOWED
    for name in (_TEXT, _TYPES):
        with archive.open(name) as part:
            _read_through(part)
    return None


def _grows(entries: list[zipfile.ZipInfo]) -> bool:
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        return True
    return any(entry.file_size > max(_SMALL, _WORST_RATIO * entry.compress_size) for entry in entries)


def _read_through(part: IO[bytes]) -> None:
    """Read to the end, where zipfile compares the checksum; it never reads more than the directory announced."""
    while part.read(_SMALL):
        pass


_SOUND: Mapping[FileKind, Callable[[bytes], Refused | None]] = {
    FileKind.PDF: _pdf,
    FileKind.DOCX: _docx,
    FileKind.JPEG: _jpeg,
    FileKind.PNG: _png,
    FileKind.WEBP: _webp,
}
"""What is wrong with a file of each kind; None where nothing is."""
