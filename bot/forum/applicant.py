"""Checks of what people say about themselves, one by one for a form and all together for the service."""

import unicodedata
from dataclasses import replace

from bot.forum.model import Applicant, ApplicantField, FieldProblem, InvalidApplicant

_HOME_REGION = "PL"
_MIN_LETTERS = 2
_MAX_LENGTH = {
    ApplicantField.NAME: 100,
    ApplicantField.ORGANISATION: 200,
    ApplicantField.EMAIL: 254,
    ApplicantField.PHONE: 40,
}

CheckedField = str | InvalidApplicant


def check_name(text: str) -> CheckedField:
    """Return the tidied name of a person, or what is wrong with it."""
    return _check_words(ApplicantField.NAME, text)


def check_organisation(text: str) -> CheckedField:
    """Return the tidied name of an organisation, or what is wrong with it."""
    return _check_words(ApplicantField.ORGANISATION, text)


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


def checked_applicant(applicant: Applicant) -> Applicant | InvalidApplicant:
    """Return ``applicant`` with every field tidied, or the first field that cannot be used."""
    name = check_name(applicant.name)
    organisation = check_organisation(applicant.organisation)
    email = check_email(applicant.email) if applicant.email else None
    phone = check_phone(applicant.phone) if applicant.phone else None
    if isinstance(name, InvalidApplicant):
        return name
    if isinstance(organisation, InvalidApplicant):
        return organisation
    if isinstance(email, InvalidApplicant):
        return email
    if isinstance(phone, InvalidApplicant):
        return phone
    return replace(applicant, name=name, organisation=organisation, email=email, phone=phone)


def _check_words(field: ApplicantField, text: str) -> CheckedField:
    tidy = _tidied(text)
    if len(tidy) > _MAX_LENGTH[field]:
        return InvalidApplicant(field, FieldProblem.TOO_LONG)
    if sum(character.isalpha() for character in tidy) < _MIN_LETTERS:
        return InvalidApplicant(field, FieldProblem.TOO_SHORT)
    return tidy


def _tidied(text: str) -> str:
    """Join accents to their letters, drop control and invisible characters, and leave single spaces."""
    composed = unicodedata.normalize("NFC", text)
    visible = (c for c in composed if c.isspace() or not unicodedata.category(c).startswith("C"))
    return " ".join("".join(visible).split())
