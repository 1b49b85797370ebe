"""Whether what was found answers the question: small logistic models over the evidence, fitted by calibration.

Most questions are decided at first sight, from the search alone; where that is unsure, the passages are read.
"""

import json
import math
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any, Self

import numpy as np

from bot.answering.evidence import FEATURE_NAMES, Features
from bot.answering.reading import READING_FEATURE_NAMES
from bot.errors import BotError

OUTSIDE = 0.35
"""Below it a message is about something else. Less than even, since it is worse to call a question of the field none of
ours than to tell of another one that the library lacks it: of the development questions 24 instead of 62 of 595 and 20
instead of 26 of 30 are then called something else."""

PACKAGED = Path(__file__).with_name("support.json")

ALL_FEATURES = [*FEATURE_NAMES, *READING_FEATURE_NAMES]


class SupportModelError(BotError):
    """The calibration of refusals is missing, damaged or made for another encoder."""


class FirstSight(Enum):
    """What the search alone says of a question."""

    ANSWERED = auto()
    UNSURE = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True, eq=False)
class LogisticModel:
    """A logistic regression: ``weights`` of shape (f,) over raw features, and a ``bias``."""

    weights: Features
    bias: float

    def probability(self, features: Features) -> float:
        """Return the probability of the positive class for ``features`` of shape (f,)."""
        logit = float(self.weights @ features) + self.bias
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


@dataclass(frozen=True, slots=True)
class Cut:
    """Where to refuse, by the probability that the library answers.

    Below ``threshold`` a question is refused. The search alone decides it below ``refuse`` and from ``answer`` on;
    in between the passages are read first.
    """

    threshold: float
    refuse: float = 0.0
    answer: float = 1.0

    def at(self, threshold: float) -> "Cut":
        """Return the cut with another threshold; what lies on its other side is no longer decided at first sight."""
        return Cut(threshold, min(self.refuse, threshold), max(self.answer, threshold))


@dataclass(frozen=True, slots=True, eq=False)
class SupportModel:
    """Decides between answering and refusing, and between the reasons to refuse.

    ``answerable`` gives the probability that the library answers from the evidence of the search, ``read`` the same
    from that and what the reader says of the passages; it is None beside an encoder without a reader. ``in_scope``
    tells a near miss from a message about something else; below OUTSIDE it is out of scope. ``encoder`` and ``reader``
    are the identities of the models behind the evidence.
    """

    encoder: str
    reader: str | None
    answerable: LogisticModel
    read: LogisticModel | None
    in_scope: LogisticModel
    cut: Cut

    def at_first_sight(self, evidence: Features) -> FirstSight:
        """Return what the evidence of the search says, shape (len(FEATURE_NAMES) + d,)."""
        probability = self.answerable.probability(evidence)
        if self.read is None:
            return FirstSight.ANSWERED if probability >= self.cut.threshold else FirstSight.REFUSED
        if probability >= self.cut.answer:
            return FirstSight.ANSWERED
        return FirstSight.UNSURE if probability >= self.cut.refuse else FirstSight.REFUSED

    def probability(self, evidence: Features, reading: Features | None) -> float:
        """Return how likely the library answers.

        Args:
            evidence: of the search, shape (len(FEATURE_NAMES) + d,).
            reading: of the reader, shape (len(READING_FEATURE_NAMES),), or None where nothing was read.

        """
        if self.read is None or reading is None:
            return self.answerable.probability(evidence)
        return self.read.probability(np.concatenate([evidence, reading]))

    def supports(self, probability: float) -> bool:
        """Return whether that is enough to answer."""
        return probability >= self.cut.threshold

    def is_in_scope(self, evidence: Features) -> bool:
        """Return whether the question is at least about what the library is about."""
        return self.in_scope.probability(evidence) >= OUTSIDE

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a calibration.

        Raises:
            SupportModelError: when the file is missing, damaged or of other features; says how to make it again.

        """
        try:
            return cls._from_json(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = (
                f"Nie da się wczytać kalibracji odmów z pliku {path}. Uruchom `interekip setup`, aby zrobić ją od nowa."
            )
            raise SupportModelError(message) from error

    @classmethod
    def _from_json(cls, content: dict[str, Any]) -> Self:
        if content["features"] != ALL_FEATURES:
            raise ValueError("made by a release with other features")
        cut = content["cut"]
        return cls(
            encoder=str(content["encoder"]),
            reader=None if content["reader"] is None else str(content["reader"]),
            answerable=_logistic(content["answerable"]),
            read=None if content["read"] is None else _logistic(content["read"]),
            in_scope=_logistic(content["in_scope"]),
            cut=Cut(_finite(cut["threshold"]), _finite(cut["refuse"]), _finite(cut["answer"])),
        )

    def save(self, path: Path) -> None:
        """Write the calibration as JSON, whole or not at all."""
        content = {
            "encoder": self.encoder,
            "reader": self.reader,
            "features": ALL_FEATURES,
            "cut": {"threshold": self.cut.threshold, "refuse": self.cut.refuse, "answer": self.cut.answer},
            "answerable": _as_json(self.answerable),
            "read": None if self.read is None else _as_json(self.read),
            "in_scope": _as_json(self.in_scope),
        }
        aside = path.with_suffix(".tmp")
        aside.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)


def _logistic(content: dict[str, object]) -> LogisticModel:
    weights = np.asarray(content["weights"], dtype=np.float64)
    if weights.ndim != 1 or not np.isfinite(weights).all():
        raise ValueError("weights must be one row of finite numbers")
    return LogisticModel(weights=weights, bias=_finite(content["bias"]))


def _finite(content: object) -> float:
    number = float(str(content))
    if not math.isfinite(number):
        raise ValueError("must be a finite number")
    return number


def _as_json(model: LogisticModel) -> dict[str, object]:
    return {"bias": model.bias, "weights": model.weights.tolist()}
