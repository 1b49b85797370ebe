"""Which words the library knows, how rare they are, and how much of a question a passage covers."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.model import Passage
from index.embedding_text import passage_text

WordForms = Callable[[str], Sequence[frozenset[str]]]
"""Cuts a text into content words; each word is the set of the forms under which it is found."""


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """The content words of a question, each with its rarity, and the sum of these."""

    words: tuple[tuple[frozenset[str], float], ...]
    total: float

    def share(self, present: frozenset[str]) -> float:
        """Return the share, by rarity, of the words of which a form is ``present``; between 0 and 1."""
        if not self.total:
            return 0.0
        return sum(weight for word, weight in self.words if not word.isdisjoint(present)) / self.total


class Vocabulary:
    """The words of the snapshot with their document frequencies.

    Parameters:
        passages: the passages in the snapshot's order.
        word_forms: the analyser, the same one for passages and questions.
    """

    def __init__(self, passages: Sequence[Passage], word_forms: WordForms) -> None:
        self._word_forms = word_forms
        self._forms = [self.forms_of(passage_text(passage)) for passage in passages]
        self._frequency = Counter(form for forms in self._forms for form in forms)

    def words(self, question: str) -> Sequence[frozenset[str]]:
        """Return the content words of ``question``, each as its set of forms."""
        return self._word_forms(question)

    def forms_of(self, text: str) -> frozenset[str]:
        """Return every form of every content word of ``text``."""
        return frozenset(form for word in self._word_forms(text) for form in word)

    def weigh(self, words: Sequence[frozenset[str]]) -> WeighedWords:
        """Return ``words`` with their rarity, to be looked for in several texts."""
        weights = [self._rarity(word) for word in words]
        return WeighedWords(tuple(zip(words, weights, strict=True)), sum(weights))

    def coverage(self, words: WeighedWords, row: int) -> float:
        """Return the share, by rarity, of ``words`` that the passage in ``row`` has; between 0 and 1."""
        return words.share(self._forms[row])

    def unknown_share(self, words: Sequence[frozenset[str]]) -> float:
        """Return the share of ``words`` that no passage has; 0 for no words."""
        if not words:
            return 0.0
        return sum(not any(form in self._frequency for form in word) for word in words) / len(words)

    def _rarity(self, word: frozenset[str]) -> float:
        """Return the inverse document frequency of the word's commonest form (Robertson and Sparck Jones)."""
        frequency = max((self._frequency.get(form, 0) for form in word), default=0)
        return math.log((len(self._forms) + 1) / (frequency + 0.5))
