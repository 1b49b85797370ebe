"""Running heads, running feet and page numbers: what stands on many pages at the same place is not the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.extract.numbered_headings import numbered_heading
from ingest.extract.pdf.layout import Line, PageText, rows

_EDGE_ROWS = 3
_EDGE_SHARE = 0.17
"""Of the height of a page: no running head reaches further down."""

_REPEATED_SHARE = 0.4
"""Of the pages; left and right pages may have heads of their own."""

_DIGITS = re.compile(r"\d+")
_LONE_NUMBER = re.compile(r"[-–—. ]*(\d{1,4})[-–—. ]*")
_PAGE_NUMBER = re.compile(
    r"\W*(?:strona|str\.|s\.)\s*\d+(?:\s*(?:z|/)\s*\d+)?\W*|\d+\s*(?:z|/)\s*\d+|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE
)


def without_running_lines(pages: Sequence[PageText]) -> list[PageText]:
    """Return ``pages`` without what repeats at their edges, numbers left aside, and without their page numbers."""
    edges = [_edge_lines(page) for page in pages]
    running = _Running(pages, edges)
    return [_peeled(page, running) for page in pages]


def _peeled(page: PageText, running: "_Running") -> PageText:
    """Take running lines off both edges, from the outside as far as they go: what repeats behind text is text."""
    top, foot = _edge_rows(page)
    gone: set[Line] = set()
    for edge in (top, foot):
        for row in edge:
            if not all(running.has(line, page.number) for line in row):
                break
            gone.update(row)
    return replace(page, lines=tuple(line for line in page.lines if line not in gone))


class _Running:
    """What runs through a document: the lines that repeat, and how its own page numbers differ from the file's."""

    def __init__(self, pages: Sequence[PageText], edges: Sequence[frozenset[Line]]) -> None:
        counts = Counter(pattern for edge in edges for pattern in {_pattern(line) for line in edge})
        self._enough = max(2.0, _REPEATED_SHARE * len(pages))
        self._counts = counts
        self._offsets = Counter(
            number - page.number for page, edge in zip(pages, edges, strict=True) for number in _numbers(edge)
        )

    def has(self, line: Line, page: int) -> bool:
        """Return whether the line, at the edge of ``page``, belongs to the pages and not to the text."""
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        if any(self._offsets[number - page] > 1 for number in _numbers([line])):
            return True
        return self._counts[_pattern(line)] >= self._enough and numbered_heading(line.text) is None


def _numbers(lines: Iterable[Line]) -> list[int]:
    return [int(number[1]) for line in lines if (number := _LONE_NUMBER.fullmatch(line.text))]


def _pattern(line: Line) -> tuple[int, str]:
    """Return what makes a running line the same on every page: its height there and its words, without numbers."""
    return round(line.middle / 8), _DIGITS.sub("#", line.text)


def _edge_lines(page: PageText) -> frozenset[Line]:
    return frozenset(line for edge in _edge_rows(page) for row in edge for line in row)


def _edge_rows(page: PageText) -> tuple[list[list[Line]], list[list[Line]]]:
    """Return the rows at the head and at the foot of the page, each from the outside."""
    stacked = rows(list(page.lines))
    depth = _EDGE_SHARE * page.height
    top = [row for row in stacked[:_EDGE_ROWS] if row[0].bottom < depth]
    return top, [row for row in stacked[: -_EDGE_ROWS - 1 : -1] if row[0].top > page.height - depth]
