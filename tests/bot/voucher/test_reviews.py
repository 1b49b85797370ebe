"""Reviews: asked for, made once, blind to each other, and a third one where two differ too much."""

import pytest

from bot.store import audit
from bot.store.engine import Database
from bot.voucher.assessment_model import Assigned, AssignedAll, Scored, SteppedDown
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.assessment import DECIDER, JURY, OTHER, Panel
from tests.fakes.clock import FixedClock

ONE, TWO, THREE, FOUR, _ = JURY


def test_reviewers_are_blind_to_each_other_until_all_are_in(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.assign(application, ONE, TWO)
        first = panel.score(application, ONE, idea=8)
        seen = [panel.reviews.reviews(connection, application.id, viewer=viewer) for viewer in (ONE, TWO, THREE, None)]
        own, other, stranger, coordinator = seen
        assert (first.complete, first.third_needed, panel.now(application.id).score) == (False, False, None)
        assert [(each.reviewer, each.score) for each in own] == [(ONE, 8_000)]
        assert [(each.reviewer, each.score) for each in other] == [(TWO, None)]
        assert stranger == []
        assert [(each.points, each.comment, each.score, each.submitted_at is not None) for each in coordinator] == [
            (None, None, None, True),
            (None, None, None, False),
        ]
        assert panel.score(application, TWO, idea=6).complete
        assert panel.now(application.id).score == 7_000
        for viewer in (ONE, TWO, None):
            found = panel.reviews.reviews(connection, application.id, viewer=viewer)
            assert [(each.score, each.comment) for each in found] == [(8_000, "Dobry plan."), (6_000, "Dobry plan.")]
        assert panel.reviews.reviews(connection, 2**63, viewer=None) == []


def test_a_third_review_is_asked_for_when_two_differ_too_much(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.assign(application, ONE, TWO)
        enough = panel.reviews.assign(connection, application.id, THREE, actor=DECIDER)
        panel.score(application, ONE, idea=2)
        second = panel.score(application, TWO, idea=9, partner=5)
        assert (second.third_needed, second.complete) == (True, False)
        assert panel.now(application.id).score is None
        assert [len(panel.reviews.reviews(connection, application.id, viewer=each)) for each in (ONE, TWO)] == [1, 1]
        done = panel.reviews.assign(connection, application.id, THREE, actor=DECIDER)
        assert isinstance(done, Assigned)
        assert done.review.third
        assert [(each.kind, each.chat_id) for each in done.notices] == [(VoucherNoticeKind.TO_REVIEW, 803)]
        fourth = panel.reviews.assign(connection, application.id, FOUR, actor=DECIDER)
        assert panel.score(application, THREE, idea=8).complete
        assert panel.now(application.id).score == 8_700
    assert enough == Refused(Reason.REVIEWERS_ENOUGH, count=2)
    assert isinstance(fourth, Refused)
    assert fourth.reason is Reason.REVIEWERS_ENOUGH


def test_nobody_reviews_their_own_organisation_or_without_declaring(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.reviews.declare(connection, ONE, ["fundacja 1"], actor=ONE)
        tried = [
            panel.reviews.assign(connection, application.id, each, actor=DECIDER)
            for each in (ONE, "telegram:1", "telegram:99")
        ]
        assert panel.reviews.affiliations(connection, "telegram:99") is None
        assert panel.reviews.affiliations(connection, TWO) == []
    assert tried == [
        Refused(Reason.OWN_ORGANISATION),
        Refused(Reason.OWN_ORGANISATION),
        Refused(Reason.AFFILIATION_UNKNOWN),
    ]


def test_a_later_declaration_takes_reviews_away_also_those_that_are_in(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        own, other = panel.assessed(8), panel.assessed(8)
        declared = panel.reviews.declare(connection, ONE, ["Fundacja 1", "Fundacja 1 ", "-"], actor=ONE)
        assert len(declared.affiliations) == len(declared.stepped_down) == 1
        assert (panel.now(own.id).score, panel.now(other.id).score) == (None, 8_000)
        again = panel.reviews.assign(connection, own.id, ONE, actor=DECIDER)
        panel.assign(own, THREE)
        assert panel.score(own, THREE, idea=6).complete
        assert panel.now(own.id).score == 7_000
        told = [entry.details for entry in audit.entries(connection, subject="voucher_reviewer")]
    assert isinstance(again, Refused)
    assert "Fundacja" not in str(told)


def test_a_review_is_made_once_and_with_points_that_fit(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.assign(application, ONE)

        def tried(points: dict[str, int], reviewer: str = ONE) -> Scored | Refused:
            return panel.reviews.score(connection, application.id, points, "", reviewer=reviewer)

        assert tried({"idea": 5}) == Refused(Reason.POINTS_MISSING, name="Partner")
        assert tried({"idea": 5, "partner": 6}) == Refused(Reason.POINTS_OUT_OF_RANGE, name="Partner", count=5)
        assert tried({"idea": 5, "partner": 5}, TWO) == Refused(Reason.UNKNOWN)
        assert isinstance(tried({"idea": 5, "partner": 5}), Scored)
        assert tried({"idea": 9, "partner": 5}) == Refused(Reason.ALREADY_SCORED)
        assert panel.reviews.step_down(connection, application.id, reviewer=ONE) == Refused(Reason.ALREADY_SCORED)
        panel.put(application, state=State.WITHDRAWN)
        assert tried({"idea": 9, "partner": 5}) == Refused(Reason.WRONG_STATE, state="withdrawn")


def test_who_steps_down_is_not_asked_again(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.assign(application, ONE)
        assert len(panel.reviews.for_reviewer(connection, ONE)) == 1
        assert isinstance(panel.reviews.step_down(connection, application.id, reviewer=ONE), SteppedDown)
        assert panel.reviews.for_reviewer(connection, ONE) == []
        assert panel.reviews.reviews(connection, application.id, viewer=ONE) == []
        again = panel.reviews.assign(connection, application.id, ONE, actor=DECIDER)
        assert again == Refused(Reason.ALREADY_ASSIGNED)
        assert panel.reviews.step_down(connection, application.id, reviewer=ONE) == Refused(Reason.UNKNOWN)


def test_a_review_that_does_not_come_is_taken_back_and_given_to_another(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        panel.assign(application, ONE, TWO)
        panel.score(application, ONE, idea=8)
        full = panel.reviews.assign(connection, application.id, THREE, actor=DECIDER)
        assert full == Refused(Reason.REVIEWERS_ENOUGH, count=2)
        own = panel.reviews.step_down(connection, application.id, reviewer=TWO, actor=application.person)
        assert own == Refused(Reason.OWN_ORGANISATION, name=application.number or "")
        assert isinstance(panel.reviews.step_down(connection, application.id, reviewer=TWO, actor=DECIDER), SteppedDown)
        panel.assign(application, THREE)
        assert panel.score(application, THREE, idea=8).complete
        scored = panel.reviews.step_down(connection, application.id, reviewer=ONE, actor=DECIDER)
        assert scored == Refused(Reason.ALREADY_SCORED)


def test_nobody_chooses_who_judges_their_own_application(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application()
        for actor in (application.person, OTHER):
            panel.reviews.declare(connection, OTHER, ["Fundacja 1"], actor=OTHER)
            done = panel.reviews.assign(connection, application.id, ONE, actor=actor)
            assert done == Refused(Reason.OWN_ORGANISATION, name=application.number or "")


@pytest.mark.parametrize("state", [State.FORMAL, State.SUBMITTED, State.GRANTED])
def test_only_what_is_being_assessed_is_given_to_reviewers(database: Database, clock: FixedClock, state: State) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        done = panel.reviews.assign(connection, panel.application(state).id, ONE, actor=DECIDER)
        unknown = panel.reviews.assign(connection, -1, ONE, actor=DECIDER)
    assert done == Refused(Reason.WRONG_STATE, state=state)
    assert unknown == Refused(Reason.UNKNOWN)


def test_all_reviews_of_a_call_are_asked_for_at_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        applications = [panel.application() for _ in range(6)]
        differing = panel.application()
        panel.assign(differing, ONE, TWO)
        panel.score(differing, ONE, idea=0)
        panel.score(differing, TWO, idea=10)
        panel.reviews.declare(connection, THREE, ["Fundacja 1"], actor=THREE)
        asked = [*JURY[:3], "telegram:99"]
        done = panel.reviews.assign_all(connection, panel.call.id, asked, actor=DECIDER)
        assert isinstance(done, AssignedAll)
        assert (done.short, done.undeclared) == ((), ("telegram:99",))
        assert len(done.reviews) == len(done.notices) == 2 * len(applications) + 1
        assert [each.reviewer for each in done.reviews if each.third] == [THREE]
        assert {each.reviewer for each in done.reviews if each.application_id == applications[0].id} == {ONE, TWO}
        loads = [len(panel.reviews.for_reviewer(connection, each)) for each in JURY[:3]]
        assert max(loads) - min(loads) <= 1
        again = panel.reviews.assign_all(connection, panel.call.id, asked, actor=DECIDER)
        assert isinstance(again, AssignedAll)
        assert again.reviews == ()
        lonely = panel.application()
        few = panel.reviews.assign_all(connection, panel.call.id, [ONE], actor=DECIDER)
        assert isinstance(few, AssignedAll)
        assert few.short == (lonely.id,)
        assert panel.reviews.assign_all(connection, 999, asked, actor=DECIDER) == Refused(Reason.UNKNOWN)
