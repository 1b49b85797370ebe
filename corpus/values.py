"""The small values that editors type: days, addresses, whom a passage serves."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from corpus.model import Audience, Confidence

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_OR_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_ARCHIVED = re.compile(r"https://web\.archive\.org/web/[0-9]{4,14}/https?://\S+")

_Choice = TypeVar("_Choice", bound=StrEnum)


def parse_day(text: str) -> date:
    """Return the day written as ``2026-11-23``.

    Raises:
        ValueError: It is written in another way or is not in the calendar.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"'{text}' is not a day. Write it as year-month-day, for example 2026-11-23.")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"'{text}' is not in the calendar. Write a day that exists.") from error


def parse_free_date(text: str) -> str:
    """Return a date in the editors' words ("styczeń 2014"), refusing only what looks exact and is not in the calendar.

    Raises:
        ValueError: It has the form ``2026-13`` or ``2026-02-30``.
    """
    if _MONTH_OR_DAY.fullmatch(text):
        parse_day(text if len(text) == len("2026-11-23") else f"{text}-01")
    return text


def parse_address(text: str) -> str:
    """Return a web address unchanged.

    Raises:
        ValueError: It is not an http or https address with a host.
    """
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", text):
        raise ValueError(f"'{text}' is not a web address. Write the whole address, beginning with http:// or https://.")
    return text


def parse_archive_address(text: str) -> str:
    """Return the address of a copy in web.archive.org unchanged.

    Raises:
        ValueError: It is not of the form https://web.archive.org/web/<year or time>/<address>.
    """
    if not _ARCHIVED.fullmatch(text):
        raise ValueError(
            f"'{text}' is not an archive address. Write https://web.archive.org/web/2018/ and the address."
        )
    return text


def parse_confidence(text: str) -> Confidence:
    """Return how sure the editors are.

    Raises:
        ValueError: The word is not one of the known ones.
    """
    return _choose(Confidence, text, "confidence")


def parse_audience(words: Iterable[str]) -> tuple[Audience, ...]:
    """Return whom a passage serves, in the order written.

    Raises:
        ValueError: A word is not one of the known ones or comes twice.
    """
    found = tuple(_choose(Audience, word, "audience") for word in words)
    if len(set(found)) < len(found):
        raise ValueError("The same audience is named twice. Name it once.")
    return found


def _choose(choices: type[_Choice], text: str, what: str) -> _Choice:
    try:
        return choices(text)
    except ValueError as error:
        known = ", ".join(choice.value for choice in choices)
        raise ValueError(f"'{text}' is not a known {what}. Write one of: {known}.") from error
