"""How people write on a phone: without diacritics, with a slip of the finger; learnt from, so that it does no harm."""

import random
from dataclasses import dataclass

from index.folding import fold

WITHOUT_DIACRITICS, WITH_SLIP = 0.3, 0.25
"""Shares of the copies of a question that are written so."""

SHORTEST = 5
"""Letters of a word that may get a slip; shorter ones could become another word."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: [row[place] for place in (index - 1, index + 1) if 0 <= place < len(row)]
    for row in _ROWS
    for index, letter in enumerate(row)
}


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes a question as a person in a hurry may.

    Attributes:
        chance: where the slips come from; seeded, so that a run can be repeated.
    """

    chance: random.Random

    def write(self, question: str) -> str:
        """Return ``question``, perhaps without diacritics and perhaps with one slip in a longer word."""
        text = fold(question) if self.chance.random() < WITHOUT_DIACRITICS else question
        return self._slip(text) if self.chance.random() < WITH_SLIP else text

    def _slip(self, text: str) -> str:
        words = text.split(" ")
        long = [place for place, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
        if not long:
            return text
        place = self.chance.choice(long)
        words[place] = self._slip_in(words[place])
        return " ".join(words)

    def _slip_in(self, word: str) -> str:
        """Swap, leave out, double or mistake one letter that is not the first."""
        at = self.chance.randrange(1, len(word) - 1)
        match self.chance.randrange(4):
            case 0:
                return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            case 1:
                return word[:at] + word[at + 1 :]
            case 2:
                return word[: at + 1] + word[at:]
            case _:
                beside = _BESIDE.get(word[at].lower(), [word[at]])
                return word[:at] + self.chance.choice(beside) + word[at + 1 :]
