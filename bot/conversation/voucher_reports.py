"""What the papers of an edition say: a ranking list, and the settlement of its money for the grant."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.answering.model import Language
from bot.conversation.wording import at_time, on_day
from bot.documents.report import Fact, ReportContent, ReportTable
from bot.messages.voucher_documents import OUTCOMES, REPORT_COLUMNS, REPORTS
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.decision_results import Ranking
from bot.voucher.decision_service import plan_of
from bot.voucher.funds import Balance
from bot.voucher.ledger_sql import Entry, EntryKind
from bot.voucher.model import Application, ApplicationId, Call, Edition, Voucher
from bot.voucher.ranking import Planned
from bot.voucher.rules import Rules
from bot.voucher.scoring import heaviest_criterion

_PL = Language.PL
_NOTHING = Decimal("0.00")


def ranking_report(
    edition: Edition,
    *,
    call: Call,
    ranking: Ranking,
    rules: Rules,
    balance: Balance,
    applications: Mapping[ApplicationId, Application],
) -> ReportContent:
    """Return the ranking list as it was made, with what it leads to."""
    planned = plan_of(ranking)
    granted = sum((each.amount or _NOTHING for each in planned), _NOTHING)
    where = REPORTS["call"].format(
        number=call.number, opens=at_time(call.opens_at, _PL), closes=at_time(call.ends_at, _PL)
    )
    return ReportContent(
        title=REPORTS["ranking"],
        subtitle=f"{edition.title}, {where}",
        made=REPORTS["made"].format(moment=at_time(ranking.made_at, _PL)),
        facts=(
            Fact(REPORTS["budget"], balance.budget),
            Fact(REPORTS["free_before"], ranking.free - ranking.held),
            Fact(REPORTS["granted"], granted),
            Fact(REPORTS["threshold"], f"{rules.threshold}%".replace(".", ",")),
            Fact(REPORTS["rules_version"], ranking.rules_version),
        ),
        tables=(
            ReportTable(
                REPORTS["places"],
                REPORT_COLUMNS["places"],
                tuple(_place(each, applications) for each in planned),
                texts=(2, 5),
            ),
        ),
        notes=(REPORTS["ties"].format(criterion=heaviest_criterion(rules).name),),
        signatures=(REPORTS["prepared"], REPORTS["approved"]),
        sample=edition.sample,
    )


def _place(planned: Planned, applications: Mapping[ApplicationId, Application]) -> tuple[str | int | Decimal, ...]:
    entry = planned.place.entry
    application = applications.get(entry.application_id)
    return (
        planned.place.place,
        entry.number,
        (application.organisation if application else None) or "",
        f"{entry.score // 100},{entry.score % 100:02d}",
        entry.requested,
        OUTCOMES[planned.outcome],
    )


@dataclass(frozen=True, slots=True)
class Settlement:
    """Everything that the settlement of an edition is reckoned from; ``providers`` are names by number."""

    edition: Edition
    rules: Rules
    balance: Balance
    entries: tuple[Entry, ...]
    applications: Mapping[ApplicationId, Application]
    vouchers: tuple[Voucher, ...]
    providers: Mapping[int, str]

    def report(self, now: datetime) -> ReportContent:
        """Return the report; its sums are those of the ledger."""
        return ReportContent(
            title=REPORTS["settlement"],
            subtitle=self.edition.title,
            made=REPORTS["made"].format(moment=at_time(now, _PL)),
            facts=tuple(self._facts()),
            tables=(
                self._by(REPORTS["by_service"], lambda application: self._service(application.service or "")),
                self._by(REPORTS["by_kind"], _kind),
                self._vouchers(),
                self._redemptions(),
            ),
            notes=(REPORTS["balanced"],),
            signatures=(REPORTS["prepared"], REPORTS["approved"]),
            sample=self.edition.sample,
        )

    def _facts(self) -> Iterator[Fact]:
        money = self.balance
        yield Fact(REPORTS["budget"], money.budget)
        yield Fact(REPORTS["granted_all"], self._sum(EntryKind.GRANT), spelt_out=True)
        yield Fact(REPORTS["released"], self._sum(EntryKind.RELEASE))
        yield Fact(REPORTS["promised"], money.promised)
        yield Fact(REPORTS["spent"], money.spent, spelt_out=True)
        yield Fact(REPORTS["free"], money.free)
        yield Fact(REPORTS["reserve_held"], money.reserve_held)
        yield Fact(REPORTS["vouchers_issued"], len(self.vouchers))

    def _by(self, title: str, key: Callable[[Application], str]) -> ReportTable:
        counts: dict[str, int] = defaultdict(int)
        granted: dict[str, Decimal] = defaultdict(lambda: _NOTHING)
        spent: dict[str, Decimal] = defaultdict(lambda: _NOTHING)
        for voucher in self.vouchers:
            counts[key(self.applications[voucher.application_id])] += 1
        for entry in self.entries:
            if entry.application_id is not None:
                name = key(self.applications[entry.application_id])
                granted[name] += _signed(entry, EntryKind.GRANT, EntryKind.RELEASE)
                spent[name] += _signed(entry, EntryKind.REDEMPTION, EntryKind.REVERSAL)
        rows = tuple((name, counts[name], granted[name], spent[name]) for name in sorted(granted))
        return ReportTable(title, REPORT_COLUMNS["by"], rows)

    def _vouchers(self) -> ReportTable:
        spent: dict[int, Decimal] = defaultdict(lambda: _NOTHING)
        for entry in self.entries:
            if entry.voucher_id is not None:
                spent[entry.voucher_id] += _signed(entry, EntryKind.REDEMPTION, EntryKind.REVERSAL)
        rows = tuple(self._voucher(each, spent[each.id]) for each in self.vouchers)
        return ReportTable(REPORTS["vouchers"], REPORT_COLUMNS["vouchers"], rows, texts=(1, 2, 5))

    def _voucher(self, voucher: Voucher, spent: Decimal) -> tuple[str | Decimal, ...]:
        application = self.applications[voucher.application_id]
        state = VOUCHER_WORDS["pl"].states[application.state]
        said = (application.number or "", application.organisation or "", self._service(voucher.service))
        return (*said, voucher.value, spent, state)

    def _redemptions(self) -> ReportTable:
        kinds = (EntryKind.REDEMPTION, EntryKind.REVERSAL)
        rows = tuple(self._redemption(each) for each in self.entries if each.kind in kinds)
        return ReportTable(REPORTS["redemptions"], REPORT_COLUMNS["redemptions"], rows, texts=(2, 3))

    def _redemption(self, entry: Entry) -> tuple[str | Decimal, ...]:
        application = self.applications[entry.application_id] if entry.application_id is not None else None
        provider = self.providers.get(entry.provider_id or 0, "")
        document = entry.document or ""
        if entry.reverses_id is not None:
            document = REPORTS["reversal"].format(number=entry.reverses_id)
        return (
            on_day(entry.at, _PL),
            (application.number if application else None) or "",
            provider,
            document,
            _signed(entry, EntryKind.REDEMPTION, EntryKind.REVERSAL),
        )

    def _sum(self, kind: EntryKind) -> Decimal:
        return sum((entry.amount for entry in self.entries if entry.kind is kind), _NOTHING)

    def _service(self, key: str) -> str:
        return next((each.name for each in self.rules.services if each.key == key), key)


def _kind(application: Application) -> str:
    return VOUCHER_WORDS["pl"].kinds.get(application.applicant_kind or "", "")


def _signed(entry: Entry, plus: EntryKind, minus: EntryKind) -> Decimal:
    """Return the amount of an entry of the kind ``plus``, that of ``minus`` below zero, and nothing of others."""
    return entry.amount if entry.kind is plus else -entry.amount if entry.kind is minus else _NOTHING
