"""Diacritics restored and slips mended in a question, where the corpus knows the word that was meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from index.folding import fold
from index.slips import Step, shared_beginning

SHORTEST_MENDED = 5
"""Letters; a shorter unknown word is near too many others."""

ENDING = 3
"""Letters at the end of a word that inflection changes."""

CLEARLY = 4
"""How many times as frequent as the next one a word has to be when a slip may have made either."""

ENGLISH_SHARE = 5
"""One word of five: with more English function words than that, a text is English."""

# Parts of identifiers and addresses are no words of their own.
_WORD = re.compile(r"(?<![\w@./&])(?<!\d-)[^\W\d_]{2,}(?![\w@/&]|-\d|\.\w)")
_MARKED = re.compile(r"[ąćęłńóśźż]", re.IGNORECASE)
_POLISH = re.compile(r"[a-ząćęłńóśźż]+")
_ENGLISH = frozenset(
    """
    the of what which who when where how is are was were does did for and can with from must under about
    """.split()  # noqa: SIM905 - quotes around each word would hide them
)


class Speller:
    """Mends questions by the words of the corpus; keeps nothing of a question and may be shared between threads.

    A word that the corpus has stays, and so does one that only ends in another way. Of the rest, one is replaced when
    the corpus spells it with other diacritics, or when one slip makes it of exactly one word that the corpus has.
    Words are compared with those of the same first letter and about the same length, so that nothing has to be prepared
    but the words: SymSpell's index (symspellpy) finds the same ones, and takes four times as long to load.

    Args:
        passages: texts in good spelling.
        asked: questions in people's own words; of those without any diacritics no spelling is learnt.
    """

    def __init__(self, passages: Iterable[str], asked: Iterable[str] = ()) -> None:
        self._counts, colloquial = Counter[str](), set[str]()
        for text in passages:
            self._counts.update(_words(text))
        for text in asked:
            words = _words(text)
            colloquial.update(words)
            if _MARKED.search(text):
                self._counts.update(words)
        self._spellings = _spellings(self._counts)
        bare = colloquial.difference(self._counts)
        self._known = self._counts.keys() | {word for word in bare if _folded(word) not in self._spellings}
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for folded in self._spellings:
            self._alike[folded[0], len(folded)].append(folded)

    def repair(self, text: str) -> str:
        """Return ``text`` with its slips mended; equal to it when there are none that the corpus can mend.

        English, Ukrainian, numbers and identifiers stay; a name may get its diacritics, but no other letters.
        """
        words = _WORD.findall(text)
        if sum(word.lower() in _ENGLISH for word in words) * ENGLISH_SHARE > len(words):
            return text
        is_marked = bool(_MARKED.search(text))
        return _WORD.sub(lambda found: self._repaired(found, is_marked=is_marked), text)

    def _repaired(self, found: re.Match[str], *, is_marked: bool) -> str:
        word = found[0]
        lower = word.lower()
        if lower in self._known or not _POLISH.fullmatch(lower) or word[1:] != lower[1:]:
            return word
        folded = _folded(lower)
        spelling = self._spellings.get(folded)
        if spelling is None:
            is_name = word != lower and found.start() > 0
            spelling = None if is_name else self._mended(folded)
        elif _MARKED.search(lower) or (is_marked and spelling[:-1] == lower[:-1]):
            # Who writes diacritics means "cześć" and not "część", "firma" and not "firmą".
            return word
        return word if spelling is None else _as_written(spelling, word)

    def _mended(self, word: str) -> str | None:
        """Return the known word that a slip made ``word``, folded, of; None when it may be right, or of several."""
        if len(word) < SHORTEST_MENDED:
            return None
        lengths = range(len(word) - 1, len(word) + 2)
        alike = (other for length in lengths for other in self._alike.get((word[0], length), ()))
        # A step changes two letters at most, so half of the others stay at the beginning or the end; this spares
        # comparing most.
        half = (len(word) - 1) // 2
        alike = (other for other in alike if other[:half] == word[:half] or other[-half:] == word[-half:])
        near = [(other, step) for other in alike if (step := Step.between(word, other))]
        if any(_is_inflected(other, step) for other, step in near):
            return None
        return self._clearest([self._spellings[other] for other, step in near if step.is_slip])

    def _clearest(self, spellings: Sequence[str]) -> str | None:
        """Return the most frequent one, unless another word is nearly as frequent."""
        if not spellings:
            return None
        best = max(spellings, key=self._counts.__getitem__)
        others = (self._counts[each] for each in spellings if not _share_beginning(each, best))
        return best if self._counts[best] >= CLEARLY * max(others, default=0) else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _folded(word: str) -> str:
    """Return ``fold(word)``, at once for the many words that are plain already."""
    return word if word.isascii() else fold(word)


def _spellings(counts: Counter[str]) -> dict[str, str]:
    """Return the most frequent spelling of each folded Polish word."""
    found: dict[str, str] = {}
    for word, _ in counts.most_common():
        if _POLISH.fullmatch(word):
            found.setdefault(_folded(word), word)
    return found


def _is_inflected(other: str, step: Step) -> bool:
    """Return whether the word that is a ``step`` from ``other`` looks like another form of it.

    Endings differ in their last letter, or have one letter for another ("samorządem", "samorządom").
    """
    is_other_ending = step.word[-1] != other[-1] or len(step.written) == len(step.meant) == 1
    return is_other_ending and _share_beginning(step.word, other)


def _share_beginning(word: str, other: str) -> bool:
    return shared_beginning(word, other) >= max(len(word), len(other)) - ENDING


def _as_written(spelling: str, word: str) -> str:
    """Return ``spelling`` with the capital of ``word``."""
    return spelling.capitalize() if word[0].isupper() else spelling
