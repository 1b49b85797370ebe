"""Applications of an edition as coordinators look through them: how many in each state, page by page, and searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import Connection, func, select

from bot.store.voucher_schema import voucher_applications
from bot.voucher.model import ApplicationId
from bot.voucher.states import State
from index.folding import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """An application in a list."""

    id: ApplicationId
    state: State
    number: str | None
    organisation: str | None = field(repr=False)
    requested: Decimal | None
    score: int | None
    reserve_place: int | None


_COLUMNS = tuple(voucher_applications.c[name] for name in Listed.__slots__)


def count_by_state(connection: Connection, edition_id: int) -> Mapping[State, int]:
    """Return how many applications of the edition are in each state that any is in, in the order of states."""
    query = select(voucher_applications.c.state, func.count().label("number")).where(
        voucher_applications.c.edition_id == edition_id
    )
    found = {row.state: row.number for row in connection.execute(query.group_by(voucher_applications.c.state))}
    return {state: found[state] for state in State if state in found}


def listed(
    connection: Connection, edition_id: int, states: Sequence[State], *, limit: int, offset: int = 0
) -> list[Listed]:
    """Return a page of those in ``states``: the reserve list by places, the others in the order of submission."""
    table = voucher_applications.c
    query = select(*_COLUMNS).where(table.edition_id == edition_id, table.state.in_(states))
    order = [table.reserve_place] if tuple(states) == (State.RESERVE,) else [table.submitted_at]
    rows = connection.execute(query.order_by(*order, table.id).limit(limit).offset(offset))
    return [Listed(**{**row._mapping, "state": State(row.state)}) for row in rows]


def search(connection: Connection, edition_id: int, typed: str, *, limit: int) -> list[Listed]:
    """Return those whose number, or organisation's name or number, has ``typed`` in it, without regard to diacritics.

    Drafts are nobody's business but the applicant's, so they are not found.
    """
    wanted = fold(typed).split()
    table = voucher_applications.c
    query = select(*_COLUMNS, table.organisation_number).where(
        table.edition_id == edition_id, table.state != State.DRAFT
    )
    rows = connection.execute(query.order_by(table.id))
    found = [row for row in rows if wanted and _has(wanted, row.number, row.organisation, row.organisation_number)]
    values = ({name: row._mapping[name] for name in Listed.__slots__} for row in found[:limit])
    return [Listed(**{**each, "state": State(each["state"])}) for each in values]


def _has(wanted: Sequence[str], *texts: str | None) -> bool:
    known = fold(" ".join(text for text in texts if text))
    return all(word in known for word in wanted)
