"""Checks of what people say about themselves, one by one for a form and all together for the service."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.forum.model import Applicant, ApplicantField, FieldProblem, InvalidApplicant
from bot.forum.organisations import check_organisation_number

_HOME_REGION = "PL"
_MIN_LETTERS = 2
_MAX_LENGTH = {
    ApplicantField.NAME: 100,
    ApplicantField.ORGANISATION: 200,
    ApplicantField.MUNICIPALITY: 100,
    ApplicantField.ROLE: 100,
    ApplicantField.EMAIL: 254,
    ApplicantField.PHONE: 40,
    ApplicantField.ACCESSIBILITY: 500,
    ApplicantField.DIETARY: 500,
}

CheckedField = str | InvalidApplicant


def check_name(text: str) -> CheckedField:
    """Return the tidied name of a person, or what is wrong with it."""
    return _check_words(ApplicantField.NAME, text)


def check_organisation(text: str) -> CheckedField:
    """Return the tidied name of an organisation, or what is wrong with it."""
    return _check_words(ApplicantField.ORGANISATION, text)


def check_municipality(text: str) -> CheckedField:
    """Return the tidied name of a municipality, or what is wrong with it."""
    return _check_words(ApplicantField.MUNICIPALITY, text)


def check_role(text: str) -> CheckedField:
    """Return the tidied name of what somebody does in their organisation, or what is wrong with it."""
    return _check_words(ApplicantField.ROLE, text)


def check_accessibility(text: str) -> CheckedField:
    """Return what somebody needs to take part, tidied, or what is wrong with it."""
    return _check_wish(ApplicantField.ACCESSIBILITY, text)


def check_dietary(text: str) -> CheckedField:
    """Return what somebody does or does not eat, tidied, or what is wrong with it."""
    return _check_wish(ApplicantField.DIETARY, text)


def check_email(text: str) -> CheckedField:
    """Return the address in its normal form, or what is wrong with it. Nothing is looked up in the network."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - only a form needs its tables

    tidy = _tidied(text)
    if len(tidy) > _MAX_LENGTH[ApplicantField.EMAIL]:
        return InvalidApplicant(ApplicantField.EMAIL, FieldProblem.TOO_LONG)
    try:
        return validate_email(tidy, check_deliverability=False).normalized
    except EmailNotValidError:
        return InvalidApplicant(ApplicantField.EMAIL, FieldProblem.NOT_AN_EMAIL)


def check_phone(text: str) -> CheckedField:
    """Return the number as E.164 ("+48523221100"), Polish where no country is given, or what is wrong with it."""
    import phonenumbers  # noqa: PLC0415 - only a form needs its tables

    tidy = _tidied(text)
    if len(tidy) > _MAX_LENGTH[ApplicantField.PHONE]:
        return InvalidApplicant(ApplicantField.PHONE, FieldProblem.TOO_LONG)
    try:
        number = phonenumbers.parse(tidy, _HOME_REGION)
    except phonenumbers.NumberParseException:
        return InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE)
    if not phonenumbers.is_valid_number(number):
        return InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


_REQUIRED: dict[str, Callable[[str], CheckedField]] = {"name": check_name, "organisation": check_organisation}
_OPTIONAL: dict[str, Callable[[str], CheckedField]] = {
    "organisation_number": check_organisation_number,
    "municipality": check_municipality,
    "role": check_role,
    "email": check_email,
    "phone": check_phone,
    "accessibility": check_accessibility,
    "dietary": check_dietary,
}


def checked_applicant(applicant: Applicant) -> Applicant | InvalidApplicant:
    """Return ``applicant`` with every field tidied, or the first field that cannot be used.

    Optional fields that are empty become None.
    """
    checked = dict(_checked_fields(applicant))
    for value in checked.values():
        if isinstance(value, InvalidApplicant):
            return value
    return replace(applicant, **checked)


def _checked_fields(applicant: Applicant) -> Iterator[tuple[str, Any]]:
    for name, check in _REQUIRED.items():
        yield name, check(getattr(applicant, name))
    for name, check in _OPTIONAL.items():
        typed = getattr(applicant, name)
        yield name, check(typed) if typed and not typed.isspace() else None


def _check_words(field: ApplicantField, text: str) -> CheckedField:
    tidy = _tidied(text)
    if len(tidy) > _MAX_LENGTH[field]:
        return InvalidApplicant(field, FieldProblem.TOO_LONG)
    if sum(character.isalpha() for character in tidy) < _MIN_LETTERS:
        return InvalidApplicant(field, FieldProblem.TOO_SHORT)
    return tidy


def _check_wish(field: ApplicantField, text: str) -> CheckedField:
    tidy = _tidied(text)
    if len(tidy) > _MAX_LENGTH[field]:
        return InvalidApplicant(field, FieldProblem.TOO_LONG)
    return tidy or InvalidApplicant(field, FieldProblem.TOO_SHORT)


def _tidied(text: str) -> str:
    """Join accents to their letters, drop control and invisible characters, and leave single spaces."""
    composed = unicodedata.normalize("NFC", text)
    visible = (c for c in composed if c.isspace() or not unicodedata.category(c).startswith("C"))
    return " ".join("".join(visible).split())
