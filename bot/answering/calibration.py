"""Fitting the refusals: which questions the library answers, learnt from editors' questions and from near misses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.answering.support import CalibrationReport, LogisticModel, SupportModel

STRENGTH = 0.01
"""Inverse of the L2 penalty; the cross-validated area under the curve is flat from .005 to .05."""

FOLDS = 5

WEIGHT_OF_FALSE_REFUSAL = 2.0
"""A person who is refused in vain is lost; one who gets a quotation beside the point can still read that it is."""

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


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSet:
    """Evidence of every kind of question.

    ``answerable`` are the editors' questions, each searched for with itself left out of the index. ``near_misses`` are
    on the topics but no passage answers them, ``out_of_scope`` are about something else; both of shape (n, f).
    ``development`` has shape (n, f), its ``labels`` (1 to answer, 0 to refuse) shape (n,).
    """

    answerable: Examples
    near_misses: Matrix
    out_of_scope: Matrix
    development: Matrix
    labels: Labels


def fit_support(
    encoder: str, training: TrainingSet, weight_of_false_refusal: float = WEIGHT_OF_FALSE_REFUSAL
) -> tuple[SupportModel, CalibrationReport]:
    """Fit both models and choose the operating point.

    The threshold minimises, over the cross-validated examples and the development questions with equal say, the share
    of wrong refusals times ``weight_of_false_refusal`` plus the share of wrong answers. The development questions serve
    for nothing else.

    Args:
        encoder: identity of the encoder behind the evidence.
        training: the evidence to learn from.
        weight_of_false_refusal: how much worse a wrong refusal is than a wrong answer.

    """
    unanswerable = np.vstack([training.near_misses, training.out_of_scope])
    features = np.vstack([training.answerable.features, unanswerable])
    labels = _labels(len(training.answerable.features), len(unanswerable))
    judged = _judge(features, labels, _groups(training.answerable.groups, len(unanswerable)))
    model = _fit(features, labels)
    # The same rows serve the second question: the last ones are out of scope, all before them are not.
    scope = _fit(features, _labels(len(features) - len(training.out_of_scope), len(training.out_of_scope)))
    on_development = np.array([model.probability(row) for row in training.development])
    judgements = [(judged, labels), (on_development, training.labels)]
    threshold = _best_threshold(judgements, weight_of_false_refusal)
    return SupportModel(encoder, model, scope, threshold), _report(judgements, threshold)


def _labels(positive: int, negative: int) -> Labels:
    return np.concatenate([np.ones(positive, np.int64), np.zeros(negative, np.int64)])


def _groups(answerable: Labels, others: int) -> Labels:
    """Give each unanswerable question a group of its own."""
    return np.concatenate([answerable, int(answerable.max()) + 1 + np.arange(others, dtype=np.int64)])


def _judge(features: Matrix, labels: Labels, groups: Labels) -> Matrix:
    """Return the probability of each row by a model that has not seen its group, shape (n,)."""
    judged: Matrix = cross_val_predict(
        _pipeline(), features, labels, cv=GroupKFold(FOLDS), groups=groups, method="predict_proba"
    )
    return judged[:, 1]


def _pipeline() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced"))


def _fit(features: Matrix, labels: Labels) -> LogisticModel:
    """Fold the scaling into the weights, so that serving needs none; rounded, so that its file is short and exact."""
    scaler, regression = (step for _, step in _pipeline().fit(features, labels).steps)
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return LogisticModel(weights=weights.round(5), bias=round(bias, 5))


def _best_threshold(judgements: Sequence[tuple[Matrix, Labels]], weight: float) -> float:
    candidates = np.linspace(0.02, 0.98, 193)
    costs = [sum(_cost(*judgement, threshold, weight) for judgement in judgements) for threshold in candidates]
    return round(float(candidates[int(np.argmin(costs))]), 4)


def _cost(probabilities: Matrix, labels: Labels, threshold: float, weight: float) -> float:
    refused = probabilities < threshold
    return weight * float(refused[labels == 1].mean()) + float((~refused)[labels == 0].mean())


def _report(judgements: Sequence[tuple[Matrix, Labels]], threshold: float) -> CalibrationReport:
    (judged, labels), (on_development, development) = judgements
    refused = on_development < threshold
    return CalibrationReport(
        cross_validated_auc=round(float(roc_auc_score(labels, judged)), 4),
        development_auc=round(float(roc_auc_score(development, on_development)), 4),
        threshold=threshold,
        development_answered=round(float((~refused)[development == 1].mean()), 4),
        development_refused=round(float(refused[development == 0].mean()), 4),
    )
