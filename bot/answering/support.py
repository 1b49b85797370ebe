"""Whether what was found answers the question: two small logistic models over the evidence, fitted by calibration."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from bot.answering.evidence import FEATURE_NAMES, Features
from bot.errors import BotError

EVEN = 0.5
"""Below it a question is likelier about something else than near the library."""

PACKAGED = Path(__file__).with_name("support.json")


class SupportModelError(BotError):
    """The calibration of refusals is missing, damaged or made for another encoder."""


@dataclass(frozen=True, slots=True, eq=False)
class LogisticModel:
    """A logistic regression: ``weights`` of shape (f,) over raw features, and a ``bias``."""

    weights: Features
    bias: float

    def probability(self, features: Features) -> float:
        """Return the probability of the positive class for ``features`` of shape (f,)."""
        logit = float(self.weights @ features) + self.bias
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


@dataclass(frozen=True, slots=True, eq=False)
class SupportModel:
    """Decides between answering and refusing, and between the reasons to refuse.

    ``answerable`` gives the probability that the library answers; below ``threshold`` the question is refused.
    ``in_scope`` tells a near miss from a message about something else; below EVEN it is out of scope.
    ``encoder`` is the identity of the encoder whose cosines and vectors the models were fitted on.
    """

    encoder: str
    answerable: LogisticModel
    in_scope: LogisticModel
    threshold: float

    def supports(self, evidence: Features) -> bool:
        """Return whether what was found answers the question."""
        return self.answerable.probability(evidence) >= self.threshold

    def is_in_scope(self, evidence: Features) -> bool:
        """Return whether the question is at least about what the library is about."""
        return self.in_scope.probability(evidence) >= EVEN

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
        if content["features"] != list(FEATURE_NAMES):
            raise ValueError("made by a release with other features")
        return cls(
            encoder=str(content["encoder"]),
            answerable=_logistic(content["answerable"]),
            in_scope=_logistic(content["in_scope"]),
            threshold=_finite(content["threshold"]),
        )

    def save(self, path: Path) -> None:
        """Write the calibration as JSON, whole or not at all."""
        content = {
            "encoder": self.encoder,
            "features": list(FEATURE_NAMES),
            "threshold": self.threshold,
            "answerable": _as_json(self.answerable),
            "in_scope": _as_json(self.in_scope),
        }
        aside = path.with_suffix(".tmp")
        aside.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How well the fitted models separate; areas under the ROC curve."""

    cross_validated_auc: float
    development_auc: float
    threshold: float
    development_answered: float
    development_refused: float


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
