"""Which of the found passages answer: the best, and those that come close to it."""

from collections.abc import Sequence

from index.protocols import Hit

MOST_CITATIONS = 3

NEAR = 0.7
"""Share of the best fused score that a further passage must reach. Of the 76 development questions whose patterns three
passages would match, .7 keeps 75, with two passages on average; `benchmarks/selection.py` draws the curve."""


def choose_hits(hits: Sequence[Hit], near: float = NEAR) -> list[Hit]:
    """Return the best hit and at most two more whose score is within ``near`` of it, best first."""
    if not hits:
        return []
    floor = near * hits[0].score
    return [hits[0], *(hit for hit in hits[1:MOST_CITATIONS] if hit.score >= floor)]
