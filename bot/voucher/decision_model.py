"""Decisions about applications: what was decided, why, and on which occasion."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from bot.voucher.model import ApplicationId

DecisionId = NewType("DecisionId", int)
RankingId = NewType("RankingId", int)


class Outcome(StrEnum):
    """What was decided; the state of the application is of the same name."""

    GRANTED = "granted"
    RESERVE = "reserve"
    REJECTED = "rejected"


class Occasion(StrEnum):
    """When it was decided."""

    FORMAL = "formal"
    RANKING = "ranking"
    APPEAL = "appeal"
    RESERVE = "reserve"
    """Somebody moved up from the reserve list, or was taken off it."""


class ReasonCode(StrEnum):
    """Why an application is rejected; ``bot.messages.voucher_reasons`` has the words of each."""

    FORMAL_INCOMPLETE = "formal_incomplete"
    NOT_ELIGIBLE = "not_eligible"
    NOT_CORRECTED = "not_corrected"
    """What was asked for did not come in time."""
    BELOW_THRESHOLD = "below_threshold"
    NO_MONEY = "no_money"
    """It was on the reserve list until the edition ended."""
    OTHER = "other"


class AppealOutcome(StrEnum):
    """What becomes of an appeal."""

    GRANTED = "granted"
    REJECTED = "rejected"
    """What was decided first stays."""
    RESCORE = "rescore"
    """It is assessed once more, by other reviewers."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to be stored. ``amount`` is what is granted, in zlotys; ``reason`` is for the applicant to read."""

    application_id: ApplicationId
    occasion: Occasion
    outcome: Outcome
    rules_version: int
    decided_by: str = field(repr=False)
    decided_at: datetime
    amount: Decimal | None = None
    reason_code: ReasonCode | None = None
    reason: str | None = field(default=None, repr=False)
    ranking_id: RankingId | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is stored, which nobody can change any more."""

    id: DecisionId
    application_id: ApplicationId
    occasion: Occasion
    outcome: Outcome
    rules_version: int
    decided_by: str = field(repr=False)
    decided_at: datetime
    amount: Decimal | None
    reason_code: ReasonCode | None
    reason: str | None = field(repr=False)
    ranking_id: RankingId | None


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal; ``against`` is the outcome that it is about, ``decision_id`` what was decided because of it."""

    id: int
    application_id: ApplicationId
    reasons: str | None = field(repr=False)
    filed_at: datetime
    against: Outcome
    decision_id: DecisionId | None
