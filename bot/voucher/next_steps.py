"""What an application waits for, and by when."""

from datetime import datetime

from sqlalchemy import Connection

from bot.voucher.application_results import Awaited, NextStep
from bot.voucher.edition_sql import find_call
from bot.voucher.model import Application
from bot.voucher.states import State
from bot.voucher.voucher_sql import voucher_of

_ELSEWHERE = {
    State.SUBMITTED: Awaited.FORMAL_CHECK,
    State.FORMAL: Awaited.FORMAL_CHECK,
    State.SCORING: Awaited.SCORES,
    State.APPEAL: Awaited.APPEAL_DECISION,
    State.GRANTED: Awaited.ISSUING,
    State.REDEEMED: Awaited.SETTLEMENT,
    State.EXPIRED: Awaited.SETTLEMENT,
    State.REVOKED: Awaited.SETTLEMENT,
}
"""What others have to do; no day is set for it."""


def next_step(connection: Connection, application: Application, now: datetime) -> NextStep:
    """Return what the application waits for; "until" is the first moment at which it is too late."""
    match application.state:
        case State.DRAFT:
            call = find_call(connection, application.call_id)
            in_time = _while_open(Awaited.SUBMISSION, None if call is None else call.ends_at, now)
            return NextStep(Awaited.SUBMISSION, in_time.until)
        case State.NEEDS_CORRECTION:
            return NextStep(Awaited.CORRECTION, application.correction_until)
        case State.REJECTED:
            return _while_open(Awaited.APPEAL, application.appeal_until, now)
        case State.RESERVE:
            can_appeal = _while_open(Awaited.APPEAL, application.appeal_until, now)
            return NextStep(Awaited.FREE_MONEY, can_appeal.until)
        case State.ISSUED | State.PARTLY_REDEEMED:
            voucher = voucher_of(connection, application.id)
            return NextStep(Awaited.REDEMPTION, None if voucher is None else voucher.valid_until)
        case _:
            return NextStep(_ELSEWHERE.get(application.state, Awaited.NOTHING))


def _while_open(what: Awaited, until: datetime | None, now: datetime) -> NextStep:
    return NextStep(Awaited.NOTHING) if until is None or now >= until else NextStep(what, until)
