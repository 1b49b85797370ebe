"""Handing in: a draft becomes an application with a number, a correction goes back to the formal check."""

from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import call_notices, edition_sql
from bot.voucher.application_fields import missing, outdated_declarations
from bot.voucher.application_numbers import next_number
from bot.voucher.application_results import Submitted
from bot.voucher.application_sql import lock_application, move
from bot.voucher.edition_sql import find_call, rules_of
from bot.voucher.model import Application, ApplicationField, Call, Edition
from bot.voucher.organisation_limits import refused_organisation
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import Rules
from bot.voucher.states import State
from bot.voucher.voucher_audit import record_application, record_edition


def closed_call(edition: Edition, call: Call, now: datetime) -> Refused | None:
    """Return why nobody can apply in the call now; None when it is open."""
    if edition.closed_at is not None:
        return Refused(Reason.EDITION_CLOSED, until=edition.closed_at)
    if now < call.opens_at:
        return Refused(Reason.CALL_NOT_OPEN, until=call.opens_at)
    return None if call.is_open(now) else Refused(Reason.CALL_CLOSED, until=call.ends_at)


class Submission:
    """Hands in, under the lock of the edition."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def submit(self, connection: Connection, application_id: int, *, person: str) -> Submitted | Refused:
        """Hand in what the person wrote, if it is complete and in time."""
        found = lock_application(connection, application_id)
        if found is None or found[1].person != person:
            return Refused(Reason.UNKNOWN)
        edition, application = found
        match application.state:
            case State.DRAFT:
                return self._submit_draft(connection, edition, application)
            case State.NEEDS_CORRECTION:
                return self._submit_correction(connection, edition, application)
            case State.SUBMITTED:
                return Submitted(application, edition, repeated=True)
            case _:
                return Refused(Reason.WRONG_STATE, state=application.state.value)

    def _submit_draft(self, connection: Connection, edition: Edition, draft: Application) -> Submitted | Refused:
        now, call = self._clock.now(), find_call(connection, draft.call_id)
        if call is None:
            return Refused(Reason.UNKNOWN)
        rules = rules_of(connection, edition.id, edition.rules_version)
        refused = (
            closed_call(edition, call, now)
            or _incomplete(draft, rules)
            or _declared_before(connection, edition, draft, rules)
            or refused_organisation(connection, edition, draft, rules, now)
        )
        if refused is not None:
            return refused
        number = next_number(connection, edition, now)
        values = {"number": number, "rules_version": edition.rules_version, "submitted_at": now, "changed_at": now}
        submitted = move(connection, draft.id, [State.DRAFT], State.SUBMITTED, **values)
        if submitted is None:  # nobody can have moved it: the edition is locked
            return Refused(Reason.WRONG_STATE, state=draft.state.value)
        details = {"number": number, "requested": str(submitted.requested)}
        record_application(connection, now, draft.person, "submitted", submitted, call=call.number, **details)
        closed = self._close_early(connection, edition, call, rules, now)
        told = call_notices.closed_early(connection, edition, call.id, now) if closed else ()
        return Submitted(submitted, edition, closed, notices=told)

    def _submit_correction(self, connection: Connection, edition: Edition, before: Application) -> Submitted | Refused:
        now, until = self._clock.now(), before.correction_until
        if until is not None and now >= until:
            return Refused(Reason.DEADLINE_PASSED, until=until)
        rules = rules_of(connection, edition.id, before.rules_version)
        refused = _incomplete(before, rules) or refused_organisation(connection, edition, before, rules, now)
        if refused is not None:
            return refused
        values = {"correction_until": None, "changed_at": now}
        corrected = move(connection, before.id, [State.NEEDS_CORRECTION], State.FORMAL, **values)
        if corrected is None:
            return Refused(Reason.WRONG_STATE, state=before.state.value)
        record_application(connection, now, before.person, "corrected", corrected, corrections=corrected.corrections)
        return Submitted(corrected, edition)

    @staticmethod
    def _close_early(connection: Connection, edition: Edition, call: Call, rules: Rules, now: datetime) -> bool:
        """Close the call when enough was applied for, and say whether it was just closed."""
        multiple = rules.calls[call.number - 1].early_close if call.number <= len(rules.calls) else None
        applied = None if multiple is None else edition_sql.applied_for(connection, call.id)
        if multiple is None or applied is None or applied < multiple * rules.budget:
            return False
        closed = edition_sql.close_early(connection, call.id, now)
        if closed:
            record_edition(
                connection, now, "system", "call_closed_early", edition.id, call=call.id, applied=str(applied)
            )
        return closed


def _incomplete(application: Application, rules: Rules) -> Refused | None:
    left = missing(application, rules)
    return Refused(Reason.INCOMPLETE, name=left[0].value) if left else None


def _declared_before(connection: Connection, edition: Edition, draft: Application, rules: Rules) -> Refused | None:
    """Refuse what was declared in other words than those in force; it is declared anew by answering again."""
    if draft.rules_version == edition.rules_version:
        return None
    before = rules_of(connection, edition.id, draft.rules_version)
    outdated = outdated_declarations(draft, before, rules)
    return Refused(Reason.INCOMPLETE, name=ApplicationField.DECLARATIONS.value) if outdated else None
