"""Which of the found passages answer: the best, and those that come close to it."""

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.details import Detail, asked_details
from index.folding import fold
from index.protocols import Hit

MOST_CITATIONS = 3

NEAR = 0.8
"""Share of the best fused score that a further passage must reach."""

NEAR_FOR_SEVERAL = 0.65
"""The same where a question asks for several things, which often stand in several passages.

With both, 172 of the 176 development questions to answer get all that they must have, with 1.77 passages on average;
with .7 for every question it was 170, with 1.89. `benchmarks/selection.py` draws the curves.
"""

SIBLINGS_AMONG = 5
"""Places of the ranking within which the parts of a list are looked for."""

# Question words and words that ask for a comparison or an enumeration, in folded text.
_ASKS = (
    r"\b(?:kto|kogo|komu|kim|czyj\w*|co|czego|czym|kiedy|gdzie|skad|dokad|ile|ilu|jak|jak(?:i|a|ie|im|iego|iej|ich|imi)"
    r"|ktor\w+|dlaczego|czemu|czy|who|whom|whose|what|when|where|how|which|why|хто|кого|кому|чий|чия|що|чого|коли|де"
    r"|звідки|скільки|скількох|як|який|яка|яке|які|яку|якого|якої|яких|якою|чому|чи)\b"
)
_ENUMERATES = (
    r"\brozni|\broznic|\bporown|\bwymien|\blist[aey]?\b|\bkrok|\bwszystk|\bdiffer|\bcompar|\bsteps?\b"
    r"|відрізн|порівн|різниц|перелік"
)


def choose_hits(hits: Sequence[Hit], question: str) -> list[Hit]:
    """Return the best hit and at most two more that come close to it, best first.

    Of the parts of a list those of the best hit's own section go before others that are as close.

    Args:
        hits: what was found, best first, with scores above 0.
        question: the question, as it was searched for.

    """
    several = asks_for_several(question)
    return near_hits(hits, NEAR_FOR_SEVERAL if several else NEAR, siblings_first=several)


def near_hits(hits: Sequence[Hit], near: float, *, siblings_first: bool) -> list[Hit]:
    """Return the best hit and at most two more with a score of at least ``near`` times its own."""
    if not hits:
        return []
    among = hits[: SIBLINGS_AMONG if siblings_first else MOST_CITATIONS]
    close = [hit for hit in among if hit.score >= near * hits[0].score] or [hits[0]]
    if siblings_first:
        close.sort(key=lambda hit: not _are_siblings(hit, hits[0]))
    return close[:MOST_CITATIONS]


def asks_for_several(question: str) -> bool:
    """Return whether ``question`` asks for a list, a comparison or more than one thing."""
    _, enumerates = _patterns()
    return (
        asks_more_than_one(question)
        or enumerates.search(fold(question)) is not None
        or Detail.LIST in asked_details(question)
    )


def asks_more_than_one(question: str) -> bool:
    """Return whether ``question`` has more than one question word ("kto i do kiedy")."""
    asks, _ = _patterns()
    return len(asks.findall(fold(question))) > 1


def _are_siblings(hit: Hit, other: Hit) -> bool:
    ours, theirs = hit.passage, other.passage
    return (ours.document_id, ours.section_title) == (theirs.document_id, theirs.section_title)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Compiled with the first question, not at the start of the program.
    return re.compile(_ASKS), re.compile(_ENUMERATES)
