"""Appeals: decided once, by another person than who decided before.

Every method that changes something works within the caller's writing transaction, under the lock of the edition.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import assessment_sql, decisions_sql, funds
from bot.voucher.application_sql import find_application, lock_application, move
from bot.voucher.assessed import entries_of, is_assessed
from bot.voucher.decision_model import Appeal, AppealOutcome, Decision, NewDecision, Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import AppealDecided
from bot.voucher.grants import promise
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.reserve import move_up_reserve, put_on_reserve
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.verdicts import carry_out, notice, own_application
from bot.voucher.voucher_audit import record_application


@dataclass(frozen=True, slots=True)
class _Case:
    """An appeal with everything that it is decided with."""

    edition: Edition
    application: Application
    appeal: Appeal
    before: Decision | None
    reason: str = field(repr=False)
    actor: str = field(repr=False)
    at: datetime


class AppealService:
    """Decides appeals."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def appeal(self, connection: Connection, application_id: int) -> Appeal | None:
        """Return the appeal of the application, decided or not; None when there is none."""
        application = find_application(connection, application_id)
        return None if application is None else decisions_sql.find_appeal(connection, application.id)

    def appeals(self, connection: Connection, edition_id: int) -> list[Appeal]:
        """Return the appeals of the edition that are to be decided, the oldest first."""
        return decisions_sql.open_appeals(connection, edition_id)

    def decide(
        self, connection: Connection, application_id: int, outcome: AppealOutcome, *, reason: str, actor: str
    ) -> AppealDecided | Refused:
        """Decide the appeal of the application.

        Granted may draw on the reserve for appeals; without money it comes to the reserve list, in the place that its
        score gives it. Only what was assessed can be granted: otherwise it is to be assessed first. Rejected leaves
        what was decided before, a place on the reserve list too. Rescored, it is assessed once more by reviewers who
        have not done so yet, and ranked by the next list of its call.

        Args:
            connection: of the caller's writing transaction.
            application_id: any number.
            outcome: what becomes of it.
            reason: for the applicant to read.
            actor: who decides; nobody who decided about the application before.

        """
        case = self._case(connection, application_id, reason.strip(), actor)
        if isinstance(case, Refused):
            return case
        match outcome:
            case AppealOutcome.GRANTED:
                return _grant(connection, case)
            case AppealOutcome.REJECTED:
                return _reject(connection, case)
            case AppealOutcome.RESCORE:
                return _rescore(connection, case)
            case _:
                assert_never(outcome)

    def _case(self, connection: Connection, application_id: int, reason: str, actor: str) -> _Case | Refused:
        locked = lock_application(connection, application_id)
        appeal = None if locked is None else decisions_sql.find_appeal(connection, locked[1].id)
        if locked is None:
            return Refused(Reason.UNKNOWN)
        edition, application = locked
        if application.state is not State.APPEAL or appeal is None:
            return Refused(Reason.WRONG_STATE, state=application.state)
        if own := own_application(connection, application, actor):
            return own
        decided = decisions_sql.decisions_of(connection, application.id)
        if actor in {each.decided_by for each in decided}:
            return Refused(Reason.FOUR_EYES)
        if not reason:
            return Refused(Reason.REASON_MISSING)
        before = decided[-1] if decided else None
        return _Case(edition, application, appeal, before, reason, actor, self._clock.now())


def _grant(connection: Connection, case: _Case) -> AppealDecided | Refused:
    requested = case.application.requested
    if requested is None or not is_assessed(connection, case.application):
        return Refused(Reason.NOT_ASSESSED)
    if requested > funds.balance(connection, case.edition).free:
        return _put_on_reserve(connection, case)
    new = replace(_new(case, Outcome.GRANTED), amount=requested)
    decision, granted = carry_out(connection, case.application, new, **_settled(case), reserve_place=None)
    promise(connection, case.edition, [decision], appealed=[granted.id])
    return _making_way(
        connection, case, _decided(connection, case, decision, granted, VoucherNoticeKind.APPEAL_GRANTED)
    )


def _put_on_reserve(connection: Connection, case: _Case) -> AppealDecided:
    entries = entries_of(connection, case.edition, [case.application], [State.APPEAL])
    decision, _ = carry_out(connection, case.application, _new(case, Outcome.RESERVE), **_settled(case))
    put_on_reserve(connection, case.edition, [(case.application.call_id, entry) for entry in entries])
    waiting = find_application(connection, case.application.id) or case.application
    return _decided(connection, case, decision, waiting, VoucherNoticeKind.APPEAL_RESERVE)


def _reject(connection: Connection, case: _Case) -> AppealDecided:
    """Let stay what was decided before; a place on the reserve list was kept all the while."""
    before = case.before.reason_code if case.before is not None else None
    code = (before or ReasonCode.OTHER) if case.appeal.against is Outcome.REJECTED else None
    new = replace(_new(case, case.appeal.against), reason_code=code)
    decision, application = carry_out(connection, case.application, new, **_settled(case))
    return _decided(connection, case, decision, application, VoucherNoticeKind.APPEAL_REJECTED)


def _rescore(connection: Connection, case: _Case) -> AppealDecided | Refused:
    reviews = assessment_sql.reviews_of(connection, case.application.id)
    assessment_sql.set_aside(connection, [review.id for review in reviews], case.at)
    values = {**_settled(case), "score": None, "reserve_place": None}
    moved = move(connection, case.application.id, [State.APPEAL], State.SCORING, **values)
    if moved is None:  # nobody can have moved it: the edition is locked
        return Refused(Reason.WRONG_STATE, state=case.application.state)
    record_application(connection, case.at, case.actor, VoucherNoticeKind.APPEAL_RESCORED, moved)
    told = VoucherNotice(VoucherNoticeKind.APPEAL_RESCORED, moved, case.edition, reason=case.reason)
    return _making_way(connection, case, AppealDecided(case.appeal, moved, None, (told,)))


def _making_way(connection: Connection, case: _Case, done: AppealDecided) -> AppealDecided:
    """Let who waited behind one that left the reserve list move up: they may want less, and fit."""
    if case.application.reserve_place is None:
        return done
    return replace(done, notices=(*done.notices, *move_up_reserve(connection, case.edition, at=case.at)))


def _new(case: _Case, outcome: Outcome) -> NewDecision:
    return NewDecision(
        case.application.id,
        Occasion.APPEAL,
        outcome,
        case.application.rules_version,
        decided_by=case.actor,
        decided_at=case.at,
        reason=case.reason,
    )


def _settled(case: _Case) -> dict[str, datetime | None]:
    """Return the columns that say that there is nothing more to appeal against."""
    return {"appeal_until": None, "changed_at": case.at}


def _decided(
    connection: Connection, case: _Case, decision: Decision, application: Application, kind: VoucherNoticeKind
) -> AppealDecided:
    decisions_sql.close_appeals(connection, [decision])
    amount = None if decision.amount is None else str(decision.amount)
    record_application(connection, case.at, case.actor, kind, application, decision=decision.id, amount=amount)
    appeal = replace(case.appeal, decision_id=decision.id)
    return AppealDecided(appeal, application, decision, (notice(decision, application, case.edition, kind),))
