"""The life of an application, from a draft to a voucher that is settled, and the steps that there are."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where an application is; what became of a voucher is a state of its application."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FORMAL = "formal"
    """A coordinator checks whether it is complete."""
    NEEDS_CORRECTION = "needs_correction"
    SCORING = "scoring"
    GRANTED = "granted"
    RESERVE = "reserve"
    REJECTED = "rejected"
    APPEAL = "appeal"
    ISSUED = "issued"
    PARTLY_REDEEMED = "partly_redeemed"
    REDEEMED = "redeemed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REVOKED = "revoked"


STEPS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    State.SUBMITTED: frozenset({State.FORMAL, State.WITHDRAWN}),
    State.FORMAL: frozenset({State.NEEDS_CORRECTION, State.SCORING, State.REJECTED, State.WITHDRAWN}),
    State.NEEDS_CORRECTION: frozenset({State.FORMAL, State.REJECTED, State.WITHDRAWN}),
    State.SCORING: frozenset({State.GRANTED, State.RESERVE, State.REJECTED, State.WITHDRAWN}),
    State.RESERVE: frozenset({State.GRANTED, State.APPEAL, State.WITHDRAWN, State.REJECTED}),
    State.REJECTED: frozenset({State.APPEAL}),
    State.APPEAL: frozenset({State.GRANTED, State.RESERVE, State.REJECTED, State.SCORING, State.WITHDRAWN}),
    State.GRANTED: frozenset({State.ISSUED, State.WITHDRAWN, State.REVOKED}),
    State.ISSUED: frozenset({State.PARTLY_REDEEMED, State.REDEEMED, State.EXPIRED, State.REVOKED, State.WITHDRAWN}),
    State.PARTLY_REDEEMED: frozenset(
        {State.ISSUED, State.PARTLY_REDEEMED, State.REDEEMED, State.SETTLED, State.EXPIRED, State.REVOKED}
    ),
    State.REDEEMED: frozenset({State.ISSUED, State.PARTLY_REDEEMED, State.SETTLED}),
    State.EXPIRED: frozenset({State.SETTLED}),
    State.REVOKED: frozenset({State.SETTLED}),
    State.SETTLED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""From each state the ones that may follow: going back from redeemed is a redemption that was reversed."""

OPEN_VOUCHER = (State.ISSUED, State.PARTLY_REDEEMED, State.REDEEMED)
"""Its voucher can be redeemed, or its redemptions be taken back."""

PROMISED = (State.GRANTED, *OPEN_VOUCHER)
"""Money of the edition is promised to it."""

ENDED = (State.REJECTED, State.SETTLED, State.WITHDRAWN, State.EXPIRED, State.REVOKED)

UNDER_WAY = tuple(state for state in State if state not in {State.DRAFT, *ENDED})
"""Submitted, and not at its end."""

WITHDRAWABLE = tuple(state for state, following in STEPS.items() if State.WITHDRAWN in following)
