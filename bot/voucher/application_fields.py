"""What applicants say, checked answer by answer, and what is still missing; pure."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.entry.contact import checked_email, checked_phone
from bot.entry.countries import find_country, similar_countries
from bot.entry.errors import InvalidEntryError
from bot.entry.money import typed_amount
from bot.entry.organisation import organisation_key, organisation_number
from bot.entry.problem import FieldProblem
from bot.entry.words import FEWEST_LETTERS, checked_paragraphs, checked_words
from bot.voucher.model import REQUIRED_FIELDS, Application, ApplicationField
from bot.voucher.results import InvalidField
from bot.voucher.rules import ApplicantKind, Rules

HOME_COUNTRY = "PL"
SUGGESTED = 3
"""Countries that are offered for a name that is none."""


class AnswerProblem(StrEnum):
    """What is wrong with an answer, besides what ``FieldProblem`` names."""

    NOT_OFFERED = "not_offered"
    """The rules have no such kind of applicant, service or declaration."""
    NOT_A_COUNTRY = "not_a_country"
    """``suggestions`` may have been meant."""
    HOME_COUNTRY = "home_country"
    """The partner of an international project is not from Poland."""
    NOT_AN_AMOUNT = "not_an_amount"
    MORE_THAN_VALUE = "more_than_value"
    """``amount`` is the most that a voucher can be worth."""
    MORE_THAN_ESTIMATE = "more_than_estimate"
    """``amount`` is the estimate."""


Checked = Mapping[str, Any] | InvalidField
"""Values by column, or what is wrong."""

_OPTIONAL = frozenset({ApplicationField.MUNICIPALITY, ApplicationField.SIGNATORY_ROLE})
_WITHOUT_NUMBER = frozenset({ApplicantKind.INFORMAL, ApplicantKind.PERSON})
_MOST = {
    ApplicationField.ORGANISATION: 200,
    ApplicationField.MUNICIPALITY: 100,
    ApplicationField.SIGNATORY: 100,
    ApplicationField.SIGNATORY_ROLE: 100,
    ApplicationField.IDEA: 3000,
    ApplicationField.PARTNER: 300,
    ApplicationField.PURPOSE: 2000,
}
_FEWEST_LETTERS = {ApplicationField.IDEA: 20, ApplicationField.PURPOSE: 10}


def checked_answer(field: ApplicationField, typed: str, application: Application, rules: Rules) -> Checked:
    """Return the columns that the answer sets, or what is wrong with it.

    Args:
        field: what was asked; an optional one (and the number of who is not registered) may be left empty.
        typed: as it was typed; a kind, a service and declarations (with commas between) by their keys.
        application: with the answers so far.
        rules: that the application is made under.

    """
    if not typed.strip() and is_optional(field, application):
        return {field.value: None, **_keyed(application, {field.value: None})}
    checked = _CHECKS[field](field, typed, application, rules)
    return checked if isinstance(checked, InvalidField) else {**checked, **_keyed(application, checked)}


def is_optional(field: ApplicationField, application: Application) -> bool:
    """Return whether the field can be left empty."""
    unregistered = application.applicant_kind in _WITHOUT_NUMBER
    return field in _OPTIONAL or (unregistered and field is ApplicationField.ORGANISATION_NUMBER)


def missing(application: Application, rules: Rules) -> tuple[ApplicationField, ...]:
    """Return what is still to be answered, in the order of the form.

    What was answered and does not fit the rules (any more) is missing too.
    """
    needed = (field for field in REQUIRED_FIELDS if not is_optional(field, application))
    return tuple(field for field in needed if not _fits(field, application, rules))


def outdated_declarations(application: Application, before: Rules, now: Rules) -> bool:
    """Return whether something was declared in the words of the rules ``before`` that are others ``now``."""
    words = {each.key: each for each in now.declarations}
    return any(words.get(each.key) != each for each in before.declarations if each.key in application.declarations)


def _fits(field: ApplicationField, application: Application, rules: Rules) -> bool:
    match field:
        case ApplicationField.APPLICANT_KIND:
            return any(each.kind is application.applicant_kind for each in rules.applicants)
        case ApplicationField.SERVICE:
            return any(each.key == application.service for each in rules.services)
        case ApplicationField.DECLARATIONS:
            return all(each.key in application.declarations for each in rules.declarations if each.required)
        case ApplicationField.REQUESTED:
            requested = application.requested
            return requested is not None and requested <= _most_requested(application, rules)
        case _:
            return getattr(application, field.value) is not None


def _most_requested(application: Application, rules: Rules) -> Decimal:
    return rules.value if application.estimate is None else min(rules.value, application.estimate)


def _keyed(application: Application, checked: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the key of the organisation where its name or its number is set."""
    if checked.keys().isdisjoint({"organisation", "organisation_number"}):
        return {}
    name = checked.get("organisation", application.organisation)
    number = checked.get("organisation_number", application.organisation_number)
    return {"organisation_key": organisation_key(name, number) if name or number else None}


