"""The model card: what a model was made from, what was tried, and how good it is before and after."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import assert_never

from index.evaluation import RetrievalFigures
from index.model_build.packages import TOKENIZER, WEIGHTS
from index.tuning.encoder_search import TunedEncoder
from index.tuning.measuring import EncoderFigures
from index.tuning.question_run import TrainedQuestions
from index.tuning.question_texts import QuestionMaterial
from index.tuning.question_training import QuestionTraining
from index.tuning.questions import QuestionSet
from index.tuning.reader_material import ReaderMaterial
from index.tuning.reader_measuring import ReaderFigures
from index.tuning.reader_run import FromTeacher, Start, TrainedReader
from index.tuning.reader_training import ReaderTraining
from index.tuning.starts import FromEncoder, FromPacked

LIBRARIES = ("torch", "sentence-transformers", "transformers", "datasets", "accelerate")

Card = Mapping[str, object]


def encoder_card(tuned: TunedEncoder, learnt: Iterable[QuestionSet], *, seconds: float, device: str) -> Card:
    """Return everything that is needed to make the encoder again and to judge it.

    Args:
        tuned: the outcome.
        learnt: the questions that were learnt.
        seconds: how long it took.
        device: what it ran on.

    """
    return {
        "model": "interekip-e5-small",
        "base": {"weights": WEIGHTS.sha256, "tokenizer": TOKENIZER.sha256, "licence": "MIT"},
        "file": _file(tuned.difference),
        "learnt": [_described(questions) for questions in learnt],
        "training": asdict(tuned.chosen.training),
        "share": tuned.chosen.share,
        "before": _figures(tuned.before),
        "after": _figures(tuned.chosen.figures),
        "tried": [
            {"training": asdict(each.training), "share": each.share, "goal": round(each.figures.goal, 4)}
            for each in tuned.candidates
        ],
        **_made(seconds, device),
    }


def questions_card(
    trained: TrainedQuestions,
    material: QuestionMaterial,
    training: QuestionTraining,
    start: FromEncoder | FromPacked,
    *,
    seconds: float,
    device: str,
) -> Card:
    """Return everything that is needed to make the network of questions again and to judge it.

    Args:
        trained: the outcome.
        material: what was learnt.
        training: how.
        start: what the training started from.
        seconds: how long it took.
        device: what it ran on.

    """
    return {
        "model": "interekip-questions",
        "start": _started(start),
        "file": _file(trained.content),
        "learnt": [_described(questions) for questions in material.known.learnt],
        "unanswered": _counted(material.unanswered),
        "texts": trained.texts,
        "training": asdict(training),
        "encoder": _figures(trained.encoder),
        "before": _figures(trained.before),
        "after": _figures(trained.after),
        **_made(seconds, device),
    }


def reader_card(
    trained: TrainedReader,
    material: ReaderMaterial,
    training: ReaderTraining,
    start: Start,
    *,
    seconds: float,
    device: str,
) -> Card:
    """Return everything that is needed to make the reader again and to judge it.

    Args:
        trained: the outcome.
        material: what was learnt.
        training: how.
        start: what the training started from.
        seconds: how long it took.
        device: what it ran on.

    """
    return {
        "model": "interekip-reader",
        "start": _started(start),
        "file": _file(trained.content),
        "learnt": [_described(questions) for questions in material.learnt],
        "unanswered": _counted(each.question for each in material.unanswered),
        "unanswered_general": _counted((each.question, each.text) for each in material.unanswered_general),
        "pairs": trained.pairs,
        "training": asdict(training),
        "teacher": _judged(trained.teacher) if trained.teacher else None,
        "before": _judged(trained.before),
        "after": _judged(trained.after),
        **_made(seconds, device),
    }


def write_card(path: Path, card: Card) -> None:
    """Write ``card`` as JSON."""
    path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _started(start: Start) -> dict[str, object]:
    match start:
        case FromEncoder(layers):
            return {"encoder_layers": layers}
        case FromPacked(content):
            return {"packed": _file(content)}
        case FromTeacher(layers, teacher, training):
            return {"teacher_layers": layers, "teacher": _started(teacher) | {"training": asdict(training)}}
        case _:
            assert_never(start)


def _counted(questions: Iterable[str | tuple[str, str]]) -> dict[str, object]:
    listed = sorted(questions)
    return {"questions": len(listed), "sha256": _hash(json.dumps(listed).encode())}


def _judged(figures: ReaderFigures) -> dict[str, object]:
    return {name: asdict(each) for name, each in figures.items()}


def _described(questions: QuestionSet) -> dict[str, object]:
    return {"name": questions.name, "questions": len(questions.questions), "sha256": questions.sha256}


def _file(content: bytes) -> dict[str, object]:
    return {"sha256": _hash(content), "bytes": len(content)}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _made(seconds: float, device: str) -> dict[str, object]:
    """Return where and how long; of a run that was interrupted, its last part."""
    return {
        "seconds": round(seconds),
        "device": device,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def _figures(figures: EncoderFigures) -> dict[str, object]:
    return {
        "library_passages": _rounded(figures.passages),
        "library_with_asked": _rounded(figures.with_asked),
        "general": {name: _rounded(each) for name, each in figures.general.items()},
    }


def _rounded(figures: RetrievalFigures) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(figures).items()}
