"""Who decides does not pay out: what a payment has to know of the decisions about an application."""

from sqlalchemy import Connection, select

from bot.store.voucher_schema import voucher_decisions
from bot.voucher.decision_model import Outcome
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application
from bot.voucher.rules import Rules

_IN_FAVOUR = (Outcome.GRANTED, Outcome.RESERVE)


def decided_in_favour(connection: Connection, application: Application, actor: str) -> bool:
    """Return whether the actor decided that the application gets money, at once or from the reserve list."""
    theirs = (voucher_decisions.c.application_id == application.id) & (voucher_decisions.c.decided_by == actor)
    query = select(voucher_decisions.c.id).where(theirs, voucher_decisions.c.outcome.in_(_IN_FAVOUR)).limit(1)
    return connection.execute(query).first() is not None


def rules_of_grant(connection: Connection, application: Application) -> Rules:
    """Return the rules that the money was granted under; those it was submitted under before any decision."""
    granted = (voucher_decisions.c.application_id == application.id) & (voucher_decisions.c.outcome == Outcome.GRANTED)
    query = select(voucher_decisions.c.rules_version).where(granted).order_by(voucher_decisions.c.id.desc()).limit(1)
    version = connection.execute(query).scalar_one_or_none()
    return rules_of(connection, application.edition_id, version or application.rules_version)
