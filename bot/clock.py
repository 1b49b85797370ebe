"""Time comes in from outside; it is kept in UTC and shown in Europe/Warsaw."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.errors import BotError

WARSAW = ZoneInfo("Europe/Warsaw")


class NonexistentTimeError(BotError):
    """A local time that the change to summer time skips."""


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Return the current moment as an aware datetime in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the current moment as an aware datetime in UTC."""
        return datetime.now(UTC)


def in_warsaw(moment: datetime) -> datetime:
    """Return the aware ``moment`` as people in Poland read it."""
    return moment.astimezone(WARSAW)


def today_in_warsaw(clock: Clock) -> date:
    """Return the day that it is in Poland."""
    return in_warsaw(clock.now()).date()


def from_warsaw(local: datetime) -> datetime:
    """Turn a naive ``local`` time of Poland into UTC; of two equal times in autumn the first is meant.

    Raises:
        NonexistentTimeError: when clocks skip that time in spring.

    """
    moment = local.replace(tzinfo=WARSAW).astimezone(UTC)
    if in_warsaw(moment).replace(tzinfo=None) != local:
        message = f"Godzina {local:%Y-%m-%d %H:%M} nie istnieje (zmiana czasu na letni): podaj inną."
        raise NonexistentTimeError(message)
    return moment
