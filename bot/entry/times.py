"""Moments as people type them, in Polish time."""

from datetime import date, datetime, time

from bot.clock import from_warsaw
from bot.entry.errors import InvalidEntryError

EXAMPLE = '"2027-03-15 10:00"'

_MOMENT = "%Y-%m-%d %H:%M"
_DAY = "%Y-%m-%d"
_TIME = "%H:%M"
_END_OF_DAY = time(23, 59)


def typed_moment(typed: str) -> datetime:
    """Return the moment of "2027-03-15 10:00", in UTC.

    Raises:
        InvalidEntryError: when it cannot be read.
        NonexistentTimeError: when clocks skip that time in spring.

    """
    return from_warsaw(_parsed(typed, _MOMENT))


def typed_deadline(typed: str) -> datetime:
    """Return the moment of "2027-03-15 10:00", or the end of the day of "2027-03-15", in UTC.

    Raises:
        InvalidEntryError: when it cannot be read.
        NonexistentTimeError: when clocks skip that time in spring.

    """
    whole_day = len(typed.strip()) == len("2027-03-15")
    return end_of_day(_parsed(typed, _DAY).date()) if whole_day else typed_moment(typed)


def typed_time(typed: str) -> time:
    """Return the time of "10:00".

    Raises:
        InvalidEntryError: when it cannot be read.

    """
    return _parsed(typed, _TIME).time()


def end_of_day(day: date) -> datetime:
    """Return the last minute of the day, in UTC."""
    return from_warsaw(datetime.combine(day, _END_OF_DAY))


def _parsed(typed: str, form: str) -> datetime:
    try:
        return datetime.strptime(typed.strip(), form)  # noqa: DTZ007 (from_warsaw gives the zone)
    except ValueError as error:
        raise InvalidEntryError(f"nie rozumiem czasu {typed!r}; podaj czas polski, np. {EXAMPLE}") from error
