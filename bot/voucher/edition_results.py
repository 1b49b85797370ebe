"""What comes of the steps of coordinators about an edition and its calls, where they are not refused."""

from dataclasses import dataclass

from bot.voucher.model import Call, Edition
from bot.voucher.notices import VoucherNotice


@dataclass(frozen=True, slots=True)
class CallChanged:
    """The call closes at another time; ``notices`` are for whoever has a draft in it."""

    call: Call
    notices: tuple[VoucherNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The rules are in force; ``notices`` are for whoever has a draft in a call that they extend."""

    edition: Edition
    notices: tuple[VoucherNotice, ...] = ()
