"""Text as the evaluation and the detail check compare it: lower case, without diacritics."""

import unicodedata
from collections.abc import Callable

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "–": "-", "—": "-", "\u00a0": " "}
)

_KEPT = 0x2200
"""Letters below it stay in a table: European scripts, punctuation and currencies. No message can make it grow more."""


class Letters(dict[int, str]):
    """A table for ``str.translate`` that works a letter out when it is first met; shared between threads.

    Args:
        change: what becomes of a letter, whatever stands around it.

    """

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, code: int) -> str:
        changed = self._change(chr(code))
        if code < _KEPT:
            self[code] = changed
        return changed


def fold(text: str) -> str:
    """Return ``text`` in lower case with diacritics removed and dashes made plain; Cyrillic letters keep theirs.

    Folding twice changes nothing more.
    """
    if text.isascii():  # most words, and a start folds thousands
        return text.lower()
    # Lower case comes last: the decomposition of a sign such as "™" has capitals.
    return unicodedata.normalize("NFC", text).translate(_PLAIN).lower()


def _plain(letter: str) -> str:
    if letter.isascii() or "\u0400" <= letter <= "\u04ff":
        return letter
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if not unicodedata.combining(part)).translate(_UNDECOMPOSED)


_PLAIN = Letters(_plain)
