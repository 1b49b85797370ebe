"""What is done when the moment of a job about vouchers has come, and who is told what."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from bot.voucher.application_sql import applications, find_application, find_edition
from bot.voucher.edition_sql import find_call
from bot.voucher.model import Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Refused
from bot.voucher.states import State
from bot.voucher.timetable import JobKind, subject_number
from bot.voucher.voucher_sql import find_voucher

Occasion = Callable[[Connection, str, datetime], list[VoucherNotice]]
"""Called with the writing transaction, the subject of the job and the moment that it is."""

_SYSTEM = "system"
_USABLE = frozenset({State.ISSUED, State.PARTLY_REDEEMED})


class Editions(Protocol):
    """What is needed of the service of editions."""

    def release_appeal_reserve(self, connection: Connection, edition_id: int, *, actor: str) -> Edition | Refused:
        """Let everybody have the money that was held for appeals."""
        ...


class Corrections(Protocol):
    """What is needed of the formal check."""

    def expire_corrections(self, connection: Connection) -> list[VoucherNotice]:
        """Reject what was not corrected in time."""
        ...


class Vouchers(Protocol):
    """What is needed of the service of redemptions."""

    def expire_due(self, connection: Connection) -> list[VoucherNotice]:
        """Let vouchers expire."""
        ...


def occasions(editions: Editions, corrections: Corrections, vouchers: Vouchers) -> Mapping[str, Occasion]:
    """Return what to do for each kind of job."""
    return {
        JobKind.DRAFTS: _remind_of_drafts,
        JobKind.CORRECTION_REMINDER: _remind_of_correction,
        JobKind.CORRECTION_END: lambda connection, _subject, _now: corrections.expire_corrections(connection),
        JobKind.EXPIRY_REMINDER: _remind_of_expiry,
        JobKind.EXPIRY: lambda connection, _subject, _now: vouchers.expire_due(connection),
        JobKind.APPEALS_END: lambda connection, subject, now: _end_appeals(editions, connection, subject, now),
    }


def _remind_of_drafts(connection: Connection, subject: str, now: datetime) -> list[VoucherNotice]:
    call = find_call(connection, subject_number(subject))
    edition = None if call is None else find_edition(connection, call.edition_id)
    if call is None or edition is None or not call.is_open(now):
        return []
    occasion = str(int(call.ends_at.timestamp()))
    return [
        VoucherNotice(VoucherNoticeKind.DRAFT_REMINDER, draft, edition, until=call.ends_at, occasion=occasion)
        for draft in applications(connection, edition.id, [State.DRAFT], call.id)
    ]


def _remind_of_correction(connection: Connection, subject: str, now: datetime) -> list[VoucherNotice]:
    application = find_application(connection, subject_number(subject))
    edition = None if application is None else find_edition(connection, application.edition_id)
    if application is None or edition is None or application.state is not State.NEEDS_CORRECTION:
        return []
    until = application.correction_until
    if until is None or until <= now:
        return []
    asked = application.correction_asked or ""
    return [VoucherNotice(VoucherNoticeKind.CORRECTION_REMINDER, application, edition, until=until, reason=asked)]


def _remind_of_expiry(connection: Connection, subject: str, now: datetime) -> list[VoucherNotice]:
    voucher = find_voucher(connection, subject_number(subject))
    application = None if voucher is None else find_application(connection, voucher.application_id)
    edition = None if application is None else find_edition(connection, application.edition_id)
    if voucher is None or application is None or edition is None or application.state not in _USABLE:
        return []
    until = voucher.valid_until
    return [VoucherNotice(VoucherNoticeKind.EXPIRES_SOON, application, edition, until=until)] if until > now else []


def _end_appeals(editions: Editions, connection: Connection, subject: str, now: datetime) -> list[VoucherNotice]:
    """Release what was held for appeals, unless one is under way or a call is to come, and let the list move up."""
    released = editions.release_appeal_reserve(connection, subject_number(subject), actor=_SYSTEM)
    return [] if isinstance(released, Refused) else move_up_reserve(connection, released, at=now)
