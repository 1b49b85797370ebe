"""What must never be so, each as a query of what is; ``invariants`` says it in words.

Each returns the ``number`` of what is wrong, and ``has`` and ``should`` in grosze where there are amounts. The queries
add the ledger up themselves and trust no sum of the code that books.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Numeric,
    ScalarSelect,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from bot.store.audit import FORGOTTEN
from bot.store.schema import audit_log
from bot.store.voucher_schema import (
    voucher_applications,
    voucher_decisions,
    voucher_editions,
    voucher_ledger,
    voucher_rules,
    vouchers,
)
from bot.voucher.decision_model import Occasion, Outcome
from bot.voucher.ledger_sql import Cause, EntryKind
from bot.voucher.states import OPEN_VOUCHER, PROMISED, State

_LEDGER, _APPLICATIONS, _DECISIONS = voucher_ledger.c, voucher_applications.c, voucher_decisions.c
_VOUCHERS, _EDITIONS = vouchers.c, voucher_editions.c
_AMOUNT = type_coerce(_LEDGER.amount, BigInteger)
_VALUE = type_coerce(_VOUCHERS.value, BigInteger)
_ENDS = (Cause.WITHDRAWAL, Cause.REVOCATION, Cause.EXPIRY, Cause.SETTLEMENT)
_NOBODY = (FORGOTTEN, "system")


def _sum(kind: EntryKind, condition: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    meant = _LEDGER.kind == kind if condition is None else and_(_LEDGER.kind == kind, condition)
    return func.coalesce(func.sum(case((meant, _AMOUNT), else_=0)), 0)


def _sums(owner: ColumnElement[Any], name: str) -> Subquery:
    """Sum the ledger for each owner: an edition, an application or a voucher."""
    granted, released = _sum(EntryKind.GRANT), _sum(EntryKind.RELEASE)
    spent = _sum(EntryKind.REDEMPTION) - _sum(EntryKind.REVERSAL)
    of_reserve = _sum(EntryKind.GRANT, _LEDGER.from_reserve) - _sum(EntryKind.RELEASE, _LEDGER.from_reserve)
    return (
        select(
            owner.label("owner"),
            _sum(EntryKind.BUDGET).label("budget"),
            granted.label("granted"),
            (granted - released - spent).label("promised"),
            spent.label("spent"),
            of_reserve.label("of_reserve"),
        )
        .where(owner.is_not(None))
        .group_by(owner)
        .subquery(name)
    )


_OF_EDITION = _sums(_LEDGER.edition_id, "of_edition")
_OF_APPLICATION = _sums(_LEDGER.application_id, "of_application")
_OF_VOUCHER = _sums(_LEDGER.voucher_id, "of_voucher")
_FREE = _OF_EDITION.c.budget - _OF_EDITION.c.promised - _OF_EDITION.c.spent


def _caused_by(cause: Cause, number: ColumnElement[Any]) -> ColumnElement[bool]:
    return _LEDGER.cause == literal(f"{cause.value}:").concat(cast(number, String))


def _of_rules(amount: str) -> ColumnElement[int]:
    """Return an amount of the rules, in grosze."""
    return _in_grosze(voucher_rules.c.rules[amount].as_string())


def _in_grosze(amount: ColumnElement[str]) -> ColumnElement[int]:
    """Return an amount in zlotys that JSON has as a text: that is exact, and so is the product of any budget."""
    return cast(func.round(cast(amount, Numeric) * 100), BigInteger)


_IN_FORCE = voucher_editions.join(
    voucher_rules,
    and_(voucher_rules.c.edition_id == _EDITIONS.id, voucher_rules.c.version == _EDITIONS.rules_version),
).outerjoin(_OF_EDITION, _OF_EDITION.c.owner == _EDITIONS.id)


def budget_is_of_the_rules() -> Select[Any]:
    """Return editions whose budget in the ledger is not that of the rules in force."""
    booked, stated = func.coalesce(_OF_EDITION.c.budget, 0), _of_rules("budget")
    columns = (_EDITIONS.id.label("number"), booked.label("has"), stated.label("should"))
    return select(*columns).select_from(_IN_FORCE).where(booked != stated)


def budget_adds_up() -> Select[Any]:
    """Return editions whose budget is not what is free, and promised and spent application by application."""
    theirs = (
        select(_APPLICATIONS.edition_id, func.sum(_OF_APPLICATION.c.promised + _OF_APPLICATION.c.spent).label("used"))
        .join(_OF_APPLICATION, _OF_APPLICATION.c.owner == _APPLICATIONS.id)
        .group_by(_APPLICATIONS.edition_id)
        .subquery("theirs")
    )
    used = func.coalesce(theirs.c.used, 0)
    joined = _OF_EDITION.outerjoin(theirs, theirs.c.edition_id == _OF_EDITION.c.owner)
    columns = (_OF_EDITION.c.owner.label("number"), (_FREE + used).label("has"), _OF_EDITION.c.budget.label("should"))
    return select(*columns).select_from(joined).where(_FREE + used != _OF_EDITION.c.budget)


def free_is_not_negative() -> Select[Any]:
    """Return editions that promised or spent more than their budget."""
    return select(_OF_EDITION.c.owner.label("number"), _FREE.label("has")).where(_FREE < 0)


def reserve_is_kept() -> Select[Any]:
    """Return editions where others than appeals have drawn on the reserve that is held for them."""
    left = _of_rules("appeal_reserve") - _OF_EDITION.c.of_reserve
    held = case((left > 0, left), else_=0)
    columns = (_EDITIONS.id.label("number"), _FREE.label("has"), held.label("should"))
    return select(*columns).select_from(_IN_FORCE).where(_EDITIONS.reserve_released_at.is_(None), held > _FREE)


def redeemed_within_value() -> Select[Any]:
    """Return vouchers of which more than their value, or less than nothing, is spent."""
    columns = (_VOUCHERS.id.label("number"), _OF_VOUCHER.c.spent.label("has"), _VALUE.label("should"))
    wrong = or_(_OF_VOUCHER.c.spent > _VALUE, _OF_VOUCHER.c.spent < 0)
    return select(*columns).join(_OF_VOUCHER, _OF_VOUCHER.c.owner == _VOUCHERS.id).where(wrong)


def promised_to_those_it_is_due() -> Select[Any]:
    """Return applications to which less than nothing is promised, or anything after their end or before a decision."""
    columns = (_APPLICATIONS.id.label("number"), _OF_APPLICATION.c.promised.label("has"))
    not_due = and_(_OF_APPLICATION.c.promised != 0, _APPLICATIONS.state.not_in(PROMISED))
    joined = voucher_applications.join(_OF_APPLICATION, _OF_APPLICATION.c.owner == _APPLICATIONS.id)
    return select(*columns).select_from(joined).where(or_(_OF_APPLICATION.c.promised < 0, not_due))


def one_open_voucher() -> Select[Any]:
    """Return open vouchers of organisations that have an earlier open one in the same edition."""
    earlier = vouchers.alias()
    same = and_(
        earlier.c.edition_id == _VOUCHERS.edition_id,
        earlier.c.organisation_key == _VOUCHERS.organisation_key,
        earlier.c.id < _VOUCHERS.id,
        earlier.c.closed_at.is_(None),
    )
    return select(_VOUCHERS.id.label("number")).where(_VOUCHERS.closed_at.is_(None), exists().where(same))


def released_once() -> Select[Any]:
    """Return applications whose money was freed by more than one end."""
    of_an_end = or_(*(_caused_by(cause, _LEDGER.application_id) for cause in _ENDS))
    ended = select(_LEDGER.application_id.label("number")).where(_LEDGER.kind == EntryKind.RELEASE, of_an_end)
    return ended.group_by(_LEDGER.application_id).having(func.count() > 1)


def causes_exist() -> Select[Any]:
    """Return entries whose cause does not exist, or is none for such an entry."""
    caused = or_(
        and_(_LEDGER.kind == EntryKind.BUDGET, _of_a_version()),
        and_(_LEDGER.kind == EntryKind.GRANT, _of_a_decision()),
        and_(_LEDGER.kind == EntryKind.RELEASE, or_(_of_its_end(), _of_a_reversal())),
        and_(_LEDGER.kind == EntryKind.REDEMPTION, _caused_by(Cause.VOUCHER, _LEDGER.voucher_id)),
        and_(_LEDGER.kind == EntryKind.REVERSAL, _caused_by(Cause.REDEMPTION, _LEDGER.reverses_id)),
    )
    return select(_LEDGER.id.label("number"), _AMOUNT.label("has")).where(~caused)


def _of_a_version() -> ColumnElement[bool]:
    version = voucher_rules.c
    return exists().where(version.edition_id == _LEDGER.edition_id, _caused_by(Cause.RULES, version.version))


def _of_a_decision() -> ColumnElement[bool]:
    theirs = _DECISIONS.application_id == _LEDGER.application_id
    return exists().where(theirs, _DECISIONS.outcome == Outcome.GRANTED, _caused_by(Cause.DECISION, _DECISIONS.id))


def _of_its_end() -> ColumnElement[bool]:
    """Return whether the release is of an end that the application came to, and may have been settled after."""
    after = {
        Cause.WITHDRAWAL: (State.WITHDRAWN,),
        Cause.REVOCATION: (State.REVOKED, State.SETTLED),
        Cause.EXPIRY: (State.EXPIRED, State.SETTLED),
        Cause.SETTLEMENT: (State.SETTLED,),
    }
    ways = (
        and_(_caused_by(cause, _APPLICATIONS.id), _APPLICATIONS.state.in_(states)) for cause, states in after.items()
    )
    return exists().where(_APPLICATIONS.id == _LEDGER.application_id, or_(*ways))


def _of_a_reversal() -> ColumnElement[bool]:
    other = voucher_ledger.alias()
    theirs = and_(other.c.application_id == _LEDGER.application_id, other.c.kind == EntryKind.REVERSAL)
    return exists().where(theirs, _caused_by(Cause.REVERSAL, other.c.id))


def _last_decision() -> ScalarSelect[int]:
    """Return the last decision about the application of the query around it."""
    decision = voucher_decisions.alias()
    query = select(func.max(decision.c.id)).where(decision.c.application_id == _APPLICATIONS.id)
    return query.correlate(voucher_applications).scalar_subquery()


def granted_as_decided() -> Select[Any]:
    """Return applications to which the ledger grants something else than the last decision in favour did."""
    decided = type_coerce(_DECISIONS.amount, BigInteger)
    later = voucher_decisions.alias()
    not_last = exists().where(
        later.c.application_id == _DECISIONS.application_id,
        later.c.outcome == Outcome.GRANTED,
        later.c.id > _DECISIONS.id,
    )
    booked = func.coalesce(_OF_APPLICATION.c.granted, 0)
    joined = voucher_decisions.outerjoin(_OF_APPLICATION, _OF_APPLICATION.c.owner == _DECISIONS.application_id)
    columns = (_DECISIONS.application_id.label("number"), booked.label("has"), decided.label("should"))
    wrong = and_(_DECISIONS.outcome == Outcome.GRANTED, ~not_last, booked != decided)
    return select(*columns).select_from(joined).where(wrong)


def decided_as_it_is() -> Select[Any]:
    """Return applications that were granted, put on reserve or rejected otherwise than the last decision says."""
    expected = case((_APPLICATIONS.state.in_(PROMISED), Outcome.GRANTED.value), else_=_APPLICATIONS.state)
    decided_states = (*PROMISED, State.RESERVE, State.REJECTED)
    same = exists().where(_DECISIONS.id == _last_decision(), _DECISIONS.outcome == expected)
    return select(_APPLICATIONS.id.label("number")).where(_APPLICATIONS.state.in_(decided_states), ~same)


def spent_as_its_state() -> Select[Any]:
    """Return vouchers whose application is in another state than what is spent of them says."""
    spent = func.coalesce(_OF_VOUCHER.c.spent, 0)
    agrees = or_(
        and_(_APPLICATIONS.state == State.ISSUED, spent == 0),
        and_(_APPLICATIONS.state == State.REDEEMED, spent == _VALUE),
        and_(_APPLICATIONS.state == State.PARTLY_REDEEMED, spent > 0, spent < _VALUE),
        _APPLICATIONS.state.in_((State.SETTLED, State.EXPIRED, State.REVOKED)),
        and_(_APPLICATIONS.state == State.WITHDRAWN, spent == 0),
    )
    joined = vouchers.join(voucher_applications, _APPLICATIONS.id == _VOUCHERS.application_id).outerjoin(
        _OF_VOUCHER, _OF_VOUCHER.c.owner == _VOUCHERS.id
    )
    columns = (_VOUCHERS.id.label("number"), spent.label("has"), _VALUE.label("should"))
    return select(*columns).select_from(joined).where(~agrees)


def open_as_its_state() -> Select[Any]:
    """Return applications whose voucher is missing or closed though it can be used, or open though it cannot."""
    usable = _APPLICATIONS.state.in_(OPEN_VOUCHER)
    has_open = exists().where(_VOUCHERS.application_id == _APPLICATIONS.id, _VOUCHERS.closed_at.is_(None))
    return select(_APPLICATIONS.id.label("number")).where(or_(and_(usable, ~has_open), and_(~usable, has_open)))


def worth_what_was_granted() -> Select[Any]:
    """Return vouchers of another value than was granted to their application."""
    granted = func.coalesce(_OF_APPLICATION.c.granted, 0)
    joined = vouchers.outerjoin(_OF_APPLICATION, _OF_APPLICATION.c.owner == _VOUCHERS.application_id)
    columns = (_VOUCHERS.id.label("number"), _VALUE.label("has"), granted.label("should"))
    return select(*columns).select_from(joined).where(granted != _VALUE)


def reversed_what_was_redeemed() -> Select[Any]:
    """Return reversals that are not against a redemption of the same voucher and amount."""
    redemption = voucher_ledger.alias()
    matches = exists().where(
        redemption.c.id == _LEDGER.reverses_id,
        redemption.c.id < _LEDGER.id,
        redemption.c.kind == EntryKind.REDEMPTION,
        redemption.c.amount == _LEDGER.amount,
        redemption.c.voucher_id == _LEDGER.voucher_id,
        redemption.c.application_id == _LEDGER.application_id,
    )
    columns = (_LEDGER.id.label("number"), _AMOUNT.label("has"))
    return select(*columns).where(_LEDGER.kind == EntryKind.REVERSAL, ~matches)


def redeemed_while_valid() -> Select[Any]:
    """Return redemptions of another application's voucher, or from before it was issued or after it was valid."""
    fits = exists().where(
        _VOUCHERS.id == _LEDGER.voucher_id,
        _VOUCHERS.application_id == _LEDGER.application_id,
        _VOUCHERS.edition_id == _LEDGER.edition_id,
        _LEDGER.at >= _VOUCHERS.issued_at,
        _LEDGER.at < _VOUCHERS.valid_until,
    )
    return select(_LEDGER.id.label("number"), _AMOUNT.label("has")).where(_LEDGER.kind == EntryKind.REDEMPTION, ~fits)


