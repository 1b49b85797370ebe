"""Applications in the database: found, locked, and moved from one state to the next."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_applications, voucher_editions
from bot.voucher.model import Application, ApplicationId, CallId, Edition, EditionId
from bot.voucher.rules import ApplicantKind
from bot.voucher.states import STEPS, State

_FIELDS = tuple(Application.__slots__)
_COLUMNS = tuple(voucher_applications.c[name] for name in _FIELDS)
_EDITION_COLUMNS = tuple(voucher_editions.c[name] for name in Edition.__slots__)


def find_application(connection: Connection, application_id: int) -> Application | None:
    """Return the application, whatever its state; None when there is none of that id."""
    if not is_storable(application_id):
        return None
    row = connection.execute(select(*_COLUMNS).where(voucher_applications.c.id == application_id)).one_or_none()
    return None if row is None else _application(row)


def find_numbered(connection: Connection, number: str) -> Application | None:
    """Return the application that was given the number, "V/2027/0012"; None when there is none."""
    given = voucher_applications.c.number == number.strip().upper()
    row = connection.execute(select(*_COLUMNS).where(given)).one_or_none()
    return None if row is None else _application(row)


def find_edition(connection: Connection, edition_id: int, *, lock: bool = False) -> Edition | None:
    """Return the edition; with ``lock`` nobody else decides about its money until the commit."""
    if not is_storable(edition_id):
        return None
    query = select(*_EDITION_COLUMNS).where(voucher_editions.c.id == edition_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else Edition(**row._mapping)


def lock_application(connection: Connection, application_id: int) -> tuple[Edition, Application] | None:
    """Lock the edition of the application, and return both as they are then; None when there is none of that id."""
    found = find_application(connection, application_id)
    edition = None if found is None else find_edition(connection, found.edition_id, lock=True)
    now = None if found is None else find_application(connection, found.id)
    return None if edition is None or now is None else (edition, now)


def applications(
    connection: Connection, edition_id: EditionId, states: Sequence[State] | None = None, call_id: CallId | None = None
) -> list[Application]:
    """Return the applications of the edition, drafts too unless ``states`` leave them out, in the order of ids."""
    query = select(*_COLUMNS).where(voucher_applications.c.edition_id == edition_id)
    if states is not None:
        query = query.where(voucher_applications.c.state.in_(states))
    if call_id is not None:
        query = query.where(voucher_applications.c.call_id == call_id)
    return [_application(row) for row in connection.execute(query.order_by(voucher_applications.c.id))]


def applications_of(connection: Connection, person: str) -> list[Application]:
    """Return everything that the person applied for, in the order of ids."""
    query = select(*_COLUMNS).where(voucher_applications.c.person == person).order_by(voucher_applications.c.id)
    return [_application(row) for row in connection.execute(query)]


def move(
    connection: Connection,
    application_id: ApplicationId,
    before: Sequence[State],
    after: State,
    **values: Any,  # noqa: ANN401 (columns of several types)
) -> Application | None:
    """Put the application into the state ``after`` and set ``values``, if it is in one of ``before`` now.

    Returns:
        the application as it is then; None when it was in another state, and nothing changed.

    Raises:
        ValueError: when there is no such step.

    """
    if impossible := [state for state in before if after not in STEPS[state]]:
        raise ValueError(f"There is no step from {impossible} to {after}.")
    moved = (
        update(voucher_applications)
        .where(voucher_applications.c.id == application_id, voucher_applications.c.state.in_(before))
        .values(state=after, revision=voucher_applications.c.revision + 1, **values)
    )
    if connection.execute(moved).rowcount != 1:
        return None
    return find_application(connection, application_id)


def _application(row: Row[Any]) -> Application:
    values = dict(row._mapping)
    kind = values["applicant_kind"]
    values["state"] = State(values["state"])
    values["applicant_kind"] = None if kind is None else ApplicantKind(kind)
    values["declarations"] = tuple(values["declarations"])
    return Application(**values)
