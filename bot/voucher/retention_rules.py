"""How long applications for vouchers stay: field by field, as the notice about their data promises.

=======================================  ================================================================
drafts, and what was thrown away before  30 days after the call closed
it was submitted, with their files
applications that were withdrawn or      90 days after the account of the edition was closed, at the latest two years
rejected: who, what and the files        after the application ended
who signed and can be called for one     the same: the settlement is over then
that money was promised to
what it was for, its organisation and    as many years as the rules say (``keep_years``) after the account was closed
its files, comments of reviewers
who reviewed                             as long
names and numbers of providers that      as long as one of the editions in whose ledger they are keeps its papers
were removed
codes that were wrong                    a day
number, kind, country, service, amounts  kept; they say nothing about whom, and the ledger has to add up
scores, decisions, the ledger            kept, without who decided once that person is forgotten
=======================================  ================================================================
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, String, cast, delete, func, literal, select, update

from bot.store import audit
from bot.store.voucher_schema import (
    voucher_applications,
    voucher_calls,
    voucher_code_attempts,
    voucher_editions,
    voucher_reviewers,
    voucher_reviews,
)
from bot.voucher.edition_sql import rules_of
from bot.voucher.erasing import ERASED, delete_drafts, forget_matter, forget_who
from bot.voucher.model import ApplicationId, EditionId
from bot.voucher.providers import forget_removed
from bot.voucher.states import ENDED, State

DRAFTS_STAY = timedelta(days=30)
REJECTED_STAY = timedelta(days=90)
LONGEST = timedelta(days=730)
"""After the end of an application whose edition nobody closed."""

ATTEMPTS_STAY = timedelta(days=1)

_application, _edition, _call = voucher_applications.c, voucher_editions.c, voucher_calls.c
_WITHOUT_MONEY = (State.WITHDRAWN, State.REJECTED)
_NAMED = _application.person.not_like(f"{ERASED}%")
_TELLING = _application.erased_at.is_(None)
_SUBMITTED = _application.number.is_not(None)


def apply_retention(connection: Connection, now: datetime) -> int:
    """Forget whatever is due, within the caller's writing transaction, and say so in the audit log.

    Returns:
        how many applications and providers lost something.

    """
    connection.execute(delete(voucher_code_attempts).where(voucher_code_attempts.c.at <= now - ATTEMPTS_STAY))
    drafts = _due(connection, _application.number.is_(None) & (_closed_at() < now - DRAFTS_STAY))
    delete_drafts(connection, drafts)
    without = _due(connection, _over(now) & _TELLING & _SUBMITTED & _application.state.in_(_WITHOUT_MONEY))
    forget_matter(connection, without, now)
    named = _due(connection, _over(now) & _NAMED & _SUBMITTED & _application.state.in_(ENDED))
    forget_who(connection, named)
    kept = _papers(connection, now)
    for action, due in (("drafts", drafts), ("matter", without), ("person", named), ("papers", kept)):
        _note(connection, now, action, due)
    providers = forget_removed(connection, keeping_papers(connection, now), now)
    return len(drafts) + len(without) + len(named) + len(kept) + providers


def keeping_papers(connection: Connection, now: datetime) -> list[EditionId]:
    """Return the editions whose papers have to be kept: their accounts are open, or were not closed long ago."""
    found = connection.execute(select(_edition.id, _edition.rules_version, _edition.closed_at)).all()
    return [
        EditionId(row.id)
        for row in found
        if row.closed_at is None or row.closed_at > _kept_since(connection, EditionId(row.id), row.rules_version, now)
    ]


def _closed_at() -> ColumnElement[datetime]:
    """Return when the call of an application was closed, early or as planned."""
    return func.coalesce(_call.closed_early_at, _call.closes_at, type_=_call.closes_at.type)


def _over(now: datetime) -> ColumnElement[bool]:
    """Return whether the account was closed, or the application ended, so long ago that nobody is to be called."""
    unclosed = _edition.closed_at.is_(None) & _application.state.in_(ENDED) & (_application.changed_at < now - LONGEST)
    return (_edition.closed_at < now - REJECTED_STAY) | unclosed


def _papers(connection: Connection, now: datetime) -> list[ApplicationId]:
    """Forget the papers of editions that were closed as many years ago as their rules say."""
    closed = select(_edition.id, _edition.rules_version).where(_edition.closed_at.is_not(None))
    return [
        each
        for edition_id, version in connection.execute(closed.order_by(_edition.id)).all()
        for each in _papers_of(connection, EditionId(edition_id), version, now)
    ]


def _papers_of(connection: Connection, edition_id: EditionId, version: int, now: datetime) -> list[ApplicationId]:
    telling = _TELLING & (_application.edition_id == edition_id)
    if not (left := _due(connection, telling)):
        return []
    due = _due(connection, telling & (_edition.closed_at <= _kept_since(connection, edition_id, version, now)))
    forget_matter(connection, due, now)
    if len(due) == len(left):
        _forget_reviewers(connection, edition_id)
    return due


def _kept_since(connection: Connection, edition_id: EditionId, version: int, now: datetime) -> datetime:
    """Return when an account was closed whose papers are needed no longer now."""
    return years_before(now, rules_of(connection, edition_id, version).keep_years)


def years_before(moment: datetime, years: int) -> datetime:
    """Return the same moment so many years ago; on 29 February that of the day before where there is none."""
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year - years, day=day)


def _forget_reviewers(connection: Connection, edition_id: EditionId) -> None:
    """Forget who reviewed in the edition, and what those belong to who review nothing else."""
    review = voucher_reviews.c
    its = review.application_id.in_(select(_application.id).where(_application.edition_id == edition_id))
    people = connection.scalars(select(review.reviewer).where(its).distinct()).all()
    nobody = literal(ERASED) + cast(review.id, String)
    connection.execute(update(voucher_reviews).where(its).values(reviewer=nobody))
    idle = voucher_reviewers.c.person.in_(people) & voucher_reviewers.c.person.not_in(select(review.reviewer))
    connection.execute(delete(voucher_reviewers).where(idle))


def _due(connection: Connection, condition: ColumnElement[bool]) -> list[ApplicationId]:
    joined = voucher_applications.join(voucher_calls).join(
        voucher_editions, _application.edition_id == voucher_editions.c.id
    )
    query = select(_application.id).select_from(joined).where(condition).order_by(_application.id)
    return [ApplicationId(each) for each in connection.scalars(query)]


def _note(connection: Connection, now: datetime, what: str, due: Sequence[ApplicationId]) -> None:
    if due:
        action = f"voucher_applications.{what}_expired"
        audit.record(connection, now, "system", action, "voucher", details={"applications": len(due)})
