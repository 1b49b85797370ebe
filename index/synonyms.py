"""Words of a question counted by what means the same: "JST" by "jednostka samorządu terytorialnego" and back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from index.normalise import normalise_text
from index.polish import whole_forms, word_forms
from index.protocols import Scores

ALTERNATIVE_SHARE = 0.8
"""How much a synonym counts beside the word itself: with less, English and colloquial questions find fewer of their
passages by words, with 1 Polish ones in the words of the library a little fewer."""

SHORTEST_STEM = 4
"""Letters; after a shorter stem any letters may be another word."""

ENDING = 3
"""Letters at most that a stem is followed by."""

Phrase = tuple[frozenset[str], ...]
"""Its content words in their order, each as its forms; an acronym is a phrase of one word."""


class WordScores(Protocol):
    """What an index of words tells of one word."""

    @property
    def size(self) -> int: ...  # noqa: D102 - see BM25Index

    def word_scores(self, forms: frozenset[str]) -> Scores: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a question that stand together, and the phrases that mean the same."""

    words: Phrase
    alternatives: tuple[Phrase, ...] = ()


class Synonyms:
    """Finds synonyms in questions, whatever their case and with or without diacritics; shared between threads.

    Args:
        groups: words, acronyms and phrases of which each may stand for the others in its group.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = defaultdict(list)
        for group in groups:
            phrases = [phrase for words in group if (phrase := word_forms(words))]
            for phrase in phrases:
                entry = phrase, tuple(other for other in phrases if other is not phrase)
                for form in whole_forms(phrase[0]):
                    self._groups[form].append(entry)

    def alternatives(self, words: Sequence[frozenset[str]]) -> Iterator[Span]:
        """Cut ``words`` into spans, the longest known phrases first; a word without synonyms is a span of its own."""
        place = 0
        while place < len(words):
            span = self._longest(tuple(words[place:])) or Span((words[place],))
            yield span
            place += len(span.words)

    def scores(self, index: WordScores, text: str) -> Scores:
        """Return the score of every passage for ``text``, shape (size,), each span counted by its best wording.

        A longer wording counts no more than the words that it stands for, so an acronym stays one word.
        """
        total = np.zeros(index.size, np.float32)
        for span in self.alternatives(word_forms(normalise_text(text))):
            best = _phrase_scores(index, span.words)
            for phrase in span.alternatives:
                share = ALTERNATIVE_SHARE * min(1, len(span.words) / len(phrase))
                best = np.maximum(best, share * _phrase_scores(index, phrase))
            total += best
        return total

    def _longest(self, words: Phrase) -> Span | None:
        known = [entry for form in _keys(words[0]) for entry in self._groups.get(form, ()) if _opens(words, entry[0])]
        if not known:
            return None
        phrase, alternatives = max(known, key=lambda entry: len(entry[0]))
        return Span(words[: len(phrase)], alternatives)


@lru_cache(maxsize=1024)
def _keys(forms: frozenset[str]) -> frozenset[str]:
    """Return the forms by which a word may be known, also with an ending that the stemmer leaves on it."""
    whole = whole_forms(forms)
    longer = (word for word in whole if word.isalpha())
    return whole | {
        f"{word[:length]}~" for word in longer for length in range(max(SHORTEST_STEM, len(word) - ENDING), len(word))
    }


def _opens(words: Phrase, phrase: Phrase) -> bool:
    """Return whether ``words`` begin with ``phrase``, in any case."""
    pairs = zip(words, phrase, strict=False)
    return len(words) >= len(phrase) and all(_keys(word) & whole_forms(known) for word, known in pairs)


def _phrase_scores(index: WordScores, phrase: Phrase) -> Scores:
    if len(phrase) == 1:  # nearly all
        return index.word_scores(phrase[0])
    total = np.zeros(index.size, np.float32)
    for word in phrase:
        total += index.word_scores(word)
    return total
