"""How sure an answer is, in three steps: from how likely the library answers and how sure its editors are."""

from collections.abc import Iterable

from bot.answering.model import Certainty
from corpus.model import Confidence

SURE, FAIR = 0.5, 0.2
"""Shares of the way from the threshold of refusing to certainty."""

NEARLY = 0.5
"""Share of the threshold from which a refused question may have its answer in the nearest passage all the same."""

_AT_MOST = {Confidence.HIGH: Certainty.HIGH, Confidence.MEDIUM: Certainty.MEDIUM, Confidence.LOW: Certainty.LOW}
_RISING = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)


def certainty_of(probability: float, threshold: float) -> Certainty:
    """Return how sure an answer is that the library gives with ``probability``, refused below ``threshold``.

    Args:
        probability: between 0 and 1.
        threshold: between 0 and 1.

    """
    above = (probability - threshold) / (1 - threshold) if threshold < 1 else 0.0
    if above >= SURE:
        return Certainty.HIGH
    return Certainty.MEDIUM if above >= FAIR else Certainty.LOW


def may_answer(probability: float, threshold: float) -> bool:
    """Return whether the library may answer a question that is refused below ``threshold``, with ``probability``."""
    return probability >= NEARLY * threshold


def limited(certainty: Certainty, confidences: Iterable[Confidence]) -> Certainty:
    """Return ``certainty``, but no more than each of the editors' ``confidences`` allows."""
    return min([certainty, *(_AT_MOST[confidence] for confidence in confidences)], key=_RISING.index)
