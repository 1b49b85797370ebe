"""How many vouchers one organisation may have, and that it applies for one at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from bot.clock import in_warsaw
from bot.store.voucher_schema import voucher_applications, voucher_editions
from bot.voucher.model import Application, Edition
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import Rules
from bot.voucher.states import PROMISED, UNDER_WAY, State

_HAVING = (*PROMISED, State.SETTLED)
"""It has a voucher, or had one that was used: one that expired or was given back counts no more."""

_table = voucher_applications.c


def refused_organisation(
    connection: Connection, edition: Edition, application: Application, rules: Rules, now: datetime
) -> Refused | None:
    """Return why the organisation of the application cannot apply now; None when it can.

    A year is that of the submission, in Poland; vouchers of samples count among samples only. The edition must be
    locked, so that two of one organisation do not apply at the same moment.
    """
    others = _table.organisation_key == application.organisation_key, _table.id != application.id
    if _submitted(connection, (*others, _table.edition_id == edition.id, _table.state.in_(UNDER_WAY))):
        return Refused(Reason.ALREADY_APPLIED)
    same_kind = select(voucher_editions.c.id).where(voucher_editions.c.sample.is_(edition.sample))
    having = _submitted(connection, (*others, _table.edition_id.in_(same_kind), _table.state.in_(_HAVING)))
    if sum(of == edition.id for of, _ in having) >= rules.per_edition:
        return Refused(Reason.LIMIT_REACHED, name="edition", count=rules.per_edition)
    if sum(in_warsaw(at).year == in_warsaw(now).year for _, at in having) >= rules.per_year:
        return Refused(Reason.LIMIT_REACHED, name="year", count=rules.per_year)
    return None


def _submitted(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[tuple[int, datetime]]:
    """Return of which editions, and when they were submitted."""
    query = select(_table.edition_id, _table.submitted_at).where(*conditions, _table.submitted_at.is_not(None))
    return [(row.edition_id, row.submitted_at) for row in connection.execute(query)]