def documents_redeemed_once() -> Select[Any]:
    """Return redemptions of a document that was redeemed with the same voucher before and not taken back."""
    first, against = voucher_ledger.alias(), voucher_ledger.alias()
    twice = exists().where(
        first.c.voucher_id == _LEDGER.voucher_id,
        first.c.kind == EntryKind.REDEMPTION,
        first.c.document == _LEDGER.document,
        first.c.id < _LEDGER.id,
        ~exists().where(against.c.reverses_id == first.c.id, against.c.id < _LEDGER.id),
    )
    return select(_LEDGER.id.label("number"), _AMOUNT.label("has")).where(_LEDGER.kind == EntryKind.REDEMPTION, twice)


def decisions_as_recorded() -> Select[Any]:
    """Return decisions that the audit log, which nobody can edit either, does not know, or with another amount."""
    told = audit_log.c.details
    recorded = exists().where(
        audit_log.c.subject == literal("voucher_application:").concat(cast(_DECISIONS.application_id, String)),
        told["decision"].as_integer() == _DECISIONS.id,
        _in_grosze(told["amount"].as_string()).is_not_distinct_from(type_coerce(_DECISIONS.amount, BigInteger)),
    )
    return select(_DECISIONS.id.label("number")).where(~recorded)


def ends_of_vouchers() -> Select[Any]:
    """Return since when each voucher is valid and until when, and for how many ``days`` by the rules of its grant."""
    grant = voucher_decisions.alias()
    granted = and_(grant.c.application_id == _VOUCHERS.application_id, grant.c.outcome == Outcome.GRANTED)
    last = select(func.max(grant.c.id)).where(granted).correlate(vouchers).scalar_subquery()
    version = and_(
        voucher_rules.c.edition_id == _VOUCHERS.edition_id, voucher_rules.c.version == _DECISIONS.rules_version
    )
    joined = vouchers.join(voucher_decisions, _DECISIONS.id == last).join(voucher_rules, version)
    days = voucher_rules.c.rules["days", "code"].as_integer().label("days")
    return select(_VOUCHERS.id.label("number"), _VOUCHERS.issued_at, _VOUCHERS.valid_until, days).select_from(joined)


