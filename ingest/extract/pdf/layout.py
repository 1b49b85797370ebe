"""Where text and ruled lines stand on a page. Points; x grows to the right and y downwards, as one reads."""

from collections.abc import Callable
from dataclasses import dataclass, replace

ToUpright = Callable[[float, float], tuple[float, float]]
"""From a point in the page's own coordinates to the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line without a wide gap in it; ``size`` is the height of its font in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height on the page where the line is centred."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """From the first letter to the last."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Rulings:
    """The straight lines that are drawn on a page: across as (y, left, right), down as (x, top, bottom)."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()

    def parts(self, left: float, right: float, y: float) -> bool:
        """Return whether a line stands between ``left`` and ``right`` at the height ``y``."""
        return any(left <= x <= right and top <= y <= bottom for x, top, bottom in self.down)


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page, in no order; ``number`` counts from 1."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rulings: Rulings
    letters: int = 0
    unmapped: int = 0
    hidden: int = 0


def upright(box: tuple[float, float, float, float], rotation: int) -> ToUpright:
    """Return how points of a page with ``box`` (left, bottom, right, top) are shown after a clockwise ``rotation``."""
    left, bottom, right, top = box
    turns: dict[int, ToUpright] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[rotation % 360 // 90 * 90]


def joined(lines: list[Line]) -> Line:
    """Return what stands side by side as one line, from left to right."""
    ordered = sorted(lines, key=lambda line: line.left)
    longest = max(lines, key=lambda line: len(line.text))
    return replace(
        longest,
        text=" ".join(line.text for line in ordered),
        left=ordered[0].left,
        right=max(line.right for line in lines),
        top=min(line.top for line in lines),
        bottom=max(line.bottom for line in lines),
        bold=all(line.bold for line in lines),
    )


def rows(lines: list[Line]) -> list[list[Line]]:
    """Group what stands at the same height, from the top of the page to its foot."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if found and abs(line.middle - found[-1][0].middle) < min(line.size, found[-1][0].size) / 2:
            found[-1].append(line)
        else:
            found.append([line])
    return found
