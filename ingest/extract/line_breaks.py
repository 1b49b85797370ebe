"""Lines of print put together again: words that were broken are joined, and true hyphens stay."""

import re
from collections.abc import Iterable

_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
# Possessive, and only from the start of a word: a megabyte without a space must not cost its square.
_WHOLE_WORD = re.compile(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)*+(?![\w-])")
_SPACED_OUT = re.compile(r"(?<!\w)(?:[^\W\d_] ){3,}[^\W\d_](?!\w)")
_COMPOUND_START = re.compile(r"\w{2,}(?:sk|ck|dzk|czn|aln|yjn|jn|ow|rn|iczn)o")
_ADJECTIVE = re.compile(
    r"\w{2,}(?:sk|ck|dzk|n|ow|cz|ln)(?:i|y|a|e|ą|ie|iego|ego|iemu|emu|im|ym|iej|ej|ich|ych|imi|ymi)"
)


def join_lines(lines: Iterable[str], words: frozenset[str] = frozenset()) -> str:
    """Return the lines as one text.

    Args:
        lines: lines of one paragraph in order.
        words: the words of the whole text in lower case, hyphens kept. A word found there as one, or with its hyphen,
            settles how a break is read; otherwise only compounds such as "polsko-ukraińskiej" keep the hyphen.
    """
    text = ""
    for line in lines:
        stripped = line.strip()
        if text.endswith(_HYPHENS) and stripped and _WORD_BEFORE.search(text[:-1]):
            text = _join(text, stripped, words)
        elif stripped:
            text = f"{text} {stripped}" if text else stripped
    return _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), text.replace(_SOFT, ""))


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of ``lines`` that stand whole on one line, in lower case, compounds with their hyphens."""
    return frozenset(word for line in lines for word in _WHOLE_WORD.findall(line.lower()))


def _join(text: str, after: str, words: frozenset[str]) -> str:
    # In Polish a true hyphen may be repeated at the start of the next line.
    if after[0] in _HYPHENS:
        return text.rstrip("".join(_HYPHENS)) + "-" + after[1:]
    if text.endswith(_SOFT):
        return text[:-1] + after
    before, rest = _WORD_BEFORE.search(text[:-1]), _WORD_AFTER.match(after)
    if before is None or rest is None or rest[0][0].isupper():
        return text + after
    return (text if _keeps_hyphen(before[0].lower(), rest[0].lower(), words) else text[:-1]) + after


def _keeps_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    if before + after in words:
        return False
    if f"{before}-{after}" in words:
        return True
    return bool(_COMPOUND_START.fullmatch(before) and _ADJECTIVE.fullmatch(after))
