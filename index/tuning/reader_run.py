"""Training the reader on everything that there is to learn from."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sentence_transformers import CrossEncoder, SentenceTransformer

from corpus.parts import Part
from index.model_build.reader_weights import pack_reader
from index.tuning.negatives import Nearest, encode_questions, encode_texts, nearest_passages
from index.tuning.questions import QuestionSet, UnansweredPair, learnt_of_asked, part_of_general
from index.tuning.reader_network import start_reader, weights_of
from index.tuning.reader_pairs import LabelledPair, Unanswered, answered_pairs, other_years, unanswered_pairs
from index.tuning.reader_training import ReaderTraining, softened, train_reader
from index.tuning.slips import Hand

LAYERS = (0, 1, 3, 5, 8, 11)
"""Of the encoder's twelve: half of them, since reading costs as much as there are."""

TEACHER_LAYERS = tuple(range(12))
WRONG_OF_LIBRARY, WRONG_OF_GENERAL, PASSAGES_OF_UNANSWERED = 5, 2, 6
"""How many wrong passages a question gets."""


@dataclass(frozen=True, slots=True)
class ReaderMaterial:
    """What the reader learns from.

    ``asked`` are the library's questions, ``unanswered`` those that no passage answers; ``general`` are whole
    collections, of which a part is learnt, and ``unanswered_general`` pairs of theirs without an answer.
    """

    asked: QuestionSet
    unanswered: tuple[Unanswered, ...]
    general: tuple[QuestionSet, ...]
    unanswered_general: tuple[UnansweredPair, ...]


def tune_reader(
    encoder: Path,
    material: ReaderMaterial,
    training: ReaderTraining,
    work: Path,
    tell: Callable[[str], None],
    *,
    with_teacher: bool,
) -> bytes:
    """Return the file of a trained reader, as ``index.model_build`` reads it.

    Args:
        encoder: the folder of the tuned encoder, whose layers the reader starts from.
        material: what it learns from.
        training: how.
        work: a folder for checkpoints; an interrupted run goes on from them.
        tell: told in a sentence what is being done.
        with_teacher: whether a reader with all layers is trained first, from which the small one learns too.

    """
    pairs = reader_pairs(encoder, material, training.seed)
    tell(f"Par do nauki: {len(pairs)}")
    if with_teacher:
        teacher = _train(encoder, TEACHER_LAYERS, pairs, training, work / "teacher")
        tell("Większy czytnik jest gotowy; mniejszy uczy się teraz od niego.")
        pairs = softened(pairs, teacher)
    reader = _train(encoder, LAYERS, pairs, training, work / "reader")
    return pack_reader({name: value.numpy() for name, value in weights_of(reader).items()})


def reader_pairs(encoder: Path, material: ReaderMaterial, seed: int) -> list[LabelledPair]:
    """Return all pairs to learn from; the same seed gives the same."""
    model, hand = SentenceTransformer(str(encoder)), Hand(random.Random(seed))  # noqa: S311 - examples, not secrets
    learnt = learnt_of_asked(material.asked)
    pairs = answered_pairs(learnt, _nearest(model, learnt.questions, learnt.texts), WRONG_OF_LIBRARY, hand)
    pairs += other_years(learnt, hand.chance)
    near = _nearest(model, [each.question for each in material.unanswered], learnt.texts)
    pairs += unanswered_pairs(material.unanswered, near, learnt.texts, PASSAGES_OF_UNANSWERED, hand)
    for questions in (part_of_general(each, Part.FIT) for each in material.general):
        near = _nearest(model, questions.questions, questions.texts)
        pairs += answered_pairs(questions, near, WRONG_OF_GENERAL, hand)
    return pairs + [LabelledPair(each.question, each.text, 0.0) for each in material.unanswered_general]


def _nearest(model: SentenceTransformer, questions: Sequence[str], texts: Sequence[str]) -> Nearest:
    if not questions:
        return Nearest(np.zeros((0, 0), np.int64), np.zeros((0, 0), np.float32))
    return nearest_passages(encode_questions(model, questions), encode_texts(model, texts))


def _train(
    encoder: Path, layers: Sequence[int], pairs: Sequence[LabelledPair], training: ReaderTraining, work: Path
) -> CrossEncoder:
    reader = start_reader(encoder, layers, work / "start", training.seed)
    return train_reader(reader, pairs, training, work / "checkpoints")
