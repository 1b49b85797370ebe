"""What office files say of themselves, in the words of Dublin Core."""

from dataclasses import dataclass
from datetime import date

from lxml import etree

from ingest.extract.archive import OfficeArchive, UnreadablePartError

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_CREATED = ("{http://purl.org/dc/terms/}created", "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date")
_MODIFIED = ("{http://purl.org/dc/terms/}modified", "{http://purl.org/dc/elements/1.1/}date")
_LANGUAGE_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields that are used; each may be missing."""

    title: str | None = None
    language: str | None = None
    created: date | None = None
    modified: date | None = None


def read_metadata(archive: OfficeArchive, name: str) -> Metadata:
    """Return what the part ``name`` says; a file whose text can be read is not lost over a broken part."""
    try:
        found = {str(e.tag): (e.text or "").strip() for e in archive.elements(name, _is_leaf)}
    except UnreadablePartError:
        return Metadata()
    language = found.get(_LANGUAGE, "")[:_LANGUAGE_LETTERS].lower()
    return Metadata(
        title=found.get(_TITLE),
        language=language if len(language) == _LANGUAGE_LETTERS and language.isalpha() else None,
        created=_date(found, _CREATED),
        modified=_date(found, _MODIFIED),
    )


def _is_leaf(element: etree._Element) -> bool:
    return len(element) == 0


def _date(found: dict[str, str], names: tuple[str, ...]) -> date | None:
    for name in names:
        try:
            return date.fromisoformat(found.get(name, "")[:10])
        except ValueError:
            continue
    return None
