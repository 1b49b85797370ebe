"""How often a source is looked at, as people write it: ``"12 hours"``, ``"7 days"``, ``"2 weeks"``."""

import re
from datetime import timedelta

LONGEST_DAYS = 366

_INTERVAL = re.compile(r"([1-9][0-9]{0,3}) (hour|day|week)s?")
_UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


def parse_interval(text: str) -> timedelta:
    """Return the time between two looks.

    Raises:
        ValueError: It is written in another way or is longer than LONGEST_DAYS; in Polish.
    """
    found = _INTERVAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"'{text}' to nie odstęp. Wpisz liczbę i hours, days albo weeks, na przykład \"7 days\".")
    interval = int(found[1]) * _UNITS[found[2]]
    if interval > timedelta(days=LONGEST_DAYS):
        raise ValueError(f"'{text}' to za długo. Wpisz najwyżej {LONGEST_DAYS} days.")
    return interval


def format_interval(interval: timedelta) -> str:
    """Return what ``parse_interval`` reads as ``interval``, in days where they are whole."""
    hours = round(interval / _UNITS["hour"])
    number, unit = (hours, "hour") if hours % 24 else (hours // 24, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"
