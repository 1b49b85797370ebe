"""Reading DOCX: headings by style, lists, tables, footnotes; tracked deletions and hidden text stay out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from ingest.extract.archive import OfficeArchive, UnreadablePartError
from ingest.extract.docx_numbering import Numbering
from ingest.extract.docx_styles import Style, W, read_styles
from ingest.extract.line_breaks import join_lines
from ingest.extract.metadata import read_metadata
from ingest.extract.model import Block, BlockKind, ExtractOutcome, MediaKind
from ingest.extract.numbered_headings import numbered_heading, with_titles
from ingest.extract.office_page import office_page
from ingest.extract.table_rows import row_blocks
from ingest.extract.xml_text import descendants

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"})
# What is no text of this paragraph: what was deleted or moved away, formatting, and what stands in its text boxes.
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}txbxContent", _FALLBACK})
_OUTSIDE_TEXT_BOXES = frozenset({f"{W}del", f"{W}moveFrom", _FALLBACK})
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_BOLD_LEVEL = 4
_LONGEST_BOLD = 120
_MOST_COLUMNS = 64


def extract_docx(content: bytes) -> ExtractOutcome:
    """Return the text of a DOCX file.

    A heading is what has a heading's style or outline level, a number such as "§ 5", or is short and wholly bold.

    Args:
        content: the file.
    """
    try:
        archive = OfficeArchive(content)
        blocks = with_titles(_Reader(read_styles(archive), Numbering.read(archive), _notes(archive)).read(archive))
    except UnreadablePartError as error:
        return error.failed
    return office_page(MediaKind.DOCX, blocks, read_metadata(archive, "docProps/core.xml"))


def _notes(archive: OfficeArchive) -> dict[str, str]:
    """Return the footnotes and endnotes by kind and number; the separators, which have a type, are none."""
    notes: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        if archive.has(f"word/{kind}s.xml"):
            for note in archive.elements(f"word/{kind}s.xml", _is_note):
                if note.get(f"{W}type") is None:
                    notes[f"{note.tag}Reference {note.get(f'{W}id')}"] = _text_of(note)
    return notes


def _is_note(element: etree._Element) -> bool:
    return element.tag in {f"{W}footnote", f"{W}endnote"}


def _text_of(element: etree._Element) -> str:
    return " ".join(filter(None, (_Paragraph.of(part).text for part in element.iter(f"{W}p"))))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The text of a paragraph; ``bold`` is whether all of it is, and ``notes`` are the references to its notes."""

    text: str
    bold: bool
    notes: tuple[str, ...]

    @staticmethod
    def of(element: etree._Element) -> "_Paragraph":
        text: list[str] = []
        bold = True
        notes: list[str] = []
        for part in descendants(element, _SKIPPED):
            if part.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                notes.append(f"{part.tag} {part.get(f'{W}id')}")
            piece = _SIGNS.get(part.tag) or (part.text if part.tag == f"{W}t" else None)
            if piece and not _is_on(part.getparent(), "vanish"):
                text.append(piece)
                bold = bold and (not piece.strip() or _is_on(part.getparent(), "b"))
        return _Paragraph(join_lines([" ".join("".join(text).split())]), bold, tuple(notes))


def _is_on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


class _Reader:
    """Turns the children of the document's body into blocks."""

    def __init__(self, styles: Mapping[str, Style], numbering: Numbering, notes: Mapping[str, str]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes

    def read(self, archive: OfficeArchive) -> Iterator[Block]:
        """Yield the blocks of the document."""
        for element in archive.elements("word/document.xml", _is_child_of_body):
            yield from self._blocks(element)

    def _blocks(self, element: etree._Element) -> Iterator[Block]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element)
        elif element.tag == f"{W}tbl":
            yield from self._table(element)
        elif element.tag in _WRAPPERS:
            for child in element:
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        paragraph, style = _Paragraph.of(element), Style.of_paragraph(element, self._styles)
        number = self._numbering.next(style.item.number, style.item.depth - 1) if style.item else ""
        # "§ 5" may stand alone on its line.
        if any(map(str.isalnum, paragraph.text)) or numbered_heading(number.strip()):
            yield from self._kinds(replace(paragraph, text=f"{number}{paragraph.text}".strip()), style)
        for reference in paragraph.notes:
            if self._notes.get(reference):
                yield Block(BlockKind.PARAGRAPH, self._notes[reference])
        for box in descendants(element, _OUTSIDE_TEXT_BOXES):
            if box.tag == f"{W}txbxContent" and (text := _text_of(box)):
                yield Block(BlockKind.PARAGRAPH, text)

    def _kinds(self, paragraph: _Paragraph, style: Style) -> Iterator[Block]:
        text = paragraph.text
        numbered = numbered_heading(text)
        short = len(text) <= _LONGEST_BOLD and not text.endswith((".", ",", ";", ":"))
        if style.level is not None:
            yield Block(BlockKind.HEADING, text, style.level)
        elif numbered is not None:
            yield Block(BlockKind.HEADING, numbered.text, numbered.level)
            if numbered.rest:
                yield Block(BlockKind.PARAGRAPH, numbered.rest)
        elif style.item is not None:
            yield Block(BlockKind.ITEM, text, style.item.depth)
        elif paragraph.bold and short:
            yield Block(BlockKind.HEADING, text, _BOLD_LEVEL)
        else:
            yield Block(BlockKind.PARAGRAPH, text)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows: list[list[str]] = []
        for row in table.iterchildren(f"{W}tr"):
            rows.append(_cells(row, rows[-1] if rows else []))
        if rows and max(map(len, rows)) == 1:
            for cell in table.iter(f"{W}tc"):
                for child in cell:
                    yield from self._blocks(child)
            return
        header = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        yield from row_blocks(rows, header=header or None)


def _cells(row: etree._Element, above: list[str]) -> list[str]:
    """Return the cells of a row; one that is merged with the cell above it says the same."""
    cells: list[str] = []
    for cell in row.iterchildren(f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merged is not None and merged.get(f"{W}val") != "restart"
        known = continues and len(cells) < len(above)
        cells.append(above[len(cells)] if known else _text_of(cell))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = span.get(f"{W}val", "1") if span is not None else "1"
        cells += [""] * (min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0)
    return cells


def _is_child_of_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}body"
