"""Proper names and acronyms of a question, and which of them a passage has."""

import re
from dataclasses import dataclass

from bot.answering.introduction import asking_sentences, is_english
from index.folding import fold

SHORT = 4
"""Letters of a name that must be found whole; of a longer one its beginning is enough, whatever its case."""

_WORD = re.compile(r"[^\W_][\w'’-]*")
_INITIAL = re.compile(r"\b[^\W\d_]")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])(?![IVX]+$)[A-Z0-9]{3,}")
_CAPITALISED = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}(?:-[A-ZĄĆĘŁŃÓŚŹŻ]?\w+)?")
# Acronyms that passages often write out, or by another acronym in Polish.
_WRITTEN_OUT = frozenset("ngo msz mfa jst egtc euwt gdpr rodo eea eog zmp zpp bip wos usa onz bsr pln eur usd".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a question asks about, folded: its ``acronyms``, and its other ``capitalised`` words.

    Where people say who they are, the names are theirs ("Jestem radną z Chełmży") and nothing that is asked about.
    """

    acronyms: frozenset[str]
    capitalised: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.acronyms or self.capitalised)

    def absent_acronyms(self, folded: str) -> frozenset[str]:
        """Return the acronyms that the ``folded`` text of a passage has not."""
        return frozenset(name for name in self.acronyms if not _has(folded, name))

    def absent_share(self, folded: str) -> float:
        """Return the share of all names that the ``folded`` text has not; 0 when there are no names."""
        names = self.acronyms | self.capitalised
        return sum(not _has(folded, name) for name in names) / len(names) if names else 0.0


def names_in(question: str) -> Names:
    """Return the names that ``question`` asks about."""
    asked = [sentence for _, sentence in asking_sentences(question)]
    acronyms = {fold(word) for sentence in asked for word in _WORD.findall(sentence) if _ACRONYM.fullmatch(word)}
    # English writes the names of Polish offices in English: there the words say nothing.
    texts = [] if is_english(question) else asked
    capitalised = {fold(word) for text in texts for word in _WORD.findall(text)[1:] if _CAPITALISED.fullmatch(word)}
    return Names(frozenset(acronyms - _WRITTEN_OUT), frozenset(capitalised))


def _has(folded: str, name: str) -> bool:
    if name in "".join(_INITIAL.findall(folded)):
        return True  # written out: "Kolegium Europy Wschodniej" has KEW
    plain = folded.replace("-", "")
    wanted = name.replace("-", "")
    if len(wanted) > SHORT:
        return wanted[: max(SHORT, min(len(wanted) - 2, 6))] in plain
    # "RITY" is a case of "RITA".
    return (wanted[:-1] if len(wanted) == SHORT and wanted[-1] in "aeiouy" else wanted) in plain
