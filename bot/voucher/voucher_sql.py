"""Vouchers that were issued, in the database; what became of one is a state of its application."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_applications, vouchers
from bot.voucher.model import ApplicationId, EditionId, Voucher, VoucherId
from bot.voucher.states import State


@dataclass(frozen=True, slots=True)
class NewVoucher:
    """A voucher to be issued; ``value`` is in zlotys, ``valid_until`` the first moment when it is not valid."""

    edition_id: EditionId
    application_id: ApplicationId
    organisation_key: str = field(repr=False)
    value: Decimal
    service: str
    issued_by: str = field(repr=False)
    issued_at: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Secret:
    """What the code is made of beside the key: how many codes came before, and the salt once it was shown."""

    serial: int
    salt: str | None = field(repr=False)


_COLUMNS = tuple(vouchers.c[name] for name in Voucher.__slots__)


def find_voucher(connection: Connection, voucher_id: int) -> Voucher | None:
    """Return the voucher, open or closed; None when there is none of that id."""
    return _one(connection, vouchers.c.id == voucher_id) if is_storable(voucher_id) else None


def voucher_of(connection: Connection, application_id: int) -> Voucher | None:
    """Return the voucher that was issued for the application."""
    return _one(connection, vouchers.c.application_id == application_id) if is_storable(application_id) else None


def with_code(connection: Connection, code_hash: str) -> Voucher | None:
    """Return the voucher whose code has that hash."""
    return _one(connection, vouchers.c.code_hash == code_hash)


def open_voucher_of(connection: Connection, edition_id: EditionId, organisation_key: str) -> Voucher | None:
    """Return the voucher that the organisation has in the edition and that is not closed."""
    theirs = (vouchers.c.edition_id == edition_id) & (vouchers.c.organisation_key == organisation_key)
    return _one(connection, theirs & vouchers.c.closed_at.is_(None))


def due_vouchers(connection: Connection, now: datetime, states: Sequence[State]) -> list[Voucher]:
    """Return the open vouchers whose time is over and whose application is in one of the states, by edition."""
    due = vouchers.c.closed_at.is_(None) & (vouchers.c.valid_until <= now)
    joined = vouchers.join(voucher_applications, voucher_applications.c.id == vouchers.c.application_id)
    query = select(*_COLUMNS).select_from(joined).where(due, voucher_applications.c.state.in_(states))
    return [_voucher(row) for row in connection.execute(query.order_by(vouchers.c.edition_id, vouchers.c.id))]


def vouchers_of_edition(connection: Connection, edition_id: EditionId) -> list[Voucher]:
    """Return the vouchers of the edition, the oldest first."""
    query = select(*_COLUMNS).where(vouchers.c.edition_id == edition_id).order_by(vouchers.c.id)
    return [_voucher(row) for row in connection.execute(query)]


def close_voucher_of(connection: Connection, application_id: ApplicationId, at: datetime) -> None:
    """Close the voucher of the application, if it has an open one: nothing is redeemed with it any more."""
    still_open = (vouchers.c.application_id == application_id) & vouchers.c.closed_at.is_(None)
    connection.execute(update(vouchers).where(still_open).values(closed_at=at))


def insert_voucher(connection: Connection, voucher: NewVoucher) -> VoucherId:
    """Store a voucher, which has no code yet."""
    query = insert(vouchers).values(asdict(voucher)).returning(vouchers.c.id)
    return VoucherId(connection.execute(query).scalar_one())


def secret_of(connection: Connection, voucher_id: int) -> Secret | None:
    """Return what the code of the voucher is made of; None when there is no such voucher."""
    query = select(vouchers.c.code_serial, vouchers.c.code_salt).where(vouchers.c.id == voucher_id)
    row = connection.execute(query).one_or_none() if is_storable(voucher_id) else None
    return None if row is None else Secret(row.code_serial, row.code_salt)


def keep_code(connection: Connection, voucher_id: VoucherId, code_hash: str, salt: str, at: datetime) -> None:
    """Store that the code with that hash was made of the salt and shown."""
    values = {"code_hash": code_hash, "code_salt": salt, "code_shown_at": at}
    connection.execute(update(vouchers).where(vouchers.c.id == voucher_id).values(values))


def forget_code(connection: Connection, voucher_id: VoucherId) -> None:
    """Let the code be worth nothing; the next one is another."""
    gone = {"code_hash": None, "code_salt": None, "code_shown_at": None, "code_serial": vouchers.c.code_serial + 1}
    connection.execute(update(vouchers).where(vouchers.c.id == voucher_id).values(gone))


def _one(connection: Connection, condition: ColumnElement[bool]) -> Voucher | None:
    row = connection.execute(select(*_COLUMNS).where(condition)).one_or_none()
    return None if row is None else _voucher(row)


def _voucher(row: Row[Any]) -> Voucher:
    return Voucher(**row._mapping)
