"""How to reach somebody: an e-mail address or a phone number, checked without looking anything up."""

from bot.entry.problem import FieldProblem
from bot.entry.words import tidied

_HOME_REGION = "PL"
_MOST_OF_EMAIL = 254
_MOST_OF_PHONE = 40


def checked_email(text: str) -> str | FieldProblem:
    """Return the address in its normal form, or what is wrong with it. Nothing is looked up in the network."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - only a form needs its tables

    tidy = tidied(text)
    if len(tidy) > _MOST_OF_EMAIL:
        return FieldProblem.TOO_LONG
    try:
        return validate_email(tidy, check_deliverability=False).normalized
    except EmailNotValidError:
        return FieldProblem.NOT_AN_EMAIL


def checked_phone(text: str) -> str | FieldProblem:
    """Return the number as E.164 ("+48523221100"), Polish where no country is given, or what is wrong with it."""
    import phonenumbers  # noqa: PLC0415 - only a form needs its tables

    tidy = tidied(text)
    if len(tidy) > _MOST_OF_PHONE:
        return FieldProblem.TOO_LONG
    try:
        number = phonenumbers.parse(tidy, _HOME_REGION)
    except phonenumbers.NumberParseException:
        return FieldProblem.NOT_A_PHONE
    if not phonenumbers.is_valid_number(number):
        return FieldProblem.NOT_A_PHONE
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
