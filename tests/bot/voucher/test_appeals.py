"""Appeals are decided once, by another person, and may draw on the reserve that is there for them."""

import pytest

from bot.store.engine import Database
from bot.voucher import funds
from bot.voucher.decision_model import AppealOutcome, Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import AppealDecided, Decided
from bot.voucher.decision_service import verify_ranking
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.assessment import DECIDER, JURY, OTHER, Panel
from tests.bot.voucher.money import zl
from tests.fakes.clock import FixedClock


def _decide(panel: Panel, number: int, outcome: AppealOutcome, actor: str = OTHER) -> AppealDecided | Refused:
    return panel.appeals.decide(panel.connection, number, outcome, reason="Jest umowa z partnerem.", actor=actor)


def test_an_appeal_that_is_right_draws_on_the_reserve_for_appeals(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(4_000), appeal_reserve=zl(2_000))
        first, low = panel.assessed(9), panel.assessed(4)
        panel.decide()
        panel.appeal(low)
        assert [each.application_id for each in panel.appeals.appeals(connection, panel.edition.id)] == [low.id]
        done = _decide(panel, low.id, AppealOutcome.GRANTED)
        assert isinstance(done, AppealDecided)
        assert done.decision is not None
        assert (done.decision.occasion, done.decision.amount) == (Occasion.APPEAL, zl(2_000))
        assert done.appeal.decision_id == done.decision.id
        assert panel.appeals.appeal(connection, low.id) == done.appeal
        assert panel.states(first, low) == ["granted", "granted"]
        balance = funds.balance(connection, panel.edition)
        assert (balance.free, balance.reserve_held) == (zl(0), zl(0))
        again = _decide(panel, low.id, AppealOutcome.REJECTED)
    [notice] = done.notices
    assert (notice.kind, notice.amount, notice.reason) == (
        VoucherNoticeKind.APPEAL_GRANTED,
        zl(2_000),
        "Jest umowa z partnerem.",
    )
    assert again == Refused(Reason.WRONG_STATE, state="granted")


def test_without_money_it_comes_to_the_reserve_list_where_its_score_belongs(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(2_000), appeal_reserve=zl(0))
        granted, waiting, wronged, last = (panel.assessed(idea) for idea in (10, 9, 8, 7))
        panel.decisions.reject_one(
            connection, wronged.id, reason_code=ReasonCode.OTHER, reason="pomyłka", actor=DECIDER
        )
        panel.decide()
        panel.appeal(wronged)
        done = _decide(panel, wronged.id, AppealOutcome.GRANTED)
        assert isinstance(done, AppealDecided)
        assert (done.application.state, done.application.reserve_place) == (State.RESERVE, 2)
        assert panel.reserve() == [waiting.id, wronged.id, last.id]
        assert panel.states(granted) == ["granted"]
    assert [each.kind for each in done.notices] == [VoucherNoticeKind.APPEAL_RESERVE]


@pytest.mark.parametrize("on_reserve", [False, True])
def test_a_rejected_appeal_leaves_what_was_decided(database: Database, clock: FixedClock, on_reserve: bool) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(3_000))
        panel.assessed(10)
        application = panel.assessed(8 if on_reserve else 4)
        panel.decide()
        before = panel.decisions.decisions(connection, application.id)[-1]
        panel.appeal(application)
        done = _decide(panel, application.id, AppealOutcome.REJECTED)
        assert isinstance(done, AppealDecided)
        assert done.decision is not None
        assert (done.decision.outcome, done.decision.reason_code) == (before.outcome, before.reason_code)
        assert panel.states(application) == [before.outcome.value]
        assert panel.now(application.id).appeal_until is None
        assert panel.reserve() == ([application.id] if on_reserve else [])
    [notice] = done.notices
    assert (notice.kind, notice.reason) == (VoucherNoticeKind.APPEAL_REJECTED, "Jest umowa z partnerem.")


def test_what_is_assessed_once_more_gets_other_reviewers_and_money_for_appeals(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(6_000), appeal_reserve=zl(2_000))
        first, second, waiting, wronged = (panel.assessed(idea) for idea in (10, 9, 8, 4))
        ranking = panel.ranking()
        assert isinstance(panel.decisions.decide(connection, ranking.id, actor=DECIDER), Decided)
        panel.appeal(wronged)
        done = _decide(panel, wronged.id, AppealOutcome.RESCORE)
        assert isinstance(done, AppealDecided)
        assert (done.decision, done.application.score) == (None, None)
        assert [each.kind for each in done.notices] == [VoucherNoticeKind.APPEAL_RESCORED]
        same = panel.reviews.assign(connection, wronged.id, JURY[0], actor=DECIDER)
        assert same == Refused(Reason.ALREADY_ASSIGNED)
        panel.assign(wronged, *JURY[2:4])
        for each in JURY[2:4]:
            panel.score(wronged, each, idea=7)
        [decision] = panel.decide().decisions
        assert (decision.application_id, decision.outcome) == (wronged.id, Outcome.GRANTED)
        appeal = panel.appeals.appeal(connection, wronged.id)
        assert appeal is not None
        assert appeal.decision_id == decision.id
        assert panel.states(first, second, waiting) == ["granted", "granted", "reserve"]
        assert funds.balance(connection, panel.edition).reserve_held == zl(0)
        assert verify_ranking(connection, ranking.id) == []  # the reviews that were set aside are still there


def test_whoever_decided_or_belongs_to_the_applicant_does_not_decide_the_appeal(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        low = panel.assessed(4)
        panel.decide()
        early = _decide(panel, low.id, AppealOutcome.GRANTED)
        panel.appeal(low)
        tried = [_decide(panel, low.id, AppealOutcome.GRANTED, actor) for actor in (DECIDER, low.person)]
        blank = panel.appeals.decide(connection, low.id, AppealOutcome.GRANTED, reason=" ", actor=OTHER)
        unknown = _decide(panel, 2**63, AppealOutcome.GRANTED)
    assert early == Refused(Reason.WRONG_STATE, state="rejected")
    assert tried == [Refused(Reason.FOUR_EYES), Refused(Reason.OWN_ORGANISATION, name="V/2027/0001")]
    assert blank == Refused(Reason.REASON_MISSING)
    assert unknown == Refused(Reason.UNKNOWN)


def test_what_nobody_has_assessed_is_assessed_and_not_granted(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application(State.FORMAL)
        panel.formal.reject(
            connection, application.id, reason_code=ReasonCode.FORMAL_INCOMPLETE, reason="brak podpisu", actor=DECIDER
        )
        panel.appeal(application)
        granted = _decide(panel, application.id, AppealOutcome.GRANTED)
        assert isinstance(_decide(panel, application.id, AppealOutcome.RESCORE), AppealDecided)
        assert panel.states(application) == ["scoring"]
        assert panel.appeals.appeal(connection, 999) is None
    assert granted == Refused(Reason.NOT_ASSESSED)
