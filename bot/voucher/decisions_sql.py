"""Ranking lists, decisions and appeals in the database; none of them is ever changed, but for who made it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, update

from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_appeals, voucher_applications, voucher_decisions, voucher_rankings
from bot.voucher.decision_model import (
    Appeal,
    Decision,
    DecisionId,
    NewDecision,
    Occasion,
    Outcome,
    RankingId,
    ReasonCode,
)
from bot.voucher.decision_results import Ranking
from bot.voucher.funds import Balance
from bot.voucher.model import ApplicationId, CallId, EditionId
from bot.voucher.ranking import Place
from bot.voucher.states import State

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_DECISION = tuple(voucher_decisions.c[name] for name in Decision.__slots__)
_RANKING = tuple(voucher_rankings.c[name] for name in Ranking.__slots__)
_APPEAL = tuple(voucher_appeals.c[name] for name in Appeal.__slots__)
_SCORED = (
    update(voucher_applications)
    .where(voucher_applications.c.id == bindparam("of_application"), voucher_applications.c.state == State.SCORING)
    .values(
        state=bindparam("after"),
        revision=voucher_applications.c.revision + 1,
        appeal_until=bindparam("until"),
        changed_at=bindparam("at"),
    )
)
_PLACED = (
    update(voucher_applications)
    .where(voucher_applications.c.id == bindparam("of_application"))
    .values(reserve_place=bindparam("place"))
)


def insert_decisions(connection: Connection, decided: Sequence[NewDecision]) -> list[Decision]:
    """Store decisions, in their order."""
    if not decided:
        return []
    stored = insert(voucher_decisions).returning(voucher_decisions.c.id, sort_by_parameter_order=True)
    rows = [{name: getattr(each, name) for name in NewDecision.__slots__} for each in decided]
    numbers = connection.execute(stored, rows).scalars()
    return [Decision(id=DecisionId(number), **row) for number, row in zip(numbers, rows, strict=True)]


def decisions_of(connection: Connection, application_id: int) -> list[Decision]:
    """Return what was decided about the application, the first decision first."""
    if not is_storable(application_id):
        return []
    return _decisions(connection, voucher_decisions.c.application_id == application_id)


def decisions_by_ranking(connection: Connection, ranking_id: RankingId) -> list[Decision]:
    """Return what was decided by the ranking list, in its order; nothing when it was not decided by it."""
    return _decisions(connection, voucher_decisions.c.ranking_id == ranking_id)


def decisions_in(connection: Connection, edition_id: EditionId) -> list[Decision]:
    """Return every decision about applications of the edition, the first one first."""
    theirs = select(voucher_applications.c.id).where(voucher_applications.c.edition_id == edition_id)
    return _decisions(connection, voucher_decisions.c.application_id.in_(theirs))


def insert_ranking(
    connection: Connection,
    call_id: CallId,
    places: Sequence[Place],
    *,
    rules_version: int,
    money: Balance,
    by: str,
    at: datetime,
) -> Ranking:
    """Store a ranking list as it was made."""
    values = {
        "call_id": call_id,
        "rules_version": rules_version,
        "places": _places().dump_python(tuple(places), mode="json"),
        "free": money.free,
        "held": money.reserve_held,
        "made_by": by,
        "made_at": at,
    }
    number = connection.execute(insert(voucher_rankings).returning(voucher_rankings.c.id), values).scalar_one()
    return Ranking(RankingId(number), call_id, rules_version, tuple(places), money.free, money.reserve_held, by, at)


def find_ranking(connection: Connection, ranking_id: int) -> Ranking | None:
    """Return the ranking list; None when there is none of that id."""
    if not is_storable(ranking_id):
        return None
    row = connection.execute(select(*_RANKING).where(voucher_rankings.c.id == ranking_id)).one_or_none()
    return None if row is None else _ranking(row)


def rankings_of(connection: Connection, call_id: int) -> list[Ranking]:
    """Return the ranking lists of the call, the newest first."""
    if not is_storable(call_id):
        return []
    query = select(*_RANKING).where(voucher_rankings.c.call_id == call_id).order_by(voucher_rankings.c.id.desc())
    return [_ranking(row) for row in connection.execute(query)]


def move_scored(
    connection: Connection,
    decided: Sequence[Decision],
    *,
    appeal_until: Mapping[ApplicationId, datetime],
) -> None:
    """Put applications that were being assessed into the states that were decided."""
    rows = [
        {
            "of_application": each.application_id,
            "after": each.outcome,
            "until": appeal_until.get(each.application_id),
            "at": each.decided_at,
        }
        for each in decided
    ]
    if rows:
        connection.execute(_SCORED, rows)


def place_in_reserve(connection: Connection, places: Mapping[ApplicationId, int]) -> None:
    """Give applications their places on the reserve list."""
    rows = [{"of_application": number, "place": place} for number, place in places.items()]
    if rows:
        connection.execute(_PLACED, rows)


def find_appeal(connection: Connection, application_id: ApplicationId) -> Appeal | None:
    """Return the appeal of the application, decided or not."""
    query = select(*_APPEAL).where(voucher_appeals.c.application_id == application_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else _appeal(row)


def open_appeals(connection: Connection, edition_id: int) -> list[Appeal]:
    """Return the appeals of the edition that are to be decided, the oldest first."""
    return _appeals_in(connection, edition_id, [State.APPEAL])


def appealed_in(connection: Connection, edition_id: EditionId, states: Sequence[State]) -> set[ApplicationId]:
    """Return which applications of the edition in ``states`` appealed at any time."""
    return {each.application_id for each in _appeals_in(connection, edition_id, states)}


def close_appeals(connection: Connection, decided: Sequence[Decision]) -> None:
    """Store which decisions were made because of appeals, where their applications had any."""
    rows = [{"of_application": each.application_id, "decision": each.id} for each in decided]
    closed = (
        update(voucher_appeals)
        .where(voucher_appeals.c.application_id == bindparam("of_application"), voucher_appeals.c.decision_id.is_(None))
        .values(decision_id=bindparam("decision"))
    )
    if rows:
        connection.execute(closed, rows)


def _decisions(connection: Connection, condition: ColumnElement[bool]) -> list[Decision]:
    query = select(*_DECISION).where(condition).order_by(voucher_decisions.c.id)
    return [_decision(row) for row in connection.execute(query)]


def _decision(row: Row[Any]) -> Decision:
    code = None if row.reason_code is None else ReasonCode(row.reason_code)
    kinds = {"occasion": Occasion(row.occasion), "outcome": Outcome(row.outcome), "reason_code": code}
    return Decision(**{**row._mapping, **kinds})


def _appeals_in(connection: Connection, edition_id: int, states: Sequence[State]) -> list[Appeal]:
    if not is_storable(edition_id):
        return []
    query = (
        select(*_APPEAL)
        .join(voucher_applications, voucher_appeals.c.application_id == voucher_applications.c.id)
        .where(voucher_applications.c.edition_id == edition_id, voucher_applications.c.state.in_(states))
    )
    return [
        _appeal(row) for row in connection.execute(query.order_by(voucher_appeals.c.filed_at, voucher_appeals.c.id))
    ]


def _appeal(row: Row[Any]) -> Appeal:
    return Appeal(**{**row._mapping, "against": Outcome(row.against)})


def _ranking(row: Row[Any]) -> Ranking:
    return Ranking(**{**row._mapping, "places": _places().validate_python(row.places)})


@cache
def _places() -> "TypeAdapter[tuple[Place, ...]]":
    from pydantic import TypeAdapter  # noqa: PLC0415 (built when a ranking is first read: a start waits for nothing)

    return TypeAdapter(tuple[Place, ...])
