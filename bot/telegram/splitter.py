"""Cutting a long message into parts that Telegram takes, at the borders where a reader would cut it."""

from collections.abc import Sequence
from itertools import accumulate

import regex

from bot.telegram.layout import Piece, Size, measure
from bot.telegram.text import graphemes, visible

LIMIT = Size(units=4096, entities=95, bytes=30_000)
"""A part's largest size. Telegram refuses more than 4096 units after parsing, drops entities beyond 100 and cuts
the raw text at 35,000 bytes (``clean_input_string`` in TDLib), which could cut a tag."""

_BORDERS = tuple(
    regex.compile(pattern)
    for pattern in (
        r"\s*\n\s*\n",  # paragraphs
        r"\n",  # lines
        r"""(?<=[.!?…]["”»')\]]*)\s""",  # sentences
        r"\s",  # words
    )
)


def split(pieces: Sequence[Piece], limit: Size = LIMIT) -> list[list[Piece]]:
    """Gather ``pieces`` in order into parts within ``limit``; a piece that is too large alone is cut.

    No part is without visible text, so none is refused as empty. Text is lost only where it shows nothing.
    """
    parts: list[list[Piece]] = [[]]
    used = Size(0, 0, 0)
    for piece in _small_enough(pieces, limit):
        size = measure(piece)
        if parts[-1] and not (used + size).within(limit):
            parts.append([])
            used = Size(0, 0, 0)
        parts[-1].append(piece)
        used += size
    return [part for part in parts if any(visible(piece.text) for piece in part)]


def _small_enough(pieces: Sequence[Piece], limit: Size) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        rest = piece
        while not measure(rest).within(limit):
            head, rest = _cut(rest, limit)
            found.append(head)
        found.append(rest)
    return [piece for piece in found if piece.runs]


def _cut(piece: Piece, limit: Size) -> tuple[Piece, Piece]:
    """Cut the largest head within ``limit`` off ``piece``, at the best border in its second half."""
    # Every character is at least one unit, so nothing beyond the window can belong to the head.
    window = piece.text[: 2 * limit.units]
    clusters = graphemes(window)
    fit = _how_many_fit(piece, clusters, limit)
    if fit == 0:  # one grapheme of thousands of marks: letters cannot stay whole
        clusters = list(window)
        fit = max(1, _how_many_fit(piece, clusters, limit))
    border = _best_border(clusters, fit)
    head_end, tail_start = _without_blanks(clusters, border)
    return piece.between(0, head_end), piece.between(tail_start)


def _how_many_fit(piece: Piece, clusters: Sequence[str], limit: Size) -> int:
    """Return how many of ``clusters`` fit, by bisection: the size of a head grows with its length."""
    ends = [0, *accumulate(map(len, clusters))]
    low, high = 0, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(piece.between(0, ends[middle])).within(limit):
            low = middle
        else:
            high = middle - 1
    return low


def _best_border(clusters: Sequence[str], fit: int) -> int:
    """Return after how many clusters to cut: before the last blank of the best kind in the second half, or ``fit``."""
    number = {offset: count for count, offset in enumerate([0, *accumulate(map(len, clusters[:fit]))])}
    text = "".join(clusters[: fit + 1])
    for border in _BORDERS:
        starts = [number[match.start()] for match in border.finditer(text) if match.start() in number]
        if starts and starts[-1] > fit // 2:
            return starts[-1]
    return fit


def _without_blanks(clusters: Sequence[str], border: int) -> tuple[int, int]:
    """Return where the head ends and the tail starts, in characters, when the blanks around ``border`` are left out."""
    head, tail = border, border
    while head and clusters[head - 1].isspace():
        head -= 1
    while tail < len(clusters) and clusters[tail].isspace():
        tail += 1
    return len("".join(clusters[:head])), len("".join(clusters[:tail]))
