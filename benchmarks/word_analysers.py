"""Ways to turn a Polish word into the forms under which it is found; the libraries are loaded when they are chosen."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache

from index.folding import fold
from index.polish import STOP_WORDS

Analyser = Callable[[str], Sequence[frozenset[str]]]
"""Cuts a text into words, each the set of its forms."""

Normaliser = Callable[[str], Iterable[str]]
"""Gives the lemmas or the stem of a word in lower case, with its diacritics."""

_PART = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which forms a word has: those of a library, the word itself without diacritics, its first letters.

    ``package`` is a key of ``NORMALISERS``, or empty.
    """

    package: str = ""
    folded: bool = False
    beginning: int = 0

    @property
    def name(self) -> str:
        """The forms, as the table names them."""
        parts = (self.package, "folded" * self.folded, f"first {self.beginning}" if self.beginning else "")
        return " + ".join(part for part in parts if part)


RECIPES = (
    Recipe(folded=True),
    Recipe(beginning=4),
    Recipe(beginning=5),
    Recipe("morfeusz2"),
    Recipe("simplemma"),
    Recipe("pystempel"),
    Recipe("PyStemmer"),
    Recipe("morfeusz2", folded=True, beginning=5),
    Recipe(folded=True, beginning=4),
    Recipe("morfeusz2", folded=True, beginning=4),
    Recipe("simplemma", folded=True, beginning=4),
    Recipe("pystempel", folded=True, beginning=4),
    Recipe("PyStemmer", beginning=4),
    Recipe("PyStemmer", folded=True, beginning=4),
)


def load_analyser(recipe: Recipe) -> Analyser:
    """Load what ``recipe`` needs.

    Raises:
        ModuleNotFoundError: when its package is not installed.

    """
    normalise = NORMALISERS[recipe.package]() if recipe.package else _nothing

    @cache
    def forms(word: str) -> frozenset[str]:
        folded = fold(word)
        if folded in STOP_WORDS or (len(folded) == 1 and not folded.isdigit()):
            return frozenset()
        return frozenset(normalise(word)) | _plain_forms(folded, recipe)

    def analyse(text: str) -> list[frozenset[str]]:
        parts = _PART.findall(unicodedata.normalize("NFKC", text).lower())
        return [found for part in parts if (found := forms(part))]

    return analyse


def _plain_forms(folded: str, recipe: Recipe) -> frozenset[str]:
    forms = {folded} if recipe.folded else set()
    if recipe.beginning:
        long = len(folded) > recipe.beginning and folded.isalpha()
        forms.add(f"{folded[: recipe.beginning]}*" if long else folded)
    return frozenset(forms)


def _nothing(_: str) -> Iterable[str]:
    return ()


def _morfeusz() -> Normaliser:
    import morfeusz2  # noqa: PLC0415 - each process loads what it measures alone

    analyser = morfeusz2.Morfeusz(generate=False)
    return lambda word: {fold(found[1].partition(":")[0]) for _, _, found in analyser.analyse(word)}


def _simplemma() -> Normaliser:
    import simplemma  # noqa: PLC0415 - see above

    return lambda word: (fold(simplemma.lemmatize(word, lang="pl")),)


def _stempel() -> Normaliser:
    import pystempel  # noqa: PLC0415 - see above

    with redirect_stderr(io.StringIO()):  # its progress bar cannot be switched off
        stemmer = pystempel.Stemmer.polimorf()
    return lambda word: (f"{fold(stemmer(word) or word)}~",)


def _snowball() -> Normaliser:
    from Stemmer import Stemmer  # noqa: PLC0415 - see above

    # Folded before it is stemmed, since half of the questions come without diacritics.
    return lambda word: (f"{Stemmer('polish').stemWord(fold(word))}~",)


NORMALISERS: dict[str, Callable[[], Normaliser]] = {
    "morfeusz2": _morfeusz,
    "simplemma": _simplemma,
    "pystempel": _stempel,
    "PyStemmer": _snowball,
}
