"""How an application for a voucher looks to those who run it: all that was said, and what became of it."""

from collections.abc import Iterator

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Paragraph, Quotation, Strong
from bot.conversation.voucher_fields import LONG, value_of
from bot.conversation.wording import amount, at_time, deadline, on_day
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_reasons import reason_text
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.decision_model import Decision
from bot.voucher.model import Application, ApplicationField
from bot.voucher.rules import Rules

_PERSONAL = (ApplicationField.SIGNATORY, ApplicationField.SIGNATORY_ROLE, ApplicationField.CONTACT)


def percent(score: int, language: Language) -> str:
    """Return a score of hundredths of a percent: "82,50%"."""
    separator = "." if language is Language.EN else ","
    return f"{score // 100}{separator}{score % 100:02}%"


def title_of(application: Application, language: Language) -> str:
    """Return number and organisation."""
    texts = VOUCHER_DESK[language]
    return f"{application.number or texts.without_number}, {application.organisation or texts.erased}"


def said_blocks(application: Application, rules: Rules, language: Language, *, people: bool) -> Iterator[Block]:
    """Yield what the application says; names and contacts with ``people`` alone, whom reviewers need not know."""
    values = {field: value_of(field, application, rules, language) for field in ApplicationField}
    left_out = {*LONG, ApplicationField.DECLARATIONS, *(() if people else _PERSONAL)}
    names, texts = VOUCHER_WORDS[language].fields, VOUCHER_CARD[language]
    lines = [
        texts.field.format(name=names[field], value=value)
        for field, value in values.items()
        if value and field not in left_out
    ]
    yield Bullets(tuple((line,) for line in [*lines, *_not_declared(application, rules, language)]))
    for field in LONG:
        if values[field]:
            yield Paragraph((Strong(names[field]),))
            yield Quotation(values[field], expandable=True)


def _not_declared(application: Application, rules: Rules, language: Language) -> Iterator[str]:
    for each in rules.declarations:
        if each.key not in application.declarations:
            yield VOUCHER_CARD[language].not_declared.format(text=each.text)


def facts(application: Application, language: Language) -> Iterator[str]:
    """Yield what became of the application, a line each."""
    values = {
        "submitted": application.submitted_at and at_time(application.submitted_at, language),
        "correction_asked": application.correction_asked,
        "correction_until": application.correction_until and deadline(application.correction_until, language),
        "score": None if application.score is None else percent(application.score, language),
        "reserve_place": application.reserve_place,
        "appeal_until": application.appeal_until and deadline(application.appeal_until, language),
        "ended_reason": application.ended_reason,
    }
    patterns = VOUCHER_CARD[language].facts
    yield from (patterns[name].format(value=value) for name, value in values.items() if value)


def decision_line(decision: Decision, language: Language) -> str:
    """Return when what was decided, and why."""
    texts = VOUCHER_CARD[language]
    outcome = texts.outcomes[decision.outcome]
    if decision.amount is not None:
        outcome += texts.of_amount.format(amount=amount(decision.amount, language))
    why = decision.reason or ""
    if decision.reason_code is not None:
        why = reason_text(decision.reason_code, decision.reason, language)
    if why:
        outcome += texts.for_reason.format(reason=why)
    return texts.decision.format(day=on_day(decision.decided_at, language), outcome=outcome)
