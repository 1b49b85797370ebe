"""From PDFium's letters to lines: the text with its place, the size of its font, and whether it is bold or hidden."""

import math
import statistics
from collections.abc import Iterator
from ctypes import c_int, c_uint, create_string_buffer
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.extract.pdf.drawing import LIGHTEST, Drawing
from ingest.extract.pdf.layout import Line, PageText, ToUpright, upright

MOST_LETTERS = 100_000
"""On one page; more than any page of text can hold, so the rest is not read."""

_SMALLEST = 2.0
_BOLD = 700
_WIDE_GAP = 1.3
_LEVEL = 0.9
_HYPHEN = 0x02  # PDFium's sign for a hyphen at the end of a line
_FIRST_LETTER = 0x20
_NOT_TEXT = frozenset({0xAD, 0xFFFE, 0xFFFF})


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, the space before it, and its place; ``ends`` says that a line ends with it."""

    index: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    ends: bool

    def follows(self, other: "_Letter") -> bool:
        """Return whether this stands at the height of ``other``, not before it, and not far behind it.

        The letters of a ligature share one place.
        """
        height = other.bottom - other.top
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        beside = self.left > other.left - 0.3 * height and self.left - other.right < _WIDE_GAP * height
        return beside and shared > 0.3 * min(height, self.bottom - self.top)


def read_letters(page: pypdfium2.PdfPage, number: int) -> PageText:
    """Return the lines of ``page``, in the order of the file.

    Text that nobody can see is left out and counted: smaller than two points, beside the page, or white on white.
    Invisible text over a scan (its OCR layer) is what people see in the picture, so it stays.

    Args:
        page: an open page.
        number: its number, from 1.
    """
    rotation = page.get_rotation()
    place = upright(page.get_bbox(), rotation)
    drawing = Drawing.of(page, place)
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        letters = _Letters(text_page.raw, place)
        look = _Look(text_page.raw, drawing, math.radians(rotation), (width, height))
        lines = [look.line(run) for run in _runs(letters, drawing)]
    finally:
        text_page.close()
    seen = tuple(line for line in lines if line is not None)
    return PageText(
        number, width, height, seen, drawing.rulings, letters.count, letters.unmapped, len(lines) - len(seen)
    )


def _runs(letters: "_Letters", drawing: Drawing) -> Iterator[list[_Letter]]:
    """Yield the letters between line ends, wide gaps and ruled lines."""
    run: list[_Letter] = []
    for letter in letters.read():
        parted = run and (
            not letter.follows(run[-1])
            or (letter.text[0] == " " and drawing.rulings.parts(run[-1].right, letter.left, letter.top))
        )
        if parted or (run and run[-1].ends):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


class _Letters:
    """Reads the letters of a page; ``unmapped`` counts those of which the file does not say which they are."""

    def __init__(self, raw: object, place: ToUpright) -> None:
        self._raw = raw
        self._place = place
        self._box = pdfium.FS_RECTF()
        self.count = min(pdfium.FPDFText_CountChars(raw), MOST_LETTERS)
        self.unmapped = 0

    def read(self) -> Iterator[_Letter]:
        """Yield the letters that are text; white space goes to the letter after it."""
        space = ""
        for index in range(self.count):
            code = pdfium.FPDFText_GetUnicode(self._raw, index)
            unmapped = pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1
            self.unmapped += unmapped
            hyphen = code == _HYPHEN and not unmapped
            if chr(code).isspace():
                space = " "
            elif hyphen or (code >= _FIRST_LETTER and code not in _NOT_TEXT):
                yield self._letter(index, space + ("-" if hyphen else chr(code)), ends=hyphen)
                space = ""

    def _letter(self, index: int, text: str, *, ends: bool) -> _Letter:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._box)
        x1, y1 = self._place(self._box.left, self._box.top)
        x2, y2 = self._place(self._box.right, self._box.bottom)
        return _Letter(index, text, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), ends)


class _Look:
    """Tells how a run of letters looks, and so whether anybody sees it."""

    def __init__(self, raw: object, drawing: Drawing, turn: float, size: tuple[float, float]) -> None:
        self._raw = raw
        self._drawing = drawing
        self._turn = turn
        self._width, self._height = size

    def line(self, run: list[_Letter]) -> Line | None:
        """Return the run as a line, or None when it is hidden, or set at an angle as a watermark is."""
        line = Line(
            text="".join(letter.text for letter in run).strip(),
            left=run[0].left,
            top=min(letter.top for letter in run),
            right=max(letter.right for letter in run),
            bottom=max(letter.bottom for letter in run),
            size=statistics.median(letter.bottom - letter.top for letter in run),
            bold=all(self._bold(letter.index) for letter in (run[0], run[len(run) // 2], run[-1])),
        )
        level = math.cos(pdfium.FPDFText_GetCharAngle(self._raw, run[0].index) + self._turn) > _LEVEL
        return line if level and self._on_page(line) and not self._white(run[0].index, line) else None

    def _on_page(self, line: Line) -> bool:
        inside = line.right > 0 and line.left < self._width and line.bottom > 0 and line.top < self._height
        return inside and line.size >= _SMALLEST

    def _bold(self, index: int) -> bool:
        name, flags = create_string_buffer(128), c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, name, len(name), flags)
        named = 0 < length <= len(name) and b"bold" in name.value.lower()
        return named or pdfium.FPDFText_GetFontWeight(self._raw, index) >= _BOLD

    def _white(self, index: int, line: Line) -> bool:
        red, green, blue, opacity = c_uint(), c_uint(), c_uint(), c_uint()
        known = pdfium.FPDFText_GetFillColor(self._raw, index, red, green, blue, opacity)
        if not known or self._drawing.covers((line.left + line.right) / 2, line.middle):
            return False
        return opacity.value == 0 or min(red.value, green.value, blue.value) >= LIGHTEST
