"""Ranking lists and the decisions made by them, a whole list at once and strictly in its order.

Every method that changes something works within the caller's writing transaction, under the lock of the edition.
"""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import assessment_sql, decisions_sql, funds
from bot.voucher.application_sql import applications, find_edition, lock_application
from bot.voucher.assessed import Assessed, assessed_in, ranked_again
from bot.voucher.batch import carry_out_plan
from bot.voucher.decision_model import Decision, Occasion, Outcome, ReasonCode
from bot.voucher.decision_results import BudgetPreview, Decided, Ranking
from bot.voucher.edition_sql import find_call
from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.ranking import Planned, plan, rank
from bot.voucher.reserve import move_up_reserve, reserve_list
from bot.voucher.results import Reason, Refused
from bot.voucher.reviewers import conflict
from bot.voucher.states import State
from bot.voucher.verdicts import own_application, reject
from bot.voucher.voucher_audit import record_edition

_REJECTABLE = {State.SCORING: Occasion.RANKING, State.RESERVE: Occasion.RESERVE}


class DecisionService:
    """Makes ranking lists and decides by them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def make_ranking(self, connection: Connection, call_id: int, *, actor: str) -> Ranking | Refused:
        """Rank the applications of a call that is over, once all that may come into question are assessed."""
        call = find_call(connection, call_id)
        edition = None if call is None else find_edition(connection, call.edition_id, lock=True)
        now = self._clock.now()
        if call is None or edition is None:
            return Refused(Reason.UNKNOWN)
        if edition.closed_at is not None:
            return Refused(Reason.EDITION_CLOSED, until=edition.closed_at)
        if now < call.ends_at:
            return Refused(Reason.CALL_STILL_OPEN, until=call.ends_at)
        assessed = assessed_in(connection, edition, call.id)
        if assessed.waiting or not assessed.entries:
            missing = Refused(Reason.REVIEWS_MISSING, count=assessed.waiting)
            return missing if assessed.waiting else Refused(Reason.NOTHING_TO_RANK)
        ranking = decisions_sql.insert_ranking(
            connection,
            call.id,
            rank(assessed.entries),
            rules_version=edition.rules_version,
            money=funds.balance(connection, edition),
            by=actor,
            at=now,
        )
        details = {"ranking": ranking.id, "call": call.id, "applications": len(ranking.places)}
        record_edition(connection, now, actor, "ranked", edition.id, **details)
        return ranking

    def ranking(self, connection: Connection, ranking_id: int) -> Ranking | None:
        """Return the ranking list as it was made; None when there is none of that id."""
        return decisions_sql.find_ranking(connection, ranking_id)

    def rankings(self, connection: Connection, call_id: int) -> list[Ranking]:
        """Return the ranking lists of the call, the newest first."""
        return decisions_sql.rankings_of(connection, call_id)

    def preview(self, connection: Connection, ranking_id: int) -> BudgetPreview | Refused:
        """Return what deciding by the ranking list would do now; it is refused when the list is outdated."""
        found = _current(connection, ranking_id)
        return found if isinstance(found, Refused) else _preview(found[0], plan_of(found[0]))

    def decide(self, connection: Connection, ranking_id: int, *, actor: str) -> Decided | Refused:
        """Decide about the whole ranking list as previewed: nothing is decided if anything changed since it was made.

        Strictly in order: after the first that does not fit the money, all that passed come to the reserve list.
        """
        found = _current(connection, ranking_id, lock=True)
        if isinstance(found, Refused):
            return found
        ranking, edition, assessed = found
        if own := _own_in(connection, assessed, actor):
            return own
        now, planned = self._clock.now(), plan_of(ranking)
        return carry_out_plan(connection, edition, ranking, planned, actor=actor, at=now)

    def decided_by(self, connection: Connection, ranking_id: int) -> list[Decision]:
        """Return what was decided by the ranking list, in its order; nothing when it was not decided by it."""
        ranking = decisions_sql.find_ranking(connection, ranking_id)
        return [] if ranking is None else decisions_sql.decisions_by_ranking(connection, ranking.id)

    def decisions(self, connection: Connection, application_id: int) -> list[Decision]:
        """Return what was decided about the application, the first decision first."""
        return decisions_sql.decisions_of(connection, application_id)

    def reserve_list(self, connection: Connection, edition_id: int) -> list[Application]:
        """Return who waits for money of the edition, the next one first."""
        edition = find_edition(connection, edition_id)
        return [] if edition is None else reserve_list(connection, edition)

    def reject_one(
        self, connection: Connection, application_id: int, *, reason_code: ReasonCode, reason: str, actor: str
    ) -> Decided | Refused:
        """Reject an application that is being assessed or is on the reserve list; ``reason`` is for the applicant."""
        locked = lock_application(connection, application_id)
        if locked is None:
            return Refused(Reason.UNKNOWN)
        edition, application = locked
        occasion = _REJECTABLE.get(application.state)
        if occasion is None:
            return Refused(Reason.WRONG_STATE, state=application.state)
        if own := own_application(connection, application, actor):
            return own
        if not reason.strip():
            return Refused(Reason.REASON_MISSING)
        now, why = self._clock.now(), reason.strip()
        done = reject(connection, edition, application, reason_code, reason=why, occasion=occasion, actor=actor, at=now)
        # The next one may want less, and fit.
        return Decided(done.decisions, (*done.notices, *move_up_reserve(connection, edition, at=now)))

    def end_reserve(self, connection: Connection, edition_id: int, *, actor: str) -> Decided | Refused:
        """Reject all that are left on the reserve list, for there will be no more money in this edition.

        What money there is goes to them first. Who appeals keeps their place until the appeal is decided.
        """
        edition = find_edition(connection, edition_id, lock=True)
        if edition is None:
            return Refused(Reason.UNKNOWN)
        now = self._clock.now()
        told, decisions = move_up_reserve(connection, edition, at=now), list[Decision]()
        for application in applications(connection, edition.id, [State.RESERVE]):
            code, occasion = ReasonCode.NO_MONEY, Occasion.RESERVE
            done = reject(connection, edition, application, code, reason=None, occasion=occasion, actor=actor, at=now)
            decisions += done.decisions
            told += done.notices
        return Decided(tuple(decisions), tuple(told))


def verify_ranking(connection: Connection, ranking_id: int) -> list[ApplicationId] | None:
    """Rank again from the reviews that are stored, and return the applications whose places come out differently.

    Returns:
        none of them when the list is what it says; None when there is no ranking list of that id.

    """
    ranking = decisions_sql.find_ranking(connection, ranking_id)
    call = None if ranking is None else find_call(connection, ranking.call_id)
    edition = None if call is None else find_edition(connection, call.edition_id)
    if ranking is None or edition is None:
        return None
    again = ranked_again(connection, edition, ranking.call_id, ranking.places)
    return [place.entry.application_id for place, now in zip(ranking.places, again, strict=True) if now != place]


def plan_of(ranking: Ranking) -> tuple[Planned, ...]:
    """Return what the ranking list leads to with the money that it was made with."""
    return plan(ranking.places, ranking.free, ranking.held)


def _current(
    connection: Connection, ranking_id: int, *, lock: bool = False
) -> tuple[Ranking, Edition, Assessed] | Refused:
    """Return the ranking list with what it is about, unless scores, money or states have changed since it was made."""
    ranking = decisions_sql.find_ranking(connection, ranking_id)
    call = None if ranking is None else find_call(connection, ranking.call_id)
    edition = None if call is None else find_edition(connection, call.edition_id, lock=lock)
    if ranking is None or call is None or edition is None:
        return Refused(Reason.UNKNOWN)
    if edition.closed_at is not None:
        return Refused(Reason.EDITION_CLOSED, until=edition.closed_at)
    assessed, money = assessed_in(connection, edition, call.id), funds.balance(connection, edition)
    same_money = (money.free, money.reserve_held) == (ranking.free, ranking.held)
    if assessed.waiting or rank(assessed.entries) != ranking.places or not same_money:
        return Refused(Reason.RANKING_OUTDATED)
    return ranking, edition, assessed


def _own_in(connection: Connection, assessed: Assessed, actor: str) -> Refused | None:
    """Return the refusal for who would decide about a list that an application of their own is in."""
    declared = assessment_sql.affiliations(connection, actor) or ()
    for application in assessed.applications.values():
        if own := conflict(application, actor, declared):
            return Refused(own, name=application.number or "")
    return None


def _preview(ranking: Ranking, planned: Sequence[Planned]) -> BudgetPreview:
    def requested(outcome: Outcome) -> Decimal:
        return sum((each.place.entry.requested for each in planned if each.outcome is outcome), Decimal("0.00"))

    before, granted = ranking.free - ranking.held, requested(Outcome.GRANTED)
    appealed = sum((each.amount for each in planned if each.amount and each.place.entry.appealed), Decimal("0.00"))
    return BudgetPreview(
        rows=tuple(planned),
        free_before=before,
        granted=granted,
        reserve=requested(Outcome.RESERVE),
        rejected=requested(Outcome.REJECTED),
        free_after=ranking.free - granted - max(ranking.held - appealed, Decimal("0.00")),
    )
