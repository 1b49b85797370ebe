"""An edition at the edge of its budget: appeals to be decided, vouchers to redeem, and grants to be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, insert

from bot.store.voucher_schema import voucher_appeals, voucher_applications, voucher_reviews
from bot.voucher.decision_model import NewDecision, Occasion, Outcome, ReasonCode
from bot.voucher.decisions_sql import insert_decisions
from bot.voucher.edition_sql import calls_of
from bot.voucher.grants import promise
from bot.voucher.issuing import Issued, IssuingService
from bot.voucher.model import ApplicationId, Edition, VoucherId
from bot.voucher.states import State
from tests.bot.voucher.money import DECIDER, KEY, NOW, PAYER, answers, new_edition, record, zl
from tests.fakes.clock import FixedClock

APPEALS = 40
AFFORDABLE = 15
"""Appeals that the money suffices for when nobody gives any back."""

REVOCABLE = 12
VOUCHERS = 4
GRANTED = zl(2_000)
VALUE = zl(1_000)
IDLE = zl("1999.99")
"""What stays free in the end: it is less than anybody asks for."""

_JURY = ("telegram:801", "telegram:802")


@dataclass(frozen=True, slots=True)
class Edge:
    """The edition with its appeals to be decided, its vouchers, and the applications to be revoked."""

    edition: Edition
    appeals: tuple[ApplicationId, ...]
    vouchers: tuple[VoucherId, ...]
    revocable: tuple[ApplicationId, ...]


def make_edge(connection: Connection) -> Edge:
    """Make the edition, with every row that the invariants ask for."""
    budget = AFFORDABLE * GRANTED + IDLE + REVOCABLE * GRANTED + VOUCHERS * VALUE
    edition = new_edition(connection, budget=budget, appeal_reserve=zl(10_000))
    revocable = _granted(connection, edition, GRANTED, range(1, REVOCABLE + 1))
    worth = _granted(connection, edition, VALUE, range(REVOCABLE + 1, REVOCABLE + VOUCHERS + 1))
    first = REVOCABLE + VOUCHERS + 1
    appeals = _appealing(connection, edition, range(first, first + APPEALS))
    issuing = IssuingService(FixedClock(), KEY)
    issued = [issuing.issue(connection, number, actor=PAYER) for number in worth]
    return Edge(edition, appeals, tuple(each.voucher.id for each in issued if isinstance(each, Issued)), revocable)


def _granted(
    connection: Connection, edition: Edition, amount: Decimal, numbers: Sequence[int]
) -> tuple[ApplicationId, ...]:
    ids = put_applications(connection, edition, State.GRANTED, amount, numbers)
    decisions = insert_decisions(connection, [_decision(each, Outcome.GRANTED, amount) for each in ids])
    record(connection, decisions)
    promise(connection, edition, decisions)
    return ids


def _appealing(connection: Connection, edition: Edition, numbers: Sequence[int]) -> tuple[ApplicationId, ...]:
    ids = put_applications(connection, edition, State.APPEAL, GRANTED, numbers)
    record(connection, insert_decisions(connection, [_decision(each, Outcome.REJECTED) for each in ids]))
    filed = {"reasons": "Prosimy o drugie spojrzenie.", "filed_at": NOW, "against": State.REJECTED}
    connection.execute(insert(voucher_appeals), [{"application_id": each, **filed} for each in ids])
    put_reviews(connection, dict.fromkeys(ids, 8))
    return ids


def put_reviews(connection: Connection, points: Mapping[ApplicationId, int]) -> None:
    """Put two reviews of each application there that give it the same points, of ten."""
    done = {"assigned_by": DECIDER, "assigned_at": NOW, "submitted_at": NOW}
    reviews = [
        {"application_id": each, "reviewer": reviewer, "points": {"idea": given}, "score": 1_000 * given, **done}
        for each, given in points.items()
        for reviewer in _JURY
    ]
    connection.execute(insert(voucher_reviews), reviews)


def put_applications(
    connection: Connection, edition: Edition, state: State, requested: Decimal, numbers: Sequence[int]
) -> tuple[ApplicationId, ...]:
    """Put applications of as many organisations there."""
    same = {
        "edition_id": edition.id,
        "call_id": calls_of(connection, edition.id)[0].id,
        "state": state,
        "rules_version": edition.rules_version,
        "consent_version": "voucher-1",
    } | dict.fromkeys(("consent_at", "created_at", "changed_at", "submitted_at"), NOW)
    first = 10_000 * edition.id  # nobody applies in two editions
    rows = [
        answers(first + each, requested) | same | {"person": f"telegram:{first + each}", "number": f"V/{first + each}"}
        for each in numbers
    ]
    added = insert(voucher_applications).returning(voucher_applications.c.id, sort_by_parameter_order=True)
    return tuple(connection.execute(added, rows).scalars())


def _decision(application_id: ApplicationId, outcome: Outcome, amount: Decimal | None = None) -> NewDecision:
    rejected = outcome is Outcome.REJECTED
    return NewDecision(
        application_id,
        Occasion.RANKING,
        outcome,
        rules_version=1,
        decided_by=DECIDER,
        decided_at=NOW,
        amount=amount,
        reason_code=ReasonCode.BELOW_THRESHOLD if rejected else None,
    )
