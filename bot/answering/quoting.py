"""Exact quotations: which sentences of a passage to show, and the proof that they are its own words."""

from collections.abc import Callable

from index.sentences import split_sentences

WHOLE_PASSAGE = 420
"""Characters. A passage up to this length is quoted whole: cutting it could only lose a condition."""

LONGEST_QUOTE = 500
"""Characters; about what a phone shows without scrolling."""


def choose_quote(passage: str, score: Callable[[str], float]) -> str:
    """Return a verbatim part of ``passage``: all of a short one, else the run of sentences around the best one.

    Parameters:
        passage: the text as it stands in the snapshot.
        score: how well one sentence answers; higher is better.

    A run, not scattered sentences: what stands between them may be the condition or the "nie".
    """
    if len(passage) <= WHOLE_PASSAGE:
        return passage
    sentences = split_sentences(passage)
    scores = [score(sentence) for sentence in sentences]
    best = max(range(len(sentences)), key=scores.__getitem__)
    first = last = best
    while True:
        step = _wider(sentences, scores, first, last)
        if step is None:
            return "".join(sentences[first : last + 1]).strip()
        first, last = step


def _wider(sentences: list[str], scores: list[float], first: int, last: int) -> tuple[int, int] | None:
    """Return the run with its better neighbour added, or None when it would grow too long."""
    length = sum(len(sentence) for sentence in sentences[first : last + 1])
    neighbours = [
        (scores[index], index)
        for index in (first - 1, last + 1)
        if 0 <= index < len(sentences) and length + len(sentences[index]) <= LONGEST_QUOTE
    ]
    if not neighbours:
        return None
    _, index = max(neighbours)
    return min(first, index), max(last, index)


def is_verbatim(quote: str, passage: str) -> bool:
    """Return whether ``quote`` is, letter for letter, a non-empty part of ``passage``."""
    return bool(quote.strip()) and quote in passage
