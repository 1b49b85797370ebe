"""Vouchers that were issued, in the database; what became of one is a state of its application."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from bot.store.schema import is_storable
from bot.store.voucher_schema import vouchers
from bot.voucher.model import ApplicationId, EditionId, Voucher

_COLUMNS = tuple(vouchers.c[name] for name in Voucher.__slots__)


def find_voucher(connection: Connection, voucher_id: int) -> Voucher | None:
    """Return the voucher, open or closed; None when there is none of that id."""
    return _one(connection, vouchers.c.id == voucher_id) if is_storable(voucher_id) else None


def voucher_of(connection: Connection, application_id: ApplicationId) -> Voucher | None:
    """Return the voucher that was issued for the application."""
    return _one(connection, vouchers.c.application_id == application_id)


def with_code(connection: Connection, code_hash: str) -> Voucher | None:
    """Return the voucher whose code has that hash."""
    return _one(connection, vouchers.c.code_hash == code_hash)


def open_voucher_of(connection: Connection, edition_id: EditionId, organisation_key: str) -> Voucher | None:
    """Return the voucher that the organisation has in the edition and that is not closed."""
    theirs = (vouchers.c.edition_id == edition_id) & (vouchers.c.organisation_key == organisation_key)
    return _one(connection, theirs & vouchers.c.closed_at.is_(None))


def open_vouchers(connection: Connection, *, valid_until: datetime) -> list[Voucher]:
    """Return the vouchers that are not closed and were valid until then or earlier, the oldest first."""
    due = vouchers.c.closed_at.is_(None) & (vouchers.c.valid_until <= valid_until)
    query = select(*_COLUMNS).where(due).order_by(vouchers.c.valid_until, vouchers.c.id)
    return [_voucher(row) for row in connection.execute(query)]


def vouchers_of_edition(connection: Connection, edition_id: EditionId) -> list[Voucher]:
    """Return the vouchers of the edition, the oldest first."""
    query = select(*_COLUMNS).where(vouchers.c.edition_id == edition_id).order_by(vouchers.c.id)
    return [_voucher(row) for row in connection.execute(query)]


def close_voucher_of(connection: Connection, application_id: ApplicationId, at: datetime) -> None:
    """Close the voucher of the application, if it has an open one: nothing is redeemed with it any more."""
    still_open = (vouchers.c.application_id == application_id) & vouchers.c.closed_at.is_(None)
    connection.execute(update(vouchers).where(still_open).values(closed_at=at))


def _one(connection: Connection, condition: ColumnElement[bool]) -> Voucher | None:
    row = connection.execute(select(*_COLUMNS).where(condition)).one_or_none()
    return None if row is None else _voucher(row)


def _voucher(row: Row[Any]) -> Voucher:
    return Voucher(**row._mapping)
