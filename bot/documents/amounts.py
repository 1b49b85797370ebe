"""Amounts of money as Polish forms ask for them: in figures and in words.

The libraries that know the words take a while to load; only the process that makes files needs them.
"""

from decimal import Decimal

_GROSZE_IN_ZLOTY = 100
_MINUS = "\u2212"


def figures(amount: Decimal) -> str:
    """Return zlotys as "1 500,00 zł", whose blanks no line breaks at; what is below zero has a minus and no hyphen."""
    from babel.numbers import format_decimal  # noqa: PLC0415 (see above)

    return f"{format_decimal(amount, '#,##0.00', locale='pl').replace('-', _MINUS)}\u00a0zł"


def in_words(amount: Decimal) -> str:
    """Return zlotys as "tysiąc pięćset złotych 00/100": grosze in figures, as forms and bills have them.

    Raises:
        ValueError: when the amount is below zero or no whole number of grosze.

    """
    from num2words import num2words  # noqa: PLC0415 (see above)

    grosze = amount * _GROSZE_IN_ZLOTY
    if amount < 0 or grosze != grosze.to_integral_value():
        raise ValueError(f"{amount} cannot be an amount in words.")
    zlotys, rest = divmod(int(grosze), _GROSZE_IN_ZLOTY)
    return f"{num2words(zlotys, lang='pl')} {_zlotys(zlotys)} {rest:02d}/100"


def spelt_out(amount: Decimal) -> str:
    """Return what stands beside the figures: "(słownie: tysiąc pięćset złotych 00/100)"."""
    return f"(słownie: {in_words(amount)})"


def figures_and_words(amount: Decimal) -> str:
    """Return "1 500,00 zł (słownie: tysiąc pięćset złotych 00/100)"."""
    return f"{figures(amount)} {spelt_out(amount)}"


def _zlotys(number: int) -> str:
    """Return the form of the word that goes with the number, by the plural rule of Polish in the Unicode CLDR."""
    from babel import Locale  # noqa: PLC0415 (see above)

    return {"one": "złoty", "few": "złote"}.get(Locale("pl").plural_form(number), "złotych")
