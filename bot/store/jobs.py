"""Timed jobs: what is to be done at a moment, once, whatever crashes meanwhile.

They are rows here and no job store of a scheduler (APScheduler runs the ingest, which may run twice): a job is done in
the transaction that holds its effects, so that what it queues and that it is done are committed together or not at all.
Every function works within the caller's transaction.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, or_, select, update

from bot.store.inserting import insert_new
from bot.store.schema import is_storable
from bot.store.staff_schema import jobs


@dataclass(frozen=True, slots=True)
class Job:
    """A job that waits for its moment; ``attempts`` counts the ones that failed."""

    id: int
    kind: str
    subject: str
    due_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Planned:
    """For when a job is, or was, planned."""

    due_at: datetime
    done: bool


_COLUMNS = (jobs.c.id, jobs.c.kind, jobs.c.subject, jobs.c.due_at, jobs.c.attempts)
_THIS_ONE = (jobs.c.kind == bindparam("which"), jobs.c.subject == bindparam("whom"))
_MOVE = update(jobs).where(*_THIS_ONE, jobs.c.due_at != bindparam("moment"))
_OPEN = jobs.c.done_at.is_(None)


def plan(connection: Connection, kind: str, subject: str, due_at: datetime) -> None:
    """Have the job done at ``due_at``, however often this is asked.

    One that waits for another moment is moved; one that was done for another moment is done once more.
    """
    fresh = {"kind": kind, "subject": subject, "due_at": due_at, "attempts": 0}
    if connection.scalar(insert_new(connection, jobs).returning(jobs.c.id), fresh) is None:
        moved = {"due_at": due_at, "attempts": 0, "not_before": None, "done_at": None, "error": None}
        connection.execute(_MOVE, {"which": kind, "whom": subject, "moment": due_at, **moved})


def drop(connection: Connection, kind: str, subject: str) -> bool:
    """Forget the job, unless it is done; return whether it waited."""
    which = (jobs.c.kind == kind) & (jobs.c.subject == subject)
    return connection.execute(delete(jobs).where(which, _OPEN)).rowcount == 1


def planned_for(connection: Connection, subject: str) -> dict[str, Planned]:
    """Return the jobs of the subject by kind, those that are done too."""
    rows = connection.execute(select(jobs.c.kind, jobs.c.due_at, jobs.c.done_at).where(jobs.c.subject == subject))
    return {row.kind: Planned(row.due_at, row.done_at is not None) for row in rows}


def planned(connection: Connection, kinds: Collection[str]) -> dict[tuple[str, str], Planned]:
    """Return the jobs of these kinds by kind and subject, those that are done too."""
    columns = (jobs.c.kind, jobs.c.subject, jobs.c.due_at, jobs.c.done_at)
    rows = connection.execute(select(*columns).where(jobs.c.kind.in_(kinds)))
    return {(row.kind, row.subject): Planned(row.due_at, row.done_at is not None) for row in rows}


def due(connection: Connection, now: datetime, kinds: Collection[str], limit: int) -> list[Job]:
    """Return at most ``limit`` jobs of these kinds whose moment has come, the longest due first."""
    ready = select(*_COLUMNS).where(_OPEN, _its_moment_came(now), jobs.c.kind.in_(kinds))
    return [Job(*row) for row in connection.execute(ready.order_by(jobs.c.due_at, jobs.c.id).limit(limit))]


def begin(connection: Connection, job_id: int, now: datetime) -> Job | None:
    """Lock the job until the commit and return it; None when another did, moved or dropped it meanwhile."""
    if not is_storable(job_id):
        return None
    this = select(*_COLUMNS).where(jobs.c.id == job_id, _OPEN, _its_moment_came(now)).with_for_update()
    row = connection.execute(this).one_or_none()
    return None if row is None else Job(*row)


def done(connection: Connection, job_id: int, at: datetime) -> None:
    """Finish the job in the transaction that holds its effects."""
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(done_at=at, not_before=None, error=None))


def failed(connection: Connection, job_id: int, error: str, again_at: datetime) -> None:
    """Note that the job did not succeed, in a transaction of its own.

    Args:
        connection: of the caller's writing transaction.
        job_id: the job.
        error: the kind of fault; no text of it, which may quote a person.
        again_at: when to try once more.

    """
    values = {"attempts": jobs.c.attempts + 1, "not_before": again_at, "error": error}
    connection.execute(update(jobs).where(jobs.c.id == job_id, _OPEN).values(values))


def _its_moment_came(now: datetime) -> ColumnElement[bool]:
    return (jobs.c.due_at <= now) & or_(jobs.c.not_before.is_(None), jobs.c.not_before <= now)
