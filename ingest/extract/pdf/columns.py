"""The order in which the lines of a page are read: down one column, then down the next."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.extract.pdf.layout import Line, joined, rows

_FEWEST_ROWS = 6
_CANDIDATES = 5
_NARROWEST = 0.2
_FULL = 0.55
"""Prose fills its column; the cells of a table, which stand as far apart, do not."""


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines as they are read; what stands side by side without being columns becomes one line.

    The page is cut at a gutter, a strip that at least six rows leave white; lines that cross it (a title over both
    columns) are read before what is below them. Each side is cut again, so that three columns are found too.
    """
    stacked = rows(list(lines))
    gutter = _gutter(stacked)
    if gutter is None:
        return [joined(row) for row in stacked]
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in stacked:
        if any(line.left < gutter < line.right for line in row):
            ordered += reading_order(left) + reading_order(right) + [joined(row)]
            left, right = [], []
        else:
            left += [line for line in row if line.right <= gutter]
            right += [line for line in row if line.left >= gutter]
    return ordered + reading_order(left) + reading_order(right)


def _gutter(stacked: list[list[Line]]) -> float | None:
    gaps = [(line, after) for row in stacked for line, after in _neighbours(row)]
    if len(gaps) < _FEWEST_ROWS:
        return None
    left = min(line.left for row in stacked for line in row)
    right = max(line.right for row in stacked for line in row)
    # Columns start at one edge each, so the commonest edges are the candidates.
    edges = Counter(round(after.left) for _, after in gaps).most_common(_CANDIDATES)
    best = max(
        (edge - 1.0 for edge, _ in edges), key=lambda x: sum(before.right <= x <= after.left for before, after in gaps)
    )
    inside = _NARROWEST < (best - left) / (right - left) < 1 - _NARROWEST
    return best if inside and _parts_prose(stacked, gaps, best, left, right) else None


def _parts_prose(stacked: list[list[Line]], gaps: list[tuple[Line, Line]], x: float, left: float, right: float) -> bool:
    parted = [pair for pair in gaps if pair[0].right <= x <= pair[1].left]
    crossing = sum(any(line.left < x < line.right for line in row) for row in stacked)
    if len(parted) < _FEWEST_ROWS or crossing > len(parted):
        return False
    before = [line.width for row in stacked for line in row if line.right <= x]
    after = [line.width for row in stacked for line in row if line.left >= x]
    return median(before) > _FULL * (x - left) and median(after) > _FULL * (right - x)


def _neighbours(row: list[Line]) -> list[tuple[Line, Line]]:
    ordered = sorted(row, key=lambda line: line.left)
    return list(pairwise(ordered))
