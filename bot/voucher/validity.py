"""Whether a voucher can be used now."""

from datetime import datetime

from bot.voucher.model import Application, Voucher
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State


def not_valid(voucher: Voucher, application: Application, now: datetime) -> Refused | None:
    """Return why the voucher cannot be used, None when it can; ``valid_until`` itself is too late."""
    if voucher.closed_at is not None:
        return Refused(Reason.VOUCHER_NOT_VALID, state=application.state, until=voucher.closed_at)
    if now >= voucher.valid_until:
        return Refused(Reason.VOUCHER_NOT_VALID, state=State.EXPIRED, until=voucher.valid_until)
    return None