def deadlines() -> Select[Any]:
    """Return until when applications can be corrected and appealed against."""
    columns = (_APPLICATIONS.id.label("number"), _APPLICATIONS.appeal_until, _APPLICATIONS.correction_until)
    return select(*columns).where(or_(*(column.is_not(None) for column in columns[1:])))


def issued_by_another() -> Select[Any]:
    """Return vouchers that were issued by who decided about them."""
    decided = exists().where(
        _DECISIONS.application_id == _VOUCHERS.application_id,
        _DECISIONS.outcome != Outcome.REJECTED,
        _DECISIONS.decided_by == _VOUCHERS.issued_by,
    )
    return select(_VOUCHERS.id.label("number")).where(_VOUCHERS.issued_by.not_in(_NOBODY), decided)


def redeemed_by_another() -> Select[Any]:
    """Return redemptions by who decided about the application."""
    decided = exists().where(
        _DECISIONS.application_id == _LEDGER.application_id,
        _DECISIONS.outcome != Outcome.REJECTED,
        _DECISIONS.decided_by == _LEDGER.actor,
    )
    redeemed = and_(_LEDGER.kind == EntryKind.REDEMPTION, _LEDGER.actor.not_in(_NOBODY))
    return select(_LEDGER.id.label("number"), _AMOUNT.label("has")).where(redeemed, decided)


def appeals_decided_by_another() -> Select[Any]:
    """Return decisions about appeals by who decided before."""
    first = voucher_decisions.alias()
    before = exists().where(
        first.c.application_id == _DECISIONS.application_id,
        first.c.id < _DECISIONS.id,
        first.c.decided_by == _DECISIONS.decided_by,
    )
    appeals = and_(_DECISIONS.occasion == Occasion.APPEAL, _DECISIONS.decided_by.not_in(_NOBODY))
    return select(_DECISIONS.id.label("number")).where(appeals, before)
