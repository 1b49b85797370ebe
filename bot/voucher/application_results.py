"""What comes of the steps of an applicant, where they are not refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.voucher.attachments_sql import Attachment
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice
from bot.voucher.rules import Rules


@dataclass(frozen=True, slots=True)
class Begun:
    """There is a draft; ``resumed`` says that it was there before. ``rules`` are those in force."""

    application: Application
    edition: Edition
    rules: Rules
    resumed: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """The file is attached; ``already`` says that the same content was there before, under the name of then."""

    attachment: Attachment
    already: bool = False


@dataclass(frozen=True, slots=True)
class Detached:
    """The file is gone."""

    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Submitted:
    """The application, or its correction, is handed in; ``repeated`` says that it was so already: a second tap.

    ``notices`` are for whoever has a draft in a call that closed early because of it.
    """

    application: Application
    edition: Edition
    call_closed_early: bool = False
    repeated: bool = False
    notices: tuple[VoucherNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The application is at its end; ``notices`` are for its applicant and for those who move up because of it."""

    application: Application
    notices: tuple[VoucherNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal is filed."""

    application: Application
    edition: Edition


class Awaited(StrEnum):
    """What an application waits for."""

    SUBMISSION = "submission"
    """``until`` is when the call closes."""
    FORMAL_CHECK = "formal_check"
    CORRECTION = "correction"
    """Of the applicant; ``until`` is the deadline."""
    SCORES = "scores"
    ISSUING = "issuing"
    FREE_MONEY = "free_money"
    """It is on the reserve list; ``until``, where there is one, is how long one can appeal."""
    APPEAL = "appeal"
    """The applicant can appeal; ``until`` is the deadline."""
    APPEAL_DECISION = "appeal_decision"
    REDEMPTION = "redemption"
    """``until`` is the end of validity."""
    SETTLEMENT = "settlement"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next, and by when (exclusive); None where there is no date, or where it is too late to submit."""

    what: Awaited
    until: datetime | None = None
