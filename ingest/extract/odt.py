"""Reading ODT: headings, lists, tables and footnotes; tracked deletions, comments and hidden text stay out."""

from collections.abc import Iterator

from lxml import etree

from ingest.extract.archive import OfficeArchive, UnreadablePartError
from ingest.extract.line_breaks import join_lines
from ingest.extract.metadata import read_metadata
from ingest.extract.model import Block, BlockKind, ExtractOutcome, MediaKind
from ingest.extract.numbered_headings import numbered_heading, with_titles
from ingest.extract.office_page import office_page
from ingest.extract.table_rows import row_blocks
from ingest.extract.xml_text import descendants

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_NEVER_TEXT = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}hidden-text",
        f"{_TEXT}hidden-paragraph",
        f"{_OFFICE}annotation",
        f"{_TEXT}table-of-content",
        f"{_TEXT}ruby-text",
    }
)
_APART = _NEVER_TEXT | {f"{_TEXT}note", f"{_DRAW}text-box"}
_SPACES = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_CONTAINERS = frozenset({f"{_TEXT}section", f"{_TEXT}index-body", f"{_DRAW}frame", f"{_DRAW}text-box"})
_DEEPEST_HEADING = 6
_MOST_COLUMNS = 64


def extract_odt(content: bytes) -> ExtractOutcome:
    """Return the text of an ODT file.

    Args:
        content: the file.
    """
    try:
        archive = OfficeArchive(content)
        blocks = with_titles(
            block for element in archive.elements("content.xml", _is_child_of_body) for block in _blocks(element, 0)
        )
    except UnreadablePartError as error:
        return error.failed
    return office_page(MediaKind.ODT, blocks, read_metadata(archive, "meta.xml"))


def _is_child_of_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_OFFICE}text"


def _blocks(element: etree._Element, depth: int) -> Iterator[Block]:
    """Yield the blocks of a part of the body; ``depth`` counts the lists that it stands in."""
    if element.tag in {f"{_TEXT}h", f"{_TEXT}p"}:
        yield from _paragraph(element, depth)
    elif element.tag == f"{_TEXT}list":
        for child in element.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            for part in child:
                yield from _blocks(part, depth + 1)
    elif element.tag == f"{_TABLE}table":
        yield from _table(element)
    elif element.tag in _CONTAINERS:
        for child in element:
            yield from _blocks(child, depth)


def _paragraph(element: etree._Element, depth: int) -> Iterator[Block]:
    text = _text_of(element)
    if any(map(str.isalnum, text)):
        yield from _kinds(element, text, depth)
    for part in descendants(element, _NEVER_TEXT):
        if part.tag in {f"{_TEXT}note-body", f"{_DRAW}text-box"} and (inside := _paragraphs_of(part)):
            yield Block(BlockKind.PARAGRAPH, inside)


def _kinds(element: etree._Element, text: str, depth: int) -> Iterator[Block]:
    numbered = numbered_heading(text)
    if element.tag == f"{_TEXT}h":
        level = element.get(f"{_TEXT}outline-level", "1")
        yield Block(BlockKind.HEADING, text, max(1, min(int(level[:2]), _DEEPEST_HEADING)) if level.isdecimal() else 1)
    elif element.get(f"{_TEXT}style-name") == "Title":
        yield Block(BlockKind.HEADING, text, 1)
    elif numbered is not None:
        yield Block(BlockKind.HEADING, numbered.text, numbered.level)
        if numbered.rest:
            yield Block(BlockKind.PARAGRAPH, numbered.rest)
    else:
        yield Block(BlockKind.ITEM if depth else BlockKind.PARAGRAPH, text, depth)


def _text_of(paragraph: etree._Element) -> str:
    """Return the text of one paragraph, without its notes and the text boxes that hang on it."""
    pieces: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            pieces.append(element.tail or "" if element is not paragraph else "")
        elif element.tag in _APART:
            walker.skip_subtree()
        else:
            pieces.append(" " if element.tag in _SPACES else element.text or "")
    return join_lines([" ".join("".join(pieces).split())])


def _paragraphs_of(element: etree._Element) -> str:
    return " ".join(filter(None, (_text_of(part) for part in element.iter(f"{_TEXT}p", f"{_TEXT}h"))))


def _table(table: etree._Element) -> Iterator[Block]:
    rows = [_cells(row) for row in descendants(table, _NEVER_TEXT) if row.tag == f"{_TABLE}table-row"]
    header = table.find(f"{_TABLE}table-header-rows") is not None
    yield from row_blocks(rows, header=header or None)


def _cells(row: etree._Element) -> list[str]:
    """Return the cells of a row; a repeated cell counts as often as it is shown, within reason."""
    cells: list[str] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
        times = int(repeated[:4]) if repeated.isdecimal() else 1
        cells += [_paragraphs_of(cell)] * min(times, _MOST_COLUMNS - len(cells))
    return cells
