"""Applications that their applicant can still change, in the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application, ApplicationId, Call, Edition
from bot.voucher.states import State

CHANGEABLE = (State.DRAFT, State.NEEDS_CORRECTION)


def insert_draft(
    connection: Connection, edition: Edition, call: Call, values: Mapping[str, Any], at: datetime
) -> Application:
    """Store an empty draft in the call; ``values`` are whose it is, by column."""
    draft = insert(voucher_applications).values(
        edition_id=edition.id,
        call_id=call.id,
        state=State.DRAFT,
        rules_version=edition.rules_version,
        created_at=at,
        changed_at=at,
        **values,
    )
    return _existing(connection, connection.execute(draft.returning(voucher_applications.c.id)).scalar_one())


def draft_of(connection: Connection, call: Call, person: str) -> Application | None:
    """Return the draft that the person has in the call."""
    theirs = (voucher_applications.c.call_id == call.id) & (voucher_applications.c.person == person)
    query = select(voucher_applications.c.id).where(theirs, voucher_applications.c.state == State.DRAFT)
    number = connection.scalar(query.order_by(voucher_applications.c.id).limit(1))
    return None if number is None else find_application(connection, number)


def change(connection: Connection, application_id: ApplicationId, values: Mapping[str, Any]) -> Application | None:
    """Set columns of the application, if its applicant can still change it; None when it has gone on meanwhile."""
    own = (voucher_applications.c.id == application_id) & voucher_applications.c.state.in_(CHANGEABLE)
    if connection.execute(update(voucher_applications).where(own).values(**values)).rowcount != 1:
        return None
    return find_application(connection, application_id)


def _existing(connection: Connection, application_id: int) -> Application:
    found = find_application(connection, application_id)
    if found is None:
        raise LookupError(f"Application {application_id} is not there, though it was just stored.")
    return found
