"""The rules of an edition as lines for a terminal, under the keys of the file that describes them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.conversation.wording import amount
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.rules import CallPlan, Rules


def rules_as_text(rules: Rules) -> str:
    """Return all that the rules say."""
    sections = {
        "Nabory": map(_call, rules.calls),
        "Kto może złożyć wniosek": (f"{_kind(each.kind)}: {each.rule}" for each in rules.applicants),
        "Siedziba": filter(None, (rules.region_rule,)),
        "Pytania": (f"{each.text} ({each.rule})" for each in rules.questions),
        "Usługi": (f"{each.key}: {each.name}. {each.rule}" for each in rules.services),
        "Kryteria": (
            f"{each.key}: {each.name}, {_percent(each.weight)}, do {each.most} pkt. {each.question}"
            for each in rules.criteria
        ),
        "Oświadczenia": (
            f"{each.key}{'' if each.required else ' (można pominąć)'}: {each.text} {each.note}".rstrip()
            for each in rules.declarations
        ),
        "Inne zasady": rules.further,
    }
    parts = (_section(title, lines) for title, lines in sections.items())
    return "\n\n".join(["\n".join([rules.title, *_figures(rules)]), *filter(None, parts)])


def _figures(rules: Rules) -> Iterator[str]:
    yield f"Budżet: {_zlotys(rules.budget)}, w tym na odwołania {_zlotys(rules.appeal_reserve)}"
    yield f"Voucher: do {_zlotys(rules.value)}, realizacja od {_zlotys(rules.smallest_redemption)}"
    yield f"Próg: {_percent(rules.threshold)}; trzecia ocena przy różnicy ponad {_percent(rules.largest_difference)}"
    yield f"Limit voucherów organizacji: w edycji {rules.per_edition}, w roku {rules.per_year}"
    days = rules.days
    yield f"Dni: na poprawienie {days.correction}, na odwołanie {days.appeal}, ważność kodu {days.code}"
    yield f"Lata przechowywania dokumentów: {rules.keep_years}"


def _section(title: str, lines: Iterable[str]) -> str:
    found = [f"- {line}" for line in lines]
    return "\n".join([title, *found]) if found else ""


def _call(call: CallPlan) -> str:
    early = "" if call.early_close is None else f", wcześniej po wnioskach na {_plain(call.early_close)} × budżet"
    return f"{_shown(call.opens_at)} - {_shown(call.closes_at)}{early}"


def _kind(kind: str) -> str:
    return VOUCHER_WORDS["pl"].kinds[kind]


def _zlotys(value: Decimal) -> str:
    return amount(value, Language.PL)


def _percent(value: Decimal) -> str:
    return f"{_plain(value)}%"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _shown(moment: datetime) -> str:
    return f"{in_warsaw(moment):%Y-%m-%d %H:%M}"
