"""Which kinds of value a question asks for, and whether a text names one."""

from collections.abc import Mapping

from bot.answering.details import Detail, asked_details
from bot.answering.values import ValueKind, values_in

_DAYS = (ValueKind.DAY, ValueKind.MONTH)
_ANSWERED_BY: Mapping[Detail, tuple[ValueKind, ...]] = {
    Detail.AMOUNT: (ValueKind.AMOUNT,),
    Detail.SHARE: (ValueKind.SHARE,),
    Detail.DEADLINE: _DAYS,
    Detail.DAY: _DAYS,
    Detail.DATE: (*_DAYS, ValueKind.YEAR),
    Detail.DURATION: (ValueKind.DURATION,),
    Detail.COUNT: (ValueKind.NUMBER,),
    Detail.LAW_PLACE: (ValueKind.LAW_PLACE,),
}
# "Ile pieniędzy" and "ile dni" count too; the finer kind is what is meant.
_FINER_THAN_COUNT = frozenset({Detail.AMOUNT, Detail.DURATION, Detail.SHARE})


def asked_kinds(question: str) -> tuple[tuple[ValueKind, ...], ...]:
    """Return, for each detail that ``question`` asks for and a value can give, the kinds that give it."""
    asked = asked_details(question)
    if asked & _FINER_THAN_COUNT:
        asked -= {Detail.COUNT}
    # "Do kiedy" is a "kiedy" too: what is asked for in two words is asked for once.
    return tuple(dict.fromkeys(kinds for detail, kinds in _ANSWERED_BY.items() if detail in asked))


def has_value_of(text: str, kinds: tuple[ValueKind, ...]) -> bool:
    """Return whether ``text`` names a value of one of ``kinds``."""
    return any(value.kind in kinds for value in values_in(text))
