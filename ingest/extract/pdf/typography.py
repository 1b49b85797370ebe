"""What is usual in a document's print, and what stands out from it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.extract.pdf.layout import Line

_LARGER = 1.12
_LONGEST_HEADING = 200
_LONGEST_BOLD = 120
_NOT_HEADING = re.compile(r"[,;:-]$|(?<!\br)\.$")  # a date ends with "r."
_BOLD_LEVEL = 4
_DEEPEST_SIZE = 3
_SAME_EDGE = 25.0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line in reading order, and its page."""

    line: Line
    page: int


class Typography:
    """The size of a document's text, the distance of its lines, its larger sizes, and where its columns end."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        """Measure at least one line; letters count, so that many short headings do not pass for the text."""
        letters = Counter[tuple[float, bool]]()
        for placed in lines:
            letters[_size(placed.line), placed.line.bold] += len(placed.line.text)
        (self._size, self._bold), _ = letters.most_common(1)[0]
        usual = [placed.line for placed in lines if abs(placed.line.size - self._size) < 1]
        steps = [b.top - a.top for a, b in pairwise(usual)]
        near = [step for step in steps if 0 < step < 3 * self._size]
        self.leading = median(near) if near else 1.2 * self._size
        self._sizes = sorted({size for size, _ in letters if size > self._size * _LARGER}, reverse=True)
        self._edges: dict[tuple[int, int], float] = {}
        for placed in lines:
            for key in _columns(placed):
                self._edges[key] = max(self._edges.get(key, 0.0), placed.line.right)

    def size_level(self, line: Line) -> int | None:
        """Return the level of a heading in larger print than the text, from 1; None for the text."""
        size = _size(line)
        return min(_DEEPEST_SIZE, self._sizes.index(size) + 1) if size in self._sizes else None

    def stands_out(self, line: Line) -> bool:
        """Return whether the line is bold in a text that is not."""
        return line.bold and not self._bold and _size(line) > self._size * 0.9

    def heading_level(self, first: Line, text: str) -> int | None:
        """Return the level of the block ``text`` that starts with the line ``first``; None for one of the text."""
        if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
            return None
        bold = self.stands_out(first) and len(text) <= _LONGEST_BOLD and _NOT_HEADING.search(text) is None
        return self.size_level(first) or (_BOLD_LEVEL if bold else None)

    def ended_early(self, placed: PlacedLine, after: PlacedLine) -> bool:
        """Return whether the first word of the next line would have fitted on this one, so that it was ended there."""
        line = placed.line
        letter = line.width / max(1, len(line.text))
        word = len(after.line.text.split(maxsplit=1)[0]) + 1.5
        edge = max(self._edges[key] for key in _columns(placed))
        return line.right + word * letter < edge


def _size(line: Line) -> float:
    return round(line.size * 2) / 2


def _columns(placed: PlacedLine) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the strips of the page in which the line starts; they overlap, so that an indent changes none."""
    strip = int(placed.line.left // _SAME_EDGE)
    return (placed.page, strip), (placed.page, strip + 1)
