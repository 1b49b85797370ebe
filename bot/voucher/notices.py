"""What applicants, reviewers and providers are to be told because of something that happened to an application."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.voucher.model import Application, Edition


class VoucherNoticeKind(StrEnum):
    """The occasions; each has a template that a coordinator can edit, "voucher_..." and then this."""

    CORRECTION_ASKED = "correction_asked"
    CORRECTION_REMINDER = "correction_reminder"
    FORMAL_PASSED = "formal_passed"
    GRANTED = "granted"
    RESERVE = "reserve"
    REJECTED = "rejected"
    MOVED_UP = "moved_up"
    """From the reserve list to granted."""
    APPEAL_GRANTED = "appeal_granted"
    APPEAL_RESERVE = "appeal_reserve"
    APPEAL_REJECTED = "appeal_rejected"
    APPEAL_RESCORED = "appeal_rescored"
    """The appeal was right: it is assessed once more."""
    ISSUED = "issued"
    """The code can be shown."""
    REDEEMED = "redeemed"
    REVERSED = "reversed"
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    """By somebody else, whom the applicant asked to."""
    SETTLED = "settled"
    DRAFT_REMINDER = "draft_reminder"
    """The call closes soon, and the draft is not submitted."""
    CALL_EXTENDED = "call_extended"
    """There is more time to submit the draft."""
    CALL_CLOSED = "call_closed"
    """Before its time: the draft cannot be submitted any more."""
    TO_REVIEW = "to_review"
    """To a reviewer: an application was assigned."""


@dataclass(frozen=True, slots=True)
class VoucherNotice:
    """Something to tell the applicant, or ``chat_id`` where it is set (a reviewer's).

    ``amount`` is a grant, a redemption or what is left; ``until`` a deadline or the end of validity; ``occasion`` tells
    notices of one kind apart (the number of a redemption).
    """

    kind: VoucherNoticeKind
    application: Application
    edition: Edition
    amount: Decimal | None = None
    until: datetime | None = None
    reason: str = ""
    occasion: str = ""
    chat_id: int | None = None

    @property
    def key(self) -> str:
        """A name under which it is queued once, however often the occasion is looked at."""
        whom = f":{self.chat_id}" if self.chat_id is not None else ""
        return f"voucher:{self.kind}:{self.application.id}:{self.application.revision}:{self.occasion}{whom}"
