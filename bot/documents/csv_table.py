"""A table as a spreadsheet opens it in Poland: semicolons, a byte order mark, a comma before decimals, no formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

Cell = str | int | float | Decimal | None


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return the table; each row is as long as ``columns``."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(columns)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue()


def _written(cell: Cell) -> str:
    """Return the cell; a text so that a spreadsheet takes it for one, for people could write "=HYPERLINK(...)".

    The apostrophe is what OWASP's page on CSV injection advises.
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell).replace(".", ",")
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
