"""Tables of data as rows of text; tables that only lay out an old page are told apart from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.characters import one_line
from ingest.extract.html_node import Node, descendants, plain_text

_PAIR = 2
_MOST_DIGITS = 6
_MOST_CELLS = 20_000
_WIDEST = 40
_TALLEST = 500
_LONG_CELL = 300
_LONG_VALUE = 600
_LONG_LABEL = 60
_NEARLY_ALL = 0.75
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
# What people put into the cells of a layout, and not into those of a table.
_LAYOUT_CONTENT = frozenset(("table", "h1", "h2", "h3", "h4", "form", "article", "section", "main", "nav"))


@dataclass(frozen=True, slots=True)
class DataTable:
    """The text of the cells, every row as wide as its own cells reach, and whether the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    header: bool | None
    caption: str


def read_table(table: Node) -> DataTable | None:
    """Return the data of a table; None when it is a layout, whose cells are to be read one after another."""
    rows = list(_rows(table))
    widths = [sum(1 for _ in _cells(row)) for row in rows]
    if max(widths, default=0) < _PAIR or not _holds_data(table, rows, widths):
        return None
    heads = _header_rows(rows)
    grid = _grid(rows)
    if heads > 1:
        grid = [_merged(grid[:heads]), *grid[heads:]]
    caption = next((plain_text(each) for each in table.elements if each.name == "caption"), "")
    return DataTable(tuple(map(tuple, grid)), _header(rows, heads), one_line(caption))


def _rows(table: Node) -> Iterator[Node]:
    for child in table.elements:
        if child.name == "tr":
            yield child
        elif child.name in _PARTS:
            yield from (row for row in child.elements if row.name == "tr")


def _cells(row: Node) -> Iterator[Node]:
    return (cell for cell in row.elements if cell.name in _CELLS)


def _holds_data(table: Node, rows: Sequence[Node], widths: Sequence[int]) -> bool:
    if any(node.name in _LAYOUT_CONTENT for node in descendants(table) if node is not table):
        return False
    if any(cell.name == "th" for row in rows for cell in _cells(row)):
        return True
    usual = max(set(widths), key=widths.count)
    regular = widths.count(usual) >= _NEARLY_ALL * len(widths)
    return len(rows) > 1 and usual > 1 and regular and (_is_short(rows) or _has_labels(rows, usual))


def _is_short(rows: Sequence[Node]) -> bool:
    return all(cell.chars <= _LONG_CELL for row in rows for cell in _cells(row))


def _has_labels(rows: Sequence[Node], width: int) -> bool:
    """Return whether two columns read as label and value."""
    pairs = [tuple(_cells(row)) for row in rows]
    return width == _PAIR and all(
        len(pair) < _PAIR or (pair[0].chars <= _LONG_LABEL and pair[1].chars <= _LONG_VALUE) for pair in pairs
    )


def _header_rows(rows: Sequence[Node]) -> int:
    """Return how many rows at the top name the columns, by their markup."""
    count = 0
    for row in rows:
        if not all(cell.name == "th" for cell in _cells(row)):
            break
        count += 1
    return count if count < len(rows) else 0


def _header(rows: Sequence[Node], heads: int) -> bool | None:
    if heads:
        return True
    if all(next((cell.name for cell in _cells(row)), "") == "th" for row in rows):
        return False
    first = [_is_bold(cell) for cell in _cells(rows[0]) if cell.chars]
    others = [_is_bold(cell) for row in rows[1:] for cell in _cells(row) if cell.chars]
    if first and all(first) and not all(others):
        return True
    labels = [_is_bold(cell) for row in rows for cell in list(_cells(row))[:1]]
    return False if all(labels) else None


def _is_bold(cell: Node) -> bool:
    """Return whether all text of the cell is bold."""
    bold = 0
    stack = [cell]
    while stack:
        node = stack.pop()
        if node.name in {"b", "strong", "th"}:
            bold += node.chars
        else:
            stack.extend(node.elements)
    return bold == cell.chars


def _grid(rows: Sequence[Node]) -> list[list[str]]:
    """Return the text of the cells; one that reaches over rows stands in each, over columns in the first alone."""
    reaching: dict[int, tuple[int, str]] = {}
    grid: list[list[str]] = []
    count = 0
    for row in rows:
        grid.append(_line(row, reaching))
        count += len(grid[-1])
        if count > _MOST_CELLS:
            break
    return grid


def _line(row: Node, reaching: dict[int, tuple[int, str]]) -> list[str]:
    line: list[str] = []
    for cell in _cells(row):
        _fill(line, reaching)
        text = one_line(plain_text(cell))
        width, height = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
        for column in range(len(line), len(line) + width):
            if height > 1:
                reaching[column] = (height - 1, text if column == len(line) else "")
        line += [text, *[""] * (width - 1)]
    _fill(line, reaching)
    return line


def _fill(line: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    """Add the cells from above that reach into the next columns."""
    while (column := len(line)) in reaching:
        left, text = reaching.pop(column)
        line.append(text)
        if left > 1:
            # Told apart from this row's own cells by the row that comes next.
            reaching[column] = (left - 1, text)


def _span(cell: Node, name: str, most: int) -> int:
    value = cell.attributes.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) <= _MOST_DIGITS else 1


def _merged(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of the columns where several rows name them: "Kwota (plan)"."""
    width = max(map(len, rows))
    columns = ([row[column] for row in rows if column < len(row) and row[column]] for column in range(width))
    return [" ".join(dict.fromkeys(names)) for names in columns]
