"""Training the reader on everything that there is to learn from, perhaps under a larger one."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from sentence_transformers import CrossEncoder

from index.model_build.reader_weights import ReaderWeightsError, pack_reader
from index.tuning.checkpoints import keep_weights, kept_weights, run_folder
from index.tuning.layers import count_layers, take_layers
from index.tuning.progress import Tell
from index.tuning.ranges import input_ranges, sample
from index.tuning.reader_imitation import UNKNOWN, JudgedPair, Opinions, opinions, train_imitation
from index.tuning.reader_material import ReaderMaterial, ReaderPairs, measuring_pairs, reader_pairs
from index.tuning.reader_measuring import ReaderFigures, describe_reader, measure_reader
from index.tuning.reader_network import resume_reader, start_reader, unpacked_state, weights_of
from index.tuning.reader_pairs import Pair, shuffled
from index.tuning.reader_training import ReaderTraining, judge, train_reader
from index.tuning.starts import FromEncoder, FromPacked

TRAINED, OPINIONS = "trained.safetensors", "opinions.safetensors"


@dataclass(frozen=True, slots=True)
class FromTeacher:
    """These layers of a larger reader, and its head; the small one learns from what the larger one thinks.

    The larger one is trained first, from ``teacher``, as ``training`` says.
    """

    layers: tuple[int, ...]
    teacher: FromEncoder | FromPacked
    training: ReaderTraining


Start = FromEncoder | FromPacked | FromTeacher


@dataclass(frozen=True, slots=True, eq=False)
class TrainedReader:
    """The packed reader, and how good it is as it is packed; ``before`` is what it started as."""

    content: bytes
    pairs: int
    before: ReaderFigures
    after: ReaderFigures
    teacher: ReaderFigures | None = None


def tune_reader(
    encoder: Path, material: ReaderMaterial, training: ReaderTraining, work: Path, tell: Tell, *, start: Start
) -> TrainedReader:
    """Return a trained reader, as ``index.model_build`` reads it.

    Args:
        encoder: the folder of the tuned encoder, whose layers or table the reader takes.
        material: what it learns from.
        training: how.
        work: a folder for what is done already; an interrupted run goes on from it.
        tell: told in a sentence what is being done.
        start: what the training starts from.

    Raises:
        ReaderWeightsError: when the file to start from is damaged, or has too few layers to teach.

    """
    _check(start)
    run = _Run(encoder, training, _folder_of(material, training, start, work), tell)
    measuring = measuring_pairs(encoder, material)
    pairs = reader_pairs(encoder, material, training.seed)
    lesson = _lesson(run, start, pairs)
    taught = measure_reader(lesson.teacher, measuring) if lesson.teacher else None
    before = measure_reader(lesson.begin("start"), measuring)
    tell(f"Przed nauką ocenia dobrze: {describe_reader(before)}")
    tell(f"Par do nauki: {lesson.pairs}")
    reader = run.trained("reader", lesson.begin, lesson.learn)
    state = {name: value.numpy() for name, value in weights_of(reader).items()}
    packed = run.begin(FromPacked(pack_reader(state)), "packed")
    after = measure_reader(packed, measuring)
    tell(f"Po nauce ocenia dobrze: {describe_reader(after)}")
    with input_ranges(packed) as ranges:
        judge(packed, sample([(pair.question, pair.text) for pair in pairs.labelled]))
    return TrainedReader(pack_reader(state, ranges), lesson.pairs, before, after, taught)


Begin = Callable[[str], CrossEncoder]
"""Returns the reader to be trained; its network is written into the folder of this name."""

Learn = Callable[[CrossEncoder, Path], CrossEncoder]
"""Trains a reader, with checkpoints in a folder, and returns it."""


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What a reader begins as and how it learns; the larger one that taught it, where one did."""

    begin: Begin
    learn: Learn
    pairs: int
    teacher: CrossEncoder | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Trainings that share an encoder and a folder."""

    encoder: Path
    training: ReaderTraining
    folder: Path
    tell: Tell

    def begin(self, start: FromEncoder | FromPacked, name: str) -> CrossEncoder:
        folder = self.folder / name
        match start:
            case FromEncoder(layers):
                return start_reader(self.encoder, layers, folder, self.training.seed)
            case FromPacked(content):
                return resume_reader(self.encoder, unpacked_state(content), folder)
            case _:
                assert_never(start)

    def trained(self, name: str, begin: Begin, learn: Learn) -> CrossEncoder:
        """Return the reader after the training; what an earlier run has trained is not trained again."""
        folder = self.folder / name
        kept = kept_weights(folder / TRAINED)
        if kept is not None:
            self.tell("Nauka tego czytnika jest już skończona.")
            return resume_reader(self.encoder, kept, folder / "network")
        reader = learn(begin(f"{name}/start"), folder / "steps")
        keep_weights(folder / TRAINED, weights_of(reader))
        shutil.rmtree(folder / "steps", ignore_errors=True)
        return reader


def _lesson(run: _Run, start: Start, pairs: ReaderPairs) -> _Lesson:
    if isinstance(start, FromTeacher):
        return _from_teacher(run, start, pairs)
    return _on_labels(run, start, pairs, run.training)


def _on_labels(run: _Run, start: FromEncoder | FromPacked, pairs: ReaderPairs, training: ReaderTraining) -> _Lesson:
    labelled = shuffled(pairs.labelled, training.seed, training.share)
    return _Lesson(
        lambda name: run.begin(start, name),
        lambda reader, work: train_reader(reader, labelled, training, work, run.tell),
        len(labelled),
    )


def _from_teacher(run: _Run, start: FromTeacher, pairs: ReaderPairs) -> _Lesson:
    own = _on_labels(run, start.teacher, pairs, start.training)
    teacher = run.trained("teacher", own.begin, own.learn)
    read = shuffled(_all(pairs), run.training.seed, run.training.share)
    state = take_layers(weights_of(teacher), start.layers)

    def learn(reader: CrossEncoder, work: Path) -> CrossEncoder:
        taught = _opinions(teacher, [pair for pair, _ in read], work / OPINIONS, run.tell)
        return train_imitation(reader, read, taught, run.training, work, tell=run.tell)

    return _Lesson(lambda name: resume_reader(run.encoder, state, run.folder / name), learn, len(read), teacher)


def _all(pairs: ReaderPairs) -> list[JudgedPair]:
    labelled = [((each.question, each.text), each.answers) for each in pairs.labelled]
    return [*labelled, *((pair, UNKNOWN) for pair in pairs.further)]


def _opinions(teacher: CrossEncoder, pairs: list[Pair], path: Path, tell: Tell) -> Opinions:
    """Return what the teacher thinks; an interrupted run may have asked it already, and kept it in ``path``."""
    kept = kept_weights(path)
    if kept is not None:
        return Opinions(**kept)
    tell(f"Większy czytnik ocenia pary: {len(pairs)} ...")
    taught = opinions(teacher, pairs)
    keep_weights(path, {"logits": taught.logits, "states": taught.states})
    return taught


def _check(start: Start) -> None:
    """Refuse a teacher that lacks layers of the small reader, before anything is trained."""
    if isinstance(start, FromTeacher) and isinstance(start.teacher, FromPacked):
        layers = count_layers(unpacked_state(start.teacher.content))
        if layers <= max(start.layers):
            message = f"Większy czytnik musi mieć {max(start.layers) + 1} warstw, a w pliku z --from jest ich {layers}."
            raise ReaderWeightsError(message)


def _folder_of(material: ReaderMaterial, training: ReaderTraining, start: Start, work: Path) -> Path:
    learnt = [each.sha256 for each in material.learnt]
    return run_folder(work, training, start, learnt, material.unanswered, material.unanswered_general)
