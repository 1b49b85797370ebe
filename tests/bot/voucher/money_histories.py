"""Random histories of an edition's money against a plain model; a subclass says on which database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.store.engine import Database
from bot.voucher import draft_sql, funds, ledger_sql
from bot.voucher.appeals import AppealService
from bot.voucher.application_results import Appealed, Begun, Submitted, Withdrawn
from bot.voucher.application_service import ApplicationService
from bot.voucher.application_sql import applications, find_edition
from bot.voucher.closing import Closed, Reversed
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import AppealOutcome, ReasonCode
from bot.voucher.decision_results import AppealDecided, Decided, Ranking
from bot.voucher.decision_service import DecisionService
from bot.voucher.edition_results import RulesChanged
from bot.voucher.edition_service import EditionService
from bot.voucher.formal import FormalService
from bot.voucher.invariants import broken
from bot.voucher.issuing import Issued, IssuingService
from bot.voucher.model import Edition
from bot.voucher.redeeming import RedeemingService
from bot.voucher.redemption import Redeemed
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Refused
from bot.voucher.reviews import ReviewService
from tests.bot.voucher.money import DECIDER, KEY, PAYER, answers, rules, zl
from tests.bot.voucher.plain_money import PROMISED, UNDECIDED, WITHDRAWABLE, Case, PlainMoney, Spending
from tests.fakes.clock import FixedClock

PEOPLE = st.integers(1, 6)
AMOUNTS = st.sampled_from([zl(500), zl("800.50"), zl(1_000), zl(2_000)])
PARTS = st.sampled_from([zl(50), zl(100), zl("150.50"), zl(500), zl(2_000), None])
"""Of a voucher; None is all that is left."""

POINTS = st.sampled_from([3, 5, 6, 8, 10])
CROWDS = st.lists(st.tuples(PEOPLE, AMOUNTS, POINTS), min_size=4, max_size=6, unique_by=lambda each: each[0])
PICKS = st.integers(0, 5)

_FIRST_JURY, _SECOND_JURY = ("telegram:801", "telegram:802"), ("telegram:803", "telegram:804")
_APPEALS = "telegram:905"
_WHY = "Prosimy spojrzeć na to jeszcze raz."


class MoneyHistories(RuleBasedStateMachine):
    """Whatever happens in whatever order, states and amounts are the model's, and nothing in the database is broken."""

    open_database: Callable[[], Database]

    def __init__(self) -> None:
        super().__init__()
        self.database = self.open_database()
        self.clock = clock = FixedClock()
        self.editions, self.applying = EditionService(clock), ApplicationService(clock)
        self.formal, self.reviews = FormalService(clock), ReviewService(clock)
        self.deciding, self.appealing = DecisionService(clock), AppealService(clock)
        self.issuing, self.redeeming = IssuingService(clock, KEY), RedeemingService(clock)

    @initialize(
        budget=st.sampled_from([zl(2_000), zl(3_500), zl(5_000)]),
        reserve=st.sampled_from([zl(0), zl(900)]),
        crowd=CROWDS,
        over=st.sampled_from([True, True, False]),
    )
    def begin(self, budget: Decimal, reserve: Decimal, crowd: list[tuple[int, Decimal, int]], over: bool) -> None:
        """Begin with a crowd that is assessed, mostly with the call over: money is what this is about."""
        self.model = PlainMoney(budget, reserve)
        self.vouchers: dict[int, int] = {}
        self.keys: dict[str, tuple[int, Decimal, str]] = {}
        with self.database.transaction() as connection:
            made = self.editions.create(connection, rules(budget=budget, appeal_reserve=reserve), actor=DECIDER)
            [self.call] = self.editions.calls(connection, made.id)
            for each in (*_FIRST_JURY, *_SECOND_JURY):
                self.reviews.declare(connection, each, [], actor=each)
        self.edition_id = made.id
        for person, requested, points in crowd:
            self.apply(person, requested)
            number = max(self.model.cases)
            self.check(0, "accept")
            self._score(number, points)
        if over:
            self.clock.set(self.call.ends_at)
            self.decide()

    @rule(person=PEOPLE, requested=AMOUNTS)
    def apply(self, person: int, requested: Decimal) -> None:
        possible = self.clock.now() < self.call.ends_at and self.model.may_apply(person)
        key = f"telegram:{person}"
        with self.database.transaction() as connection:
            begun = self.applying.begin(
                connection, self.call.id, person=key, chat_id=person, language="pl", consent_version="v"
            )
            if not isinstance(begun, Begun):
                assert not possible
                return
            draft_sql.change(connection, begun.application.id, answers(person, requested))
            result = self.applying.submit(connection, begun.application.id, person=key)
        assert isinstance(result, Submitted) == possible, result
        if isinstance(result, Submitted):
            self.model.cases[result.application.id] = Case(person, requested, len(self.model.cases))

    @precondition(lambda self: self.has("submitted", "formal"))
    @rule(pick=PICKS, outcome=st.sampled_from(["accept", "accept", "reject", "correct"]))
    def check(self, pick: int, outcome: str) -> None:
        number = self._one_in(pick, "submitted", "formal")
        case, week = self.model.cases[number], deadline_after(self.clock.now(), 7)
        with self.database.transaction() as connection:
            if case.state == "submitted":
                self.formal.start(connection, number, actor=DECIDER)
            match outcome:
                case "accept":
                    case.state = "scoring"
                    self.formal.accept(connection, number, actor=DECIDER)
                case "correct":
                    case.state, case.correct_until = "needs_correction", week
                    self.formal.ask_correction(connection, number, "Brakuje podpisu.", actor=DECIDER)
                case _:
                    case.state, case.appeal_until = "rejected", week
                    code = ReasonCode.FORMAL_INCOMPLETE
                    self.formal.reject(connection, number, reason_code=code, reason="Nie ma go.", actor=DECIDER)

    @precondition(lambda self: self.has("needs_correction"))
    @rule(pick=PICKS)
    def correct(self, pick: int) -> None:
        number = self._one_in(pick, "needs_correction")
        with self.database.transaction() as connection:
            person = f"telegram:{self.model.cases[number].person}"
            assert isinstance(self.applying.submit(connection, number, person=person), Submitted)
        self.model.cases[number].state = "formal"

    @precondition(lambda self: bool(self._unscored()))
    @rule(pick=PICKS, points=POINTS)
    def score(self, pick: int, points: int) -> None:
        unscored = self._unscored()
        self._score(unscored[pick % len(unscored)], points)

    @precondition(lambda self: self.has("scoring"))
    @rule()
    def decide(self) -> None:
        waiting = [each for each in self.model.cases.values() if each.state in UNDECIDED - {"scoring"}]
        possible = self.clock.now() >= self.call.ends_at and not waiting and not self._unscored()
        with self.database.transaction() as connection:
            ranking = self.deciding.make_ranking(connection, self.call.id, actor=DECIDER)
            assert isinstance(ranking, Ranking) == possible, ranking
            if isinstance(ranking, Ranking):
                result = self.deciding.decide(connection, ranking.id, actor=DECIDER)
                assert isinstance(result, Decided), result
                self.model.decide(deadline_after(self.clock.now(), 7))

    @precondition(lambda self: self.has("rejected", "reserve"))
    @rule(pick=PICKS)
    def appeal(self, pick: int) -> None:
        number = self._one_in(pick, "rejected", "reserve")
        case = self.model.cases[number]
        possible = case.appeal_until is not None and self.clock.now() < case.appeal_until
        with self.database.transaction() as connection:
            result = self.applying.appeal(connection, number, _WHY, person=f"telegram:{case.person}")
        assert isinstance(result, Appealed) == possible, result
        if possible:
            case.appealed_against, case.state = case.state, "appeal"

    @precondition(lambda self: self.has("appeal"))
    @rule(pick=PICKS, outcome=st.sampled_from(AppealOutcome))
    def decide_appeal(self, pick: int, outcome: AppealOutcome) -> None:
        number = self._one_in(pick, "appeal")
        possible = outcome is not AppealOutcome.GRANTED or self.model.cases[number].points is not None
        with self.database.transaction() as connection:
            result = self.appealing.decide(connection, number, outcome, reason=_WHY, actor=_APPEALS)
        assert isinstance(result, AppealDecided) == possible, result
        if possible:
            self.model.decide_appeal(number, outcome)

    @precondition(lambda self: self.has("granted"))
    @rule(pick=PICKS, actor=st.sampled_from([PAYER, PAYER, DECIDER]))
    def issue(self, pick: int, actor: str) -> None:
        number = self._one_in(pick, "granted")
        case = self.model.cases[number]
        has_one = self.model.has_voucher(case.person)
        with self.database.transaction() as connection:
            result = self.issuing.issue(connection, number, actor=actor)
        assert isinstance(result, Issued) == (not has_one and not (actor == DECIDER and case.favoured)), result
        if isinstance(result, Issued):
            case.state, case.valid_until = "issued", deadline_after(self.clock.now(), 60)
            self.vouchers[number] = result.voucher.id

    @precondition(lambda self: bool(self.vouchers))
    @rule(pick=PICKS, part=PARTS, document=st.sampled_from(["F/1", "F/2", "F/3"]), key=st.integers(1, 12))
    def redeem(self, pick: int, part: Decimal | None, document: str, key: int) -> None:
        number = self._one_in(pick, "issued", "partly_redeemed") if self.has("issued", "partly_redeemed") else 0
        number = number or sorted(self.vouchers)[pick % len(self.vouchers)]
        amount = part or self.model.cases[number].left or zl(100)
        wanted = (self.vouchers[number], amount, document)
        known = self.keys.get(str(key))
        refused = "" if known else self.model.redeemable(number, amount, document, self.clock.now())
        refused = "key_reused" if known and known != wanted else refused
        with self.database.transaction() as connection:
            result = self.redeeming.redeem(
                connection, wanted[0], amount, document=document, provider_id=None, key=str(key), actor=PAYER
            )
        assert (result.reason if isinstance(result, Refused) else "") == refused, result
        if isinstance(result, Redeemed) and not known:
            self.keys[str(key)] = wanted
            self.model.cases[number].spendings[result.entry.id] = Spending(amount, document)
            self.model.follow_spending(number)

    @precondition(lambda self: bool(self._spent()))
    @rule(pick=PICKS)
    def reverse(self, pick: int) -> None:
        spent = self._spent()
        number, entry = spent[pick % len(spent)]
        with self.database.transaction() as connection:
            result = self.redeeming.reverse(connection, entry, reason=_WHY, actor=PAYER)
            assert isinstance(result, Reversed), result
        del self.model.cases[number].spendings[entry]
        self.model.follow_spending(number)
        self.model.move_up()

    @precondition(lambda self: self.has("issued", "partly_redeemed", "redeemed", "expired", "revoked"))
    @rule(pick=PICKS)
    def settle(self, pick: int) -> None:
        number = self._one_in(pick, "issued", "partly_redeemed", "redeemed", "expired", "revoked")
        possible = self.model.cases[number].state != "issued"
        with self.database.transaction() as connection:
            result = self.redeeming.settle(connection, number, actor=PAYER)
        assert isinstance(result, Closed) == possible, result
        if possible:
            self.model.end(number, "settled")

    @precondition(lambda self: self.has(*PROMISED))
    @rule(pick=PICKS)
    def revoke(self, pick: int) -> None:
        number = self._one_in(pick, *PROMISED)
        possible = self.model.cases[number].state != "redeemed"
        with self.database.transaction() as connection:
            result = self.redeeming.revoke(connection, number, reason=_WHY, actor=PAYER)
        assert isinstance(result, Closed) == possible, result
        if possible:
            self.model.end(number, "revoked")

    @rule(pick=PICKS)
    def withdraw(self, pick: int) -> None:
        number = sorted(self.model.cases)[pick % len(self.model.cases)]
        case = self.model.cases[number]
        possible = case.state in WITHDRAWABLE
        with self.database.transaction() as connection:
            result = self.applying.withdraw(connection, number, person=f"telegram:{case.person}")
        assert isinstance(result, Withdrawn) == possible, result
        if possible:
            self.model.end(number, "withdrawn")

    @rule(days=st.sampled_from([1, 8, 31, 61]))
    def wait(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))
        now = self.clock.now()
        with self.database.transaction() as connection:
            self.formal.expire_corrections(connection)
            self.redeeming.expire_due(connection)
            assert self.redeeming.expire_due(connection) == []
        self.model.expire(now, deadline_after(now, 7))

    @rule(budget=st.sampled_from([zl(2_000), zl(2_750), zl(4_000), zl(6_000)]), reserve=AMOUNTS)
    def change_budget(self, budget: Decimal, reserve: Decimal) -> None:
        after = replace(self.model, budget=budget, reserve=reserve)
        possible = after.free_for_ranking >= 0
        changed = rules(budget=budget, appeal_reserve=reserve)
        with self.database.transaction() as connection:
            result = self.editions.change_rules(connection, self.edition_id, changed, reason=_WHY, actor=DECIDER)
            assert isinstance(result, RulesChanged) == possible, result
            if isinstance(result, RulesChanged):
                move_up_reserve(connection, result.edition, at=self.clock.now())
                self.model = after
                self.model.move_up()

    @rule()
    def release_reserve(self) -> None:
        """When it may be, is the matter of other tests; what becomes of the money is that of this one."""
        with self.database.transaction() as connection:
            result = self.editions.release_appeal_reserve(connection, self.edition_id, actor=DECIDER)
            if isinstance(result, Edition):
                assert not self.has("appeal", *UNDECIDED)
                move_up_reserve(connection, result, at=self.clock.now())
                self.model.released = True
                self.model.move_up()

    @invariant()
    def what_is_stored_is_the_models(self) -> None:
        with self.database.read() as connection:
            edition = find_edition(connection, self.edition_id)
            assert edition is not None
            balance = funds.balance(connection, edition)
            stored = [each for each in applications(connection, edition.id) if each.state != "draft"]
            sums = {each.id: ledger_sql.sums_of_application(connection, each.id) for each in stored}
            assert broken(connection) == []
        assert {each.id: each.state.value for each in stored} == {
            number: case.state for number, case in self.model.cases.items()
        }
        assert {number: (each.promised + each.spent, each.spent) for number, each in sums.items()} == {
            number: (case.bound, case.spent) for number, case in self.model.cases.items()
        }
        assert {each.reserve_place: each.id for each in stored if each.reserve_place} == dict(
            enumerate(self.model.line, start=1)
        )
        assert (balance.budget, balance.free, balance.reserve_held) == (
            self.model.budget,
            self.model.free,
            self.model.held,
        )

    @invariant()
    def no_money_is_promised_twice_and_none_lies_idle(self) -> None:
        assert self.model.free_for_ranking >= 0
        assert not self.model.line or self.model.cases[self.model.line[0]].requested > self.model.free_for_ranking

    def has(self, *states: str) -> bool:
        return any(each.state in states for each in self.model.cases.values())

    def _one_in(self, pick: int, *states: str) -> int:
        there = sorted(number for number, each in self.model.cases.items() if each.state in states)
        return there[pick % len(there)]

    def _unscored(self) -> list[int]:
        return [n for n, each in self.model.cases.items() if each.state == "scoring" and each.points is None]

    def _spent(self) -> list[tuple[int, int]]:
        return [(number, entry) for number, each in self.model.cases.items() for entry in each.spendings]

    def _score(self, number: int, points: int) -> None:
        case = self.model.cases[number]
        with self.database.transaction() as connection:
            for each in _SECOND_JURY if case.rescored else _FIRST_JURY:
                self.reviews.assign(connection, number, each, actor=DECIDER)
                self.reviews.score(connection, number, {"idea": points}, "Dobry plan.", reviewer=each)
        case.points = points
