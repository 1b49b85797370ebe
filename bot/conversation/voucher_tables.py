"""The tables of an edition: the ledger entry by entry, and the applications with their decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.clock import in_warsaw
from bot.documents.spreadsheets import Cell, TableSheet
from bot.entry.countries import country_name
from bot.entry.organisation import number_in_words
from bot.messages.voucher_documents import ENTRY_KINDS, OCCASIONS, OUTCOMES, REPORT_COLUMNS, REPORTS
from bot.messages.voucher_reasons import VOUCHER_REASONS
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.decision_model import Decision
from bot.voucher.funds import Balance
from bot.voucher.ledger_sql import Entry, EntryKind
from bot.voucher.model import Application, ApplicationId, Call, CallId

_NOTHING = Decimal("0.00")
_HUNDREDTHS = Decimal(100)
_FREES = {EntryKind.BUDGET: 1, EntryKind.GRANT: -1, EntryKind.RELEASE: 1}
"""What an entry does with the free money; redemptions spend what was promised."""


def ledger_sheets(
    entries: Sequence[Entry],
    balance: Balance,
    applications: Mapping[ApplicationId, Application],
    providers: Mapping[int, str],
) -> tuple[TableSheet, ...]:
    """Return every entry with the free money after it, and the sums that they come to."""
    rows, free = [], _NOTHING
    for entry in entries:
        free += _FREES.get(entry.kind, 0) * entry.amount
        rows.append(_entry(entry, free, applications, providers))
    sums = (
        (REPORTS["budget"], balance.budget),
        (REPORTS["free"], balance.free),
        (REPORTS["reserve_held"], balance.reserve_held),
        (REPORTS["promised"], balance.promised),
        (REPORTS["spent"], balance.spent),
    )
    return (
        TableSheet(REPORTS["ledger"], REPORT_COLUMNS["ledger"], tuple(rows)),
        TableSheet(REPORTS["sums"], REPORT_COLUMNS["sums"], sums),
    )


def _entry(
    entry: Entry, free: Decimal, applications: Mapping[ApplicationId, Application], providers: Mapping[int, str]
) -> tuple[Cell, ...]:
    application = applications.get(entry.application_id) if entry.application_id is not None else None
    return (
        entry.id,
        f"{in_warsaw(entry.at):%Y-%m-%d %H:%M}",
        ENTRY_KINDS[entry.kind],
        entry.amount,
        free,
        entry.cause,
        application.number if application else None,
        application.organisation if application else None,
        providers.get(entry.provider_id or 0),
        entry.document,
        "tak" if entry.from_reserve else None,
        entry.reverses_id,
        entry.actor,
    )


@dataclass(frozen=True, slots=True)
class ApplicationTables:
    """The applications of an edition with what became of them; ``services`` are names by key."""

    applications: Sequence[Application]
    calls: Mapping[CallId, Call]
    decisions: Sequence[Decision]
    entries: Sequence[Entry]
    services: Mapping[str, str]

    def sheets(self) -> tuple[TableSheet, ...]:
        """Return a sheet with the applications and one with the decisions about them."""
        granted = self._sums(EntryKind.GRANT, EntryKind.RELEASE)
        spent = self._sums(EntryKind.REDEMPTION, EntryKind.REVERSAL)
        numbers = {each.id: each.number for each in self.applications}
        rows = tuple(
            (*self._said(each), granted.get(each.id), spent.get(each.id), each.rules_version)
            for each in self.applications
        )
        decided = tuple(_decision(each, numbers.get(each.application_id)) for each in self.decisions)
        return (
            TableSheet(REPORTS["applications"], REPORT_COLUMNS["applications"], rows),
            TableSheet(REPORTS["decisions"], REPORT_COLUMNS["decisions"], decided),
        )

    def _said(self, application: Application) -> Iterator[Cell]:
        words, call = VOUCHER_WORDS["pl"], self.calls.get(application.call_id)
        yield application.number
        yield words.states[application.state]
        yield None if call is None else call.number
        yield None if application.submitted_at is None else f"{in_warsaw(application.submitted_at):%Y-%m-%d %H:%M}"
        yield words.kinds.get(application.applicant_kind or "")
        yield application.organisation
        yield number_in_words(application.organisation_number) if application.organisation_number else None
        yield from (application.municipality, application.signatory, application.signatory_role)
        yield from (application.email, application.phone, application.idea, application.partner)
        yield country_name(application.partner_country, "pl") if application.partner_country else None
        yield self.services.get(application.service or "", application.service)
        yield from (application.purpose, application.estimate, application.requested)
        yield ", ".join(application.declarations) or None
        yield None if application.score is None else application.score / _HUNDREDTHS
        yield application.reserve_place

    def _sums(self, plus: EntryKind, minus: EntryKind) -> Mapping[ApplicationId, Decimal]:
        sums: dict[ApplicationId, Decimal] = {}
        for entry in self.entries:
            if entry.application_id is not None and entry.kind in (plus, minus):
                change = entry.amount if entry.kind is plus else -entry.amount
                sums[entry.application_id] = sums.get(entry.application_id, _NOTHING) + change
        return sums


def _decision(decision: Decision, number: str | None) -> tuple[Cell, ...]:
    code = decision.reason_code
    return (
        number,
        f"{in_warsaw(decision.decided_at):%Y-%m-%d %H:%M}",
        OCCASIONS[decision.occasion],
        OUTCOMES[decision.outcome],
        decision.amount,
        None if code is None else VOUCHER_REASONS["pl"].reasons[code],
        decision.reason,
        decision.rules_version,
        decision.decided_by,
    )
