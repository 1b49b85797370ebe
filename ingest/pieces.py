"""Cutting a paragraph that is too long for a chunk: into sentences, and a sentence at its clauses."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.sentences import split_sentences
from ingest.packing import Break, Piece

LONGEST_TEXT = 4000
"""Characters that are cut into sentences at a time: the rules take more than twice as long for twice the text."""

_CLAUSE_END = re.compile(r"(?<=[;:,–—])\s+")
_NEAR_END = re.compile(r"(?<=[.!?…])\s+")


def cut_piece(piece: Piece, most: int, count: Callable[[str], int]) -> Iterator[Piece]:
    """Yield ``piece``, or its sentences when it has more than ``most`` tokens.

    A sentence that is still too long is cut at clause marks, a clause between words and a word between letters; the
    parts are marked as ``cut``. Together the texts have all the letters of the piece, in order.
    """
    if piece.tokens <= most:
        yield piece
        return
    for number, sentence in enumerate(_sentences(piece.text)):
        tokens = count(sentence)
        begins = number == 0
        whole = replace(
            piece,
            text=sentence,
            tokens=tokens,
            glue=piece.glue if begins else " ",
            before=piece.before if begins else Break.SENTENCE,
        )
        yield from [whole] if tokens <= most else _parts(whole, most, count)


def _sentences(text: str) -> Iterator[str]:
    for stretch in _stretches(text):
        yield from (sentence.strip() for sentence in split_sentences(stretch) if sentence.strip())


def _stretches(text: str) -> Iterator[str]:
    """Yield ``text`` in stretches that end where a sentence seems to end, of about LONGEST_TEXT characters."""
    start = 0
    while len(text) - start > LONGEST_TEXT:
        mark = _NEAR_END.search(text, start + LONGEST_TEXT)
        end = mark.end() if mark else len(text)
        yield text[start:end]
        start = end
    yield text[start:]


def _parts(sentence: Piece, most: int, count: Callable[[str], int]) -> Iterator[Piece]:
    begins = True
    for clause in _CLAUSE_END.split(sentence.text):
        for text, glue in _halves(clause.split(), most, count):
            yield replace(
                sentence,
                text=text,
                tokens=count(text),
                glue=sentence.glue if begins else glue,
                before=sentence.before if begins else Break.CLAUSE,
                cut=True,
            )
            begins = False


def _halves(words: Sequence[str], most: int, count: Callable[[str], int]) -> Iterator[tuple[str, str]]:
    """Yield ``words`` in runs of at most ``most`` tokens, each with what goes before it."""
    text = " ".join(words)
    if count(text) <= most or len(text) == 1:
        yield text, " "
    elif len(words) > 1:
        yield from _halves(words[: len(words) // 2], most, count)
        yield from _halves(words[len(words) // 2 :], most, count)
    else:
        middle = len(text) // 2
        yield from _halves([text[:middle]], most, count)
        yield from (
            (part, "" if number == 0 else glue)
            for number, (part, glue) in enumerate(_halves([text[middle:]], most, count))
        )
