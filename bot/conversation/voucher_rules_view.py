"""The rules of an edition as people read them: the coordinator's words, under plain headings."""

from collections.abc import Iterable, Iterator, Sequence

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Quotation, Strong
from bot.conversation.wording import amount, at_time, deadline
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.model import Call, Edition
from bot.voucher.rules import Rules


def rules_blocks(edition: Edition, rules: Rules, calls: Sequence[Call], language: Language) -> Iterator[Block]:
    """Yield the rules; a sample says that it is one before anything else."""
    texts = VOUCHER_START[language]
    yield Paragraph((Strong(edition.title),))
    if edition.sample:
        yield Paragraph((texts.sample,))
    yield from _section(texts.who, _applicants(rules, language))
    if rules.region_rule:
        yield Paragraph((Strong(texts.region),))
        yield Quotation(rules.region_rule)
    yield from _section(texts.pays_for, (f"{service.name}: {service.rule}" for service in rules.services))
    yield Paragraph(("\n".join(_amounts(rules, language)),))
    yield from _section(texts.when, (_call(call, language) for call in calls))
    yield from _section(texts.how, _criteria(rules, language))
    yield from _section(texts.limits, _limits(rules, language))
    yield from _section(texts.deadlines, _days(rules, language))
    yield from _section(texts.declared, (declaration.text for declaration in rules.declarations))
    yield from _section(texts.further, rules.further)


def _section(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    items = tuple((line,) for line in lines)
    if items:
        yield Paragraph((Strong(heading),))
        yield Bullets(items)


def _applicants(rules: Rules, language: Language) -> Iterator[str]:
    kinds = VOUCHER_WORDS[language].kinds
    for eligible in rules.applicants:
        yield f"{kinds[eligible.kind]}: {eligible.rule}" if eligible.rule else kinds[eligible.kind]
    yield from (question.rule for question in rules.questions)


def _amounts(rules: Rules, language: Language) -> Iterator[str]:
    texts = VOUCHER_START[language]
    yield texts.value.format(amount=amount(rules.value, language))
    yield texts.at_least.format(amount=amount(rules.smallest_redemption, language))


def _call(call: Call, language: Language) -> str:
    start, end = at_time(call.opens_at, language), deadline(call.ends_at, language)
    return VOUCHER_START[language].calls.format(start=start, end=end)


def _criteria(rules: Rules, language: Language) -> Iterator[str]:
    texts = VOUCHER_START[language]
    yield texts.assessed.format(threshold=f"{rules.threshold.normalize():f}")
    for criterion in rules.criteria:
        weight = f"{criterion.weight.normalize():f}"
        yield texts.criterion.format(name=criterion.name, weight=weight, question=criterion.question)


def _limits(rules: Rules, language: Language) -> Iterator[str]:
    texts = VOUCHER_START[language]
    yield texts.per_edition.format(number=rules.per_edition)
    yield texts.per_year.format(number=rules.per_year)


def _days(rules: Rules, language: Language) -> Iterator[str]:
    texts = VOUCHER_START[language]
    yield texts.correction.format(number=rules.days.correction)
    yield texts.appeal.format(number=rules.days.appeal)
    yield texts.code.format(number=rules.days.code)
