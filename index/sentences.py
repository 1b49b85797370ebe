"""Sentences of Polish text, by LanguageTool's segmentation rules (SRX), which know "art. 172 ust. 2" and "2014 r."."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

SHORTEST_SENTENCE = 40
"""Characters. "Na spotkaniu w 2024 r." before a capital is no sentence, so a shorter piece is joined to the next."""


@cache
def _segmenter() -> Callable[[str], Iterable[str]]:
    """Load the rules at the first long passage: with their XML schema they would cost every start half a second."""
    import choppa  # noqa: PLC0415 - see above

    rules = choppa.SrxDocument(ruleset=Path(choppa.__file__).parent / "data" / "srx" / "languagetool_segment.srx")
    return lambda text: choppa.SrxTextIterator(rules, "pl_two", text)


def split_sentences(text: str) -> list[str]:
    """Cut ``text`` into sentences whose concatenation is the text itself.

    Rules: LanguageTool's ``segment.srx``, language code ``pl_two`` (a single line break does not end a sentence).
    A piece shorter than SHORTEST_SENTENCE is kept with the one after it: a long quotation is safe, half a one is not.
    """
    sentences: list[str] = []
    pending = ""
    for piece in _segmenter()(text):
        pending += piece
        if len(pending.strip()) >= SHORTEST_SENTENCE:
            sentences.append(pending)
            pending = ""
    if pending and sentences:
        sentences[-1] += pending
    elif pending:
        sentences.append(pending)
    return sentences
