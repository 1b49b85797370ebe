"""Which language a page is in. What its markup says is often the language of its template: the words win."""

import re
from collections import Counter
from collections.abc import Mapping

_LOOK = 5000
_ENOUGH = 4
_CLEARLY = 2
_CYRILLIC_SHARE = 0.5

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2}(?![a-z])")
_UKRAINIAN = re.compile("[іїєґ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")

# The commonest words of running text that only one of the languages has.
_COMMON: Mapping[str, str] = {
    "pl": """
        w na z że się nie jest oraz przez dla jak po od są który która które lub przy ze pod roku może tym jego ich czy
        także być zł
    """,
    "en": "the of and to is that for with are this be by from or have which you your was not at can",
    "de": "der die das und ist den von mit für auf nicht ein eine dem des wird sind sich auch bei",
    "cs": "je že jsou pro které jako nebo při jeho byl může také již však podle",
    "lt": "ir yra kad su iš kaip bei arba apie nuo pagal dėl taip kurie metų",
}
_BY_WORD = {word: language for language, words in _COMMON.items() for word in words.split()}


def page_language(text: str, declared: str) -> str | None:
    """Return the code of two letters; None when neither the words nor the page tell.

    Args:
        text: the main text.
        declared: what the markup says, such as "pl-PL", or "".

    """
    words = _WORD.findall(text[:_LOOK].casefold())
    return _by_words(words) or _by_code(declared)


def _by_words(words: list[str]) -> str | None:
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if len(cyrillic) > _CYRILLIC_SHARE * len(words):
        return "uk" if any(_UKRAINIAN.search(word) for word in cyrillic) else None
    found = Counter(_BY_WORD[word] for word in words if word in _BY_WORD)
    ((best, count), (_, next_count)) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return best if count >= _ENOUGH and count >= _CLEARLY * next_count else None


def _by_code(declared: str) -> str | None:
    found = _CODE.match(declared.strip().casefold())
    return found[0] if found else None
