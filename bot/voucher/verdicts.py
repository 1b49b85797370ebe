"""A decision about one application: its row, the state that follows, and what the applicant is told.

Every function works within the caller's writing transaction, under the lock of the edition.
"""

from datetime import datetime

from sqlalchemy import Connection

from bot.messages.voucher_reasons import reason_text
from bot.voucher import assessment_sql, decisions_sql
from bot.voucher.application_sql import move
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import Decision, NewDecision, Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import Decided
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.results import Refused
from bot.voucher.reviewers import conflict
from bot.voucher.states import State
from bot.voucher.voucher_audit import record_application

SYSTEM = "system"
"""Who decides what follows from the rules alone."""

_KINDS = {
    Outcome.GRANTED: VoucherNoticeKind.GRANTED,
    Outcome.RESERVE: VoucherNoticeKind.RESERVE,
    Outcome.REJECTED: VoucherNoticeKind.REJECTED,
}


def own_application(connection: Connection, application: Application, actor: str) -> Refused | None:
    """Return the refusal for who would decide about an application of their own or of an organisation of theirs."""
    declared = assessment_sql.affiliations(connection, actor) or ()
    own = conflict(application, actor, declared)
    return None if own is None else Refused(own, name=application.number or "")


def reject(
    connection: Connection,
    edition: Edition,
    application: Application,
    code: ReasonCode,
    *,
    reason: str | None,
    occasion: Occasion,
    actor: str,
    at: datetime,
) -> Decided:
    """Reject the application in its state; it can be appealed against, unless it was already.

    That there is no more money ends a place on the reserve list and decides nothing new: there stays what time is left.
    """
    no_more_money = application.state is State.RESERVE and code is ReasonCode.NO_MONEY
    until = application.appeal_until if no_more_money else appeal_until(connection, application, at)
    new = NewDecision(
        application.id,
        occasion,
        Outcome.REJECTED,
        application.rules_version,
        decided_by=actor,
        decided_at=at,
        reason_code=code,
        reason=reason,
    )
    decision, rejected = carry_out(connection, application, new, appeal_until=until, reserve_place=None, changed_at=at)
    record_application(connection, at, actor, "rejected", rejected, decision=decision.id, reason=code)
    return Decided((decision,), (notice(decision, rejected, edition),))


def carry_out(
    connection: Connection,
    application: Application,
    new: NewDecision,
    **values: datetime | int | str | None,
) -> tuple[Decision, Application]:
    """Store the decision and put the application into the state of its outcome; ``values`` are further columns.

    Raises:
        RuntimeError: when it is in another state than ``application`` says, which the lock keeps from happening.

    """
    moved = move(connection, application.id, [application.state], State(new.outcome), **values)
    if moved is None:
        raise RuntimeError(f"Application {application.id} was not locked while it was decided about.")
    [decision] = decisions_sql.insert_decisions(connection, [new])
    return decision, moved


def appeal_until(connection: Connection, application: Application, at: datetime) -> datetime | None:
    """Return until when a decision made ``at`` that moment can be appealed against; None when there was an appeal."""
    if decisions_sql.find_appeal(connection, application.id) is not None:
        return None
    rules = rules_of(connection, application.edition_id, application.rules_version)
    return deadline_after(at, rules.days.appeal)


def notice(
    decision: Decision, application: Application, edition: Edition, kind: VoucherNoticeKind | None = None
) -> VoucherNotice:
    """Return what the applicant is told of a decision; ``kind`` where it is not simply that of its outcome."""
    reason, code = decision.reason or "", decision.reason_code
    if decision.occasion is Occasion.APPEAL:
        code = None  # which is that of the decision appealed against, and was told then
    return VoucherNotice(
        kind or _KINDS[decision.outcome],
        application,
        edition,
        amount=decision.amount,
        until=application.appeal_until,
        reason=reason if code is None else reason_text(code, reason, application.language),
        occasion=f"decision {decision.id}",
    )
