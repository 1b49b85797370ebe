"""Exact quotations: which sentences of a passage to show, and the proof that they are its own words."""

from collections.abc import Callable

from bot.answering.inseparable import inseparable_runs

WHOLE_PASSAGE = 420
"""Characters. A passage up to this length is quoted whole: cutting it could only lose a condition."""

LONGEST_QUOTE = 500
"""Characters; about what a phone shows without scrolling. Sentences that cannot be parted may take more."""


def choose_quote(passage: str, score: Callable[[str], float]) -> str:
    """Return a verbatim part of ``passage``: all of a short one, else the best sentences with what is around them.

    Parameters:
        passage: the text as it stands in the snapshot.
        score: how well one sentence, or several that cannot be parted, answers; higher is better.

    A run, not scattered sentences: what stands between them may be the condition or the "nie". It is as long as the
    limit allows: of 800 answers of PoQuAD in passages over 500 characters .85 are then in the quotation, and .67 in the
    best sentence alone.
    """
    if len(passage) <= WHOLE_PASSAGE:
        return passage
    runs = inseparable_runs(passage)
    scores = [score(run) for run in runs]
    best = max(range(len(runs)), key=scores.__getitem__)
    first = last = best
    while True:
        step = _wider(runs, scores, first, last)
        if step is None:
            return "".join(runs[first : last + 1]).strip()
        first, last = step


def _wider(runs: list[str], scores: list[float], first: int, last: int) -> tuple[int, int] | None:
    """Return the quotation with its better neighbour added, or None when it would grow too long."""
    length = sum(map(len, runs[first : last + 1]))
    neighbours = [
        (scores[index], index)
        for index in (first - 1, last + 1)
        if 0 <= index < len(runs) and length + len(runs[index]) <= LONGEST_QUOTE
    ]
    if not neighbours:
        return None
    _, index = max(neighbours)
    return min(first, index), max(last, index)


def is_verbatim(quote: str, passage: str) -> bool:
    """Return whether ``quote`` is, letter for letter, a non-empty part of ``passage``."""
    return bool(quote.strip()) and quote in passage
