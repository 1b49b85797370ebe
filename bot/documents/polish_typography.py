"""Polish typography: what may not be torn apart at the end of a line."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_TIED = "\u00a0"
_ONE_LETTER = re.compile(r"(?<![^\s(„\"–—])([aiouwzAIOUWZ]) (?=\S)")
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:zł|r\.|tys\.|mln|proc\.|%|dni|dzień|miesi|pkt|\d{3}\b))")
_BEFORE_NUMBER = re.compile(r"\b(nr|art\.|ust\.|pkt|poz\.|wersj[aię]|strona) (?=\d)", re.IGNORECASE)


def tied(text: str) -> str:
    """Return ``text`` with words of one letter tied to the next word, and numbers to their units and groups.

    So no line ends with "w" or "i", and an amount stays together.

    """
    text = _ONE_LETTER.sub(rf"\1{_TIED}", text)
    return _BEFORE_NUMBER.sub(rf"\1{_TIED}", _NUMBER_AND_UNIT.sub(_TIED, text))


def tied_throughout(value: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return ``value`` with all the texts inside it tied."""
    match value:
        case str():
            return tied(value)
        case Mapping():
            return {key: tied_throughout(part) for key, part in value.items()}
        case Sequence():
            return [tied_throughout(part) for part in value]
        case _:
            return value
