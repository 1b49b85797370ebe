"""What was answered in an application, in words, and what a text means as an answer; pure."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from bot.answering.model import Language
from bot.conversation.voucher_form import OpenVoucher
from bot.conversation.wording import amount
from bot.entry.countries import country_name, find_country
from bot.entry.organisation import number_in_words
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.model import Application, ApplicationField
from bot.voucher.results import InvalidField
from bot.voucher.rules import Rules

LONG = (ApplicationField.IDEA, ApplicationField.PURPOSE)
"""Answered with whole paragraphs, which may well end with a question mark."""


def value_of(field: ApplicationField, application: Application, rules: Rules, language: Language) -> str:
    """Return what was answered, "" when nothing was; of declarations their full texts, a line each."""
    stored = getattr(application, field.value)
    in_words = _IN_WORDS.get(field)
    if not stored:
        return ""
    return str(stored) if in_words is None else in_words(stored, rules, language)


_IN_WORDS: Mapping[ApplicationField, Callable[[Any, Rules, Language], str]] = {
    ApplicationField.APPLICANT_KIND: lambda kind, _, language: VOUCHER_WORDS[language].kinds[kind],
    ApplicationField.ORGANISATION_NUMBER: lambda number, *_: number_in_words(number),
    ApplicationField.PARTNER_COUNTRY: lambda code, _, language: country_name(code, language.value),
    ApplicationField.SERVICE: lambda key, rules, _: next(
        (each.name for each in rules.services if each.key == key), key
    ),
    ApplicationField.ESTIMATE: lambda value, _, language: amount(value, language),
    ApplicationField.REQUESTED: lambda value, _, language: amount(value, language),
    ApplicationField.DECLARATIONS: lambda keys, rules, _: "\n".join(
        each.text for each in rules.declarations if each.key in keys
    ),
}


def entries(voucher: OpenVoucher, text: str) -> Iterator[tuple[ApplicationField, str]]:
    """Yield the answers in a text: who signs may come with their role, and a partner with the country."""
    match voucher.form.step:
        case None:
            return
        case ApplicationField.SIGNATORY:
            name, _, role = text.partition(",")
            yield ApplicationField.SIGNATORY, name
            if role.strip():
                yield ApplicationField.SIGNATORY_ROLE, role
        case ApplicationField.PARTNER:
            name, _, country = text.rpartition(",")
            named = bool(name.strip()) and find_country(country) is not None
            yield ApplicationField.PARTNER, name if named else text
            if named:
                yield ApplicationField.PARTNER_COUNTRY, country
        case step:
            yield step, text


def most_requested(application: Application, rules: Rules) -> Decimal:
    """Return the most that can be applied for: the estimate, as far as a voucher can be worth it."""
    return rules.value if application.estimate is None else min(rules.value, application.estimate)


def problem_text(invalid: InvalidField, language: Language) -> str:
    """Return what is wrong with an answer, and how it should be."""
    bound = "" if invalid.amount is None else amount(invalid.amount, language)
    return VOUCHER_FORM[language].problems[invalid.problem].format(amount=bound, count=invalid.count)
