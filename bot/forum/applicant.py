"""Checks of what people say about themselves, one by one for a form and all together for the service."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.entry.contact import checked_email, checked_phone
from bot.entry.problem import FieldProblem
from bot.entry.words import FEWEST_LETTERS, checked_words
from bot.forum.model import Applicant, ApplicantField, InvalidApplicant
from bot.forum.organisations import check_organisation_number

_MAX_LENGTH = {
    ApplicantField.NAME: 100,
    ApplicantField.ORGANISATION: 200,
    ApplicantField.MUNICIPALITY: 100,
    ApplicantField.ROLE: 100,
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
    return _told(ApplicantField.EMAIL, checked_email(text))


def check_phone(text: str) -> CheckedField:
    """Return the number as E.164 ("+48523221100"), Polish where no country is given, or what is wrong with it."""
    return _told(ApplicantField.PHONE, checked_phone(text))


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


def _check_words(field: ApplicantField, text: str, fewest_letters: int = FEWEST_LETTERS) -> CheckedField:
    return _told(field, checked_words(text, _MAX_LENGTH[field], fewest_letters))


def _check_wish(field: ApplicantField, text: str) -> CheckedField:
    return _check_words(field, text, fewest_letters=0)


def _told(field: ApplicantField, checked: str | FieldProblem) -> CheckedField:
    return InvalidApplicant(field, checked) if isinstance(checked, FieldProblem) else checked
