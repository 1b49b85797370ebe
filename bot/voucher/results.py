"""What is said when something is not done: one kind of value for everything, so that it is told in one place."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Reason(StrEnum):
    """Why nothing was done; ``bot.messages.voucher_refusals`` has a sentence for each."""

    UNKNOWN = "unknown"
    """There is no such thing, or it is not theirs."""
    WRONG_STATE = "wrong_state"
    """It has gone on meanwhile; ``state`` is where it is."""
    EDITION_CLOSED = "edition_closed"
    CALL_NOT_OPEN = "call_not_open"
    """``until`` is when it opens."""
    CALL_CLOSED = "call_closed"
    """``until`` is when it closed."""
    CALL_NOT_LATER = "call_not_later"
    """A call is only extended; ``until`` is when it closes now."""
    CALLS_OVERLAP = "calls_overlap"
    """``until`` is when the next call opens."""
    DEADLINE_PASSED = "deadline_passed"
    """``until`` is when it was."""
    ALREADY_APPLIED = "already_applied"
    LIMIT_REACHED = "limit_reached"
    """``name`` is "edition" or "year", ``count`` the limit."""
    INCOMPLETE = "incomplete"
    """``name`` is the field that is missing."""
    FILE_TOO_LARGE = "file_too_large"
    """``count`` is how many megabytes are allowed."""
    FILE_NOT_ALLOWED = "file_not_allowed"
    """It is not what its name says, or of a kind that is not taken."""
    FILE_DAMAGED = "file_damaged"
    TOO_MANY_FILES = "too_many_files"
    """``count`` is how many are allowed."""
    ALREADY_APPEALED = "already_appealed"
    NOT_A_REVIEWER = "not_a_reviewer"
    OWN_ORGANISATION = "own_organisation"
    """The reviewer belongs to the applicant's organisation."""
    AFFILIATION_UNKNOWN = "affiliation_unknown"
    """The reviewer has not declared yet which organisations they belong to."""
    ALREADY_ASSIGNED = "already_assigned"
    REVIEWERS_ENOUGH = "reviewers_enough"
    """It has as many reviewers as it needs; ``count`` is how many."""
    ALREADY_SCORED = "already_scored"
    POINTS_MISSING = "points_missing"
    """``name`` is the criterion."""
    POINTS_OUT_OF_RANGE = "points_out_of_range"
    """``name`` is the criterion, ``count`` the most."""
    REVIEWS_MISSING = "reviews_missing"
    """``count`` is how many applications wait for a review."""
    NOT_ASSESSED = "not_assessed"
    """Nobody has scored it, so an appeal can let it be assessed, but not grant it."""
    CALL_STILL_OPEN = "call_still_open"
    """Applications can still come, so there is no ranking list yet; ``until`` is when it closes."""
    NOTHING_TO_RANK = "nothing_to_rank"
    """No application of the call waits for a decision."""
    RANKING_OUTDATED = "ranking_outdated"
    """Something changed since the preview: look again."""
    FOUR_EYES = "four_eyes"
    """Who decided cannot pay out, and who decided first cannot decide about the appeal."""
    NO_MONEY = "no_money"
    """``amount`` is what is left."""
    REASON_MISSING = "reason_missing"
    ORGANISATION_HAS_VOUCHER = "organisation_has_voucher"
    CODE_ALREADY_SHOWN = "code_already_shown"
    CODE_MISTYPED = "code_mistyped"
    """A wrong character: the check character does not fit. ``name`` is the code in its form."""
    CODE_UNKNOWN = "code_unknown"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    """``until`` is when to try again."""
    VOUCHER_NOT_VALID = "voucher_not_valid"
    """It has expired, was revoked or is settled; ``state`` says which, ``until`` since when."""
    MORE_THAN_LEFT = "more_than_left"
    """``amount`` is what is left."""
    LESS_THAN_SMALLEST = "less_than_smallest"
    """``amount`` is the least."""
    DOCUMENT_REDEEMED = "document_redeemed"
    """This invoice was redeemed with this voucher already; ``amount`` is how much."""
    KEY_REUSED = "key_reused"
    """The same idempotency key came with something else before."""
    ALREADY_REVERSED = "already_reversed"
    NOT_A_PROVIDER = "not_a_provider"
    STILL_OPEN = "still_open"
    """Applications or vouchers are not at their end; ``count`` is how many."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done; the other values are what ``reason`` says of them."""

    reason: Reason
    state: str = ""
    name: str = ""
    amount: Decimal | None = None
    count: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class InvalidField:
    """What was typed for ``field`` cannot be: ``problem`` names why, ``amount`` and ``count`` are its bounds.

    ``suggestions`` are codes of countries that may have been meant.
    """

    field: str
    problem: str
    amount: Decimal | None = None
    count: int = 0
    suggestions: tuple[str, ...] = ()
