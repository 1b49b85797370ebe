"""Days as Polish texts write them: "24 stycznia 2014", "15.03.2024", "2024-05-31", "maja 2024", "2024"."""

import calendar
import re
from datetime import date

from babel.dates import get_month_names

_MONTHS = {
    name: number for form in ("format", "stand-alone") for number, name in get_month_names("wide", form, "pl").items()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

YEAR = r"(?:19|20)\d{2}(?!\d)"
WHOLE_DAY = (
    rf"(?<!\d)\d{{1,2}}[ ](?:{_MONTH})[ ]{YEAR}|(?<![\d.])\d{{1,2}}[./-]\d{{1,2}}[./-]{YEAR}"
    rf"|(?<!\d){YEAR}-\d{{2}}-\d{{2}}(?!\d)|\b(?:{_MONTH})[ ]{YEAR}"
)
"""A day, or a month, with its year; a space stands in brackets, so that it counts in a verbose pattern too."""

PART_OF_DAY = rf"(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.?(?!\d)|(?<!\d)\d{{1,2}}[ ](?:{_MONTH})|(?<![\d.])\d{{1,2}}\.?(?!\d)"
"""A day whose month or year stands with the day that ends the range."""

_WORDED = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})(?:[./-](?P<year>\d{4}))?)?\.?")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})-(?P<day>\d{2}))?")
_Parts = tuple[int | None, int | None, int | None]


def read_day(text: str, *, last: bool) -> date | None:
    """Return the day that ``text`` names, None when it is not in the calendar.

    Args:
        text: what WHOLE_DAY or YEAR matched.
        last: of a month or a year, its last day is meant instead of its first.
    """
    return _day(*_parts(text), last=last)


def read_range(first: str, last: str) -> tuple[date, date] | None:
    """Return the first and the last day of a range, None when one is not in the calendar or they are turned round.

    Args:
        first: what WHOLE_DAY or PART_OF_DAY matched; what it lacks is taken from ``last``.
        last: what WHOLE_DAY matched.
    """
    end_year, end_month, _ = _parts(last)
    year, month, day = _parts(first)
    start = _day(year or end_year, month or (end_month if day else None), day, last=False)
    end = read_day(last, last=True)
    return (start, end) if start and end and start <= end else None


def _parts(text: str) -> _Parts:
    """Return year, month and day as far as ``text`` names them."""
    found = _WORDED.fullmatch(text) or _ISO.fullmatch(text) or _NUMBERED.fullmatch(text)
    if found is None:
        return None, None, None
    year, month, day = found["year"], found["month"], found["day"]
    month_number = None if month is None else _MONTHS.get(month.lower()) or int(month)
    return int(year) if year else None, month_number, int(day) if day else None


def _day(year: int | None, month: int | None, day: int | None, *, last: bool) -> date | None:
    if year is None:
        return None
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None
