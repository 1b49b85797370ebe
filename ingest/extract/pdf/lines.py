"""From words to lines: the text with its place, the size of its font, and whether it is bold or hidden."""

import math
import statistics
from collections.abc import Iterator
from ctypes import c_int, c_uint, create_string_buffer

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.extract.pdf.drawing import LIGHTEST, Drawing
from ingest.extract.pdf.layout import Line, PageText, upright
from ingest.extract.pdf.words import Word, Words

_SMALLEST = 2.0
_BOLD = 700
_LEVEL = 0.9


def read_lines(page: pypdfium2.PdfPage, number: int) -> PageText:
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
        words = Words(text_page.raw, place)
        look = _Look(text_page.raw, drawing, math.radians(rotation), (width, height))
        lines = [look.line(run) for run in _runs(words, drawing)]
    finally:
        text_page.close()
    seen = tuple(line for line in lines if line is not None)
    return PageText(number, width, height, seen, drawing.rulings, words.count, words.unmapped, len(lines) - len(seen))


def _runs(words: Words, drawing: Drawing) -> Iterator[list[Word]]:
    """Yield the words between line ends, wide gaps and ruled lines."""
    run: list[Word] = []
    for word in words.read():
        if run and (run[-1].ends or not word.follows(run[-1]) or _parted(run[-1], word, drawing)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _parted(before: Word, after: Word, drawing: Drawing) -> bool:
    return after.apart and drawing.rulings.parts(before.right, after.left, after.top)


class _Look:
    """Tells how a run of words looks, and so whether anybody sees it."""

    def __init__(self, raw: object, drawing: Drawing, turn: float, size: tuple[float, float]) -> None:
        self._raw = raw
        self._drawing = drawing
        self._turn = turn
        self._width, self._height = size

    def line(self, run: list[Word]) -> Line | None:
        """Return the words as a line, or None when it is hidden, or set at an angle as a watermark is."""
        line = Line(
            text="".join(f" {word.text}" if word.apart else word.text for word in run).strip(),
            left=run[0].left,
            top=min(word.top for word in run),
            right=max(word.right for word in run),
            bottom=max(word.bottom for word in run),
            size=statistics.median(word.bottom - word.top for word in run),
            bold=all(self._bold(index) for index in (run[0].first, run[len(run) // 2].first, run[-1].last)),
        )
        level = math.cos(pdfium.FPDFText_GetCharAngle(self._raw, run[0].first) + self._turn) > _LEVEL
        return line if level and self._on_page(line) and not self._white(run[0].first, line) else None

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
