"""Editions of the voucher as coordinators decide them: rules and their versions, calls, the account's end.

Every method works within the caller's transaction, which must be a writing one for those that change something.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from bot.clock import Clock
from bot.entry.fault import Fault
from bot.store import audit
from bot.voucher import call_notices, edition_sql, funds
from bot.voucher.application_sql import find_edition
from bot.voucher.call_changes import call_faults, extension_refused, plan_calls
from bot.voucher.edition_results import CallChanged, RulesChanged
from bot.voucher.edition_sql import RulesVersion
from bot.voucher.model import Call, Edition, EditionId
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import CallPlan, Rules
from bot.voucher.rules_checks import refuse, rule_faults
from bot.voucher.rules_texts import tidied_rules
from bot.voucher.sample_edition import sample_rules

_MOST_REASON = 1_000
_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that one can apply in now, with its edition and the rules in force."""

    edition: Edition
    call: Call
    rules: Rules


class EditionService:
    """Decides about editions; the money that they promise is the matter of ``funds``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def create(self, connection: Connection, rules: Rules, *, actor: str, sample: bool = False) -> Edition:
        """Store a new edition with its calls, and bring its budget in.

        A real one closes the calls of samples: nobody is to believe that they applied for money there.

        Raises:
            InvalidRulesError: when the rules cannot be as described; says what to change, a line for each fault.

        """
        now, tidy = self._clock.now(), tidied_rules(rules)
        refuse([*rule_faults(tidy), *call_faults(tidy.calls, (), now)])
        if not sample:
            self._close_samples(connection, actor)
        edition_id = edition_sql.insert_edition(connection, tidy.title, sample=sample, at=now)
        edition_sql.insert_rules(connection, edition_id, 1, tidy, reason=None, actor=actor, at=now)
        plan_calls(connection, edition_id, tidy.calls)
        funds.bring_in(connection, edition_id, tidy.budget, version=1, actor=actor, at=now)
        self._note(connection, actor, "created", edition_id, {"budget": str(tidy.budget), "sample": sample})
        return _found(connection, edition_id)

    def change_rules(
        self, connection: Connection, edition_id: int, rules: Rules, *, reason: str, actor: str
    ) -> RulesChanged | Refused:
        """Put other rules in force; what was decided keeps the version that it was decided under.

        A higher budget, or a smaller reserve for appeals, leaves money for the reserve list: call
        ``reserve.move_up_reserve`` in the same transaction.

        Returns:
            the edition, as it was, without a new version, when nothing changed. ``Refused`` when it is closed, when no
            reason is given, or when the budget would be below what is promised, spent and held.

        Raises:
            InvalidRulesError: when the rules cannot be as described; says what to change, a line for each fault.

        """
        edition = self._changeable(connection, edition_id)
        if isinstance(edition, Refused):
            return edition
        if not reason.strip():
            return Refused(Reason.REASON_MISSING)
        now, tidy = self._clock.now(), tidied_rules(rules)
        calls = edition_sql.calls_of(connection, edition.id)
        refuse([*rule_faults(tidy), *call_faults(tidy.calls, calls, now), *_reason_faults(reason)])
        before = edition_sql.rules_of(connection, edition.id, edition.rules_version)
        if tidy == before:
            return RulesChanged(edition)
        least = funds.least_budget(connection, edition, tidy.appeal_reserve)
        if tidy.budget < least:
            return Refused(Reason.NO_MONEY, amount=max(before.budget - least, _NOTHING))
        plan_calls(connection, edition.id, tidy.calls, calls)
        changed = self._put_in_force(connection, edition, (before, tidy), reason=reason.strip(), actor=actor)
        return RulesChanged(changed, call_notices.extended(connection, changed, calls))

    def edition(self, connection: Connection, edition_id: int) -> Edition | None:
        """Return the edition; None when there is none of that id."""
        return find_edition(connection, edition_id)

    def editions(self, connection: Connection) -> list[Edition]:
        """Return the editions, open ones and then the newest first; samples only while there is no real one."""
        found = edition_sql.all_editions(connection)
        real = [edition for edition in found if not edition.sample]
        return real or found

    def rules(self, connection: Connection, edition_id: int, version: int | None = None) -> Rules:
        """Return the rules of the edition in that version, without one those in force.

        Raises:
            LookupError: when there is no such edition or version.

        """
        edition = _found(connection, edition_id)
        return edition_sql.rules_of(connection, edition.id, version or edition.rules_version)

    def versions(self, connection: Connection, edition_id: int) -> list[RulesVersion]:
        """Return when, by whom and why the rules became what they are, the first version first."""
        return edition_sql.versions_of(connection, _found(connection, edition_id).id)

    def calls(self, connection: Connection, edition_id: int) -> list[Call]:
        """Return the calls of the edition in their order."""
        return edition_sql.calls_of(connection, edition_id)

    def call(self, connection: Connection, call_id: int) -> Call | None:
        """Return the call; None when there is none of that id."""
        return edition_sql.find_call(connection, call_id)

    def open_calls(self, connection: Connection) -> list[OpenCall]:
        """Return the calls that one can apply in now; those of a sample only while there is no real edition."""
        now = self._clock.now()
        return [
            OpenCall(edition, call, edition_sql.rules_of(connection, edition.id, edition.rules_version))
            for edition in self.editions(connection)
            if edition.closed_at is None
            for call in edition_sql.calls_of(connection, edition.id)
            if call.is_open(now)
        ]

    def extend_call(
        self, connection: Connection, call_id: int, closes_at: datetime, *, actor: str
    ) -> CallChanged | Refused:
        """Close the call later than planned; the rules keep what was planned."""
        found = self._changeable_call(connection, call_id)
        if isinstance(found, Refused):
            return found
        if refused := extension_refused(found, _following(connection, found), closes_at):
            return refused
        edition_sql.plan_call(connection, found.id, CallPlan(found.opens_at, closes_at))
        details = {"call": found.number, "before": found.closes_at.isoformat(), "after": closes_at.isoformat()}
        self._note(connection, actor, "call_extended", found.edition_id, details)
        told = call_notices.extended(connection, _found(connection, found.edition_id), [found])
        return CallChanged(edition_sql.find_call(connection, found.id) or found, told)

    def close_call(self, connection: Connection, call_id: int, *, actor: str) -> CallChanged | Refused:
        """Close the open call now; drafts stay drafts."""
        found, now = self._changeable_call(connection, call_id), self._clock.now()
        if isinstance(found, Refused):
            return found
        if now < found.opens_at:
            return Refused(Reason.CALL_NOT_OPEN, until=found.opens_at)
        edition_sql.close_early(connection, found.id, now)
        self._note(connection, actor, "call_closed", found.edition_id, {"call": found.number})
        told = call_notices.closed_early(connection, _found(connection, found.edition_id), found.id, now)
        return CallChanged(edition_sql.find_call(connection, found.id) or found, told)

    def release_appeal_reserve(self, connection: Connection, edition_id: int, *, actor: str) -> Edition | Refused:
        """Let everybody have the money that was held for appeals; doing it again changes nothing.

        The reserve list may move up then: call ``reserve.move_up_reserve`` in the same transaction.

        Returns:
            the edition; ``Refused`` with how many applications and calls appeals can still come from.

        """
        edition = self._changeable(connection, edition_id)
        if isinstance(edition, Refused) or edition.reserve_released_at is not None:
            return edition
        now = self._clock.now()
        calls = sum(call.ends_at > now for call in edition_sql.calls_of(connection, edition.id))
        if waiting := calls + edition_sql.count_appealable(connection, edition.id, now):
            return Refused(Reason.STILL_OPEN, count=waiting)
        edition_sql.update_edition(connection, edition.id, reserve_released_at=now)
        self._note(connection, actor, "reserve_released", edition.id, {})
        return _found(connection, edition.id)

    def close_edition(self, connection: Connection, edition_id: int, *, actor: str) -> Edition | Refused:
        """Close the account of the edition; doing it again changes nothing.

        Returns:
            the edition; ``Refused`` with how many applications and open calls are not at their end.

        """
        edition, now = find_edition(connection, edition_id, lock=True), self._clock.now()
        if edition is None:
            return Refused(Reason.UNKNOWN)
        if edition.closed_at is not None:
            return edition
        calls = sum(call.is_open(now) for call in edition_sql.calls_of(connection, edition.id))
        if waiting := calls + edition_sql.count_under_way(connection, edition.id, now):
            return Refused(Reason.STILL_OPEN, count=waiting)
        edition_sql.update_edition(connection, edition.id, closed_at=now)
        self._note(connection, actor, "closed", edition.id, {})
        return _found(connection, edition.id)

    def offer_sample_edition(self, connection: Connection) -> Edition | None:
        """Create an edition marked as a sample when there is none at all; return it, or None when there is one."""
        if edition_sql.all_editions(connection):
            return None
        edition_sql.lock_making(connection)
        if edition_sql.all_editions(connection):  # somebody else was quicker
            return None
        return self.create(connection, sample_rules(self._clock.now()), actor="system", sample=True)

    def _close_samples(self, connection: Connection, actor: str) -> None:
        now = self._clock.now()
        for each in edition_sql.all_editions(connection):
            if not each.sample or find_edition(connection, each.id, lock=True) is None:
                continue
            for call in edition_sql.calls_of(connection, each.id):
                if now < call.ends_at:
                    edition_sql.close_early(connection, call.id, now)
                    self._note(connection, actor, "call_closed", each.id, {"call": call.number})

    def _put_in_force(
        self, connection: Connection, edition: Edition, change: tuple[Rules, Rules], *, reason: str, actor: str
    ) -> Edition:
        before, rules = change
        version, now = edition.rules_version + 1, self._clock.now()
        edition_sql.insert_rules(connection, edition.id, version, rules, reason=reason, actor=actor, at=now)
        edition_sql.update_edition(connection, edition.id, title=rules.title, rules_version=version)
        added = rules.budget - before.budget
        funds.bring_in(connection, edition.id, added, version=version, actor=actor, at=now)
        details = {"version": version, "budget_before": str(before.budget), "budget_after": str(rules.budget)}
        self._note(connection, actor, "rules_changed", edition.id, details)
        return _found(connection, edition.id)

    def _changeable(self, connection: Connection, edition_id: int) -> Edition | Refused:
        """Lock the edition and return it, or why nothing about it changes."""
        edition = find_edition(connection, edition_id, lock=True)
        if edition is None:
            return Refused(Reason.UNKNOWN)
        return edition if edition.closed_at is None else Refused(Reason.EDITION_CLOSED, until=edition.closed_at)

    def _changeable_call(self, connection: Connection, call_id: int) -> Call | Refused:
        """Lock the edition of the call and return the call as it is then, or why nothing about it changes."""
        found = edition_sql.find_call(connection, call_id)
        if found is None:
            return Refused(Reason.UNKNOWN)
        edition = self._changeable(connection, found.edition_id)
        if isinstance(edition, Refused):
            return edition
        call = edition_sql.find_call(connection, call_id) or found
        return call if self._clock.now() < call.ends_at else Refused(Reason.CALL_CLOSED, until=call.ends_at)

    def _note(
        self, connection: Connection, actor: str, action: str, edition_id: EditionId, details: dict[str, object]
    ) -> None:
        subject = f"voucher_edition:{edition_id}"
        audit.record(connection, self._clock.now(), actor, f"voucher_edition.{action}", subject, details=details)


def _found(connection: Connection, edition_id: int) -> Edition:
    edition = find_edition(connection, edition_id)
    if edition is None:
        raise LookupError(f"There is no edition {edition_id}.")
    return edition


def _following(connection: Connection, call: Call) -> Call | None:
    later = [each for each in edition_sql.calls_of(connection, call.edition_id) if each.number == call.number + 1]
    return later[0] if later else None


def _reason_faults(reason: str) -> list[Fault]:
    too_long = len(reason.strip()) > _MOST_REASON
    return [Fault("reason", f"Powód może mieć najwyżej {_MOST_REASON} znaków: skróć go.")] if too_long else []
