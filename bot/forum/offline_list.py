"""A list of who came that was kept without the network, read from CSV: a ticket or a number, and a time."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.clock import NonexistentTimeError, from_warsaw
from bot.forum.attendance_model import Obstacle, OfflineRow, RowFault
from bot.forum.tickets import TOKEN_PREFIX

_LONGEST_NUMBER = 19
"""Digits of a 64-bit number."""


def read_offline_list(text: str) -> Iterator[OfflineRow | RowFault]:
    """Yield each line as it is meant, or that it cannot be read; empty lines and a line of headings are left out.

    Args:
        text: CSV with commas or semicolons. The first column holds what ``ci_...`` the ticket says, or the number of
            the registration; the second the time, as ISO 8601 or as the time in Poland ("2027-03-15 10:05").

    """
    content = text.removeprefix("\ufeff")
    delimiter = ";" if ";" in content.partition("\n")[0] else ","
    heading = True
    for line, cells in _filled(csv.reader(io.StringIO(content, newline=None), delimiter=delimiter)):
        if not heading or _is_shown(cells[0]):
            yield _row(line, cells)
        heading = False


def _filled(lines: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are not empty, by their number, without spaces around the cells.

    What the reader refuses (a cell of over 100,000 characters) is a line with nothing useful, and the last.
    """
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            tidy = [cell.strip() for cell in cells]
            if any(tidy):
                yield number, tidy
    except csv.Error:
        yield number + 1, [""]


def _row(line: int, cells: list[str]) -> OfflineRow | RowFault:
    moment = _moment(cells[1]) if len(cells) > 1 else None
    if moment is None or not _is_shown(cells[0]):
        return RowFault(line, Obstacle.UNREADABLE)
    return OfflineRow(line, cells[0], moment)


def _is_shown(cell: str) -> bool:
    return cell.startswith(TOKEN_PREFIX) or (cell.isascii() and cell.isdigit() and len(cell) <= _LONGEST_NUMBER)


def _moment(cell: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(cell)
        return from_warsaw(read) if read.tzinfo is None else read
    except (ValueError, OverflowError, NonexistentTimeError):
        return None
