"""Dividing a run of pieces into chunks of a good size, broken where a reader would break."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

MOST_PIECES = 80
"""In one chunk; it bounds the work on a list of thousands of one-word items."""


class Break(IntEnum):
    """What it costs to begin a chunk here, as the square of tokens away from the middle of the range."""

    PARAGRAPH = 0
    SENTENCE = 20**2
    ITEM = 30**2
    CLAUSE = 50**2
    LEAD_IN = 10**7


CHUNK_COST = 50**2
"""Of every chunk: two that a reader could have as one are worse."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays together.

    ``glue`` goes between it and the piece before, ``before`` is the cost of beginning a chunk with it and ``cut``
    tells that it is a part of a sentence.
    """

    text: str
    tokens: int
    glue: str
    before: Break
    page: int | None = None
    cut: bool = False


def pack(pieces: Sequence[Piece], fewest: int, most: int) -> list[Sequence[Piece]]:
    """Return ``pieces`` in runs of ``fewest`` to ``most`` tokens where that can be, at the least cost.

    The cost of a run is the squared distance of its tokens from the middle of the range; the cheapest division is
    found by dynamic programming over the ends of runs (as TeX breaks a paragraph into lines).

    Args:
        pieces: in reading order, none of more than ``most`` tokens.
        fewest: tokens of a run.
        most: tokens of a run.
    """
    middle = (fewest + most) / 2
    costs, starts = [0.0], [0]
    for end in range(1, len(pieces) + 1):
        cheapest, chosen, tokens = float("inf"), end - 1, 0
        for start in range(end - 1, max(end - 1 - MOST_PIECES, -1), -1):
            tokens += pieces[start].tokens
            if tokens > most and start < end - 1:
                break
            cost = costs[start] + (tokens - middle) ** 2 + CHUNK_COST + (pieces[start].before if start else 0)
            if cost < cheapest:
                cheapest, chosen = cost, start
        costs.append(cheapest)
        starts.append(chosen)
    return _runs(pieces, starts)


def _runs(pieces: Sequence[Piece], starts: Sequence[int]) -> list[Sequence[Piece]]:
    runs: list[Sequence[Piece]] = []
    end = len(pieces)
    while end > 0:
        runs.append(pieces[starts[end] : end])
        end = starts[end]
    return runs[::-1]
