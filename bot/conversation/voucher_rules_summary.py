"""The rules of an edition in short, as a coordinator checks them: sums, calls, limits, and what counts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.wording import amount, at_time, deadline
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.rules import Rules


def rules_summary(rules: Rules, language: Language) -> Iterator[Block]:
    """Yield what the rules say, without the words of each single one."""
    texts = VOUCHER_RUNNING[language]
    yield Paragraph((Strong(rules.title), f"\n{_sums(rules, language)}"))
    yield Bullets(tuple((line,) for line in _calls(rules, language)))
    kinds = VOUCHER_WORDS[language].kinds
    yield from _listed(texts.applicants, (kinds[each.kind] for each in rules.applicants))
    yield from _listed(texts.services, (each.name for each in rules.services))
    yield from _listed(texts.criteria, _criteria(rules, language))
    yield from _listed(texts.declarations, (each.text for each in rules.declarations))
    yield from _listed(texts.further, rules.further)


def _sums(rules: Rules, language: Language) -> str:
    texts = VOUCHER_RUNNING[language]
    sums = {
        "budget": rules.budget,
        "reserve": rules.appeal_reserve,
        "value": rules.value,
        "smallest": rules.smallest_redemption,
    }
    days = rules.days
    lines = [
        texts.amounts.format(**{name: amount(value, language) for name, value in sums.items()}),
        texts.limits.format(per_edition=rules.per_edition, per_year=rules.per_year),
        texts.deadlines.format(correction=days.correction, appeal=days.appeal, code=days.code),
        texts.threshold.format(threshold=_plain(rules.threshold), difference=_plain(rules.largest_difference)),
    ]
    return "\n".join(lines)


def _calls(rules: Rules, language: Language) -> Iterator[str]:
    for number, call in enumerate(rules.calls, 1):
        opens, closes = at_time(call.opens_at, language), deadline(call.closes_at, language)
        yield VOUCHER_RUNNING[language].call.format(number=number, opens=opens, closes=closes)


def _criteria(rules: Rules, language: Language) -> Iterator[str]:
    for each in rules.criteria:
        yield VOUCHER_RUNNING[language].criterion.format(name=each.name, weight=_plain(each.weight), most=each.most)


def _plain(percent: Decimal) -> str:
    return f"{percent.normalize():f}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[Block]:
    items = tuple((line,) for line in lines)
    if items:
        yield Paragraph((Strong(title),))
        yield Bullets(items)
