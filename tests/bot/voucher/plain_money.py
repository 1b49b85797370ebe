"""What should become of applications and their money, told with plain lists: the oracle of the random histories.

Everybody has an organisation of their own; all reviewers give an application the same points.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

PASSING = 5
SMALLEST = Decimal(100)
NOTHING = Decimal(0)
PROMISED = {"granted", "issued", "partly_redeemed", "redeemed"}
ENDED = {"rejected", "settled", "withdrawn", "expired", "revoked"}
UNDECIDED = {"submitted", "formal", "needs_correction", "scoring"}
WITHDRAWABLE = {*UNDECIDED, "reserve", "appeal", "granted", "issued"}


@dataclass
class Spending:
    """A redemption that was not taken back."""

    amount: Decimal
    document: str


@dataclass
class Case:
    """One application, the ``order``-th that was submitted.

    ``appeal_until`` is None when there is nothing to appeal against; ``favoured`` says that the ranking list brought it
    money or a place on the reserve list.
    """

    person: int
    requested: Decimal
    order: int
    state: str = "submitted"
    points: int | None = None
    appeal_until: datetime | None = None
    appealed_against: str | None = None
    rescored: bool = False
    from_reserve: bool = False
    favoured: bool = False
    correct_until: datetime | None = None
    valid_until: datetime | None = None
    spendings: dict[int, Spending] = field(default_factory=dict)

    @property
    def spent(self) -> Decimal:
        return sum((each.amount for each in self.spendings.values()), NOTHING)

    @property
    def left(self) -> Decimal:
        return self.requested - self.spent

    @property
    def bound(self) -> Decimal:
        """What of the budget it takes up."""
        return self.requested if self.state in PROMISED else self.spent


@dataclass
class PlainMoney:
    """An edition with one call; ``line`` is the reserve list, and cases have their numbers in the order of coming."""

    budget: Decimal
    reserve: Decimal
    released: bool = False
    cases: dict[int, Case] = field(default_factory=dict)
    line: list[int] = field(default_factory=list)

    @property
    def free(self) -> Decimal:
        return self.budget - sum((each.bound for each in self.cases.values()), NOTHING)

    @property
    def held(self) -> Decimal:
        drawn = sum((each.bound for each in self.cases.values() if each.from_reserve), NOTHING)
        return NOTHING if self.released else max(self.reserve - drawn, NOTHING)

    @property
    def free_for_ranking(self) -> Decimal:
        return self.free - self.held

    def may_apply(self, person: int) -> bool:
        theirs = (each for each in self.cases.values() if each.person == person)
        return all(each.state in ENDED - {"settled"} for each in theirs)

    def has_voucher(self, person: int) -> bool:
        """Return whether they have one that can be used or that was used, which is as many as there may be."""
        having = {*PROMISED, "settled"} - {"granted"}
        return any(each.state in having for each in self.cases.values() if each.person == person)

    def decide(self, appeal_until: datetime) -> None:
        """Go through the list strictly in order; who does not fit stops all who come after."""
        free, held, stopped, appeals_stopped = self.free, self.held, False, False
        for number in sorted((n for n, each in self.cases.items() if each.state == "scoring"), key=self._rank):
            case = self.cases[number]
            case.appeal_until = None if case.rescored else appeal_until
            if case.points is None or case.points < PASSING:
                case.state = "rejected"
                continue
            case.favoured = True
            if case.rescored:
                there = NOTHING if appeals_stopped else min(free, held) if stopped else free
            else:
                there = NOTHING if stopped else free - held
            if case.requested > there:
                stopped, appeals_stopped = True, appeals_stopped or case.rescored
                case.state = "reserve"
                self._queue(number)
                continue
            case.state, case.from_reserve, case.appeal_until = "granted", case.rescored, None
            free -= case.requested
            held = max(held - case.requested, NOTHING) if case.rescored else held

    def decide_appeal(self, number: int, outcome: str) -> None:
        case = self.cases[number]
        case.appeal_until = None
        if outcome == "rejected":
            case.state = case.appealed_against or ""
            return
        self.leave_line(number)
        if outcome == "rescore":
            case.state, case.points, case.rescored = "scoring", None, True
        elif case.requested <= self.free:
            case.state, case.from_reserve = "granted", True
        else:
            case.state = "reserve"
            self._queue(number)
        self.move_up()

    def move_up(self) -> None:
        """Grant to those who wait, strictly in order, while there is money."""
        while self.line and self.cases[self.line[0]].requested <= self.free_for_ranking:
            case = self.cases[self.line.pop(0)]
            case.state, case.appeal_until = "granted", None

    def redeemable(self, number: int, amount: Decimal, document: str, now: datetime) -> str:
        """Return why not, or ""."""
        case = self.cases[number]
        if case.state in ENDED or case.valid_until is None or now >= case.valid_until:
            return "voucher_not_valid"
        if amount > case.left:
            return "more_than_left"
        if amount < min(SMALLEST, case.left):
            return "less_than_smallest"
        return "document_redeemed" if document in {each.document for each in case.spendings.values()} else ""

    def follow_spending(self, number: int) -> None:
        """Let the state of a voucher that is open say what is spent."""
        case = self.cases[number]
        if case.state in PROMISED:
            case.state = "issued" if not case.spendings else "partly_redeemed" if case.left else "redeemed"

    def expire(self, now: datetime, appeal_until: datetime) -> None:
        for case in self.cases.values():
            if case.state == "needs_correction" and case.correct_until and case.correct_until <= now:
                case.state, case.appeal_until = "rejected", appeal_until
        due = {"issued", "partly_redeemed"}
        for case in self.cases.values():
            if case.state in due and case.valid_until is not None and case.valid_until <= now:
                case.state = "expired"
        self.move_up()

    def end(self, number: int, state: str) -> None:
        self.cases[number].state = state
        self.leave_line(number)
        self.move_up()

    def leave_line(self, number: int) -> None:
        self.line = [each for each in self.line if each != number]

    def _queue(self, number: int) -> None:
        self.line = sorted({*self.line, number}, key=self._rank)

    def _rank(self, number: int) -> tuple[int, int]:
        return -(self.cases[number].points or 0), self.cases[number].order
