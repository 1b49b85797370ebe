"""Reading a PDF file from its bytes."""

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.extract.model import Block, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.ocr import ocr_program, read_scan
from ingest.extract.pdf.columns import reading_order
from ingest.extract.pdf.layout import Line, PageText
from ingest.extract.pdf.lines import read_lines
from ingest.extract.pdf.paragraphs import build_blocks
from ingest.extract.pdf.running_lines import without_running_lines
from ingest.extract.pdf.tables import Table, find_tables
from ingest.extract.pdf.typography import PlacedLine
from ingest.extract.titles import page_title

MOST_PAGES = 500
MOST_LETTERS = 3_000_000
"""In one file: about a thousand full pages."""

_FEWEST_LETTERS = 20
_UNMAPPED_SHARE = 0.005
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")


def extract_pdf(content: bytes, *, ocr: bool = False) -> ExtractOutcome:
    """Return the text of a PDF file.

    Words that were broken at the end of a line are joined, running heads and page numbers are left out, and every block
    has the number of the page on which it starts, as ``#page=`` counts. A file that opens without a password is read,
    whatever its permissions; one whose fonts do not say which letters they are is as good as a scan.

    Args:
        content: the file.
        ocr: whether a scan is read with tesseract, where that is installed with Polish.
    """
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            outcome = _read(document)
            program = ocr_program() if ocr and _is_scan(outcome) else None
            return outcome if program is None else _read_scan(document, program)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            return ExtractFailed(ExtractFault.ENCRYPTED, "the file asks for a password")
        return ExtractFailed(ExtractFault.DAMAGED, "PDFium cannot open the file")


def _read(document: pypdfium2.PdfDocument) -> ExtractOutcome:
    pages, notes = _read_pages(document)
    letters = sum(page.letters for page in pages)
    if letters < _FEWEST_LETTERS:
        return ExtractFailed(ExtractFault.SCANNED, f"{len(document)} pages hold {letters} letters")
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _UNMAPPED_SHARE * letters:
        return ExtractFailed(ExtractFault.SCANNED, f"the fonts do not say which letters {unmapped} of {letters} are")
    blocks = build_blocks([piece for page in without_running_lines(pages) for piece in _stream(page)])
    if not blocks:
        return ExtractFailed(ExtractFault.EMPTY, "only page numbers and running heads")
    hidden = any(page.hidden for page in pages)
    return _page(document, blocks, [*notes, "hidden text dropped"] if hidden else notes)


def _is_scan(outcome: ExtractOutcome) -> bool:
    return isinstance(outcome, ExtractFailed) and outcome.fault is ExtractFault.SCANNED


def _read_scan(document: pypdfium2.PdfDocument, program: str) -> ExtractOutcome:
    blocks = read_scan(document, program)
    if not blocks:
        return ExtractFailed(ExtractFault.SCANNED, "tesseract read nothing")
    return _page(document, blocks, ["read by OCR"])


def _page(document: pypdfium2.PdfDocument, blocks: Sequence[Block], notes: Sequence[str]) -> ExtractedPage:
    return ExtractedPage(
        MediaKind.PDF,
        page_title(_metadata(document, "Title"), blocks),
        tuple(blocks),
        published=_date(_metadata(document, "CreationDate")),
        modified=_date(_metadata(document, "ModDate")),
        notes=tuple(notes),
    )


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[PageText], list[str]]:
    pages: list[PageText] = []
    total = len(document)
    letters = 0
    for index in range(min(total, MOST_PAGES)):
        if letters > MOST_LETTERS:
            break
        page = _read_page(document, index)
        letters += page.letters if page else 0
        pages.extend([page] if page else [])
    return pages, [f"{len(pages)} of {total} pages read"] if len(pages) < total else []


def _read_page(document: pypdfium2.PdfDocument, index: int) -> PageText | None:
    try:
        with closing(document[index]) as page:
            return read_lines(page, index + 1)
    except pypdfium2.PdfiumError:
        return None


def _stream(page: PageText) -> Iterable[PlacedLine | Block]:
    """Yield what stands on the page in reading order; a table takes part as one line of its size."""
    tables = {_as_line(table): table for table in find_tables(page.rulings, page.lines)}
    inside = {line for table in tables.values() for line in table.lines}
    for line in reading_order([*tables, *(line for line in page.lines if line not in inside)]):
        if line in tables:
            yield from tables[line].blocks(page.number)
        elif line.text:
            yield PlacedLine(line, page.number)


def _as_line(table: Table) -> Line:
    # The size 0 keeps it from being joined with what stands beside it.
    xs, ys = table.grid.xs, table.grid.ys
    return Line("", xs[0], ys[0], xs[-1], ys[-1], 0.0)


def _metadata(document: pypdfium2.PdfDocument, key: str) -> str:
    return str(document.get_metadata_value(key))


def _date(text: str) -> date | None:
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
