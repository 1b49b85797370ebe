"""Those who render a service for a voucher and redeem it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from bot.entry.organisation import organisation_number
from bot.store import audit
from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_ledger, voucher_providers
from bot.voucher.model import EditionId
from bot.voucher.results import InvalidField, Reason, Refused

LONGEST_NAME = 200
_FORGOTTEN = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider; ``person`` is who redeems for it ("telegram:ID"), None when only coordinators do."""

    id: int
    person: str | None = field(repr=False)
    name: str = field(repr=False)
    number: str | None = field(repr=False)
    added_at: datetime


_COLUMNS = tuple(voucher_providers.c[name] for name in Provider.__slots__)


def add_provider(
    connection: Connection, name: str, number: str, *, person: str | None, actor: str, at: datetime
) -> Provider | InvalidField:
    """Store a provider; one of the same person gets the new name and number.

    Args:
        connection: of the caller's writing transaction.
        name: of a company or a person, as typed.
        number: their NIP, KRS or REGON as typed; "" when they have none.
        person: who redeems for it, None for nobody but coordinators.
        actor: who adds it.
        at: the moment of it.

    """
    typed = " ".join(name.split())
    if not 0 < len(typed) <= LONGEST_NAME:
        return InvalidField("name", "length", count=LONGEST_NAME)
    read = organisation_number(number) if number.strip() else None
    if number.strip() and read is None:
        return InvalidField("number", "not_a_number")
    known = None if person is None else provider_of(connection, person)
    if known is None:
        row_id = _inserted(connection, person=person, name=typed, number=read, added_by=actor, added_at=at)
    else:
        row_id = known.id
        _change(connection, row_id, name=typed, number=read)
    action = "voucher_provider.added" if known is None else "voucher_provider.changed"
    audit.record(connection, at, actor, action, f"voucher_provider:{row_id}", details={})
    return Provider(row_id, person, typed, read, at if known is None else known.added_at)


def remove_provider(connection: Connection, provider_id: int, *, actor: str, at: datetime) -> Provider | Refused:
    """Let the provider redeem nothing any more; what it redeemed stays."""
    found = find_provider(connection, provider_id)
    if found is None:
        return Refused(Reason.UNKNOWN)
    _change(connection, found.id, removed_at=at, person=None)
    audit.record(connection, at, actor, "voucher_provider.removed", f"voucher_provider:{found.id}", details={})
    return found


def find_provider(connection: Connection, provider_id: int) -> Provider | None:
    """Return the provider; None when there is none of that id, or not any more."""
    return _one(connection, voucher_providers.c.id == provider_id) if is_storable(provider_id) else None


def provider_of(connection: Connection, person: str) -> Provider | None:
    """Return the provider that the person redeems for."""
    return _one(connection, voucher_providers.c.person == person)


def providers(connection: Connection) -> list[Provider]:
    """Return all providers by name."""
    query = select(*_COLUMNS).where(voucher_providers.c.removed_at.is_(None))
    return [Provider(**row._mapping) for row in connection.execute(query.order_by(voucher_providers.c.name))]


def names_of_providers(connection: Connection) -> dict[int, str]:
    """Return the name of each provider there ever was, by id: old redemptions name them too; "" once forgotten."""
    rows = connection.execute(select(voucher_providers.c.id, voucher_providers.c.name))
    return {row.id: row.name for row in rows}


def forget_removed(connection: Connection, kept: Collection[EditionId], at: datetime) -> int:
    """Forget the names and numbers of providers that were removed, and return how many these were.

    Args:
        connection: of the caller's writing transaction.
        kept: the editions whose papers are kept; who is in the ledger of one of them is not forgotten.
        at: the moment.

    """
    provider, entry = voucher_providers.c, voucher_ledger.c
    needed = select(entry.provider_id).where(entry.provider_id.is_not(None), entry.edition_id.in_(kept))
    removed = provider.removed_at.is_not(None) & (provider.name != _FORGOTTEN) & provider.id.not_in(needed)
    due = connection.scalars(select(provider.id).where(removed).order_by(provider.id)).all()
    for each in due:
        _change(connection, each, name=_FORGOTTEN, number=None)
        audit.record(connection, at, "system", "voucher_provider.expired", f"voucher_provider:{each}", details={})
    return len(due)


def _inserted(connection: Connection, **values: Any) -> int:  # noqa: ANN401 (columns of several types)
    added: int = connection.execute(
        insert(voucher_providers).values(values).returning(voucher_providers.c.id)
    ).scalar_one()
    return added


def _change(connection: Connection, provider_id: int, **values: Any) -> None:  # noqa: ANN401 (columns of several types)
    connection.execute(update(voucher_providers).where(voucher_providers.c.id == provider_id).values(values))


def _one(connection: Connection, condition: ColumnElement[bool]) -> Provider | None:
    query = select(*_COLUMNS).where(condition, voucher_providers.c.removed_at.is_(None))
    row: Row[Any] | None = connection.execute(query).one_or_none()
    return None if row is None else Provider(**row._mapping)
