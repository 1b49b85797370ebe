"""Tables with ruled lines: which text stands in which cell."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.extract.line_breaks import join_lines
from ingest.extract.model import Block
from ingest.extract.pdf.columns import reading_order
from ingest.extract.pdf.layout import Line, Rulings
from ingest.extract.table_rows import row_blocks

_NEAR = 3.0
"""Points; lines of a table meet, but not exactly."""

MOST_RULINGS = 2_000
"""On one page; a drawing has more."""

_FEWEST_EDGES = 3
_Ruling = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's rows, from the top, and of its columns, from the left; at least two of each."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]

    def cell(self, line: Line) -> tuple[int, int] | None:
        """Return the row and the column in which ``line`` stands, counted from 0; None outside the table."""
        row = bisect(self.ys, line.middle) - 1
        column = bisect(self.xs, line.left + _NEAR) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its lines; ``top`` says where on the page it belongs."""

    grid: Grid
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.grid.ys[0]

    def blocks(self, page: int) -> list[Block]:
        """Return the rows as blocks."""
        cells: dict[tuple[int, int], list[Line]] = {}
        for line in self.lines:
            place = self.grid.cell(line)
            if place is not None:
                cells.setdefault(place, []).append(line)
        rows = [
            [self._text(cells.get((row, column), [])) for column in range(len(self.grid.xs) - 1)]
            for row in range(len(self.grid.ys) - 1)
        ]
        return row_blocks(rows, header=self._bold_header(cells) or None, page=page)

    @staticmethod
    def _text(lines: list[Line]) -> str:
        return join_lines(line.text for line in reading_order(lines))

    def _bold_header(self, cells: dict[tuple[int, int], list[Line]]) -> bool:
        bold = {row for (row, _), lines in cells.items() if all(line.bold for line in lines)}
        return 0 in bold and len(bold) < len({row for row, _ in cells})


def find_tables(rulings: Rulings, lines: Sequence[Line]) -> list[Table]:
    """Return the tables among ``lines``, from the top of the page.

    Lines that meet make one table: it has at least two rows and two columns, so a frame around a text is none.
    """
    if len(rulings.across) + len(rulings.down) > MOST_RULINGS:
        return []
    found: list[Table] = []
    for grid in _grids(rulings):
        inside = tuple(line for line in lines if grid.cell(line) is not None)
        if len({grid.cell(line) for line in inside}) > 1:
            found.append(Table(grid, inside))
    return sorted(found, key=lambda table: table.top)


def _grids(rulings: Rulings) -> list[Grid]:
    groups: list[tuple[set[_Ruling], set[_Ruling]]] = []
    for down in rulings.down:
        touching = {across for across in rulings.across if _meet(across, down)}
        joined = [group for group in groups if group[0] & touching]
        groups = [group for group in groups if not group[0] & touching]
        groups.append((touching.union(*(group[0] for group in joined)), {down}.union(*(group[1] for group in joined))))
    grids = (Grid(_edges(across), _edges(down)) for across, down in groups)
    return [grid for grid in grids if min(len(grid.ys), len(grid.xs)) >= _FEWEST_EDGES]


def _meet(across: _Ruling, down: _Ruling) -> bool:
    (y, left, right), (x, top, bottom) = across, down
    return left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR


def _edges(rulings: Iterable[_Ruling]) -> tuple[float, ...]:
    edges: list[float] = []
    for position in sorted({ruling[0] for ruling in rulings}):
        if not edges or position - edges[-1] > _NEAR:
            edges.append(position)
    return tuple(edges)