def _kind(field: ApplicationField, typed: str, _application: Application, rules: Rules) -> Checked:
    if typed not in {each.kind.value for each in rules.applicants}:
        return InvalidField(field, AnswerProblem.NOT_OFFERED)
    # A number that was given before would decide alone which organisation it is.
    without = {"organisation_number": None} if typed in _WITHOUT_NUMBER else {}
    return {"applicant_kind": typed, **without}


def _words(field: ApplicationField, typed: str, _application: Application, _rules: Rules) -> Checked:
    return _worded(field, checked_words(typed, _MOST[field]))


def _paragraphs(field: ApplicationField, typed: str, _application: Application, _rules: Rules) -> Checked:
    return _worded(field, checked_paragraphs(typed, _MOST[field], _FEWEST_LETTERS[field]))


def _worded(field: ApplicationField, checked: str | FieldProblem) -> Checked:
    match checked:
        case FieldProblem.TOO_LONG:
            return InvalidField(field, checked, count=_MOST[field])
        case FieldProblem():
            return InvalidField(field, checked, count=_FEWEST_LETTERS.get(field, FEWEST_LETTERS))
        case _:
            return {field.value: checked}


def _number(field: ApplicationField, typed: str, _application: Application, _rules: Rules) -> Checked:
    number = organisation_number(typed)
    return InvalidField(field, FieldProblem.NOT_A_NUMBER) if number is None else {field.value: number}


def _contact(field: ApplicationField, typed: str, _application: Application, _rules: Rules) -> Checked:
    kind, other, check = ("email", "phone", checked_email) if "@" in typed else ("phone", "email", checked_phone)
    checked = check(typed)
    return InvalidField(field, checked) if isinstance(checked, FieldProblem) else {kind: checked, other: None}


def _country(field: ApplicationField, typed: str, _application: Application, _rules: Rules) -> Checked:
    code = find_country(typed)
    if code is None:
        close = tuple(each for each in similar_countries(typed, SUGGESTED + 1) if each != HOME_COUNTRY)
        return InvalidField(field, AnswerProblem.NOT_A_COUNTRY, suggestions=close[:SUGGESTED])
    return InvalidField(field, AnswerProblem.HOME_COUNTRY) if code == HOME_COUNTRY else {field.value: code}


def _service(field: ApplicationField, typed: str, _application: Application, rules: Rules) -> Checked:
    offered = {each.key for each in rules.services}
    return {field.value: typed} if typed in offered else InvalidField(field, AnswerProblem.NOT_OFFERED)


def _estimate(field: ApplicationField, typed: str, application: Application, _rules: Rules) -> Checked:
    amount = _typed_amount(field, typed)
    if isinstance(amount, InvalidField):
        return amount
    # What was requested of a larger estimate has to be thought over.
    too_much = application.requested is not None and application.requested > amount
    return {field.value: amount, **({"requested": None} if too_much else {})}


def _requested(field: ApplicationField, typed: str, application: Application, rules: Rules) -> Checked:
    amount = _typed_amount(field, typed)
    if isinstance(amount, InvalidField):
        return amount
    if amount > rules.value:
        return InvalidField(field, AnswerProblem.MORE_THAN_VALUE, amount=rules.value)
    if amount > (most := _most_requested(application, rules)):
        return InvalidField(field, AnswerProblem.MORE_THAN_ESTIMATE, amount=most)
    return {field.value: amount}


def _typed_amount(field: ApplicationField, typed: str) -> Decimal | InvalidField:
    try:
        return typed_amount(typed)
    except InvalidEntryError:
        return InvalidField(field, AnswerProblem.NOT_AN_AMOUNT)


def _declarations(field: ApplicationField, typed: str, _application: Application, rules: Rules) -> Checked:
    declared = {key.strip() for key in typed.split(",")} - {""}
    known = [each.key for each in rules.declarations]
    if declared - set(known):
        return InvalidField(field, AnswerProblem.NOT_OFFERED)
    return {field.value: [key for key in known if key in declared]}


_CHECKS: Mapping[ApplicationField, Callable[[ApplicationField, str, Application, Rules], Checked]] = {
    ApplicationField.APPLICANT_KIND: _kind,
    ApplicationField.ORGANISATION: _words,
    ApplicationField.ORGANISATION_NUMBER: _number,
    ApplicationField.MUNICIPALITY: _words,
    ApplicationField.SIGNATORY: _words,
    ApplicationField.SIGNATORY_ROLE: _words,
    ApplicationField.CONTACT: _contact,
    ApplicationField.IDEA: _paragraphs,
    ApplicationField.PARTNER: _words,
    ApplicationField.PARTNER_COUNTRY: _country,
    ApplicationField.SERVICE: _service,
    ApplicationField.PURPOSE: _paragraphs,
    ApplicationField.ESTIMATE: _estimate,
    ApplicationField.REQUESTED: _requested,
    ApplicationField.DECLARATIONS: _declarations,
}
