"""Ranking lists can be made again, and what was previewed is decided as a whole or not at all."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_reviews
from bot.voucher import funds
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import Outcome, ReasonCode
from bot.voucher.decision_results import BudgetPreview, Decided
from bot.voucher.decision_service import verify_ranking
from bot.voucher.edition_results import RulesChanged
from bot.voucher.edition_service import EditionService
from bot.voucher.model import Application
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.assessment import CRITERIA, DECIDER, JURY, OTHER, Panel
from tests.bot.voucher.money import rules, zl
from tests.fakes.clock import FixedClock


def test_a_list_is_decided_as_it_was_previewed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(6_000))
        applications = [panel.assessed(idea) for idea in (8, 4, 10, 6)]
        ranking = panel.ranking()
        preview = panel.decisions.preview(connection, ranking.id)
        done = panel.decisions.decide(connection, ranking.id, actor=DECIDER)
        assert isinstance(preview, BudgetPreview)
        assert isinstance(done, Decided)
        third, last, first, second = applications[0], applications[1], applications[2], applications[3]
        assert [each.place.entry.application_id for each in preview.rows] == [first.id, third.id, second.id, last.id]
        assert (preview.free_before, preview.free_after) == (zl(5_000), zl(1_000))
        assert (preview.granted, preview.reserve, preview.rejected) == (zl(4_000), zl(2_000), zl(2_000))
        assert [preview.count(each) for each in Outcome] == [2, 1, 1]
        assert [each.outcome for each in done.decisions] == [each.outcome for each in preview.rows]
        assert panel.states(*applications) == ["granted", "rejected", "granted", "reserve"]
        assert panel.decisions.decided_by(connection, ranking.id) == list(done.decisions)
        assert {each.rules_version for each in done.decisions} == {1}
        assert {each.ranking_id for each in done.decisions} == {ranking.id}
        assert panel.reserve() == [second.id]
        balance = funds.balance(connection, panel.edition)
        assert (balance.promised, balance.free_for_ranking) == (zl(4_000), zl(1_000))
        until = deadline_after(clock.now(), 7)
        assert [panel.now(each.id).appeal_until for each in applications] == [None, until, None, until]
        logged = audit.entries(connection, subject=f"voucher_application:{first.id}")
        assert logged[-1].details["amount"] == "2000.00"
    assert [each.kind for each in done.notices] == [
        VoucherNoticeKind.GRANTED,
        VoucherNoticeKind.GRANTED,
        VoucherNoticeKind.RESERVE,
        VoucherNoticeKind.REJECTED,
    ]
    assert done.notices[0].amount == zl(2_000)
    assert done.notices[3].reason == "ocena jest niższa od wymaganego progu"


def _another_score(panel: Panel, _: Application) -> None:
    panel.assessed(9)


def _gone(panel: Panel, application: Application) -> None:
    panel.put(application, state=State.WITHDRAWN)


def _less_money(panel: Panel, _: Application) -> None:
    edition = panel.edition
    funds.bring_in(panel.connection, edition.id, zl(-500), version=7, actor=OTHER, at=panel.clock.now())


def _conflict(panel: Panel, _: Application) -> None:
    panel.reviews.declare(panel.connection, JURY[0], ["Fundacja 1"], actor=JURY[0])


def _back_at_the_formal_check(panel: Panel, _: Application) -> None:
    panel.application(State.FORMAL)


@pytest.mark.parametrize(
    "change", [_another_score, _gone, _less_money, _conflict, _back_at_the_formal_check], ids=lambda each: each.__name__
)
def test_a_list_is_outdated_by_whatever_changed_since(
    database: Database, clock: FixedClock, change: Callable[[Panel, Application], None]
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.assessed(8)
        panel.assessed(7)
        ranking = panel.ranking()
        change(panel, application)
        assert panel.decisions.preview(connection, ranking.id) == Refused(Reason.RANKING_OUTDATED)
        assert panel.decisions.decide(connection, ranking.id, actor=DECIDER) == Refused(Reason.RANKING_OUTDATED)
        assert panel.decisions.decided_by(connection, ranking.id) == []


def test_a_list_is_decided_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        panel.assessed(8)
        ranking = panel.ranking()
        assert isinstance(panel.decisions.decide(connection, ranking.id, actor=DECIDER), Decided)
        again = panel.decisions.decide(connection, ranking.id, actor=OTHER)
        empty = panel.decisions.make_ranking(connection, panel.call.id, actor=DECIDER)
        assert funds.balance(connection, panel.edition).promised == zl(2_000)
    assert again == Refused(Reason.RANKING_OUTDATED)
    assert empty == Refused(Reason.NOTHING_TO_RANK)


def test_there_is_no_list_before_the_call_is_over_and_all_reviews_are_in(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        panel.assessed(8)
        half, early = panel.application(), panel.application(State.SUBMITTED)
        panel.assign(half, *JURY[:2])
        panel.score(half, JURY[0], idea=8)
        missing = panel.decisions.make_ranking(connection, panel.call.id, actor=DECIDER)
        panel.put(early, state=State.WITHDRAWN)
        panel.score(half, JURY[1], idea=1)
        differing = panel.decisions.make_ranking(connection, panel.call.id, actor=DECIDER)
        clock.set(panel.call.closes_at - timedelta(seconds=1))
        still_open = panel.decisions.make_ranking(connection, panel.call.id, actor=DECIDER)
        unknown = panel.decisions.make_ranking(connection, -5, actor=DECIDER)
    assert missing == Refused(Reason.REVIEWS_MISSING, count=2)
    assert differing == Refused(Reason.REVIEWS_MISSING, count=1)
    assert still_open == Refused(Reason.CALL_STILL_OPEN, until=panel.call.closes_at)
    assert unknown == Refused(Reason.UNKNOWN)


def test_ranking_again_gives_the_stored_places_unless_a_review_was_tampered_with(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        applications = [panel.assessed(idea) for idea in (5, 9, 9, 7)]
        ranking = panel.ranking()
        panel.decisions.decide(connection, ranking.id, actor=DECIDER)
        assert panel.decisions.ranking(connection, ranking.id) == ranking
        assert panel.decisions.rankings(connection, panel.call.id) == [ranking]
        assert verify_ranking(connection, ranking.id) == []
        assert verify_ranking(connection, 999) is None
        one = voucher_reviews.c.application_id == applications[3].id
        connection.execute(update(voucher_reviews).where(one).values(points={"idea": 10, "partner": 5}))
        assert verify_ranking(connection, ranking.id) == [applications[1].id, applications[2].id, applications[3].id]
        connection.execute(update(voucher_reviews).where(one).values(points=None))
        assert applications[3].id in (verify_ranking(connection, ranking.id) or ())


def test_each_application_is_judged_by_the_rules_that_it_was_submitted_under(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        before = panel.assessed(6)
        editions = EditionService(clock)
        calls = editions.rules(connection, panel.edition.id).calls
        harder = rules(criteria=CRITERIA, threshold=Decimal(90), calls=calls)
        changed = editions.change_rules(connection, panel.edition.id, harder, reason="wyższy próg", actor=OTHER)
        assert isinstance(changed, RulesChanged)
        panel.edition = changed.edition
        after = panel.assessed(6)
        done = panel.decide()
        assert panel.states(before, after) == ["granted", "rejected"]
    assert [each.rules_version for each in done.decisions] == [1, 2]


def test_who_belongs_to_an_applicant_does_not_decide_about_the_list(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.assessed(8)
        ranking = panel.ranking()
        done = panel.decisions.decide(connection, ranking.id, actor=application.person)
        assert panel.states(application) == ["scoring"]
    assert done == Refused(Reason.OWN_ORGANISATION, name="V/2027/0001")


def test_one_can_be_rejected_before_the_list_and_from_the_reserve(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(3_500))
        ineligible, first, dear, cheap = (
            panel.assessed(9),
            panel.assessed(9),
            panel.assessed(8, requested=1_500),
            panel.assessed(7, requested=500),
        )

        def rejected(application: Application, reason: str = "podmiot nie istnieje") -> Decided | Refused:
            code = ReasonCode.NOT_ELIGIBLE
            return panel.decisions.reject_one(
                connection, application.id, reason_code=code, reason=reason, actor=DECIDER
            )

        assert rejected(ineligible, " ") == Refused(Reason.REASON_MISSING)
        assert isinstance(rejected(ineligible), Decided)
        panel.decide()
        assert panel.states(first, dear, cheap) == ["granted", "reserve", "reserve"]
        clock.advance(timedelta(days=30))
        done = rejected(dear)
        assert isinstance(done, Decided)
        assert [each.kind for each in done.notices] == [VoucherNoticeKind.REJECTED, VoucherNoticeKind.MOVED_UP]
        assert panel.states(dear, cheap) == ["rejected", "granted"]
        assert panel.now(dear.id).reserve_place is None
        assert panel.now(dear.id).appeal_until == deadline_after(clock.now(), 7)  # it is another decision than before
        assert rejected(first) == Refused(Reason.WRONG_STATE, state="granted")
        assert panel.decisions.reject_one(
            connection, -1, reason_code=ReasonCode.OTHER, reason="x", actor=DECIDER
        ) == Refused(Reason.UNKNOWN)
