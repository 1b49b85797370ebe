"""Sentences of Polish text, by LanguageTool's segmentation rules (SRX), which know "art. 172 ust. 2" and "2014 r."."""

from functools import cache
from pathlib import Path

import choppa
from choppa import SrxDocument, SrxTextIterator

SHORTEST_SENTENCE = 40
"""Characters. "Na spotkaniu w 2024 r." before a capital is no sentence, so a shorter piece is joined to the next."""


@cache
def _rules() -> SrxDocument:
    folder = Path(choppa.__file__).parent
    return SrxDocument(ruleset=folder / "data" / "srx" / "languagetool_segment.srx")


def split_sentences(text: str) -> list[str]:
    """Cut ``text`` into sentences whose concatenation is the text itself.

    Rules: LanguageTool's ``segment.srx``, language code ``pl_two`` (a single line break does not end a sentence).
    A piece shorter than SHORTEST_SENTENCE is kept with the one after it: a long quotation is safe, half a one is not.
    """
    sentences: list[str] = []
    pending = ""
    for piece in SrxTextIterator(_rules(), "pl_two", text):
        pending += piece
        if len(pending.strip()) >= SHORTEST_SENTENCE:
            sentences.append(pending)
            pending = ""
    if pending and sentences:
        sentences[-1] += pending
    elif pending:
        sentences.append(pending)
    return sentences
