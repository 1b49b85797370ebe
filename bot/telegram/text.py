"""Text as Telegram takes and measures it: UTF-16 units, graphemes, characters that it refuses."""

import unicodedata
from urllib.parse import urlsplit

import regex

_GRAPHEME = regex.compile(r"\X")

_DANGEROUS = regex.compile(
    # Controls but for tab and newline, lone surrogates, line and paragraph separators, and the marks that
    # override the direction of what follows: a name could turn the rest of a message around.
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069\ufeff]"
)

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})

_LONGEST_URL = 2048


def clean(text: str) -> str:
    """Return ``text`` without the characters that Telegram refuses, replaces or lets deceive; tabs become spaces."""
    return _DANGEROUS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")


def utf16_units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units, in which Telegram states its limits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> list[str]:
    """Split ``text`` into what a reader sees as single characters (Unicode extended grapheme clusters)."""
    return _GRAPHEME.findall(text)


def visible(text: str) -> bool:
    """Return whether ``text`` shows anything: Telegram refuses messages of blanks and format marks alone."""
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


def web_address(url: str) -> str | None:
    """Return ``url`` when it is a web address that Telegram opens, else None.

    Only http and https with a host, at most 2048 characters, and no blanks or controls.
    """
    if len(url) > _LONGEST_URL or url != clean(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def shorten(text: str, units: int) -> str:
    """Return ``text`` cut between graphemes to at most ``units`` UTF-16 units; a cut one ends in an ellipsis."""
    if utf16_units(text) <= units:
        return text
    kept, used = [], 1
    for grapheme in graphemes(text):
        used += utf16_units(grapheme)
        if used > units:
            break
        kept.append(grapheme)
    return "".join(kept).rstrip() + "…"
