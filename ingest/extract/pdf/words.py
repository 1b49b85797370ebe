"""From PDFium's letters to words with their places on the page.

A page is asked for the place of the first and the last letter of each word alone, and for doubts about letters only
where there may be some: each question is a call into C, and asking them of every letter takes several times as long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.extract.pdf.layout import ToUpright

MOST_LETTERS = 100_000
"""On one page; more than any page of text can hold, so the rest is not read."""

_WIDE_GAP = 1.3
_HYPHEN = 0x02  # PDFium's sign for a hyphen at the end of a line
_FIRST_LETTER = 0x20
_NOT_TEXT = frozenset({0xAD, 0xFFFE, 0xFFFF})
_SPACES = frozenset(code for code in range(0x3001) if chr(code).isspace())
_SURE = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()-/"))
"""What is believed in the middle of a word whose first letter the file explains."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word by the indices of its first and last letter, and its place.

    ``apart`` says that white space stands before it, ``ends`` that the line ends with it.
    """

    first: int
    last: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    apart: bool
    ends: bool

    def follows(self, other: "Word") -> bool:
        """Return whether this stands at the height of ``other``, not before it, and not far behind it."""
        height = other.bottom - other.top
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        beside = self.left > other.left and self.left - other.right < _WIDE_GAP * height
        return beside and shared > 0.3 * min(height, self.bottom - self.top)


class Words:
    """Reads the words of a page.

    ``count`` is the number of its letters; after reading, ``unmapped`` is how many were found of which the file does
    not say which they are.

    Args:
        raw: PDFium's text page.
        place: from its coordinates to the page as it is shown.
    """

    def __init__(self, raw: object, place: ToUpright) -> None:
        self._raw = raw
        self._place = place
        self._box = pdfium.FS_RECTF()
        self.count = min(pdfium.FPDFText_CountChars(raw), MOST_LETTERS)
        self.unmapped = 0

    def read(self) -> Iterator[Word]:
        """Yield the words in the order of the file."""
        codes = [pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(self.count)]
        end = 0
        for first, after in self._spans(codes):
            hyphen = codes[after - 1] == _HYPHEN
            self.unmapped += self._doubts(codes, first, after)
            text = _text(codes[first : after - hyphen])
            if text or hyphen:
                yield self._word(first, after - 1, text + "-" * hyphen, apart=first > end, ends=hyphen)
            end = after

    def _spans(self, codes: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the first index of each word and the one after it; a hyphen at the end of a line ends a word too."""
        start = -1
        for index, code in enumerate(codes):
            space = code in _SPACES
            if start >= 0 and space:
                yield start, index
                start = -1
            elif code == _HYPHEN and pdfium.FPDFText_IsHyphen(self._raw, index) == 1:
                yield start if start >= 0 else index, index + 1
                start = -1
            elif start < 0 and not space:
                start = index
        if start >= 0:
            yield start, len(codes)

    def _doubts(self, codes: Sequence[int], first: int, after: int) -> int:
        asked = (index for index in range(first, after) if index == first or codes[index] not in _SURE)
        return sum(pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1 for index in asked)

    def _word(self, first: int, last: int, text: str, *, apart: bool, ends: bool) -> Word:
        left, top, right, bottom = self._bounds(first)
        if last > first:
            _, upper, right, lower = self._bounds(last)
            top, bottom = min(top, upper), max(bottom, lower)
        return Word(first, last, text, left, top, right, bottom, apart, ends)

    def _bounds(self, index: int) -> tuple[float, float, float, float]:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._box)
        x1, y1 = self._place(self._box.left, self._box.top)
        x2, y2 = self._place(self._box.right, self._box.bottom)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _text(codes: Sequence[int]) -> str:
    text = "".join(chr(code) for code in codes if code >= _FIRST_LETTER and code not in _NOT_TEXT)
    # A letter beyond the basic plane may come in two halves.
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
