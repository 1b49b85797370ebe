"""Rules that a TOML file describes.

``docs/pl/voucher.toml`` shows every key. Whatever is wrong is told at once, each fault with its key.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from bot.entry.errors import InvalidEntryError
from bot.entry.fault import Fault
from bot.entry.toml_table import Table, load_toml, read_toml
from bot.voucher.model import InvalidRulesError
from bot.voucher.rules import (
    ApplicantKind,
    CallPlan,
    Criterion,
    Days,
    Declaration,
    Eligible,
    Expected,
    Question,
    Rules,
    Service,
)
from bot.voucher.rules_checks import refuse, rule_faults
from bot.voucher.rules_texts import tidied_rules

_NOTHING = Decimal("0.00")
_USUAL_YEARS = 5


def load_rules_file(path: Path) -> Rules:
    """Read the file.

    Raises:
        InvalidRulesError: with a line for every fault, or what to change where it is no TOML.
        OSError: when it cannot be opened.

    """
    try:
        return _checked(load_toml(path))
    except InvalidEntryError as error:
        raise InvalidRulesError(str(error)) from error


def read_rules(text: str) -> Rules:
    """Return the rules that ``text`` describes, with tidied texts.

    Raises:
        InvalidRulesError: with a line for every fault, or what to change where it is no TOML.

    """
    try:
        return _checked(read_toml(text))
    except InvalidEntryError as error:
        raise InvalidRulesError(str(error)) from error


def _checked(table: Table) -> Rules:
    rules = tidied_rules(_rules(table))
    unread = table.faults()
    refuse([*unread, *_faults_beyond(rules, {fault.field for fault in unread})])
    return rules


def _faults_beyond(rules: Rules, unread: set[str]) -> Iterator[Fault]:
    """Return what is wrong with values that could be read; one that could not be is compared with nothing."""
    for fault in rule_faults(rules):
        needed = (fault.field, *(key for key in unread if key.startswith(fault.needs)))
        if unread.isdisjoint(needed):
            yield fault


def _rules(table: Table) -> Rules:
    """Return what can be read; what cannot be is a fault of the table and has a harmless value here."""
    limits, keep_years = table.table("limits"), table.number("keep_years")
    return Rules(
        title=table.text("title") or "",
        budget=_amount(table, "budget"),
        appeal_reserve=table.amount("appeal_reserve") or _NOTHING,
        value=_amount(table, "value"),
        smallest_redemption=_amount(table, "smallest_redemption"),
        calls=tuple(map(_call, table.tables("calls"))),
        applicants=tuple(map(_applicant, table.tables("applicants"))),
        services=tuple(map(_service, table.tables("services"))),
        criteria=tuple(map(_criterion, table.tables("criteria"))),
        threshold=_decimal(table, "threshold"),
        largest_difference=_decimal(table, "largest_difference"),
        declarations=tuple(map(_declaration, table.tables("declarations"))),
        days=_days(table.table("days")),
        per_edition=_number(limits, "per_edition"),
        per_year=_number(limits, "per_year"),
        questions=tuple(map(_question, table.tables("questions"))),
        region_rule=table.text("region_rule") or "",
        keep_years=_USUAL_YEARS if keep_years is None else keep_years,
        further=table.texts("further"),
    )


def _call(table: Table) -> CallPlan:
    opens_at = table.moment("opens")
    closes_at = table.deadline("closes", required=True) or opens_at
    return CallPlan(opens_at, closes_at, table.decimal("early_close"))


def _applicant(table: Table) -> Eligible:
    kind = table.choice("kind", ApplicantKind, required=True) or ApplicantKind.ASSOCIATION
    return Eligible(kind, table.text("rule") or "")


def _question(table: Table) -> Question:
    expected = table.choice("expected", Expected, required=True) or Expected.YES
    return Question(table.text("text") or "", expected, table.text("rule") or "")


def _service(table: Table) -> Service:
    return Service(table.text("key") or "", table.text("name") or "", table.text("rule") or "")


def _criterion(table: Table) -> Criterion:
    key, name = table.text("key") or "", table.text("name") or ""
    return Criterion(key, name, table.text("question") or "", _decimal(table, "weight"), _number(table, "most"))


def _declaration(table: Table) -> Declaration:
    key, text = table.text("key") or "", table.text("text") or ""
    return Declaration(key, text, table.text("note") or "", required=not table.flag("optional"))


def _days(table: Table) -> Days:
    return Days(_number(table, "correction"), _number(table, "appeal"), _number(table, "code"))


def _amount(table: Table, key: str) -> Decimal:
    return table.amount(key, required=True) or _NOTHING


def _decimal(table: Table, key: str) -> Decimal:
    return table.decimal(key, required=True) or _NOTHING


def _number(table: Table, key: str) -> int:
    return table.number(key, required=True) or 0
