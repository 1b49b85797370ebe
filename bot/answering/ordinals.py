"""Which one of a numbered series a text names: "II Forum", "piąta konferencja", "trzecia edycja"."""

import re
from functools import cache

from index.folding import fold

_ROMAN = {"I": 1, "V": 5, "X": 10}
_WORDS: tuple[tuple[str, int], ...] = (
    (r"pierwsz\w+|first|1st|перш\w+", 1),
    (r"drug(?:i|a|ie|iej|iego|im|imi)|second|2nd|друг(?:ий|а|е|ої|ого|ому|у|ій)", 2),
    (r"trzeci\w*|third|3rd|трет\w+", 3),
    (r"czwart(?!ek|k)\w+|fourth|4th|четверт(?!ь)\w+", 4),
    (r"piat(?!ek|k)\w+|fifth|5th|п'?ят(?:ий|а|е|ої|ого|ому|у|ій)", 5),
    (r"szost\w+|sixth|6th|шост\w+", 6),
    (r"siodm\w+|seventh|7th|сьом(?:ий|а|е|ої|ого|у)", 7),
    (r"osm(?:y|a|e|ej|ego|ym)|eighth|8th|восьм(?:ий|а|е|ої|ого|у)", 8),
    (r"dziewiat\w+|ninth|9th|дев'?ят(?:ий|а|е|ої|ого|у)", 9),
    (r"dziesiat(?:y|a|e|ej|ego|ym)|tenth|10th|десят(?:ий|а|е|ої|ого|у)", 10),
)
# What is held or opened again and again; the beginning of the word is enough for all its cases.
_SERIES: tuple[tuple[str, str], ...] = (
    ("edition", r"edycj|edition|едиці"),
    ("forum", r"forum|форум"),
    ("conference", r"konferencj|sokwms|conference|конференці"),
    ("call", r"nabor|tur[aye]\b|rund|konkurs|call|round|набор|набір|тур[уі]?\b|конкурс"),
    ("component", r"komponent|component|компонент"),
    ("meeting", r"zjazd|spotkani|seminari|kongres|meeting|congress|seminar|зустріч|семінар|конгрес"),
)
_SERIES_WORD = "|".join(f"(?P<{name}>{beginning})" for name, beginning in _SERIES)
_ROMAN_FIRST = rf"(?i)\b(?P<roman>[IVX]{{1,6}})\s(?:[^\W\d]+\s){{0,3}}?(?:{_SERIES_WORD})"
_ROMAN_LAST = rf"(?i)\b(?:{_SERIES_WORD})\w*\s(?P<roman>[IVX]{{1,6}})\b"
_SPELT = (
    rf"\b(?:{'|'.join(f'(?P<n{number}>{words})' for words, number in _WORDS)})"
    rf"\s(?:[^\W\d]+\s){{0,3}}?(?:{_SERIES_WORD})"
)

Place = tuple[str, int]
"""A series and a place in it: ("forum", 2)."""


def ordinals_in(text: str) -> frozenset[Place]:
    """Return the places in a series that ``text`` names."""
    places = {
        (_series(match), _roman(match["roman"]))
        for pattern in (_ROMAN_FIRST, _ROMAN_LAST)
        for match in _compiled(pattern).finditer(text)
        if match["roman"].isupper()
    }
    spelt = {
        (_series(match), next(number for _, number in _WORDS if match[f"n{number}"]))
        for match in _compiled(_SPELT).finditer(fold(text))
    }
    return frozenset(places | spelt)


def another_place(asked: frozenset[Place], told: frozenset[Place]) -> bool:
    """Return whether ``told`` names places in every series that is ``asked`` about, and only other ones."""
    series = {name for name, _ in told}
    return bool(asked) and all(name in series and (name, number) not in told for name, number in asked)


def _series(match: re.Match[str]) -> str:
    return next(name for name, _ in _SERIES if match[name])


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiled with the first question, not at the start of the program.
    return re.compile(pattern)
