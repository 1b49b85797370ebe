"""Names and texts as people type them: tidied, and neither empty nor endless."""

import unicodedata

from bot.entry.problem import FieldProblem

FEWEST_LETTERS = 2


def checked_words(text: str, most: int, fewest_letters: int = FEWEST_LETTERS) -> str | FieldProblem:
    """Return ``text`` in one tidy line, or what is wrong with it.

    Args:
        text: as it was typed.
        most: characters that it may have.
        fewest_letters: that it needs, so that "-" and "123" name nobody; with 0 anything visible will do.

    """
    return _bounded(tidied(text), most, fewest_letters)


def checked_paragraphs(text: str, most: int, fewest_letters: int) -> str | FieldProblem:
    """Return a longer ``text``, whose lines stay apart, or what is wrong with it; otherwise as ``checked_words``."""
    lines = [tidied(line) for line in text.splitlines()]
    return _bounded("\n".join(line for line in lines if line), most, fewest_letters)


def tidied(text: str) -> str:
    """Join accents to their letters, drop control and invisible characters, and leave single spaces."""
    composed = unicodedata.normalize("NFC", text)
    visible = (c for c in composed if c.isspace() or not unicodedata.category(c).startswith("C"))
    return " ".join("".join(visible).split())


def _bounded(tidy: str, most: int, fewest_letters: int) -> str | FieldProblem:
    if len(tidy) > most:
        return FieldProblem.TOO_LONG
    if not tidy or sum(character.isalpha() for character in tidy) < fewest_letters:
        return FieldProblem.TOO_SHORT
    return tidy
