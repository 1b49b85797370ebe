"""A row of a table as a sentence that can be read alone: "Program: Interreg; Termin: 24 stycznia 2014"."""

from collections.abc import Sequence

from ingest.extract.model import Block, BlockKind

_FEWEST_NAMED = 3


def row_blocks(rows: Sequence[Sequence[str]], *, header: bool | None = None, page: int | None = None) -> list[Block]:
    """Return the rows of a table as blocks, each cell with the name of its column.

    A table of two columns without a known header is a list of labels and values, and its rows read as such.

    Args:
        rows: the text of the cells, row by row; rows may differ in length.
        header: whether the first row names the columns; None where the file does not say.
        page: where the table starts.
    """
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return []
    names = filled[0] if (_looks_like_header(filled) if header is None else header and len(filled) > 1) else None
    body = filled if names is None else filled[1:]
    sentences = (_labelled(row) if names is None else _named(row, names) for row in body)
    return [Block(BlockKind.ROW, sentence, page=page) for sentence in sentences if sentence]


def _looks_like_header(rows: Sequence[Sequence[str]]) -> bool:
    first = rows[0]
    enough = len(rows) > 1 and len(first) >= _FEWEST_NAMED and all(first)
    return enough and not any(cell[:1].isdigit() for cell in first)


def _named(row: Sequence[str], names: Sequence[str]) -> str:
    # One cell over the whole width is a heading within the table.
    if sum(map(bool, row)) == 1 and len(names) > 1:
        return next(cell for cell in row if cell)
    padded = [*names, *[""] * (len(row) - len(names))]
    return "; ".join(
        f"{name.rstrip(':')}: {cell}" if name else cell for name, cell in zip(padded, row, strict=False) if cell
    )


def _labelled(row: Sequence[str]) -> str:
    cells = [cell for cell in row if cell]
    label, *values = cells
    return f"{label.rstrip(':')}: {'; '.join(values)}" if values else label
