"""Promising the money of decisions that were made at once, with one look at the ledger for all of them."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from bot.voucher import funds, ledger_sql
from bot.voucher.decision_model import Decision
from bot.voucher.ledger_sql import Cause, EntryKind, NewEntry
from bot.voucher.model import ApplicationId, Edition


def promise(
    connection: Connection, edition: Edition, decisions: Sequence[Decision], *, appealed: Collection[ApplicationId] = ()
) -> None:
    """Promise to the applications what was granted to them; what was not granted is passed over.

    Args:
        connection: of the caller's writing transaction, in which the edition is locked.
        edition: whose money it is.
        decisions: which the caller has seen the money for, under the same lock.
        appealed: the applications that may draw on the reserve for appeals.

    Raises:
        RuntimeError: when the money is not there after all; nothing may be committed then.

    """
    entries = [_entry(edition, each, from_reserve=each.application_id in appealed) for each in decisions if each.amount]
    ledger_sql.add_all(connection, entries)
    left = funds.balance(connection, edition)
    if left.free < 0 or (left.free_for_ranking < 0 and any(not each.from_reserve for each in entries)):
        raise RuntimeError(f"More was granted than edition {edition.id} has: it was not locked.")


def _entry(edition: Edition, decision: Decision, *, from_reserve: bool) -> NewEntry:
    cause = Cause.DECISION.of(decision.id)
    return NewEntry(
        edition.id,
        EntryKind.GRANT,
        decision.amount or Decimal(0),
        cause,
        f"grant:{decision.application_id}:{cause}",
        decision.decided_by,
        decision.decided_at,
        decision.application_id,
        from_reserve=from_reserve,
    )
