"""Wrong codes are counted, so that whoever guesses has to wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from bot.store.voucher_schema import voucher_code_attempts

_KEPT = timedelta(days=1)
_LIMITS = ((5, timedelta(minutes=15)), (20, _KEPT))
"""So many wrong codes of one actor, and within which time they stop further ones."""


def stopped_until(connection: Connection, actor: str, now: datetime) -> datetime | None:
    """Return when the actor can try again; None when they can now."""
    theirs = (voucher_code_attempts.c.actor == actor) & (voucher_code_attempts.c.at > now - _KEPT)
    query = select(voucher_code_attempts.c.at).where(theirs).order_by(voucher_code_attempts.c.at.desc())
    return stop(connection.execute(query).scalars().all(), now)


def stop(attempts: Sequence[datetime], now: datetime) -> datetime | None:
    """Return when the wrong codes at these moments, the newest first, let another be tried; None when they do now."""
    ends = [attempts[most - 1] + within for most, within in _LIMITS if len(attempts) >= most]
    return max((end for end in ends if end > now), default=None)


def count_wrong_code(connection: Connection, actor: str, now: datetime) -> None:
    """Count a wrong code of the actor, and forget those that do not matter any more."""
    connection.execute(delete(voucher_code_attempts).where(voucher_code_attempts.c.at <= now - _KEPT))
    connection.execute(insert(voucher_code_attempts).values(actor=actor, at=now))
