"""Whether what was found answers the question: two small logistic models over the evidence, fitted by calibration."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.errors import BotError

Features = NDArray[np.float64]
"""Shape (f,): the evidence of one question, in the order of ``evidence.FEATURE_NAMES``, then its vector."""

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
    ``in_scope`` tells a near miss from a message about something else; below one half it is out of scope.
    ``encoder`` is the identity of the encoder whose cosines and vectors the models were fitted on.
    """

    encoder: str
    answerable: LogisticModel
    in_scope: LogisticModel
    threshold: float

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a calibration.

        Raises:
            SupportModelError: when the file is missing or damaged; says how to make it again.

        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                encoder=str(content["encoder"]),
                answerable=_logistic(content["answerable"]),
                in_scope=_logistic(content["in_scope"]),
                threshold=float(content["threshold"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = (
                f"Nie da się wczytać kalibracji odmów z pliku {path}. Uruchom `interekip tune`, aby zrobić ją od nowa."
            )
            raise SupportModelError(message) from error

    def save(self, path: Path) -> None:
        """Write the calibration as JSON, whole or not at all."""
        content = {
            "encoder": self.encoder,
            "threshold": self.threshold,
            "answerable": _as_json(self.answerable),
            "in_scope": _as_json(self.in_scope),
        }
        aside = path.with_suffix(".tmp")
        aside.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)


def _logistic(content: dict[str, object]) -> LogisticModel:
    weights = np.asarray(content["weights"], dtype=np.float64)
    bias = float(str(content["bias"]))
    if weights.ndim != 1 or not np.isfinite(weights).all() or not math.isfinite(bias):
        raise ValueError("weights must be one row of finite numbers")
    return LogisticModel(weights=weights, bias=bias)


def _as_json(model: LogisticModel) -> dict[str, object]:
    return {"bias": round(model.bias, 6), "weights": [round(float(weight), 5) for weight in model.weights]}
