"""Tables as a spreadsheet opens them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | None

_LONGEST_CELL = 32_767
_WIDEST_COLUMN = 60
_NARROWEST_COLUMN = 8
_ROWS_THAT_SET_THE_WIDTH = 500
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = regex.compile(r"[\[\]:*?/\\\p{Cc}\p{Cs}\uFFFE\uFFFF\U00010000-\U0010FFFF]")
_NOT_IN_XML = regex.compile(r"[\p{Cs}\uFFFE\uFFFF]")
"""But for control characters, which a workbook writes in a way of its own."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Says nothing, so that the same contents give the same bytes."""

_TEXT_ALONE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheets:
    """The sheets of a workbook that is being written."""

    def __init__(self, workbook: "Workbook") -> None:
        self.workbook = workbook
        self._head = workbook.add_format({"bold": True, "bg_color": "#DCE6F2", "text_wrap": True, "valign": "top"})
        # What people typed stays text, even after somebody edits the cell: they could sign up as "=HYPERLINK(...)".
        self._text = workbook.add_format({"quote_prefix": True})
        self._amount = workbook.add_format({"num_format": "#,##0.00"})
        self._names: set[str] = set()

    def add(self, title: str) -> "Worksheet":
        """Return a new sheet, named as far as a sheet may be named like that."""
        name = unused_sheet_name(title, self._names)
        self._names.add(name.casefold())
        return self.workbook.add_worksheet(name)

    def add_table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> "Worksheet":
        """Return a new sheet with the table: its head stays in view, each column can be filtered by."""
        sheet = self.add(title)
        self.write_row(sheet, 0, columns, self._head)
        for number, row in enumerate(rows, start=1):
            self.write_row(sheet, number, row)
        for column, width in enumerate(_widths(columns, rows)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), max(len(columns) - 1, 0))
        return sheet

    def write_row(self, sheet: "Worksheet", number: int, cells: Iterable[Cell], style: "Format | None" = None) -> None:
        """Write the cells of the row ``number``, from 0."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(number, column, _NOT_IN_XML.sub("", cell)[:_LONGEST_CELL], style or self._text)
            elif isinstance(cell, Decimal):
                sheet.write_number(number, column, cell, style or self._amount)
            elif cell is not None:
                sheet.write_number(number, column, cell, style)


@contextmanager
def workbook_in(out: io.BytesIO) -> Iterator[Sheets]:
    """Give the sheets of a new workbook, which is complete in ``out`` at the end."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (only the process needs it that makes a workbook)

    workbook = Workbook(out, _TEXT_ALONE)
    workbook.set_properties({"created": _MADE})
    yield Sheets(workbook)
    workbook.close()


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with a table; each row is as long as ``columns``."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_xlsx(tables: Sequence[TableSheet]) -> bytes:
    """Return a workbook with a sheet for each table; amounts are numbers with two places."""
    out = io.BytesIO()
    with workbook_in(out) as sheets:
        for table in tables:
            sheets.add_table(table.title, table.columns, table.rows)
    return out.getvalue()


def registrations_xlsx(columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str = "1") -> bytes:
    """Return a workbook with one sheet named ``title``; texts stay texts, whatever they begin with."""
    out = io.BytesIO()
    with workbook_in(out) as sheets:
        sheets.add_table(title, columns, rows)
    return out.getvalue()


def unused_sheet_name(title: str, used: Iterable[str]) -> str:
    """Return a name that Excel accepts and no sheet has: 31 characters, without some marks.

    Args:
        title: what it should be called.
        used: the names of the other sheets, in small letters.

    """
    taken = {*used, "history"}  # Excel keeps that name for itself
    wanted = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", title).split()).strip("'") or "1"
    name, number = wanted[:_LONGEST_SHEET_NAME].rstrip("' "), 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = wanted[: _LONGEST_SHEET_NAME - len(end)].rstrip("' ") + end
    return name


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the widths in characters, by the first rows."""
    widths = [len(column) for column in columns]
    for row in rows[:_ROWS_THAT_SET_THE_WIDTH]:
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, row, strict=True)]
    return [min(max(width + 2, _NARROWEST_COLUMN), _WIDEST_COLUMN) for width in widths]
