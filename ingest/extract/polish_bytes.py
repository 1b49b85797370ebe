"""Which of the three encodings of Central and Western Europe a Polish text is in: they differ in a few letters.

ą is B1 in ISO-8859-2 and B9 in windows-1250, ś is B6 and 9C, ź is BC and 9F; the other Polish letters are the same in
both. In windows-1252 most of these bytes are signs that do not stand within words. So counting bytes is enough.
"""

from collections.abc import Mapping

SINGLE_BYTE = ("cp1250", "iso8859-2", "cp1252")
"""The encodings that are told apart here, as Python names them, the likeliest first."""

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# Letters of the neighbours that all three or one of them hold, and the signs that texts do use.
_WESTERN = frozenset("äöüßÄÖÜéèàçâêôûîùÉÈÀÇÊëïáíúñÁÍÚÑ")
_SIGNS = frozenset("„”“‚’‘–—…•€§©®°«»\xa0\xad×")
_POLISH_WEIGHT = 2
_STRANGE_WEIGHT = -1
_CONTROL_WEIGHT = -3


def polish_encoding(content: bytes, declared: str | None) -> str | None:
    """Return the encoding that reads ``content`` best, ``declared`` where they tie; None when none of them fits.

    In a text that one of them fits, nearly every byte above ASCII is a letter that the language uses.

    Args:
        content: text in one byte a character.
        declared: one of ``SINGLE_BYTE``, or None.

    """
    counts = {byte: content.count(byte) for byte in range(0x80, 0x100)}
    scores = {name: _score(counts, weights) for name, weights in _WEIGHTS.items()}
    best = max(scores.values())
    if 2 * best <= sum(counts.values()):
        return None
    fitting = [name for name, score in scores.items() if score == best]
    return declared if declared in fitting else fitting[0]


def _score(counts: Mapping[int, int], weights: Mapping[int, int]) -> int:
    return sum(count * weights[byte] for byte, count in counts.items() if count)


def _weight(letter: str, *, western: bool) -> int:
    if letter in _POLISH:
        # A page in windows-1252 has no ogonek, and its "ó" is Spanish as likely as Polish.
        return 1 if western else _POLISH_WEIGHT
    if letter in _WESTERN:
        return 1 if western else 0
    if letter in _SIGNS:
        return 0
    return _STRANGE_WEIGHT if letter.isprintable() and letter != "\ufffd" else _CONTROL_WEIGHT


_WEIGHTS: Mapping[str, Mapping[int, int]] = {
    name: {
        byte: _weight(bytes([byte]).decode(name, "replace"), western=name == "cp1252") for byte in range(0x80, 0x100)
    }
    for name in SINGLE_BYTE
}
