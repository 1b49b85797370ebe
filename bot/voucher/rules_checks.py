"""What must hold for the rules of an edition; every fault has the key of its value and says what to change.

Keys are those of the file that describes rules ("calls[2].closes", counted from one).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.entry.fault import Fault, fault_lines
from bot.entry.money import LARGEST_AMOUNT, as_grosze
from bot.voucher.eligibility import steps
from bot.voucher.model import InvalidRulesError
from bot.voucher.rules import CallPlan, Rules
from bot.voucher.rules_texts import text_faults

_WHOLE = Decimal(100)
_KEY = re.compile(r"[a-z][a-z0-9_]{0,31}")
_MOST_EARLY_CLOSE = Decimal(100)
_MOST_POINTS = 100
_MOST_DAYS = 90
_MOST_DAYS_OF_A_CODE = 3 * 365
_MOST_VOUCHERS = 100
_MOST_YEARS = 50
_YEARS = range(2020, 2100)
_MOST = {
    "calls": 20,
    "applicants": 20,
    "services": 10,
    "criteria": 12,
    "declarations": 10,
    "further": 30,
}
_MOST_STEPS = 6
"""Of the eligibility check: a tap each leads from "Is it for us?" to a verdict."""

_NEEDED = {
    "calls": "jeden nabór",
    "applicants": "jeden rodzaj wnioskodawcy",
    "services": "jedną usługę",
    "criteria": "jedno kryterium",
}


@dataclass(frozen=True, slots=True)
class RuleFault(Fault):
    """A fault that comes from comparing: it is true only when the values whose keys begin with ``needs`` are known."""

    needs: tuple[str, ...] = ()


def refuse(faults: Sequence[Fault]) -> None:
    """Do nothing without faults.

    Raises:
        InvalidRulesError: with a line for each, its key and its sentence.

    """
    if faults:
        raise InvalidRulesError(fault_lines(faults))


def rule_faults(rules: Rules) -> list[RuleFault]:
    """Return all that is wrong with tidied rules, whatever the day."""
    return [
        *(RuleFault(fault.field, fault.sentence) for fault in text_faults(rules)),
        *_amount_faults(rules),
        *_number_faults(rules),
        *_list_faults(rules),
        *_step_faults(rules),
        *_call_faults(rules.calls),
        *_criteria_faults(rules),
        *_key_faults(rules),
    ]


def _amount_faults(rules: Rules) -> Iterator[RuleFault]:
    for key in ("budget", "value", "smallest_redemption"):
        if not _is_amount(getattr(rules, key)):
            yield RuleFault(key, "Podaj kwotę większą od zera, w złotych i groszach.")
    if rules.appeal_reserve and not _is_amount(rules.appeal_reserve):
        yield RuleFault("appeal_reserve", "Podaj kwotę w złotych i groszach albo usuń ten klucz: nie będzie rezerwy.")
    if rules.appeal_reserve > rules.budget:
        sentence = "Rezerwa na odwołania nie może być większa od budżetu: zmniejsz ją albo zwiększ budżet."
        yield RuleFault("appeal_reserve", sentence, ("budget",))
    if rules.value > rules.budget:
        sentence = "Voucher nie może być wart więcej, niż wynosi budżet: zmniejsz tę kwotę albo zwiększ budżet."
        yield RuleFault("value", sentence, ("budget",))
    if rules.smallest_redemption > rules.value:
        sentence = "Najmniejsza realizacja nie może być większa od wartości vouchera: zmniejsz ją."
        yield RuleFault("smallest_redemption", sentence, ("value",))


def _is_amount(amount: Decimal) -> bool:
    try:
        return as_grosze(amount) > 0 and amount <= LARGEST_AMOUNT
    except ValueError:
        return False


def _number_faults(rules: Rules) -> Iterator[RuleFault]:
    percents = {"threshold": rules.threshold, "largest_difference": rules.largest_difference}
    for key, percent in percents.items():
        if not 0 <= percent <= _WHOLE:
            yield RuleFault(key, "Podaj liczbę procent od 0 do 100.")
    bounds = {
        "days.correction": (rules.days.correction, _MOST_DAYS),
        "days.appeal": (rules.days.appeal, _MOST_DAYS),
        "days.code": (rules.days.code, _MOST_DAYS_OF_A_CODE),
        "limits.per_edition": (rules.per_edition, _MOST_VOUCHERS),
        "limits.per_year": (rules.per_year, _MOST_VOUCHERS),
        "keep_years": (rules.keep_years, _MOST_YEARS),
    }
    for key, (number, most) in bounds.items():
        if not 1 <= number <= most:
            yield RuleFault(key, f"Podaj liczbę od 1 do {most}.")


def _list_faults(rules: Rules) -> Iterator[RuleFault]:
    for key, most in _MOST.items():
        count = len(getattr(rules, key))
        if count > most:
            yield RuleFault(key, f"Liczba pozycji to {count}, a może być najwyżej {most}: usuń niektóre.")
        if count == 0 and key in _NEEDED:
            yield RuleFault(key, f"Podaj co najmniej {_NEEDED[key]}: zacznij od nagłówka [[{key}]].")


def _step_faults(rules: Rules) -> Iterator[RuleFault]:
    beyond = len(steps(rules)) - _MOST_STEPS
    if beyond > 0:
        sentence = (
            f"Sprawdzenie „Czy to dla nas?” może mieć najwyżej {_MOST_STEPS} pytań razem z pytaniami o wnioskodawcę, "
            f"siedzibę, usługę i wcześniejsze vouchery: usuń tyle pozycji: {beyond}."
        )
        yield RuleFault("questions", sentence, ("region_rule",))


def _call_faults(calls: Sequence[CallPlan]) -> Iterator[RuleFault]:
    for number, call in enumerate(calls, 1):
        opens, closes = f"calls[{number}].opens", f"calls[{number}].closes"
        for key, moment in {opens: call.opens_at, closes: call.closes_at}.items():
            if moment.year not in _YEARS:
                yield RuleFault(key, f"Podaj rok od {_YEARS.start} do {_YEARS.stop - 1}.")
        if call.closes_at <= call.opens_at:
            yield RuleFault(closes, "Nabór musi się kończyć po swoim otwarciu: podaj późniejszy czas.", (opens,))
        if call.early_close is not None and not 0 < call.early_close <= _MOST_EARLY_CLOSE:
            sentence = "Podaj, przy ilu budżetach zamknąć nabór: więcej niż 0 i najwyżej 100, np. 2 albo 1.5."
            yield RuleFault(f"calls[{number}].early_close", sentence)
        if number > 1 and call.opens_at < calls[number - 2].closes_at:
            sentence = "Ten nabór zaczyna się, zanim skończy się poprzedni: zmień czas albo kolejność naborów."
            yield RuleFault(opens, sentence, (f"calls[{number - 1}].closes",))


def _criteria_faults(rules: Rules) -> Iterator[RuleFault]:
    for number, criterion in enumerate(rules.criteria, 1):
        if not 0 < criterion.weight <= _WHOLE:
            yield RuleFault(f"criteria[{number}].weight", "Podaj wagę w procentach: więcej niż 0 i najwyżej 100.")
        if not 1 <= criterion.most <= _MOST_POINTS:
            yield RuleFault(f"criteria[{number}].most", f"Podaj najwyższą liczbę punktów, od 1 do {_MOST_POINTS}.")
    total = sum((criterion.weight for criterion in rules.criteria), Decimal(0))
    if rules.criteria and total != _WHOLE:
        sentence = f"Wagi kryteriów dają razem {_plain(total)}, a muszą dać dokładnie 100: popraw je."
        yield RuleFault("criteria", sentence, ("criteria",))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _key_faults(rules: Rules) -> Iterator[RuleFault]:
    keys = {
        "services": [each.key for each in rules.services],
        "criteria": [each.key for each in rules.criteria],
        "declarations": [each.key for each in rules.declarations],
    }
    yield from _repeated("applicants", "kind", [each.kind for each in rules.applicants])
    for name, named in keys.items():
        yield from _repeated(name, "key", named)
        for number, key in enumerate(named, 1):
            if not _KEY.fullmatch(key):
                sentence = "Podaj krótki klucz: małe litery bez polskich znaków, cyfry i podkreślenia, np. study_visit."
                yield RuleFault(f"{name}[{number}].key", sentence)


def _repeated(name: str, inner: str, keys: Sequence[str]) -> Iterable[RuleFault]:
    for number, key in enumerate(keys, 1):
        if key and key in keys[: number - 1]:
            first = f"{name}[{keys.index(key) + 1}].{inner}"
            sentence = f"„{key}” już jest wyżej ({first}): podaj inną wartość albo usuń tę pozycję."
            yield RuleFault(f"{name}[{number}].{inner}", sentence, (first,))
