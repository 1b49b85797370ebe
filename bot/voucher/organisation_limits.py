"""How many vouchers one organisation may have, and that it applies for one at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.clock import in_warsaw
from bot.entry.organisation import folded_name
from bot.store.voucher_schema import voucher_applications, voucher_editions
from bot.voucher.model import Application, ApplicationId, Edition, EditionId
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import Rules
from bot.voucher.states import ENDED, OPEN_VOUCHER, PROMISED, UNDER_WAY, State

_ISSUED = (*OPEN_VOUCHER, State.SETTLED)
"""It has a voucher, or had one that was used: one that expired or was given back counts no more."""

_HAVING = (*PROMISED, State.SETTLED)
"""It has one, or will have."""

_table = voucher_applications.c


@dataclass(frozen=True, slots=True)
class _Submitted:
    id: ApplicationId
    edition_id: EditionId
    state: State
    submitted_at: datetime


def refused_organisation(
    connection: Connection, edition: Edition, application: Application, rules: Rules, now: datetime
) -> Refused | None:
    """Return why the organisation of the application cannot apply now; None when it can.

    A year is that of the submission, in Poland; vouchers of samples count among samples only. The edition must be
    locked, so that two of one organisation do not apply at the same moment.
    """
    others = _others(connection, edition, application)
    if any(each.edition_id == edition.id and each.state in UNDER_WAY for each in others):
        return Refused(Reason.ALREADY_APPLIED)
    return _beyond(_in(others, _HAVING), edition, rules, application.submitted_at or now)


def refused_voucher(
    connection: Connection, edition: Edition, application: Application, rules: Rules, now: datetime
) -> Refused | None:
    """Return why the organisation cannot be given the voucher that it was granted; None when it can.

    What it applied for elsewhere in the year may have been issued since it submitted this application. Until the commit
    no other edition can issue a voucher to the organisation.
    """
    others = _others(connection, edition, application, lock=True)
    return _beyond(_in(others, _ISSUED), edition, rules, application.submitted_at or now)


def namesakes(connection: Connection, application: Application) -> list[str]:
    """Return the numbers of applications of the edition by organisations of the same name under another number.

    It may be the same one, with its NIP here and its KRS there, which only people can tell: many have the same name.
    """
    if application.state in ENDED or not application.organisation:
        return []
    query = select(_table.number, _table.organisation).where(
        _table.edition_id == application.edition_id,
        _table.state.in_((*UNDER_WAY, State.SETTLED)),
        _table.organisation_key != application.organisation_key,
    )
    name = folded_name(application.organisation)
    found = connection.execute(query.order_by(_table.id))
    return [row.number for row in found if folded_name(row.organisation or "") == name]


def _others(
    connection: Connection, edition: Edition, application: Application, *, lock: bool = False
) -> list[_Submitted]:
    """Return what else of the organisation was submitted; with ``lock`` until the commit nobody else changes any."""
    same_kind = select(voucher_editions.c.id).where(voucher_editions.c.sample.is_(edition.sample))
    query = (
        select(_table.id, _table.edition_id, _table.state, _table.submitted_at)
        .where(_table.organisation_key == application.organisation_key, _table.submitted_at.is_not(None))
        .where(_table.edition_id.in_(same_kind))
        .order_by(_table.id)
    )
    rows = connection.execute(query.with_for_update() if lock else query)
    found = [_Submitted(row.id, row.edition_id, State(row.state), row.submitted_at) for row in rows]
    return [each for each in found if each.id != application.id]


def _in(others: Sequence[_Submitted], states: Collection[State]) -> list[_Submitted]:
    return [each for each in others if each.state in states]


def _beyond(having: Sequence[_Submitted], edition: Edition, rules: Rules, at: datetime) -> Refused | None:
    """Return the limit that one more voucher, applied for ``at`` that moment, would go beyond."""
    if sum(each.edition_id == edition.id for each in having) >= rules.per_edition:
        return Refused(Reason.LIMIT_REACHED, name="edition", count=rules.per_edition)
    if sum(in_warsaw(each.submitted_at).year == in_warsaw(at).year for each in having) >= rules.per_year:
        return Refused(Reason.LIMIT_REACHED, name="year", count=rules.per_year)
    return None
