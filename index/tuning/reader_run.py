"""Training the reader on everything that there is to learn from."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

import numpy as np
from sentence_transformers import CrossEncoder, SentenceTransformer

from corpus.parts import ASKED, Part, part_of
from index.model_build.reader_weights import pack_reader
from index.tuning.checkpoints import keep_weights, kept_weights, run_folder
from index.tuning.negatives import Nearest, encode_questions, encode_texts, nearest_passages
from index.tuning.progress import Tell
from index.tuning.questions import QuestionSet, UnansweredPair, learnt_of_asked, part_of_general
from index.tuning.reader_measuring import MeasuringPairs, ReaderFigures, describe_reader, measure_reader
from index.tuning.reader_network import resume_reader, start_reader, unpacked_state, weights_of
from index.tuning.reader_pairs import (
    LabelledPair,
    Unanswered,
    answered_pairs,
    nearest_wrong,
    other_years,
    shuffled,
    unanswered_pairs,
)
from index.tuning.reader_training import ReaderTraining, softened, train_reader
from index.tuning.slips import Hand

LAYERS = {6: (0, 1, 3, 5, 8, 11), 12: tuple(range(12))}
"""Which of the encoder's twelve layers a reader of that many starts from; reading costs as much as there are."""

WRONG_OF_LIBRARY, WRONG_OF_GENERAL, PASSAGES_OF_UNANSWERED = 5, 2, 6
"""How many wrong passages a question gets."""

TRAINED = "trained.safetensors"


@dataclass(frozen=True, slots=True)
class FromEncoder:
    """A new reader over these layers of the encoder."""

    layers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FromReader:
    """A reader that is trained already; ``content`` as ``index.model_build.reader_weights`` packs it."""

    content: bytes


Start = FromEncoder | FromReader


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


@dataclass(frozen=True, slots=True, eq=False)
class TrainedReader:
    """The packed reader, and how good it is as it is packed; ``before`` is what it started as."""

    content: bytes
    pairs: int
    before: ReaderFigures
    after: ReaderFigures


def tune_reader(
    encoder: Path,
    material: ReaderMaterial,
    training: ReaderTraining,
    work: Path,
    tell: Tell,
    *,
    start: Start,
    with_teacher: bool,
) -> TrainedReader:
    """Return a trained reader, as ``index.model_build`` reads it.

    Args:
        encoder: the folder of the tuned encoder, whose layers or table the reader takes.
        material: what it learns from.
        training: how.
        work: a folder for what is done already; an interrupted run goes on from it.
        tell: told in a sentence what is being done.
        start: what the training starts from.
        with_teacher: whether a reader with all layers is trained first, from which the small one learns too.

    Raises:
        ReaderWeightsError: when the file to start from is damaged.

    """
    run = _Run(encoder, training, _folder_of(material, training, start, work, with_teacher=with_teacher), tell)
    measuring = measuring_pairs(encoder, material)
    before = measure_reader(run.begin(start, "start"), measuring)
    tell(f"Przed nauką ocenia dobrze: {describe_reader(before)}")
    pairs = shuffled(reader_pairs(encoder, material, training.seed), training.seed, training.share)
    tell(f"Par do nauki: {len(pairs)}")
    if with_teacher:
        teacher = run.trained(FromEncoder(LAYERS[12]), pairs, "teacher")
        tell("Większy czytnik jest gotowy; mniejszy uczy się teraz od niego.")
        pairs = softened(pairs, teacher)
    content = pack_reader(
        {name: value.numpy() for name, value in weights_of(run.trained(start, pairs, "reader")).items()}
    )
    after = measure_reader(run.begin(FromReader(content), "packed"), measuring)
    tell(f"Po nauce ocenia dobrze: {describe_reader(after)}")
    return TrainedReader(content, len(pairs), before, after)


def reader_pairs(encoder: Path, material: ReaderMaterial, seed: int) -> list[LabelledPair]:
    """Return all pairs to learn from; the same seed gives the same."""
    model, hand = SentenceTransformer(str(encoder)), Hand(random.Random(seed))  # noqa: S311 - examples, not secrets
    learnt, *general = material.learnt
    pairs = answered_pairs(learnt, _nearest(model, learnt.questions, learnt.texts), WRONG_OF_LIBRARY, hand)
    pairs += other_years(learnt, hand.chance)
    near = _nearest(model, [each.question for each in material.unanswered], learnt.texts)
    pairs += unanswered_pairs(material.unanswered, near, learnt.texts, PASSAGES_OF_UNANSWERED, hand)
    for questions in general:
        near = _nearest(model, questions.questions, questions.texts)
        pairs += answered_pairs(questions, near, WRONG_OF_GENERAL, hand)
    return pairs + [LabelledPair(each.question, each.text, 0.0) for each in material.unanswered_general]


def measuring_pairs(encoder: Path, material: ReaderMaterial) -> MeasuringPairs:
    """Return pairs of the part that is to calibrate on, which is never learnt, each question as it stands."""
    model, texts = SentenceTransformer(str(encoder)), material.asked.texts
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
class _Run:
    """Trainings that share an encoder, a way and a folder."""

    encoder: Path
    training: ReaderTraining
    folder: Path
    tell: Tell

    def begin(self, start: Start, name: str) -> CrossEncoder:
        folder = self.folder / name
        match start:
            case FromEncoder(layers):
                return start_reader(self.encoder, layers, folder, self.training.seed)
            case FromReader(content):
                return resume_reader(self.encoder, unpacked_state(content), folder)
            case _:
                assert_never(start)

    def trained(self, start: Start, pairs: Sequence[LabelledPair], name: str) -> CrossEncoder:
        """Return the reader after the training; what an earlier run has trained is not trained again."""
        folder = self.folder / name
        kept = kept_weights(folder / TRAINED)
        if kept is not None:
            self.tell("Nauka tego czytnika jest już skończona.")
            return resume_reader(self.encoder, kept, folder / "network")
        reader = train_reader(self.begin(start, f"{name}/start"), pairs, self.training, folder / "steps", self.tell)
        keep_weights(folder / TRAINED, weights_of(reader))
        shutil.rmtree(folder / "steps", ignore_errors=True)
        return reader


def _folder_of(
    material: ReaderMaterial, training: ReaderTraining, start: Start, work: Path, *, with_teacher: bool
) -> Path:
    learnt = [each.sha256 for each in material.learnt]
    return run_folder(work, training, start, with_teacher, learnt, material.unanswered, material.unanswered_general)


def _nearest(model: SentenceTransformer, questions: Sequence[str], texts: Sequence[str]) -> Nearest:
    if not questions:
        return Nearest(np.zeros((0, 1), np.int64), np.zeros((0, 1), np.float32))
    return nearest_passages(encode_questions(model, questions), encode_texts(model, texts))
