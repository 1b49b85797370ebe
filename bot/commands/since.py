"""A moment as people type it: a day, or how long ago."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import BotError

_AGO = re.compile(r"(\d{1,4})([hd])")
_WARSAW = ZoneInfo("Europe/Warsaw")


class SinceError(BotError):
    """The moment cannot be read."""


def parse_since(text: str, now: datetime) -> datetime:
    """Return the moment that ``text`` names: "2026-11-20" is that day's start in Warsaw, "3d" and "12h" are ago.

    Raises:
        SinceError: when it is neither.

    """
    ago = _AGO.fullmatch(text.strip())
    if ago:
        return now - (timedelta(days=int(ago[1])) if ago[2] == "d" else timedelta(hours=int(ago[1])))
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time(), _WARSAW).astimezone(UTC)
    except ValueError as error:
        raise SinceError(f"Nie rozumiem „{text}” w --since. Podaj dzień (2026-11-20) albo czas: 3d, 12h.") from error
