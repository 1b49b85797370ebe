"""The ledger in the database: entries are added and read, and never changed.

Every entry has a cause that exists ("decision:12") and a key that makes its cause happen once. Free money is budget -
grants + releases; promised is grants - releases - redemptions + reversals; spent is redemptions - reversals.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, insert, select

from bot.entry.money import from_grosze
from bot.store.inserting import insert_new
from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_ledger
from bot.voucher.model import ApplicationId, EditionId, VoucherId

EntryId = NewType("EntryId", int)


class EntryKind(StrEnum):
    """What an entry does with the money."""

    BUDGET = "budget"
    """Brings it in, or takes it out where the amount is below zero."""
    GRANT = "grant"
    RELEASE = "release"
    REDEMPTION = "redemption"
    REVERSAL = "reversal"


class Cause(StrEnum):
    """Why an entry is there; written with the number of what caused it."""

    RULES = "rules"
    """The version that set the budget."""
    DECISION = "decision"
    VOUCHER = "voucher"
    """A redemption of it."""
    REDEMPTION = "redemption"
    """The entry that is taken back."""
    WITHDRAWAL = "withdrawal"
    """Of the application of that number; so are the next three."""
    REVOCATION = "revocation"
    EXPIRY = "expiry"
    SETTLEMENT = "settlement"
    REVERSAL = "reversal"
    """The reversal, after the voucher was closed, that freed money."""

    def of(self, number: int) -> str:
        """Return the cause with the number of what caused it, "decision:12"."""
        return f"{self.value}:{number}"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be added. ``amount`` is in zlotys; ``from_reserve`` says that it is of the reserve for appeals."""

    edition_id: EditionId
    kind: EntryKind
    amount: Decimal
    cause: str
    key: str
    actor: str = field(repr=False)
    at: datetime
    application_id: ApplicationId | None = None
    voucher_id: VoucherId | None = None
    from_reserve: bool = False
    provider_id: int | None = None
    document: str | None = field(default=None, repr=False)
    reason: str | None = field(default=None, repr=False)
    reverses_id: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is stored; ``reason`` says why a redemption was taken back."""

    id: EntryId
    edition_id: EditionId
    kind: EntryKind
    amount: Decimal
    cause: str
    key: str
    actor: str = field(repr=False)
    at: datetime
    application_id: ApplicationId | None
    voucher_id: VoucherId | None
    from_reserve: bool
    provider_id: int | None
    document: str | None = field(repr=False)
    reason: str | None = field(repr=False)
    reverses_id: EntryId | None


@dataclass(frozen=True, slots=True)
class Sums:
    """What entries add up to, in zlotys; ``of_reserve`` is granted and not released of the reserve for appeals."""

    budget: Decimal = Decimal("0.00")
    granted: Decimal = Decimal("0.00")
    released: Decimal = Decimal("0.00")
    redeemed: Decimal = Decimal("0.00")
    reversed: Decimal = Decimal("0.00")
    of_reserve: Decimal = Decimal("0.00")

    @property
    def free(self) -> Decimal:
        """Promised to nobody."""
        return self.budget - self.granted + self.released

    @property
    def promised(self) -> Decimal:
        """Granted, and neither spent nor freed."""
        return self.granted - self.released - self.spent

    @property
    def spent(self) -> Decimal:
        """Redeemed, without what was taken back."""
        return self.redeemed - self.reversed


_COLUMNS = tuple(voucher_ledger.c[name] for name in Entry.__slots__)


def _summed(condition: ColumnElement[bool]) -> Select[Any]:
    columns = (voucher_ledger.c.kind, voucher_ledger.c.from_reserve)
    return select(*columns, func.sum(voucher_ledger.c.amount).label("amount")).where(condition).group_by(*columns)


_OF_EDITION = _summed(voucher_ledger.c.edition_id == bindparam("number"))
_OF_APPLICATION = _summed(voucher_ledger.c.application_id == bindparam("number"))
_OF_VOUCHER = _summed(voucher_ledger.c.voucher_id == bindparam("number"))
"""Built once: that takes longer than running them."""


def add(connection: Connection, entry: NewEntry) -> Entry | None:
    """Add the entry; None when its key is there already, and nothing changed."""
    insert = insert_new(connection, voucher_ledger).returning(voucher_ledger.c.id)
    number = connection.execute(insert, asdict(entry)).scalar_one_or_none()
    return None if number is None else Entry(id=EntryId(number), **asdict(entry))


def add_all(connection: Connection, entries: Sequence[NewEntry]) -> None:
    """Add entries whose causes have not happened before.

    Raises:
        IntegrityError: when the key of one is there already.

    """
    if entries:
        connection.execute(insert(voucher_ledger), [asdict(each) for each in entries])


def find_entry(connection: Connection, entry_id: int) -> Entry | None:
    """Return the entry; None when there is none of that id."""
    return _one(connection, voucher_ledger.c.id == entry_id) if is_storable(entry_id) else None


def with_key(connection: Connection, key: str) -> Entry | None:
    """Return the entry with the key; None when its cause has not happened."""
    return _one(connection, voucher_ledger.c.key == key)


def entries(connection: Connection, edition_id: int) -> list[Entry]:
    """Return the ledger of the edition, the oldest entry first."""
    return _all(connection, voucher_ledger.c.edition_id == edition_id) if is_storable(edition_id) else []


def entries_of_voucher(connection: Connection, voucher_id: int) -> list[Entry]:
    """Return redemptions of the voucher and their reversals, the oldest first."""
    return _all(connection, voucher_ledger.c.voucher_id == voucher_id) if is_storable(voucher_id) else []


def sums_of_edition(connection: Connection, edition_id: EditionId) -> Sums:
    """Add up the ledger of the edition."""
    return _sums(connection, _OF_EDITION, edition_id)


def sums_of_application(connection: Connection, application_id: ApplicationId) -> Sums:
    """Add up what was granted to one application and became of it."""
    return _sums(connection, _OF_APPLICATION, application_id)


def sums_of_voucher(connection: Connection, voucher_id: VoucherId) -> Sums:
    """Add up the redemptions of one voucher and their reversals."""
    return _sums(connection, _OF_VOUCHER, voucher_id)


def _sums(connection: Connection, query: Select[Any], number: int) -> Sums:
    found: dict[tuple[EntryKind, bool], Decimal] = {
        (EntryKind(row.kind), bool(row.from_reserve)): row.amount
        for row in connection.execute(query, {"number": number})
    }
    zero = from_grosze(0)

    def summed(kind: EntryKind) -> Decimal:
        return found.get((kind, False), zero) + found.get((kind, True), zero)

    return Sums(
        budget=summed(EntryKind.BUDGET),
        granted=summed(EntryKind.GRANT),
        released=summed(EntryKind.RELEASE),
        redeemed=summed(EntryKind.REDEMPTION),
        reversed=summed(EntryKind.REVERSAL),
        of_reserve=found.get((EntryKind.GRANT, True), zero) - found.get((EntryKind.RELEASE, True), zero),
    )


def _one(connection: Connection, condition: ColumnElement[bool]) -> Entry | None:
    row = connection.execute(select(*_COLUMNS).where(condition)).one_or_none()
    return None if row is None else _entry(row)


def _all(connection: Connection, condition: ColumnElement[bool]) -> list[Entry]:
    query = select(*_COLUMNS).where(condition).order_by(voucher_ledger.c.id)
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Row[Any]) -> Entry:
    return Entry(**{**row._mapping, "kind": EntryKind(row.kind)})
