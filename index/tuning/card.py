"""The model card: what a model was made from, what was tried, and how good it is before and after."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from index.evaluation import RetrievalFigures
from index.model_build.packages import TOKENIZER, WEIGHTS
from index.tuning.encoder_search import TunedEncoder
from index.tuning.measuring import EncoderFigures
from index.tuning.questions import QuestionSet

LIBRARIES = ("torch", "sentence-transformers", "transformers", "datasets")

Card = Mapping[str, object]


def encoder_card(tuned: TunedEncoder, learnt: Iterable[QuestionSet], seconds: float, device: str) -> Card:
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
        "file": {"sha256": hashlib.sha256(tuned.difference).hexdigest(), "bytes": len(tuned.difference)},
        "learnt": [_described(questions) for questions in learnt],
        "training": asdict(tuned.chosen.training),
        "share": tuned.chosen.share,
        "before": _figures(tuned.before),
        "after": _figures(tuned.chosen.figures),
        "tried": [
            {"training": asdict(each.training), "share": each.share, "goal": round(each.figures.goal, 4)}
            for each in tuned.candidates
        ],
        "seconds": round(seconds),
        "device": device,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def write_card(path: Path, card: Card) -> None:
    """Write ``card`` as JSON."""
    path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _described(questions: QuestionSet) -> dict[str, object]:
    """Return the size and the hash of a set; the same data gives the same hash in any order of files."""
    digest = hashlib.sha256()
    for question, answer in sorted(zip(questions.questions, questions.answers, strict=True)):
        digest.update(f"{question}\n{questions.texts[answer]}\n".encode())
    return {"name": questions.name, "questions": len(questions.questions), "sha256": digest.hexdigest()}


def _figures(figures: EncoderFigures) -> dict[str, object]:
    return {
        "library_passages": _rounded(figures.passages),
        "library_with_asked": _rounded(figures.with_asked),
        "general": {name: _rounded(each) for name, each in figures.general.items()},
    }


def _rounded(figures: RetrievalFigures) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(figures).items()}
