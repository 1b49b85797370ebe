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
    composed = _clean(unicodedata.normalize("NFKC", _clean(text[: 2 * limit])))
    folded = " ".join(composed.split())[:limit]
    return unicodedata.normalize("NFKC", folded).strip()


def _clean(text: str) -> str:
    if text.isprintable():  # most texts: nothing of those categories, and no white space but " "
        return text
    return text.translate({ord(letter): _cleaned(letter) for letter in set(text)})


def _cleaned(letter: str) -> str:
    if letter in _KEPT_AS_SPACE:
        return " "
    return "" if unicodedata.category(letter) in _DROPPED_CATEGORIES else letter
