"""Editions, the versions of their rules and their calls in the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_applications, voucher_calls, voucher_editions, voucher_rules
from bot.voucher.model import Call, CallId, Edition, EditionId
from bot.voucher.rules import CallPlan, Rules
from bot.voucher.rules_json import rules_as_json, rules_from_json
from bot.voucher.states import UNDER_WAY, State

_EDITION_COLUMNS = tuple(voucher_editions.c[name] for name in Edition.__slots__)
_CALL_COLUMNS = tuple(voucher_calls.c[name] for name in Call.__slots__)
_NOT_DECIDED = (State.SUBMITTED, State.FORMAL, State.NEEDS_CORRECTION, State.SCORING, State.APPEAL)
_NOT_APPLIED = (State.DRAFT, State.WITHDRAWN)
_MAKING_LOCK = 5_120_002
"""A number of ours among PostgreSQL's advisory locks: there is no row yet that could be locked."""


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """When, by whom and why the rules became what they are; the first version has no reason."""

    version: int
    made_at: datetime
    made_by: str = field(repr=False)
    reason: str | None = None


def lock_making(connection: Connection) -> None:
    """Let nobody else who calls it make an edition until the commit."""
    if connection.dialect.name == "postgresql":  # in SQLite one transaction writes at a time
        connection.execute(select(func.pg_advisory_xact_lock(_MAKING_LOCK)))


def insert_edition(connection: Connection, title: str, *, sample: bool, at: datetime) -> EditionId:
    """Store a new edition, whose rules of version 1 must follow in the same transaction."""
    values = {"title": title, "sample": sample, "rules_version": 1, "created_at": at}
    added = insert(voucher_editions).values(values).returning(voucher_editions.c.id)
    return EditionId(connection.execute(added).scalar_one())


def update_edition(
    connection: Connection,
    edition_id: EditionId,
    **values: Any,  # noqa: ANN401 (columns of several types)
) -> None:
    """Set columns of the edition."""
    connection.execute(update(voucher_editions).where(voucher_editions.c.id == edition_id).values(**values))


def all_editions(connection: Connection) -> list[Edition]:
    """Return all editions, samples too: those whose account is open first, and the newest of each kind first."""
    newest = select(*_EDITION_COLUMNS).order_by(voucher_editions.c.closed_at.is_not(None), voucher_editions.c.id.desc())
    return [Edition(**row._mapping) for row in connection.execute(newest)]


def insert_rules(
    connection: Connection,
    edition_id: EditionId,
    version: int,
    rules: Rules,
    *,
    reason: str | None,
    actor: str,
    at: datetime,
) -> None:
    """Store a version of the rules, which nobody can change from then on."""
    stored = {"edition_id": edition_id, "version": version, "rules": rules_as_json(rules)}
    connection.execute(insert(voucher_rules).values(**stored, reason=reason, made_by=actor, made_at=at))


def rules_of(connection: Connection, edition_id: EditionId, version: int) -> Rules:
    """Return the rules of the edition in that version.

    Raises:
        LookupError: when there is no such version, which only a fault of the code asks for.

    """
    asked = (voucher_rules.c.edition_id == edition_id) & (voucher_rules.c.version == version)
    stored = connection.execute(select(voucher_rules.c.rules).where(asked)).scalar_one_or_none()
    if stored is None:
        raise LookupError(f"Edition {edition_id} has no rules of version {version}.")
    return rules_from_json(stored)


def versions_of(connection: Connection, edition_id: EditionId) -> list[RulesVersion]:
    """Return the versions of the rules, the first one first."""
    columns = tuple(voucher_rules.c[name] for name in RulesVersion.__slots__)
    query = select(*columns).where(voucher_rules.c.edition_id == edition_id).order_by(voucher_rules.c.version)
    return [RulesVersion(**row._mapping) for row in connection.execute(query)]


def insert_call(connection: Connection, edition_id: EditionId, number: int, plan: CallPlan) -> None:
    """Store the call that is the ``number``-th of the edition, from one on."""
    values = {"edition_id": edition_id, "number": number, "opens_at": plan.opens_at, "closes_at": plan.closes_at}
    connection.execute(insert(voucher_calls).values(**values))


def plan_call(connection: Connection, call_id: CallId, plan: CallPlan) -> None:
    """Give the call other times."""
    times = {"opens_at": plan.opens_at, "closes_at": plan.closes_at}
    connection.execute(update(voucher_calls).where(voucher_calls.c.id == call_id).values(**times))


def delete_calls(connection: Connection, call_ids: Sequence[CallId]) -> None:
    """Forget calls that nobody could apply in yet."""
    connection.execute(delete(voucher_calls).where(voucher_calls.c.id.in_(call_ids)))


def calls_of(connection: Connection, edition_id: int) -> list[Call]:
    """Return the calls of the edition in their order."""
    if not is_storable(edition_id):
        return []
    query = select(*_CALL_COLUMNS).where(voucher_calls.c.edition_id == edition_id).order_by(voucher_calls.c.number)
    return [_call(row) for row in connection.execute(query)]


def find_call(connection: Connection, call_id: int) -> Call | None:
    """Return the call; None when there is none of that id."""
    if not is_storable(call_id):
        return None
    row = connection.execute(select(*_CALL_COLUMNS).where(voucher_calls.c.id == call_id)).one_or_none()
    return None if row is None else _call(row)


def close_early(connection: Connection, call_id: CallId, at: datetime) -> bool:
    """Close the call before its time; say whether that was not done already.

    Call it with the edition locked, within the transaction of what was the reason.
    """
    closed = (
        update(voucher_calls)
        .where(voucher_calls.c.id == call_id, voucher_calls.c.closed_early_at.is_(None))
        .values(closed_early_at=at)
    )
    return connection.execute(closed).rowcount == 1


def applied_for(connection: Connection, call_id: CallId) -> Decimal:
    """Return the sum of what was requested in the call by all who applied and did not withdraw."""
    sums = select(func.sum(voucher_applications.c.requested)).where(
        voucher_applications.c.call_id == call_id, voucher_applications.c.state.not_in(_NOT_APPLIED)
    )
    found: Decimal | None = connection.execute(sums).scalar_one()
    return found or Decimal("0.00")


def count_appealable(connection: Connection, edition_id: EditionId, now: datetime) -> int:
    """Return how many applications of the edition an appeal is under way about, or can still come."""
    return _count(connection, edition_id, voucher_applications.c.state.in_(_NOT_DECIDED) | _can_appeal(now))


def count_under_way(connection: Connection, edition_id: EditionId, now: datetime) -> int:
    """Return how many submitted applications of the edition are not at their end."""
    return _count(connection, edition_id, voucher_applications.c.state.in_(UNDER_WAY) | _can_appeal(now))


def _can_appeal(now: datetime) -> ColumnElement[bool]:
    table = voucher_applications.c
    return table.state.in_((State.REJECTED, State.RESERVE)) & (table.appeal_until > now)


def _count(connection: Connection, edition_id: EditionId, condition: ColumnElement[bool]) -> int:
    own = voucher_applications.c.edition_id == edition_id
    return connection.execute(select(func.count()).where(own, condition)).scalar_one()


def _call(row: Row[Any]) -> Call:
    return Call(**row._mapping)
