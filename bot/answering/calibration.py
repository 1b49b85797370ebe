"""Fitting the refusals: which questions the library answers, learnt from the editors' questions and from near misses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.answering.support import LogisticModel, SupportModel

STRENGTH = 0.01
"""Inverse of the L2 penalty; the cross-validated area under the curve is flat from .005 to .05."""

FOLDS = 5

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Evidence of many questions.

    ``features`` has shape (n, f). ``groups`` has shape (n,): questions of one passage share a number, so that
    cross-validation never judges a question by its siblings.
    """

    features: Matrix
    groups: Labels


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How well the fitted models separate; areas under the ROC curve."""

    cross_validated_auc: float
    development_auc: float
    threshold: float
    development_answered: float
    development_refused: float


def fit_support(
    encoder: str,
    answerable: Examples,
    near_misses: Examples,
    out_of_scope: Examples,
    development: tuple[Matrix, Labels],
    weight_of_false_refusal: float,
) -> tuple[SupportModel, CalibrationReport]:
    """Fit both models and choose the operating point.

    The threshold minimises, over the cross-validated examples and the development questions with equal say, the share of
    wrong refusals times ``weight_of_false_refusal`` plus the share of wrong answers. The development questions serve for
    nothing else.

    Args:
        encoder: identity of the encoder behind the evidence.
        answerable: the editors' questions, each searched for with itself left out of the index.
        near_misses: questions on the topics that no passage answers.
        out_of_scope: messages about something else.
        development: evidence of shape (n, f) and labels (1 to answer, 0 to refuse) of shape (n,).
        weight_of_false_refusal: how much worse a wrong refusal is than a wrong answer.
    """
    unanswerable = np.vstack([near_misses.features, out_of_scope.features])
    features = np.vstack([answerable.features, unanswerable])
    labels = np.r_[np.ones(len(answerable.features), np.int64), np.zeros(len(unanswerable), np.int64)]
    offset = int(answerable.groups.max()) + 1
    groups = np.r_[answerable.groups, offset + np.arange(len(unanswerable))]
    judged = cross_val_predict(
        _pipeline(), features, labels, cv=GroupKFold(FOLDS), groups=groups, method="predict_proba"
    )[:, 1]
    model = _fit(features, labels)
    in_scope = np.vstack([answerable.features, near_misses.features, out_of_scope.features])
    scope_labels = np.r_[
        np.ones(len(in_scope) - len(out_of_scope.features), np.int64), np.zeros(len(out_of_scope.features), np.int64)
    ]
    on_development = np.array([model.probability(row) for row in development[0]])
    threshold = _best_threshold([(judged, labels), (on_development, development[1])], weight_of_false_refusal)
    support = SupportModel(encoder, model, _fit(in_scope, scope_labels), threshold)
    return support, _report(judged, labels, on_development, development[1], threshold)


def _pipeline() -> object:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced"))


def _fit(features: Matrix, labels: Labels) -> LogisticModel:
    """Fit on standardised features and fold the scaling into the weights, so that serving needs neither."""
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1.0
    regression = LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced")
    regression.fit((features - mean) / scale, labels)
    weights = regression.coef_[0] / scale
    return LogisticModel(weights=weights, bias=float(regression.intercept_[0] - weights @ mean))


def _best_threshold(judgements: Sequence[tuple[Matrix, Labels]], weight: float) -> float:
    candidates = np.linspace(0.02, 0.98, 193)
    costs = [sum(_cost(*judgement, threshold, weight) for judgement in judgements) for threshold in candidates]
    return round(float(candidates[int(np.argmin(costs))]), 4)


def _cost(probabilities: Matrix, labels: Labels, threshold: float, weight: float) -> float:
    refused = probabilities < threshold
    return weight * float(refused[labels == 1].mean()) + float((~refused)[labels == 0].mean())


def _report(
    judged: Matrix, labels: Labels, on_development: Matrix, development: Labels, threshold: float
) -> CalibrationReport:
    refused = on_development < threshold
    return CalibrationReport(
        cross_validated_auc=round(float(roc_auc_score(labels, judged)), 4),
        development_auc=round(float(roc_auc_score(development, on_development)), 4),
        threshold=threshold,
        development_answered=round(float((~refused)[development == 1].mean()), 4),
        development_refused=round(float(refused[development == 0].mean()), 4),
    )
