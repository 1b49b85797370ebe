"""When which thing is to be done about calls, corrections, vouchers and appeals.

The moments follow from the rows alone, so that planning can be repeated at any time: it adds what is missing, moves
what moved, and takes back what has no point any more. Retention needs no plan: it is applied every day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, select

from bot.clock import WARSAW
from bot.store import jobs
from bot.store.voucher_schema import (
    voucher_appeals,
    voucher_applications,
    voucher_calls,
    voucher_editions,
    vouchers,
)
from bot.voucher.deadlines import last_day
from bot.voucher.states import State

REMINDED_AT = time(10)
"""In Poland."""

DRAFTS_DAYS_BEFORE = 3
CORRECTION_DAYS_BEFORE = 2
EXPIRY_DAYS_BEFORE = 14
"""Days before the last day on which something can be done."""


class JobKind(StrEnum):
    """What is done at a moment."""

    DRAFTS = "voucher_drafts"
    """Whose draft is not submitted is reminded that the call closes."""
    CORRECTION_REMINDER = "voucher_correction_reminder"
    CORRECTION_END = "voucher_correction_end"
    EXPIRY_REMINDER = "voucher_expiry_reminder"
    EXPIRY = "voucher_expiry"
    APPEALS_END = "voucher_appeals_end"
    """Nobody can appeal any more, so the money that was held for it is there for the reserve list."""


_LATE_TOO = frozenset({JobKind.CORRECTION_END, JobKind.EXPIRY, JobKind.APPEALS_END})
"""What is done even when its moment was over as it was planned; a late reminder helps nobody."""


@dataclass(frozen=True, slots=True)
class Due:
    """A job as the rows ask for it."""

    kind: JobKind
    subject: str
    at: datetime


def plan_vouchers(connection: Connection, now: datetime) -> None:
    """Plan what is not planned yet, whoever changed what and by what way; repeating it changes nothing.

    Args:
        connection: of the caller's writing transaction.
        now: the moment that it is.

    """
    known = jobs.planned(connection, list(JobKind))
    wanted = {(due.kind.value, due.subject): due.at for due in _wanted(connection, now)}
    worthwhile = {key: at for key, at in wanted.items() if _is_worthwhile(key, at, known, now)}
    for (kind, subject), at in worthwhile.items():
        if (kind, subject) not in known or known[kind, subject].due_at != at:
            jobs.plan(connection, kind, subject, at)
    for key, job in known.items():
        if key not in worthwhile and not job.done:
            jobs.drop(connection, *key)


def subject_number(subject: str) -> int:
    """Return the id in the name of a subject."""
    return int(subject.rpartition(":")[2])


def _is_worthwhile(
    key: tuple[str, str], at: datetime, known: Mapping[tuple[str, str], jobs.Planned], now: datetime
) -> bool:
    """Return whether it is to be done: what was planned in time is made up for when no process ran at its moment."""
    return at > now or JobKind(key[0]) in _LATE_TOO or (key in known and known[key].due_at == at)


def _wanted(connection: Connection, now: datetime) -> Iterator[Due]:
    yield from _drafts(connection, now)
    yield from _corrections(connection)
    yield from _vouchers(connection)
    yield from _appeals(connection)


def _drafts(connection: Connection, now: datetime) -> Iterator[Due]:
    """Yield the reminders of the calls that have not closed."""
    open_calls = (voucher_calls.c.closes_at > now) & voucher_calls.c.closed_early_at.is_(None)
    for row in connection.execute(select(voucher_calls.c.id, voucher_calls.c.closes_at).where(open_calls)):
        yield Due(JobKind.DRAFTS, f"voucher_call:{row.id}", _days_before(row.closes_at, DRAFTS_DAYS_BEFORE))


def _corrections(connection: Connection) -> Iterator[Due]:
    """Yield reminder and end of the corrections that are awaited."""
    columns = (voucher_applications.c.id, voucher_applications.c.correction_until)
    awaited = voucher_applications.c.state == State.NEEDS_CORRECTION
    for row in connection.execute(
        select(*columns).where(awaited, voucher_applications.c.correction_until.is_not(None))
    ):
        subject, until = f"voucher_application:{row.id}", row.correction_until
        yield Due(JobKind.CORRECTION_REMINDER, subject, _days_before(until, CORRECTION_DAYS_BEFORE))
        yield Due(JobKind.CORRECTION_END, subject, until)


def _vouchers(connection: Connection) -> Iterator[Due]:
    """Yield reminder and end of the vouchers with which something can be redeemed."""
    usable = vouchers.c.closed_at.is_(None) & voucher_applications.c.state.in_((State.ISSUED, State.PARTLY_REDEEMED))
    query = select(vouchers.c.id, vouchers.c.valid_until).join(
        voucher_applications, voucher_applications.c.id == vouchers.c.application_id
    )
    for row in connection.execute(query.where(usable)):
        subject, until = f"voucher:{row.id}", row.valid_until
        yield Due(JobKind.EXPIRY_REMINDER, subject, _days_before(until, EXPIRY_DAYS_BEFORE))
        yield Due(JobKind.EXPIRY, subject, until)


def _appeals(connection: Connection) -> Iterator[Due]:
    """Yield since when nobody can appeal any more, of each edition that still holds money for appeals.

    That is not known beforehand: an appeal may be decided after the last deadline. So it is looked at with the last
    deadline, with the end of the last call, and with whatever changes after both.
    """
    applications, editions = voucher_applications.c, voucher_editions.c
    ends = _ends_of_calls(connection)
    last, changed = (
        func.max(column, type_=column.type) for column in (applications.appeal_until, applications.changed_at)
    )
    query = (
        select(applications.edition_id, last.label("until"), changed.label("changed"), func.count(voucher_appeals.c.id))
        .join(voucher_editions, editions.id == applications.edition_id)
        .outerjoin(voucher_appeals, voucher_appeals.c.application_id == applications.id)
        .where(editions.closed_at.is_(None), editions.reserve_released_at.is_(None), applications.state != State.DRAFT)
    )
    for edition_id, until, changed_at, appeals in connection.execute(query.group_by(applications.edition_id)):
        if until is not None or appeals:
            moments = (until, changed_at, ends.get(edition_id))
            yield Due(JobKind.APPEALS_END, f"voucher_edition:{edition_id}", max(each for each in moments if each))


def _ends_of_calls(connection: Connection) -> Mapping[int, datetime]:
    """Return when the last call of each edition closes, or closed."""
    calls = voucher_calls.c
    ends = func.max(func.coalesce(calls.closed_early_at, calls.closes_at), type_=calls.closes_at.type)
    return {
        row.edition_id: row.ends
        for row in connection.execute(select(calls.edition_id, ends.label("ends")).group_by(calls.edition_id))
    }


def _days_before(until: datetime, days: int) -> datetime:
    """Return the hour of reminders so many days before the last day of ``until``, in UTC."""
    return datetime.combine(last_day(until) - timedelta(days=days), REMINDED_AT, WARSAW).astimezone(UTC)
