"""What money an edition has, how it gets it, and how what was promised comes free; ``grants`` promises it.

The reserve for appeals is part of the budget. A grant on an appeal draws on it first: as much of the reserve as such
grants took is not held any more, and what comes back of them is held again, until the reserve is released.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, select

from bot.entry.money import from_grosze
from bot.store.voucher_schema import voucher_rules
from bot.voucher import ledger_sql, voucher_sql
from bot.voucher.application_sql import find_edition
from bot.voucher.ledger_sql import Cause, EntryKind, NewEntry
from bot.voucher.model import Application, Edition, EditionId


@dataclass(frozen=True, slots=True)
class Balance:
    """The money of an edition, in zlotys: ``budget`` is ``free`` and ``promised`` and ``spent``.

    ``reserve_held`` is the part of ``free`` that only appeals may draw on; the rest is ``free_for_ranking``.
    """

    budget: Decimal
    promised: Decimal
    spent: Decimal
    free: Decimal
    reserve_held: Decimal
    free_for_ranking: Decimal


def balance(connection: Connection, edition: Edition) -> Balance:
    """Return the money of the edition as the ledger has it; under the edition's lock it stays so until the commit."""
    sums = ledger_sql.sums_of_edition(connection, edition.id)
    reserve = from_grosze(0) if edition.reserve_released_at else _appeal_reserve(connection, edition)
    held = _still_held(reserve, sums.of_reserve)
    return Balance(sums.budget, sums.promised, sums.spent, sums.free, held, sums.free - held)


def least_budget(connection: Connection, edition: Edition, appeal_reserve: Decimal) -> Decimal:
    """Return the least budget that the edition can have from now on.

    It is what is promised and spent, and what ``appeal_reserve`` (that of the new rules) has to hold beside it.
    """
    sums = ledger_sql.sums_of_edition(connection, edition.id)
    reserve = from_grosze(0) if edition.reserve_released_at else appeal_reserve
    return sums.promised + sums.spent + _still_held(reserve, sums.of_reserve)


def bring_in(
    connection: Connection, edition_id: EditionId, amount: Decimal, *, version: int, actor: str, at: datetime
) -> None:
    """Add ``amount`` to the budget, below zero to take it out, as the ``version`` of the rules says; once."""
    if not amount:
        return
    cause = Cause.RULES.of(version)
    key = f"budget:{edition_id}:{version}"
    ledger_sql.add(connection, NewEntry(edition_id, EntryKind.BUDGET, amount, cause, key, actor, at))


def release_rest(
    connection: Connection, edition: Edition, application: Application, *, cause: str, actor: str, at: datetime
) -> Decimal:
    """Free what is promised to the application and not spent, exactly once, and close its voucher if it has one.

    Args:
        connection: of the caller's writing transaction.
        edition: whose money it is; it is locked here, whether the caller has done so or not.
        application: whom it was promised to.
        cause: ``Cause.WITHDRAWAL.of(application.id)``, and so for a revocation, an expiry and a settlement.
        actor: who did it.
        at: the moment of it.

    Returns:
        how much is free again, in zlotys.

    """
    find_edition(connection, edition.id, lock=True)
    voucher_sql.close_voucher_of(connection, application.id, at)
    sums = ledger_sql.sums_of_application(connection, application.id)
    if sums.promised <= 0:
        return from_grosze(0)
    entry = NewEntry(
        edition.id,
        EntryKind.RELEASE,
        sums.promised,
        cause,
        f"release:{application.id}:{cause}",
        actor,
        at,
        application.id,
        from_reserve=sums.of_reserve > 0,
    )
    return from_grosze(0) if ledger_sql.add(connection, entry) is None else sums.promised


def _still_held(reserve: Decimal, drawn: Decimal) -> Decimal:
    return max(reserve - drawn, from_grosze(0))


def _appeal_reserve(connection: Connection, edition: Edition) -> Decimal:
    """Return the reserve of the rules in force; only that is read, since it is asked for with each grant."""
    reserve = voucher_rules.c.rules["appeal_reserve"].as_string()
    theirs = (voucher_rules.c.edition_id == edition.id) & (voucher_rules.c.version == edition.rules_version)
    return Decimal(connection.execute(select(reserve).where(theirs)).scalar_one())
