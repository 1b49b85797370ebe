"""The number that an application gets when it is submitted: "V/2027/0012", without gaps within a year."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.clock import in_warsaw
from bot.store.voucher_schema import voucher_applications
from bot.voucher.model import Edition

_REAL, _SAMPLE = "V", "P"
"""Applications of a sample ("przykład") leave no gaps among the real ones."""

_NUMBERS_LOCK = 5_120_001
"""A number of ours among PostgreSQL's advisory locks: editions of one year share their numbers, and not their lock."""


def next_number(connection: Connection, edition: Edition, at: datetime) -> str:
    """Return the next number of the year in Poland; nobody else gets one until the commit.

    Call it with the edition locked and at the end, so that whoever waits for a number holds up nobody.
    """
    if connection.dialect.name == "postgresql":  # in SQLite one transaction writes at a time
        connection.execute(select(func.pg_advisory_xact_lock(_NUMBERS_LOCK)))
    series = f"{_SAMPLE if edition.sample else _REAL}/{in_warsaw(at).year}/"
    given = select(func.count()).where(voucher_applications.c.number.startswith(series, autoescape=True))
    return f"{series}{int(connection.scalar(given) or 0) + 1:04d}"
