"""One form for every text that is searched or indexed."""

import unicodedata

LONGEST_TEXT = 8000
"""Characters; far more than the encoder reads."""

_KEPT_AS_SPACE = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def normalise_text(text: str, limit: int = LONGEST_TEXT) -> str:
    """Return ``text`` in NFKC with control, format and zero-width characters removed and white space folded.

    The result has at most ``limit`` characters. The input is cut before the normalisation too, since NFKC turns one
    character (U+FDFA) into eighteen. Normalising twice changes nothing more.
    """
    cleaned = "".join(_clean(letter) for letter in text[: 2 * limit])
    composed = unicodedata.normalize("NFKC", cleaned)
    composed = "".join(_clean(letter) for letter in composed)
    folded = " ".join(composed.split())[:limit]
    return unicodedata.normalize("NFKC", folded).strip()


def _clean(letter: str) -> str:
    if letter in _KEPT_AS_SPACE:
        return " "
    return "" if unicodedata.category(letter) in _DROPPED_CATEGORIES else letter
