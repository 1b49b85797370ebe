"""What can be wrong with something that a person typed into a form."""

from enum import StrEnum


class FieldProblem(StrEnum):
    """What is wrong with a field."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_NUMBER = "not_a_number"
    """Neither NIP, KRS nor REGON, or its check digit is wrong."""
