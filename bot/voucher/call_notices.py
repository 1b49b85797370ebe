"""Who is told that a call takes applications longer, or no more: whoever has a draft in it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.voucher import edition_sql
from bot.voucher.application_sql import applications
from bot.voucher.model import Call, CallId, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.states import State


def closed_early(connection: Connection, edition: Edition, call_id: CallId, at: datetime) -> tuple[VoucherNotice, ...]:
    """Return what is told when the call was closed ``at`` a moment before its time."""
    return _to_drafts(connection, edition, call_id, VoucherNoticeKind.CALL_CLOSED, at)


def extended(connection: Connection, edition: Edition, before: Sequence[Call]) -> tuple[VoucherNotice, ...]:
    """Return what is told about those calls that close later now than ``before``."""
    closed = {call.id: call.closes_at for call in before}
    later = [
        call
        for call in edition_sql.calls_of(connection, edition.id)
        if call.id in closed and call.closes_at > closed[call.id]
    ]
    kind = VoucherNoticeKind.CALL_EXTENDED
    return tuple(notice for call in later for notice in _to_drafts(connection, edition, call.id, kind, call.closes_at))


def _to_drafts(
    connection: Connection, edition: Edition, call_id: CallId, kind: VoucherNoticeKind, until: datetime
) -> tuple[VoucherNotice, ...]:
    occasion = str(int(until.timestamp()))
    drafts = applications(connection, edition.id, [State.DRAFT], call_id)
    return tuple(VoucherNotice(kind, draft, edition, until=until, occasion=occasion) for draft in drafts)
