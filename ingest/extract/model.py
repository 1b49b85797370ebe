"""What is read from a page: its blocks in reading order, and what it says of itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MediaKind(StrEnum):
    """What the bytes are, whatever the address or the server calls them."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    DOC = "doc"
    MARKDOWN = "markdown"
    TEXT = "text"


class BlockKind(StrEnum):
    """A heading, a paragraph, an item of a list, or a row of a table as a sentence with its column names."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the main text on one line, without markup.

    ``level`` is 1 to 6 for headings, the depth from 1 for items, and 0 otherwise; ``page`` counts from 1 where the
    file has pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """The main text of a page.

    ``language`` is a code of two letters; ``canonical`` and ``links`` are absolute http(s) addresses, the links in
    the order of the page and without repeats. ``notes`` tell the report what was odd, a short English phrase each
    ("hidden text dropped").
    """

    kind: MediaKind
    title: str
    blocks: tuple[Block, ...]
    language: str | None = None
    published: date | None = None
    modified: date | None = None
    canonical: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class ExtractFault(StrEnum):
    """Why a page has no text for us; the report explains each in Polish."""

    EMPTY = "empty"
    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_COMPLEX = "too_complex"
    TOO_SLOW = "too_slow"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class ExtractFailed:
    """Nothing could be read; ``detail`` is for the report."""

    fault: ExtractFault
    detail: str


ExtractOutcome = ExtractedPage | ExtractFailed
