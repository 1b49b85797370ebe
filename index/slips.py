"""What one slip of the fingers, or of Polish orthography, makes of a word."""

from dataclasses import dataclass
from typing import Self

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANT = 0.4
"""How far, in keys, each row of a keyboard begins to the right of the one above it."""

_SOUND_ALIKE = frozenset("ou")
"""Folded letters that are mixed up by their sound: "ó" and "u"."""

_ONE_SOUND = frozenset({"rz", "ch"})
"""Two letters where one was meant, folded: "rz" for "ż" and "ch" for "h"."""

_STEPS = ((0, 1), (1, 0), (1, 1), (2, 2))
"""How many letters were written where how many were meant: left out, added, changed, swapped."""


@dataclass(frozen=True, slots=True)
class Step:
    """The one place where ``word`` differs from another: there it has ``written`` instead of ``meant``.

    ``start`` is the length of their common beginning. Steps are those of optimal string alignment: a letter left out,
    added or changed, or two neighbours swapped. Own code instead of rapidfuzz, which tells how many steps two words are
    apart and not which, so that this comparison would stay; over the words of one length and initial it is as quick,
    and the serving process is spared an import of 30 ms.
    """

    word: str
    start: int
    written: str
    meant: str

    @classmethod
    def between(cls, word: str, other: str) -> Self | None:
        """Return the step from ``other`` to ``word``; None when they are the same or further apart."""
        if word == other:
            return None
        start = shared_beginning(word, other)
        rest, wanted = word[start:], other[start:]
        for added, missed in _STEPS:
            if len(rest) >= added and len(wanted) >= missed and rest[added:] == wanted[missed:]:
                step = cls(word, start, rest[:added], wanted[:missed])
                return step if len(step.written) < len(_STEPS[-1]) or step.is_swap else None
        return None

    @property
    def is_swap(self) -> bool:
        """Whether two neighbours changed places."""
        return len(self.written) > 1 and self.written == self.meant[::-1]

    @property
    def is_slip(self) -> bool:
        """Whether a slip is the likely cause, both words folded.

        That is a letter left out, doubled or swapped with its neighbour, a key hit instead of the one beside it or
        together with it, or letters of the same sound. Other pairs ("wykazać", "wskazać") are mostly two words.
        """
        if not self.written or self.is_swap:
            return True
        if self.meant:
            return self.meant in _MIXED_UP.get(self.written, ())
        return self._is_surplus()

    def _is_surplus(self) -> bool:
        """Return whether the added letter repeats one beside it, slipped in from its key or writes the same sound."""
        place, mixed_up = self.start, _MIXED_UP.get(self.written, ())
        beside = self.word[max(place - 1, 0) : place] + self.word[place + 1 : place + 2]
        is_one_sound = self.word[place : place + 2] in _ONE_SOUND
        return is_one_sound or any(each == self.written or each in mixed_up for each in beside)


def shared_beginning(word: str, other: str) -> int:
    """Return how many letters two words have in common before they differ."""
    for place, (letter, meant) in enumerate(zip(word, other, strict=False)):
        if letter != meant:
            return place
    return min(len(word), len(other))


def _mixed_up() -> dict[str, frozenset[str]]:
    """Return the letters that each letter is mixed up with: those of the keys around it and of the same sound."""
    places = {key: (column + _SLANT * row, row) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return {
        key: frozenset(
            other for other, place in places.items() if _is_beside(place, at) or {key, other} == _SOUND_ALIKE
        )
        for key, at in places.items()
    }


def _is_beside(place: tuple[float, int], other: tuple[float, int]) -> bool:
    return place != other and abs(place[0] - other[0]) <= 1 and abs(place[1] - other[1]) <= 1


_MIXED_UP = _mixed_up()
