"""What steps of the assessment bring: ranking lists, previews, decisions, and who is to be told."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.voucher.decision_model import Appeal, Decision, Outcome, RankingId
from bot.voucher.model import Application, CallId, Edition
from bot.voucher.notices import VoucherNotice
from bot.voucher.ranking import Place, Planned


@dataclass(frozen=True, slots=True)
class FormalStep:
    """The application after a step of the formal check."""

    application: Application
    edition: Edition
    notices: tuple[VoucherNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking list of a call as it was made, with the money that was ``free`` then and ``held`` for appeals of it."""

    id: RankingId
    call_id: CallId
    rules_version: int
    places: tuple[Place, ...]
    free: Decimal
    held: Decimal
    made_by: str = field(repr=False)
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BudgetPreview:
    """What deciding by a ranking would do. Amounts are in zlotys and sums of what was requested.

    ``free_before`` and ``free_after`` are what ranking lists may draw on.
    """

    rows: tuple[Planned, ...]
    free_before: Decimal
    granted: Decimal
    reserve: Decimal
    rejected: Decimal
    free_after: Decimal

    def count(self, outcome: Outcome) -> int:
        """Return how many get that outcome."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, in the order of the list where there is one, and who is to be told."""

    decisions: tuple[Decision, ...]
    notices: tuple[VoucherNotice, ...]


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """The appeal is decided; there is no ``decision`` yet when the application is assessed once more."""

    appeal: Appeal
    application: Application
    decision: Decision | None
    notices: tuple[VoucherNotice, ...]
