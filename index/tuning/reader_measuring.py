"""How good a reader is: on pairs of the part of the questions that neither encoder nor reader has learnt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sentence_transformers import CrossEncoder

from index.tuning.reader_pairs import LabelledPair
from index.tuning.reader_training import judge

MeasuringPairs = Mapping[str, Sequence[LabelledPair]]
"""Pairs by what they are."""


@dataclass(frozen=True, slots=True)
class JudgedRightly:
    """Of so many pairs, the share on which the reader is right: above 0 where the passage answers, below where not."""

    pairs: int
    share: float


ReaderFigures = Mapping[str, JudgedRightly]


def measure_reader(reader: CrossEncoder, pairs: MeasuringPairs) -> ReaderFigures:
    """Return the share of each kind of ``pairs`` that ``reader`` judges rightly."""
    return {name: _judged(reader, listed) for name, listed in pairs.items() if listed}


def describe_reader(figures: ReaderFigures) -> str:
    """Return the figures in a line."""
    return ", ".join(f"{name} {each.share:.3f}" for name, each in figures.items())


def _judged(reader: CrossEncoder, pairs: Sequence[LabelledPair]) -> JudgedRightly:
    logits = judge(reader, [(pair.question, pair.text) for pair in pairs])
    right = (logits > 0) == np.array([bool(pair.answers) for pair in pairs])
    return JudgedRightly(len(pairs), float(right.mean()))
