"""Amounts of money as people type them: decimal, in zlotys with two places, never floating point."""

import re
from decimal import Decimal

from bot.entry.errors import InvalidEntryError

GROSZ = Decimal("0.01")
LARGEST_AMOUNT = Decimal("999999999.99")
"""More is a slip of the finger."""

_CURRENCY = re.compile(r"\s*(?:zł|zl|pln|złotych|złote|złoty)\.?\s*$", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
# Thousands apart by blanks or points ("12 000", "12.000,50"), then a comma or a point and one or two digits.
_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:[,.](?P<part>\d{1,2}))?", re.ASCII)


def typed_amount(typed: str) -> Decimal:
    """Return the amount of "12 000", "12.000,50", "850,5 zł" or "12000.50 PLN", in zlotys with two places.

    Raises:
        InvalidEntryError: when it cannot be read, is not above zero, or is larger than ``LARGEST_AMOUNT``.

    """
    found = _AMOUNT.fullmatch(_SPACES.sub(" ", _CURRENCY.sub("", typed)).strip())
    if found is None:
        raise InvalidEntryError(f"nie rozumiem kwoty {typed.strip()[:40]!r}; podaj ją w złotych, np. 1500 albo 1500,50")
    whole = re.sub(r"\D", "", found["whole"])
    if len(whole) > len("999999999"):
        raise InvalidEntryError("ta kwota jest za duża; podaj ją w złotych, np. 1500 albo 1500,50")
    amount = Decimal(f"{whole}.{(found['part'] or '').ljust(2, '0')}")
    if amount == 0:
        raise InvalidEntryError("kwota musi być większa od zera")
    return amount


def as_grosze(amount: Decimal) -> int:
    """Return the amount in grosze.

    Raises:
        ValueError: when it is not a whole number of them, which nothing here can mean.

    """
    grosze = amount / GROSZ
    if not grosze.is_finite() or grosze != grosze.to_integral_value():
        raise ValueError(f"{amount} is no whole number of grosze.")
    return int(grosze)


def from_grosze(grosze: int) -> Decimal:
    """Return the amount in zlotys, with two places."""
    return Decimal(grosze).scaleb(-2)
