"""The formal check: corrections with a deadline, and what is not corrected in time is rejected once."""

from datetime import timedelta

import pytest

from bot.store import audit
from bot.store.engine import Database
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import Decided, FormalStep
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.assessment import DECIDER, Panel
from tests.fakes.clock import FixedClock


def test_an_application_passes_the_check_with_a_correction_on_the_way(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application(State.SUBMITTED)
        started = panel.formal.start(connection, application.id, actor=DECIDER)
        asked = panel.formal.ask_correction(connection, application.id, " Dołącz statut. ", actor=DECIDER)
        assert isinstance(started, FormalStep)
        assert isinstance(asked, FormalStep)
        until = deadline_after(clock.now(), 7)
        assert (asked.application.correction_asked, asked.application.correction_until) == ("Dołącz statut.", until)
        [notice] = asked.notices
        assert (notice.kind, notice.until, notice.reason) == (
            VoucherNoticeKind.CORRECTION_ASKED,
            until,
            "Dołącz statut.",
        )
        early = panel.formal.accept(connection, application.id, actor=DECIDER)
        panel.put(application, state=State.FORMAL)
        again = panel.formal.ask_correction(connection, application.id, "I podpis.", actor=DECIDER)
        panel.put(application, state=State.FORMAL)
        passed = panel.formal.accept(connection, application.id, actor=DECIDER)
        logged = audit.entries(connection, subject=f"voucher_application:{application.id}")
    assert early == Refused(Reason.WRONG_STATE, state="needs_correction")
    assert isinstance(again, FormalStep)
    assert again.application.corrections == 2
    assert isinstance(passed, FormalStep)
    assert (passed.application.state, passed.application.correction_until) == (State.SCORING, None)
    assert [each.kind for each in passed.notices] == [VoucherNoticeKind.FORMAL_PASSED]
    assert "statut" not in str(logged)


def test_a_rejection_has_a_code_and_a_reason_and_can_be_appealed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application(State.FORMAL, language="pl")
        blank = panel.formal.reject(
            connection, application.id, reason_code=ReasonCode.NOT_ELIGIBLE, reason=" ", actor=DECIDER
        )
        done = panel.formal.reject(
            connection, application.id, reason_code=ReasonCode.NOT_ELIGIBLE, reason="siedziba za granicą", actor=DECIDER
        )
        assert isinstance(done, Decided)
        assert panel.decisions.decisions(connection, application.id) == list(done.decisions)
        assert panel.now(application.id).appeal_until == deadline_after(clock.now(), 7)
        late = panel.formal.reject(
            connection, application.id, reason_code=ReasonCode.NOT_ELIGIBLE, reason="jeszcze raz", actor=DECIDER
        )
    [decision], [notice] = done.decisions, done.notices
    assert (decision.occasion, decision.outcome, decision.rules_version) == (Occasion.FORMAL, Outcome.REJECTED, 1)
    assert (decision.reason_code, decision.decided_by) == (ReasonCode.NOT_ELIGIBLE, DECIDER)
    assert notice.reason == "wniosek nie spełnia zasad edycji: siedziba za granicą"
    assert notice.until == deadline_after(clock.now(), 7)
    assert blank == Refused(Reason.REASON_MISSING)
    assert late == Refused(Reason.WRONG_STATE, state="rejected")


def test_what_is_not_corrected_in_time_is_rejected_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        late, waiting = panel.application(State.FORMAL), panel.application(State.FORMAL)
        panel.formal.ask_correction(connection, late.id, "Podpis.", actor=DECIDER)
        clock.advance(timedelta(days=1))
        panel.formal.ask_correction(connection, waiting.id, "Podpis.", actor=DECIDER)
        until = panel.now(late.id).correction_until
        assert until is not None
        clock.set(until - timedelta(microseconds=1))
        assert panel.formal.expire_corrections(connection) == []
        clock.set(until)
        told = panel.formal.expire_corrections(connection)
        assert [(each.kind, each.application.id) for each in told] == [(VoucherNoticeKind.REJECTED, late.id)]
        assert panel.formal.expire_corrections(connection) == []
        [decision] = panel.decisions.decisions(connection, late.id)
        assert panel.states(late, waiting) == ["rejected", "needs_correction"]
    assert (decision.decided_by, decision.reason_code) == ("system", ReasonCode.NOT_CORRECTED)


def test_nobody_checks_their_own_application(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock)
        application = panel.application(State.SUBMITTED)
        panel.reviews.declare(connection, DECIDER, ["Fundacja 1"], actor=DECIDER)
        tried = [panel.formal.start(connection, application.id, actor=each) for each in (application.person, DECIDER)]
    assert tried == [Refused(Reason.OWN_ORGANISATION, name="V/2027/0001")] * 2


@pytest.mark.parametrize("forged", [0, -1, 999, 2**63])
def test_what_there_is_not_is_not_checked(database: Database, clock: FixedClock, forged: int) -> None:
    with database.transaction() as connection:
        formal = Panel(connection, clock).formal
        assert formal.start(connection, forged, actor=DECIDER) == Refused(Reason.UNKNOWN)
        assert formal.accept(connection, forged, actor=DECIDER) == Refused(Reason.UNKNOWN)
