"""Filing the one appeal that there is."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.entry.problem import FieldProblem
from bot.entry.words import checked_paragraphs
from bot.store.inserting import insert_new
from bot.store.voucher_schema import voucher_appeals
from bot.voucher.application_results import Appealed
from bot.voucher.application_sql import lock_application, move
from bot.voucher.model import Application, Edition
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.states import State
from bot.voucher.voucher_audit import record_application

MOST_OF_REASONS = 3000
_FEWEST_LETTERS = 10

_APPEALABLE = (State.REJECTED, State.RESERVE)


class AppealFiling:
    """Takes appeals, under the lock of the edition."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def file(
        self, connection: Connection, application_id: int, reasons: str, *, person: str
    ) -> Appealed | InvalidField | Refused:
        """File the appeal of the person, with reasons in their words."""
        found = lock_application(connection, application_id)
        if found is None or found[1].person != person:
            return Refused(Reason.UNKNOWN)
        edition, application = found
        refused = self._refused(connection, edition, application)
        if refused is not None:
            return refused
        checked = checked_paragraphs(reasons, MOST_OF_REASONS, _FEWEST_LETTERS)
        match checked:
            case FieldProblem.TOO_LONG:
                return InvalidField("reasons", checked, count=MOST_OF_REASONS)
            case FieldProblem():
                return Refused(Reason.REASON_MISSING)
            case str():
                return self._filed(connection, edition, application, checked)

    def _refused(self, connection: Connection, edition: Edition, application: Application) -> Refused | None:
        until = application.appeal_until
        if _has_appealed(connection, application):
            return Refused(Reason.ALREADY_APPEALED)
        if application.state not in _APPEALABLE or until is None:
            return Refused(Reason.WRONG_STATE, state=application.state.value)
        if edition.closed_at is not None:
            return Refused(Reason.EDITION_CLOSED, until=edition.closed_at)
        return Refused(Reason.DEADLINE_PASSED, until=until) if self._clock.now() >= until else None

    def _filed(
        self, connection: Connection, edition: Edition, application: Application, reasons: str
    ) -> Appealed | Refused:
        now = self._clock.now()
        appeal = {"application_id": application.id, "reasons": reasons, "filed_at": now}
        filed = insert_new(connection, voucher_appeals).values(**appeal, against=application.state.value)
        connection.execute(filed)
        moved = move(connection, application.id, [application.state], State.APPEAL, changed_at=now)
        if moved is None:  # nobody can have moved it: the edition is locked
            return Refused(Reason.WRONG_STATE, state=application.state.value)
        record_application(connection, now, application.person, "appealed", moved, against=application.state.value)
        return Appealed(moved, edition)


def _has_appealed(connection: Connection, application: Application) -> bool:
    query = voucher_appeals.select().where(voucher_appeals.c.application_id == application.id)
    return connection.execute(query).first() is not None
