"""The formal check: whether an application is complete, and corrections with a deadline.

Every method works within the caller's writing transaction, under the lock of the edition.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from bot.clock import Clock
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_sql import lock_application, move
from bot.voucher.deadlines import deadline_after
from bot.voucher.decision_model import Occasion, ReasonCode
from bot.voucher.decision_results import Decided, FormalStep
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.verdicts import SYSTEM, own_application, reject
from bot.voucher.voucher_audit import record_application


class FormalService:
    """Takes applications through the formal check."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def start(self, connection: Connection, application_id: int, *, actor: str) -> FormalStep | Refused:
        """Begin to check an application that was submitted."""
        found = _locked(connection, application_id, State.SUBMITTED, actor)
        if isinstance(found, Refused):
            return found
        return self._step(connection, found, State.FORMAL, "formal_started", actor)

    def ask_correction(
        self, connection: Connection, application_id: int, text: str, *, actor: str
    ) -> FormalStep | Refused:
        """Ask the applicant for a correction, as often as it takes; ``text`` is for them to read."""
        found = _locked(connection, application_id, State.FORMAL, actor)
        if isinstance(found, Refused):
            return found
        if not text.strip():
            return Refused(Reason.REASON_MISSING)
        edition, application = found
        rules = rules_of(connection, edition.id, application.rules_version)
        asked: dict[str, datetime | int | str] = {
            "correction_asked": text.strip(),
            "correction_until": deadline_after(self._clock.now(), rules.days.correction),
            "corrections": application.corrections + 1,
        }
        return self._step(connection, found, State.NEEDS_CORRECTION, "correction_asked", actor, **asked)

    def accept(self, connection: Connection, application_id: int, *, actor: str) -> FormalStep | Refused:
        """Pass an application on to the reviewers."""
        found = _locked(connection, application_id, State.FORMAL, actor)
        if isinstance(found, Refused):
            return found
        done = {"correction_asked": None, "correction_until": None}
        return self._step(connection, found, State.SCORING, "formal_passed", actor, **done)

    def reject(
        self, connection: Connection, application_id: int, *, reason_code: ReasonCode, reason: str, actor: str
    ) -> Decided | Refused:
        """Reject an application that fails the check; ``reason`` is for the applicant to read."""
        found = _locked(connection, application_id, State.FORMAL, actor)
        if isinstance(found, Refused):
            return found
        if not reason.strip():
            return Refused(Reason.REASON_MISSING)
        now, occasion = self._clock.now(), Occasion.FORMAL
        return reject(connection, *found, reason_code, reason=reason.strip(), occasion=occasion, actor=actor, at=now)

    def expire_corrections(self, connection: Connection) -> list[VoucherNotice]:
        """Reject what was not corrected in time; doing it again changes nothing. Return who is to be told."""
        now = self._clock.now()
        due = _due(connection, now)
        decided = [self._expire(connection, each, now) for each in due]
        return [notice for each in decided if each is not None for notice in each.notices]

    @staticmethod
    def _expire(connection: Connection, application_id: int, now: datetime) -> Decided | None:
        locked = lock_application(connection, application_id)
        if locked is None or locked[1].state is not State.NEEDS_CORRECTION:
            return None
        until, code = locked[1].correction_until, ReasonCode.NOT_CORRECTED
        if until is None or now < until:
            return None
        return reject(connection, *locked, code, reason=None, occasion=Occasion.FORMAL, actor=SYSTEM, at=now)

    def _step(
        self,
        connection: Connection,
        found: tuple[Edition, Application],
        after: State,
        action: str,
        actor: str,
        **values: datetime | int | str | None,
    ) -> FormalStep | Refused:
        edition, before = found
        now = self._clock.now()
        moved = move(connection, before.id, [before.state], after, changed_at=now, **values)
        if moved is None:  # nobody can have moved it: the edition is locked
            return Refused(Reason.WRONG_STATE, state=before.state)
        record_application(connection, now, actor, action, moved, before=before.state.value)
        return FormalStep(moved, edition, _told(moved, edition))


def _told(moved: Application, edition: Edition) -> tuple[VoucherNotice, ...]:
    match moved.state:
        case State.NEEDS_CORRECTION:
            until, reason = moved.correction_until, moved.correction_asked or ""
            return (VoucherNotice(VoucherNoticeKind.CORRECTION_ASKED, moved, edition, until=until, reason=reason),)
        case State.SCORING:
            return (VoucherNotice(VoucherNoticeKind.FORMAL_PASSED, moved, edition),)
        case _:
            return ()


def _locked(
    connection: Connection, application_id: int, state: State, actor: str
) -> tuple[Edition, Application] | Refused:
    """Lock the application, which must be in ``state`` and none of the actor's own."""
    locked = lock_application(connection, application_id)
    if locked is None:
        return Refused(Reason.UNKNOWN)
    _, application = locked
    if application.state is not state:
        return Refused(Reason.WRONG_STATE, state=application.state)
    return own_application(connection, application, actor) or locked


def _due(connection: Connection, now: datetime) -> Sequence[int]:
    """Return the applications whose time for a correction is over, by edition: editions are locked in that order."""
    late = (voucher_applications.c.state == State.NEEDS_CORRECTION) & (voucher_applications.c.correction_until <= now)
    order = (voucher_applications.c.edition_id, voucher_applications.c.id)
    return connection.scalars(select(voucher_applications.c.id).where(late).order_by(*order)).all()
