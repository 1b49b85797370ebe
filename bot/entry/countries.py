"""Countries as people type them, in Polish, English or Ukrainian or by code, and as they are shown.

The names are those of Unicode's CLDR, which babel brings.
"""

from collections.abc import Mapping
from functools import cache

from index.folding import fold

LANGUAGES = ("pl", "en", "uk")
_NO_COUNTRIES = frozenset({"CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "UN", "XA", "XB", "ZZ"})
"""Two letters in CLDR, but unions, islands without a code of their own and placeholders."""

_ALSO = {
    "uk": "GB",
    "anglia": "GB",
    "england": "GB",
    "zjednoczone krolestwo": "GB",
    "usa": "US",
    "niderlandy": "NL",
    "czech republic": "CZ",
    "republika czeska": "CZ",
    "turkey": "TR",
    "wybrzeze kosci sloniowej": "CI",
}
"""Usual names that CLDR does not have."""

_ALIKE = 75.0
"""Of 100: "Niemcyy" and "Slowacia" are found, another country is not taken for this one."""


def find_country(typed: str) -> str | None:
    """Return the ISO 3166 code of the country that was typed, "DE"; None when it is none."""
    return _countries().get(_key(typed))


def similar_countries(typed: str, limit: int = 3) -> tuple[str, ...]:
    """Return the codes of countries whose names are spelled nearly like that, the closest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a slip in a form needs it

    key, names = _key(typed), [name for name in _countries() if len(name) > len("XX")]
    close = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=limit * len(LANGUAGES))
    return tuple(dict.fromkeys(_countries()[name] for name, _, _ in close))[:limit]


def country_name(code: str, language: str) -> str:
    """Return how the country is called in the language, the code where it has no name there."""
    return _territories(language).get(code, code)


@cache
def _countries() -> Mapping[str, str]:
    """Return the codes by folded name and by folded code."""
    codes = [code for code in _territories("en") if len(code) == len("XX") and code not in _NO_COUNTRIES]
    named = {_key(country_name(code, language)): code for code in codes for language in LANGUAGES}
    return {**{code.lower(): code for code in codes}, **named, **_ALSO}


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - read at the first country, not at each start

    found: Mapping[str, str] = Locale(language).territories
    return found


def _key(typed: str) -> str:
    letters = "".join(character if character.isalnum() else " " for character in fold(typed))
    return " ".join(letters.split())
