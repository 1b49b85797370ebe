"""The services of the voucher, as the rooms of the conversation and the terminal share them."""

from dataclasses import dataclass
from typing import Self

from bot.clock import Clock
from bot.voucher.appeals import AppealService
from bot.voucher.application_service import ApplicationService
from bot.voucher.decision_service import DecisionService
from bot.voucher.edition_service import EditionService
from bot.voucher.formal import FormalService
from bot.voucher.issuing import IssuingService
from bot.voucher.redeeming import RedeemingService
from bot.voucher.reviews import ReviewService


@dataclass(frozen=True, slots=True)
class VoucherServices:
    """Everything that can be done about editions, applications and vouchers."""

    editions: EditionService
    applications: ApplicationService
    formal: FormalService
    reviews: ReviewService
    decisions: DecisionService
    appeals: AppealService
    issuing: IssuingService
    redeeming: RedeemingService
    clock: Clock

    @classmethod
    def build(cls, clock: Clock, key: bytes) -> Self:
        """Put the services together; ``key`` is the secret that codes are made with."""
        return cls(
            editions=EditionService(clock),
            applications=ApplicationService(clock),
            formal=FormalService(clock),
            reviews=ReviewService(clock),
            decisions=DecisionService(clock),
            appeals=AppealService(clock),
            issuing=IssuingService(clock, key),
            redeeming=RedeemingService(clock),
            clock=clock,
        )
