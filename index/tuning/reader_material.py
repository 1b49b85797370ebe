"""What the reader learns from and is measured with, put together from all questions."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from corpus.parts import ASKED, Part, part_of
from index.tuning.encoder_folder import load_encoder
from index.tuning.negatives import Nearest, encode_questions, encode_texts, nearest_passages
from index.tuning.questions import QuestionSet, UnansweredPair, learnt_of_asked, part_of_general
from index.tuning.reader_measuring import MeasuringPairs
from index.tuning.reader_pairs import (
    LabelledPair,
    Pair,
    Unanswered,
    answered_pairs,
    further_pairs,
    further_unanswered_pairs,
    nearest_wrong,
    other_years,
    unanswered_pairs,
)
from index.tuning.slips import Hand

WRONG_OF_LIBRARY, WRONG_OF_GENERAL, PASSAGES_OF_UNANSWERED = 5, 2, 6
"""How many wrong passages a question gets."""

FURTHER_OF_LIBRARY, FURTHER_OF_GENERAL, FURTHER_OF_UNANSWERED = 4, 2, 2
"""How many near passages more a question gets where a teacher judges them."""


@dataclass(frozen=True, slots=True)
class ReaderMaterial:
    """What the reader learns from.

    ``asked`` are the library's questions, ``unanswered`` those that no passage answers, and ``kept`` more of them, on
    which it is measured; ``general`` are whole collections, of which a part is learnt, and ``unanswered_general`` pairs
    of theirs without an answer.
    """

    asked: QuestionSet
    unanswered: tuple[Unanswered, ...]
    kept: tuple[Unanswered, ...]
    general: tuple[QuestionSet, ...]
    unanswered_general: tuple[UnansweredPair, ...]

    @property
    def learnt(self) -> list[QuestionSet]:
        """The answered questions that are learnt, the library's first."""
        return [learnt_of_asked(self.asked), *(part_of_general(each, Part.FIT) for each in self.general)]


@dataclass(frozen=True, slots=True)
class ReaderPairs:
    """All pairs to learn from: with a label, and ``further`` ones that only a teacher can judge."""

    labelled: list[LabelledPair]
    further: list[Pair]


def reader_pairs(encoder: Path, material: ReaderMaterial, seed: int) -> ReaderPairs:
    """Return all pairs to learn from; the same seed gives the same."""
    near = _near(load_encoder(encoder), material)
    return ReaderPairs(_labelled(material, near, _hand(seed)), list(_further(material, near, _hand(seed + 1))))


def measuring_pairs(encoder: Path, material: ReaderMaterial) -> MeasuringPairs:
    """Return pairs of the part that is to calibrate on, which is never learnt, each question as it stands."""
    model, texts = load_encoder(encoder), material.asked.texts
    kept = material.asked.where(lambda question, _: part_of(question, ASKED) is Part.CALIBRATE)
    unanswered = _nearest(model, [each.question for each in material.kept], texts)
    return {
        "answered": [LabelledPair(q, texts[a], 1.0) for q, a in zip(kept.questions, kept.answers, strict=True)],
        "wrong": nearest_wrong(kept, _nearest(model, kept.questions, texts)),
        "unanswered": [
            LabelledPair(each.question, texts[row], 0.0)
            for each, row in zip(material.kept, unanswered.rows[:, 0], strict=True)
        ],
    }


@dataclass(frozen=True, slots=True)
class _Near:
    """The passages near the questions that are learnt: the library's, those without an answer, and general ones."""

    answered: Nearest
    unanswered: Nearest
    general: tuple[Nearest, ...]


def _near(model: SentenceTransformer, material: ReaderMaterial) -> _Near:
    library, *general = material.learnt
    return _Near(
        _nearest(model, library.questions, library.texts),
        _nearest(model, [each.question for each in material.unanswered], library.texts),
        tuple(_nearest(model, each.questions, each.texts) for each in general),
    )


def _labelled(material: ReaderMaterial, near: _Near, hand: Hand) -> list[LabelledPair]:
    library, *general = material.learnt
    pairs = answered_pairs(library, near.answered, WRONG_OF_LIBRARY, hand)
    pairs += other_years(library, hand.chance)
    pairs += unanswered_pairs(material.unanswered, near.unanswered, library.texts, PASSAGES_OF_UNANSWERED, hand)
    for questions, nearest in zip(general, near.general, strict=True):
        pairs += answered_pairs(questions, nearest, WRONG_OF_GENERAL, hand)
    return pairs + [LabelledPair(each.question, each.text, 0.0) for each in material.unanswered_general]


def _further(material: ReaderMaterial, near: _Near, hand: Hand) -> Iterator[Pair]:
    library, *general = material.learnt
    yield from further_pairs(library, near.answered, FURTHER_OF_LIBRARY, hand)
    yield from further_unanswered_pairs(
        material.unanswered, near.unanswered, library.texts, FURTHER_OF_UNANSWERED, hand
    )
    for questions, nearest in zip(general, near.general, strict=True):
        yield from further_pairs(questions, nearest, FURTHER_OF_GENERAL, hand)


def _nearest(model: SentenceTransformer, questions: Sequence[str], texts: Sequence[str]) -> Nearest:
    if not questions:
        return Nearest(np.zeros((0, 1), np.int64), np.zeros((0, 1), np.float32))
    return nearest_passages(encode_questions(model, questions), encode_texts(model, texts))


def _hand(seed: int) -> Hand:
    return Hand(random.Random(seed))  # noqa: S311 - examples, not secrets
