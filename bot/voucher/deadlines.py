"""Deadlines in days, which end with a day in Poland, whatever its clocks do on the way."""

from datetime import date, datetime, time, timedelta

from bot.clock import from_warsaw, in_warsaw


def deadline_after(moment: datetime, days: int) -> datetime:
    """Return the first instant after the ``days``-th day that follows the day of ``moment`` in Poland, in UTC.

    What happens before it is in time. No clock change comes near midnight in Poland, so that instant always exists.

    Args:
        moment: from when on days are counted, aware; its own day counts as none, whatever the hour.
        days: how many; with 0 the day of ``moment`` is the last one.

    """
    following = in_warsaw(moment).date() + timedelta(days=days + 1)
    return from_warsaw(datetime.combine(following, time.min))


def last_day(until: datetime) -> date:
    """Return the day in Poland that people are told for a deadline: the last one before the instant ``until``."""
    return (in_warsaw(until) - timedelta(microseconds=1)).date()
