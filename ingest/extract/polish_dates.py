"""Days as pages write them: 12.03.2024, 2024-03-12, 12 marca 2024, 12 March 2024."""

import re
from collections.abc import Iterator
from datetime import date

_MONTH_STEMS = (
    ("sty", "jan", "січ"), ("lut", "feb", "лют"), ("mar", "бер"), ("kwi", "apr", "кві"), ("maj", "may", "трав"),
    ("cze", "jun", "черв"), ("lip", "jul", "лип"), ("sie", "aug", "серп"), ("wrz", "sep", "вер"),
    ("paź", "paz", "oct", "жов"), ("lis", "nov", "лист"), ("gru", "dec", "груд"),
)  # fmt: skip
_DAY = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})[-./]\s?(?P<m2>\d{1,2})[-./]\s?(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})\.?\s+(?P<m3>[^\W\d_]{3,12})\.?,?\s+(?P<y3>\d{4})"
    r")(?!\d)"
)
_EARLIEST = 1990
_LATEST = 2100


def find_days(text: str) -> Iterator[tuple[int, date]]:
    """Yield the days of ``text`` with where each begins, without those that no calendar or no web page can have."""
    for found in _DAY.finditer(text):
        groups = [value for value in found.groups() if value is not None]
        first, month, last = groups
        year, day = (first, last) if found["y1"] else (last, first)
        if (each := _day(year, month, day)) is not None:
            yield found.start(), each


def first_day(text: str) -> date | None:
    """Return the first day of ``text``, or None."""
    return next((day for _, day in find_days(text)), None)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _month(month.casefold())
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def _month(name: str) -> int:
    """Return 1 to 12, or 0 for a word that is no month."""
    return next((number for number, stems in enumerate(_MONTH_STEMS, 1) if name.startswith(stems)), 0)
