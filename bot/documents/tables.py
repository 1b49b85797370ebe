"""Tables that people send: XLSX or CSV, as Excel and others write them in Poland."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice

from bot.documents.errors import DocumentError
from bot.messages.documents import DOCUMENTS

MAX_BYTES = 5_000_000
MAX_ROWS = 10_000
_MAX_COLUMNS = 100
_MAX_UNPACKED = 100_000_000
"""A small file can unpack to gigabytes."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (";", ",", "\t")


class TableProblem(StrEnum):
    """Why a table cannot be used; what people read is in ``bot.messages.documents``, by these names."""

    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    OLD_EXCEL = "old_excel"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


class TableError(DocumentError):
    """A table that cannot be used; says in Polish what to do. ``problem`` is for other languages."""

    def __init__(self, problem: TableProblem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return DOCUMENTS["pl"].table_problems[self.problem]


def read_table(content: bytes, name: str) -> list[list[str]]:
    """Return the cells of the first sheet as texts.

    The list has every row up to the last that is not empty, so that its positions are those in the file; empty cells at
    the end of a row are left out. What the file is is told by its bytes, then by its name: whatever is no workbook is
    read as CSV, in UTF-8, UTF-16 with a byte order mark or Windows-1250, with semicolons, commas or tabs.

    Args:
        content: the file.
        name: of the file, with its ending.

    Raises:
        TableError: when it is too large, empty, or no table.

    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem.TOO_LARGE)
    if content.startswith(_OLD_EXCEL) or name.casefold().endswith(".xls"):
        raise TableError(TableProblem.OLD_EXCEL)
    read = _workbook_rows if content.startswith(_ZIP) else _csv_rows
    rows = [_trimmed(row) for row in islice(read(content), MAX_ROWS + 1)]
    if len(rows) > MAX_ROWS:
        raise TableError(TableProblem.TOO_MANY_ROWS)
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise TableError(TableProblem.EMPTY)
    return rows


def _workbook_rows(content: bytes) -> Iterator[Iterable[str]]:
    import openpyxl  # noqa: PLC0415 (a quarter of a second that CSV does not need)

    try:
        _check_unpacked(content)
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()  # some programs write wrong ones
        for row in sheet.iter_rows(max_col=_MAX_COLUMNS, values_only=True):
            yield map(_text, row)
    except TableError:
        raise
    except Exception as error:  # a damaged workbook fails in as many ways as it has parts
        raise TableError(TableProblem.UNREADABLE) from error


def _check_unpacked(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(each.file_size for each in archive.infolist()) > _MAX_UNPACKED:
            raise TableError(TableProblem.TOO_LARGE)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value).strip()


def _csv_rows(content: bytes) -> Iterator[Iterable[str]]:
    text = _decoded(content)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield (_without_apostrophe(cell.strip()) for cell in row[:_MAX_COLUMNS])
    except csv.Error as error:
        raise TableError(TableProblem.UNREADABLE) from error


def _decoded(content: bytes) -> str:
    """Return the text; bytes that no table has are those of a picture or a PDF.

    Raises:
        TableError: when it is no text.

    """
    if content.startswith(_UTF16):
        return content.decode("utf-16", "replace")
    if b"\0" in content or content.startswith(b"%PDF"):
        raise TableError(TableProblem.UNREADABLE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", "replace")


def _delimiter(text: str) -> str:
    """Return the mark by which the first line falls into most cells; the semicolon when there is one cell."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _without_apostrophe(cell: str) -> str:
    """Return the cell as it was before an export made a formula harmless in it."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" ").startswith(("=", "+", "-", "@")) else cell


def _trimmed(row: Iterable[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells
