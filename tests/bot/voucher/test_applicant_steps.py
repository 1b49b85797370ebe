from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.entry.problem import FieldProblem
from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_appeals
from bot.voucher import funds, ledger_sql
from bot.voucher.application_results import Appealed, Awaited, NextStep, Withdrawn
from bot.voucher.ledger_sql import Cause, EntryKind, NewEntry
from bot.voucher.model import Application
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.applying import ANNA, OTHER_NIP, Applying, zl
from tests.bot.voucher.attached import PDF
from tests.fakes.clock import FixedClock

REASONS = "Punkty za partnera nie zgadzają się z opisem.\nProsimy o ponowną ocenę."


def granted(applying: Applying, application: Application) -> Application:
    """Promise money to the application, without a ranking list."""
    assert application.requested is not None
    entry = NewEntry(
        edition_id=applying.edition.id,
        kind=EntryKind.GRANT,
        amount=application.requested,
        cause=Cause.DECISION.of(application.id),
        key=f"grant:{application.id}",
        actor="cli:x",
        at=applying.clock.now(),
        application_id=application.id,
    )
    ledger_sql.add(applying.connection, entry)
    return applying.put(application, state=State.GRANTED)


def test_a_draft_that_is_thrown_away_leaves_nothing_that_was_typed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft = applying.filled()
        applying.service.attach(connection, draft.id, "Kanarek.pdf", PDF, person=ANNA)
        result = applying.service.withdraw(connection, draft.id, person=ANNA)
        left = applying.now(draft)
        assert applying.service.attachments(connection, draft.id) == []
        assert applying.begin().application.id != draft.id
    assert isinstance(result, Withdrawn)
    assert (left.state, left.organisation, left.signatory, left.email, left.idea) == (State.WITHDRAWN, *[None] * 4)


def test_withdrawing_returns_the_money_once_and_lets_the_reserve_list_move_up(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, budget=zl("5000.00"), appeal_reserve=zl("0.00"))
        first = granted(applying, applying.submitted("telegram:1"))
        waiting = applying.submitted("telegram:2", organisation_number=OTHER_NIP)
        waiting = applying.put(waiting, state=State.RESERVE, reserve_place=1)
        assert funds.balance(connection, applying.edition).free == zl("1499.50")
        result = applying.service.withdraw(connection, first.id, person="telegram:1", reason="Mamy inny grant")
        again = applying.service.withdraw(connection, first.id, person="telegram:1")
        assert funds.balance(connection, applying.edition).free == zl("1499.50")
        (entry,) = audit.entries(connection, subject=f"voucher_application:{first.id}", actor="telegram:1")[-1:]
        moved_up = applying.now(waiting)
    assert isinstance(result, Withdrawn)
    assert (result.application.state, result.application.ended_reason) == (State.WITHDRAWN, "Mamy inny grant")
    assert [(each.kind, each.application.id) for each in result.notices] == [(VoucherNoticeKind.MOVED_UP, waiting.id)]
    assert moved_up.state is State.GRANTED
    assert again == Refused(Reason.WRONG_STATE, state="withdrawn")
    assert (entry.details["before"], entry.details["freed"]) == ("granted", "3500.50")


def test_a_coordinator_withdraws_for_somebody_who_asked_and_they_are_told(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        application = applying.submitted()
        assert applying.service.withdraw(connection, application.id) == Refused(Reason.UNKNOWN)
        result = applying.service.withdraw(connection, application.id, actor="cli:ewa", reason="Telefon")
        draft = applying.filled("telegram:8")
        of_draft = applying.service.withdraw(connection, draft.id, actor="cli:ewa")
        (entry,) = audit.entries(connection, actor="cli:ewa")
    assert isinstance(result, Withdrawn)
    assert [(each.kind, each.reason) for each in result.notices] == [(VoucherNoticeKind.WITHDRAWN, "Telefon")]
    assert of_draft == Refused(Reason.WRONG_STATE, state="draft")
    assert entry.action == "voucher_application.withdrawn"


def test_what_is_at_its_end_or_partly_spent_is_not_withdrawn(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        submitted = applying.submitted()
        for state in (State.REJECTED, State.SETTLED, State.PARTLY_REDEEMED, State.EXPIRED):
            application = applying.put(submitted, state=state)
            refused = applying.service.withdraw(connection, application.id, person=ANNA)
            assert refused == Refused(Reason.WRONG_STATE, state=state.value)
            assert applying.now(application) == application


@pytest.mark.parametrize("state", [State.REJECTED, State.RESERVE])
def test_one_appeals_once_with_reasons_and_in_time(database: Database, clock: FixedClock, state: State) -> None:
    until = clock.now() + timedelta(days=14)
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        service, application = applying.service, applying.submitted()
        undecided = service.appeal(connection, application.id, REASONS, person=ANNA)
        applying.put(application, state=state, appeal_until=until)
        clock.set(until - timedelta(seconds=1))
        empty = service.appeal(connection, application.id, " \n ", person=ANNA)
        long = service.appeal(connection, application.id, "x" * 3001, person=ANNA)
        result = service.appeal(connection, application.id, REASONS, person=ANNA)
        stored = connection.execute(voucher_appeals.select()).one()
        applying.put(application, state=state)
        again = service.appeal(connection, application.id, REASONS, person=ANNA)
    assert undecided == Refused(Reason.WRONG_STATE, state="submitted")
    assert empty == Refused(Reason.REASON_MISSING)
    assert long == InvalidField("reasons", FieldProblem.TOO_LONG, count=3000)
    assert isinstance(result, Appealed)
    assert result.application.state is State.APPEAL
    assert (stored.reasons, stored.against, stored.filed_at) == (REASONS, state.value, clock.now())
    assert again == Refused(Reason.ALREADY_APPEALED)


def test_a_late_appeal_is_refused(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        application = applying.put(applying.submitted(), state=State.REJECTED, appeal_until=clock.now())
        refused = applying.service.appeal(connection, application.id, REASONS, person=ANNA)
    assert refused == Refused(Reason.DEADLINE_PASSED, until=clock.now())


_NEXT = [
    (State.DRAFT, Awaited.SUBMISSION, "closes_at"),
    (State.SUBMITTED, Awaited.FORMAL_CHECK, None),
    (State.NEEDS_CORRECTION, Awaited.CORRECTION, "correction"),
    (State.SCORING, Awaited.SCORES, None),
    (State.REJECTED, Awaited.APPEAL, "appeal"),
    (State.RESERVE, Awaited.FREE_MONEY, "appeal"),
    (State.APPEAL, Awaited.APPEAL_DECISION, None),
    (State.GRANTED, Awaited.ISSUING, None),
    (State.REDEEMED, Awaited.SETTLEMENT, None),
    (State.SETTLED, Awaited.NOTHING, None),
    (State.WITHDRAWN, Awaited.NOTHING, None),
]


def test_the_next_step_is_told_with_its_date(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        call_closes, week = applying.call.closes_at, clock.now() + timedelta(days=7)
        dates = {"closes_at": call_closes, "correction": week, "appeal": week + timedelta(days=7)}
        draft = applying.begin().application
        times: dict[str, Any] = {"correction_until": dates["correction"], "appeal_until": dates["appeal"]}
        each = {state: replace(draft, state=state, **times) for state, _, _ in _NEXT}
        now = {state: applying.service.next_step(connection, application) for state, application in each.items()}
        clock.set(max(dates.values()))
        later = {state: applying.service.next_step(connection, application) for state, application in each.items()}
    assert now == {state: NextStep(what, dates[dated] if dated else None) for state, what, dated in _NEXT}
    assert {state for state in now if later[state] != now[state]} == {State.DRAFT, State.REJECTED, State.RESERVE}
    assert later[State.DRAFT] == NextStep(Awaited.SUBMISSION)  # which is too late now
    assert later[State.REJECTED] == NextStep(Awaited.NOTHING)
    assert later[State.RESERVE] == NextStep(Awaited.FREE_MONEY)
