"""Text as the evaluation and the detail check compare it: lower case, without diacritics."""

import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "–": "-", "—": "-", "\u00a0": " "})


def fold(text: str) -> str:
    """Return ``text`` in lower case with diacritics removed and dashes made plain; Cyrillic letters keep theirs.

    Folding twice changes nothing more.
    """
    if text.isascii():  # most words, and a start folds thousands
        return text.lower()
    # Lower case comes last: the decomposition of a sign such as "™" has capitals.
    plain = "".join(_fold_letter(letter) for letter in unicodedata.normalize("NFC", text))
    return plain.lower().translate(_UNDECOMPOSED)


@lru_cache(1024)
def _fold_letter(letter: str) -> str:
    if letter.isascii() or "\u0400" <= letter <= "\u04ff":
        return letter
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if not unicodedata.combining(part))
