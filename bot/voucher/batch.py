"""Carrying out what a ranking list leads to: all decisions at once, with few statements however many they are."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.voucher import decisions_sql
from bot.voucher.application_sql import applications
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import Decision, NewDecision, Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import Decided, Ranking
from bot.voucher.edition_sql import rules_of
from bot.voucher.grants import promise
from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.ranking import Planned
from bot.voucher.reserve import put_on_reserve
from bot.voucher.states import State
from bot.voucher.verdicts import notice
from bot.voucher.voucher_audit import record_applications, record_edition


def carry_out_plan(
    connection: Connection, edition: Edition, ranking: Ranking, planned: Sequence[Planned], *, actor: str, at: datetime
) -> Decided:
    """Store what was planned for a ranking list as decided, promise the money, and return who is to be told.

    The caller has seen, under the lock of the edition, that the list and the money are still what they were.
    """
    appealed = {each.place.entry.application_id for each in planned if each.place.entry.appealed}
    new = [_decision(each, ranking, actor, at) for each in planned]
    decided = decisions_sql.insert_decisions(connection, new)
    decisions_sql.move_scored(connection, decided, appeal_until=_deadlines(connection, edition, new, appealed))
    waiting = [each.place.entry for each in planned if each.outcome is Outcome.RESERVE]
    put_on_reserve(connection, edition, [(ranking.call_id, entry) for entry in waiting])
    promise(connection, edition, decided, appealed=appealed)
    if appealed:
        decisions_sql.close_appeals(connection, decided)
    now_is = _as_they_are(connection, edition, ranking)
    _record(connection, edition, ranking, decided, now_is)
    return Decided(tuple(decided), tuple(notice(each, now_is[each.application_id], edition) for each in decided))


def _decision(planned: Planned, ranking: Ranking, actor: str, at: datetime) -> NewDecision:
    rejected = planned.outcome is Outcome.REJECTED
    return NewDecision(
        planned.place.entry.application_id,
        Occasion.RANKING,
        planned.outcome,
        planned.place.entry.rules_version,
        decided_by=actor,
        decided_at=at,
        amount=planned.amount,
        reason_code=ReasonCode.BELOW_THRESHOLD if rejected else None,
        ranking_id=ranking.id,
    )


def _deadlines(
    connection: Connection, edition: Edition, decided: Sequence[NewDecision], appealed: set[ApplicationId]
) -> Mapping[ApplicationId, datetime]:
    """Return until when whoever was not granted can appeal; once only."""
    versions = {each.rules_version for each in decided}
    days = {version: rules_of(connection, edition.id, version).days.appeal for version in versions}
    return {
        each.application_id: deadline_after(each.decided_at, days[each.rules_version])
        for each in decided
        if each.outcome is not Outcome.GRANTED and each.application_id not in appealed
    }


def _as_they_are(connection: Connection, edition: Edition, ranking: Ranking) -> Mapping[ApplicationId, Application]:
    states = [State(outcome) for outcome in Outcome]
    return {each.id: each for each in applications(connection, edition.id, states, ranking.call_id)}


def _record(
    connection: Connection,
    edition: Edition,
    ranking: Ranking,
    decided: Sequence[Decision],
    now_is: Mapping[ApplicationId, Application],
) -> None:
    actor, at = decided[0].decided_by, decided[0].decided_at
    for outcome in Outcome:
        done = [each for each in decided if each.outcome is outcome]
        told = [(now_is[each.application_id], _details(each)) for each in done]
        record_applications(connection, at, actor, outcome.value, told)
    record_edition(connection, at, actor, "decided", edition.id, ranking=ranking.id, applications=len(decided))


def _details(decision: Decision) -> dict[str, int | str | None]:
    amount = None if decision.amount is None else str(decision.amount)
    return {"decision": decision.id, "ranking": decision.ranking_id, "amount": amount, "reason": decision.reason_code}
