"""The reserve list moves up strictly in order, when money has come free and only then."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.store.engine import Database
from bot.store.voucher_schema import voucher_applications
from bot.voucher import funds
from bot.voucher.decision_model import Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import Decided
from bot.voucher.edition_sql import calls_of, update_edition
from bot.voucher.ledger_sql import Cause
from bot.voucher.model import Application, ApplicationId
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import CallPlan
from bot.voucher.states import State
from tests.bot.voucher.assessment import DECIDER, OTHER, Panel
from tests.bot.voucher.money import zl
from tests.fakes.clock import FixedClock


def _free(panel: Panel, application: Application) -> None:
    """Give the money of an application back, as a withdrawal does."""
    cause = Cause.WITHDRAWAL.of(application.id)
    panel.put(application, state=State.WITHDRAWN)
    funds.release_rest(panel.connection, panel.edition, application, cause=cause, actor=OTHER, at=panel.clock.now())


def test_it_moves_up_in_order_and_stops_at_the_first_who_does_not_fit(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(5_000))
        first, second, dear, cheap = (
            panel.assessed(10),
            panel.assessed(9),
            panel.assessed(8, requested=1_500),
            panel.assessed(7, requested=1_000),
        )
        panel.decide()
        assert panel.reserve() == [dear.id, cheap.id]
        assert move_up_reserve(connection, panel.edition, at=clock.now()) == []
        _free(panel, second)
        told = move_up_reserve(connection, panel.edition, at=clock.now())
        assert [(each.kind, each.application.id, each.amount) for each in told] == [
            (VoucherNoticeKind.MOVED_UP, dear.id, zl(1_500))
        ]
        assert panel.reserve() == [cheap.id]
        decision = panel.decisions.decisions(connection, dear.id)[-1]
        assert (decision.occasion, decision.decided_by, decision.amount) == (Occasion.RESERVE, "system", zl(1_500))
        assert (panel.now(dear.id).reserve_place, panel.now(dear.id).appeal_until) == (None, None)
        assert funds.balance(connection, panel.edition).free_for_ranking == zl(500)
        assert move_up_reserve(connection, panel.edition, at=clock.now()) == []
        _free(panel, first)
        assert len(move_up_reserve(connection, panel.edition, at=clock.now())) == 1
        assert panel.reserve() == []


def test_a_later_call_has_what_does_not_suffice_for_the_first_who_waits(database: Database, clock: FixedClock) -> None:
    opens = clock.now()
    calls = tuple(CallPlan(opens + timedelta(days=at), opens + timedelta(days=at + 10)) for at in (0, 10))
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(4_500), calls=calls)
        granted, waiting = panel.assessed(10), panel.assessed(9)
        panel.decide()
        panel.call = calls_of(connection, panel.edition.id)[1]
        later, last = (panel.put(panel.assessed(10, requested=1_000), call_id=panel.call.id) for _ in range(2))
        panel.decide()
        assert panel.states(granted, waiting, later, last) == ["granted", "reserve", "granted", "reserve"]
        assert panel.reserve() == [waiting.id, last.id]
        _free(panel, granted)
        assert [each.application.id for each in move_up_reserve(connection, panel.edition, at=clock.now())] == [
            waiting.id
        ]


def test_who_appeals_against_the_reserve_does_not_lose_their_turn(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(3_000))
        first, waiting = panel.assessed(10), panel.assessed(9)
        panel.decide()
        panel.appeal(waiting)
        _free(panel, first)
        told = move_up_reserve(connection, panel.edition, at=clock.now())
        assert [each.application.id for each in told] == [waiting.id]
        assert panel.states(waiting) == ["granted"]
        appeal = panel.appeals.appeal(connection, waiting.id)
        assert appeal is not None
        assert appeal.decision_id == panel.decisions.decisions(connection, waiting.id)[-1].id
        assert panel.appeals.appeals(connection, panel.edition.id) == []


def test_nothing_is_granted_in_a_closed_edition(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(2_500))
        waiting = panel.assessed(9)
        panel.decide()
        assert panel.states(waiting) == ["reserve"]
        funds.bring_in(connection, panel.edition.id, zl(5_000), version=7, actor=OTHER, at=clock.now())
        _close(panel)
        assert move_up_reserve(connection, panel.edition, at=clock.now()) == []
        assert panel.decisions.make_ranking(connection, panel.call.id, actor=DECIDER) == Refused(
            Reason.EDITION_CLOSED, until=clock.now()
        )


def _close(panel: Panel) -> None:
    update_edition(panel.connection, panel.edition.id, closed_at=panel.clock.now())


def test_the_end_of_the_reserve_list_grants_what_there_is_and_rejects_the_rest(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(3_000))
        first, second, third = (panel.assessed(idea) for idea in (10, 9, 8))
        panel.decide()
        until = panel.now(third.id).appeal_until
        _free(panel, first)
        done = panel.decisions.end_reserve(connection, panel.edition.id, actor=DECIDER)
        assert isinstance(done, Decided)
        assert [each.kind for each in done.notices] == [VoucherNoticeKind.MOVED_UP, VoucherNoticeKind.REJECTED]
        [decision] = done.decisions
        assert (decision.application_id, decision.outcome) == (third.id, Outcome.REJECTED)
        assert decision.reason_code is ReasonCode.NO_MONEY
        assert panel.now(third.id).appeal_until == until  # whoever had the time to appeal still has it
        assert panel.states(second, third) == ["granted", "rejected"]
        assert panel.decisions.end_reserve(connection, 999, actor=DECIDER) == Refused(Reason.UNKNOWN)


def test_whatever_comes_free_goes_to_the_next_in_order(file_database: Database) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.integers(1, 5), min_size=1, max_size=5), st.lists(st.integers(1, 6), min_size=1, max_size=4))
    def moves_up(wants: list[int], comes: list[int]) -> None:
        with file_database.transaction() as connection:
            panel = Panel(connection, FixedClock(), budget=zl(2_000), appeal_reserve=zl(2_000))
            waiting = [
                panel.application(State.RESERVE, each * 100, reserve_place=place)
                for place, each in enumerate(wants, start=1)
            ]
            free, left = 0, list(zip(wants, waiting, strict=True))
            for version, amount in enumerate(comes, start=2):
                at, more = panel.clock.now(), zl(amount * 100)
                funds.bring_in(connection, panel.edition.id, more, version=version, actor=OTHER, at=at)
                told = move_up_reserve(connection, panel.edition, at=at)
                free, expected = free + amount, list[ApplicationId]()
                while left and left[0][0] <= free:
                    wanted, application = left.pop(0)
                    free, expected = free - wanted, [*expected, application.id]
                assert [each.application.id for each in told] == expected
                assert panel.reserve() == [application.id for _, application in left]
                assert funds.balance(connection, panel.edition).free_for_ranking == zl(free * 100)
            # The numbers of applications are unique, whatever edition they are of.
            connection.execute(update(voucher_applications).values(number=None))

    moves_up()
