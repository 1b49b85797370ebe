"""The ends of a voucher: settled, revoked, expired; and redemptions that are taken back.

Each end frees what is left exactly once, and what came free moves the reserve list up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from bot.entry.money import from_grosze
from bot.store import audit
from bot.voucher import funds, ledger_sql, voucher_sql
from bot.voucher.application_sql import lock_application, move
from bot.voucher.ledger_sql import Cause, Entry, EntryKind, NewEntry
from bot.voucher.model import Application, Edition, Voucher
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.redemption import left_of
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State

_SETTLED_FROM = (State.PARTLY_REDEEMED, State.REDEEMED, State.EXPIRED, State.REVOKED)
_REVOKED_FROM = (State.GRANTED, State.ISSUED, State.PARTLY_REDEEMED)
_SPENT = (State.PARTLY_REDEEMED, State.REDEEMED)
_EXPIRED_FROM = (State.ISSUED, State.PARTLY_REDEEMED)
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Closed:
    """The application is at its end; ``freed`` is what came back to the edition, in zlotys."""

    application: Application
    edition: Edition
    freed: Decimal
    notices: tuple[VoucherNotice, ...]


@dataclass(frozen=True, slots=True)
class Reversed:
    """A redemption was taken back by ``entry``; ``freed`` went back to the edition, the voucher being closed."""

    entry: Entry
    left: Decimal
    voucher: Voucher
    application: Application
    edition: Edition
    freed: Decimal
    notices: tuple[VoucherNotice, ...]


@dataclass(frozen=True, slots=True)
class _End:
    """A way to end: from which states, into which, for what, and what is said of it; a reason where there is one."""

    before: Sequence[State]
    after: State
    cause: Cause
    notice: VoucherNoticeKind
    reason: str = ""


_SETTLING = _End(_SETTLED_FROM, State.SETTLED, Cause.SETTLEMENT, VoucherNoticeKind.SETTLED)
_REVOKING = _End(_REVOKED_FROM, State.REVOKED, Cause.REVOCATION, VoucherNoticeKind.REVOKED)
_EXPIRING = _End(_EXPIRED_FROM, State.EXPIRED, Cause.EXPIRY, VoucherNoticeKind.EXPIRED)


def settle(connection: Connection, application_id: int, *, actor: str, at: datetime) -> Closed | Refused:
    """Settle what was redeemed; nothing can be redeemed any more."""
    return _ended(connection, application_id, _SETTLING, actor, at)


def revoke(connection: Connection, application_id: int, *, reason: str, actor: str, at: datetime) -> Closed | Refused:
    """Take back what was granted and not spent yet, for a reason."""
    if not reason.strip():
        return Refused(Reason.REASON_MISSING)
    return _ended(connection, application_id, replace(_REVOKING, reason=reason.strip()), actor, at)


def expire_due(connection: Connection, at: datetime) -> list[VoucherNotice]:
    """Let the vouchers expire whose time is over; doing it again changes nothing."""
    due = voucher_sql.due_vouchers(connection, at, _EXPIRED_FROM)
    ends = [_ended(connection, each.application_id, _EXPIRING, SYSTEM, at) for each in due]
    return [notice for end in ends if isinstance(end, Closed) for notice in end.notices]


def reverse(connection: Connection, entry_id: int, *, reason: str, actor: str, at: datetime) -> Reversed | Refused:
    """Take a redemption back by an entry against it; the first one stays as it is."""
    redemption = ledger_sql.find_entry(connection, entry_id)
    if redemption is None or redemption.kind is not EntryKind.REDEMPTION or redemption.application_id is None:
        return Refused(Reason.UNKNOWN)
    found = lock_application(connection, redemption.application_id)
    voucher = voucher_sql.voucher_of(connection, redemption.application_id)
    if found is None or voucher is None:
        return Refused(Reason.UNKNOWN)
    edition, application = found
    if not reason.strip():
        return Refused(Reason.REASON_MISSING)
    if edition.closed_at is not None:
        return Refused(Reason.EDITION_CLOSED, until=edition.closed_at)
    entry = ledger_sql.add(connection, _against(redemption, reason.strip(), actor, at))
    if entry is None:
        return Refused(Reason.ALREADY_REVERSED)
    return _reversed(connection, entry, voucher, application, edition)


def _ended(connection: Connection, application_id: int, end: _End, actor: str, at: datetime) -> Closed | Refused:
    found = lock_application(connection, application_id)
    if found is None:
        return Refused(Reason.UNKNOWN)
    edition, before = found
    values = {"ended_reason": end.reason} if end.reason else {}
    moved = move(connection, before.id, end.before, end.after, changed_at=at, **values)
    if moved is None:
        return Refused(Reason.WRONG_STATE, state=before.state)
    cause = end.cause.of(moved.id)
    freed = funds.release_rest(connection, edition, moved, cause=cause, actor=actor, at=at)
    details = {"before": before.state.value, "freed": str(freed)}
    action, subject = f"voucher_application.{end.after}", f"voucher_application:{moved.id}"
    audit.record(connection, at, actor, action, subject, details=details)
    amount = _spent(connection, moved) if end.after is State.SETTLED else freed
    told = VoucherNotice(end.notice, moved, edition, amount, reason=end.reason)
    return Closed(moved, edition, freed, (told, *_moved_up(connection, edition, freed, at)))


def _moved_up(connection: Connection, edition: Edition, freed: Decimal, at: datetime) -> list[VoucherNotice]:
    return move_up_reserve(connection, edition, at=at) if freed else []


def _spent(connection: Connection, application: Application) -> Decimal:
    return ledger_sql.sums_of_application(connection, application.id).spent


def _reversed(
    connection: Connection, entry: Entry, voucher: Voucher, application: Application, edition: Edition
) -> Reversed:
    """Let the application follow the reversal ``entry``: open again, or its money free at once."""
    if voucher.closed_at is None:
        after = State.ISSUED if left_of(connection, voucher) == voucher.value else State.PARTLY_REDEEMED
        application = move(connection, application.id, _SPENT, after, changed_at=entry.at) or application
        freed = from_grosze(0)
    else:
        cause = Cause.REVERSAL.of(entry.id)
        freed = funds.release_rest(connection, edition, application, cause=cause, actor=entry.actor, at=entry.at)
    left = left_of(connection, voucher)
    details = {"entry": entry.id, "reverses": entry.reverses_id, "amount": str(entry.amount), "freed": str(freed)}
    audit.record(connection, entry.at, entry.actor, "voucher.reversed", f"voucher:{voucher.id}", details=details)
    occasion, reason = str(entry.id), entry.reason or ""
    kind = VoucherNoticeKind.REVERSED
    notice = VoucherNotice(kind, application, edition, entry.amount, reason=reason, occasion=occasion)
    told = (notice, *_moved_up(connection, edition, freed, entry.at))
    return Reversed(entry, left, voucher, application, edition, freed, told)


def _against(redemption: Entry, reason: str, actor: str, at: datetime) -> NewEntry:
    return NewEntry(
        edition_id=redemption.edition_id,
        kind=EntryKind.REVERSAL,
        amount=redemption.amount,
        cause=Cause.REDEMPTION.of(redemption.id),
        key=f"reversal:{redemption.id}",
        actor=actor,
        at=at,
        application_id=redemption.application_id,
        voucher_id=redemption.voucher_id,
        provider_id=redemption.provider_id,
        document=redemption.document,
        reason=reason,
        reverses_id=redemption.id,
    )
