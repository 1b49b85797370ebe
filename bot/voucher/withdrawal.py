"""Ending an application because its applicant wishes so; money that was promised to it is free again, once."""

from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import funds
from bot.voucher.application_results import Withdrawn
from bot.voucher.application_sql import lock_application, move
from bot.voucher.erasing import clear_drafts
from bot.voucher.ledger_sql import Cause
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Reason, Refused
from bot.voucher.states import PROMISED, WITHDRAWABLE, State
from bot.voucher.voucher_audit import record_application


class Withdrawal:
    """Ends applications, under the lock of the edition."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def withdraw(
        self, connection: Connection, application_id: int, *, person: str | None, reason: str, actor: str | None
    ) -> Withdrawn | Refused:
        """End the application of the ``person``, or for an ``actor`` whoever's it is; one of the two is given.

        A draft is its applicant's own, and nobody else throws it away.
        """
        by = actor or person
        found = lock_application(connection, application_id)
        if found is None or by is None or (person is not None and found[1].person != person):
            return Refused(Reason.UNKNOWN)
        edition, application = found
        if application.state not in WITHDRAWABLE or (person is None and application.state is State.DRAFT):
            return Refused(Reason.WRONG_STATE, state=application.state.value)
        return withdraw_locked(connection, edition, application, reason=reason, actor=by, at=self._clock.now())


def withdraw_locked(
    connection: Connection, edition: Edition, application: Application, *, reason: str, actor: str, at: datetime
) -> Withdrawn | Refused:
    """Withdraw an application that can be, with its edition locked; nothing of a draft stays but that there was one."""
    before = application.state
    values = {"reserve_place": None, "correction_until": None, "ended_reason": reason.strip() or None}
    moved = move(connection, application.id, [before], State.WITHDRAWN, changed_at=at, **values)
    if moved is None:  # nobody can have moved it: the edition is locked
        return Refused(Reason.WRONG_STATE, state=before.value)
    if before is State.DRAFT:
        clear_drafts(connection, [application.id], at)
    cause = Cause.WITHDRAWAL.of(application.id)
    promised = before in PROMISED
    freed = funds.release_rest(connection, edition, moved, cause=cause, actor=actor, at=at) if promised else 0
    record_application(connection, at, actor, "withdrawn", moved, before=before.value, freed=str(freed))
    # Who waited before others on the reserve list may have been whom the money did not suffice for.
    makes_way = promised or application.reserve_place is not None
    moved_up = move_up_reserve(connection, edition, at=at) if makes_way else []
    return Withdrawn(moved, (*_told(moved, edition, actor), *moved_up))


def _told(withdrawn: Application, edition: Edition, actor: str) -> tuple[VoucherNotice, ...]:
    """Return the news for the applicant, unless they did it themselves."""
    if actor == withdrawn.person:
        return ()
    return (VoucherNotice(VoucherNoticeKind.WITHDRAWN, withdrawn, edition, reason=withdrawn.ended_reason or ""),)
