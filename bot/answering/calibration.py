"""Fitting the refusals: which questions the library answers, learnt from editors' questions and from near misses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from bot.answering.support import Cut, LogisticModel, SupportModel

STRENGTH = 0.003
"""Inverse of the L2 penalty; of .003, .01 and .03 the best, cross-validated and on near misses kept for measuring."""

FOLDS = 5

WEIGHT_OF_DEVELOPMENT = 12.0
"""How often a development question counts: they are asked as people ask, the others as editors imagine it. From 1 to 20
their area under the curve rises from .93 to .96; beyond 12 fewer of the near misses kept for measuring are refused."""

WEIGHT_OF_FALSE_REFUSAL = 3.0
"""A person who is refused in vain is lost; one who gets a quotation beside the point can still read that it is."""

REFUSED_UNREAD, ANSWERED_UNREAD = 0.01, 0.05
"""Shares of the answerable and of the other questions that the search alone may decide wrongly, without reading. A
third of the development questions is then read; reading two thirds decides not one of them otherwise."""

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Questions with their evidence.

    ``evidence`` has shape (n, f) and ``reading`` shape (n, r), with r = 0 without a reader. ``answerable`` is 1 or 0,
    ``groups`` numbers questions that cross-validation must not part, both of shape (n,).
    """

    evidence: Matrix
    reading: Matrix
    answerable: Labels
    groups: Labels

    def __len__(self) -> int:
        """Return the number of questions."""
        return len(self.answerable)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSet:
    """Evidence of every kind of question, none of which the encoder or the reader has learnt.

    ``library`` are editors' questions and near misses, ``out_of_scope`` messages about something else, and
    ``development`` the questions that are asked as people ask.
    """

    library: Examples
    out_of_scope: Examples
    development: Examples


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How well the fitted models separate what they have not seen; areas under the ROC curve.

    ``read_share`` is the share of the development questions whose passages are read.
    """

    library_auc: float
    development_auc: float
    development_auc_unread: float
    threshold: float
    development_answered: float
    development_refused: float
    read_share: float


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """Probabilities of the development questions by models that have not seen them, shape (n,)."""

    first: Matrix
    read: Matrix
    answerable: Labels

    def decided(self, cut: Cut) -> Matrix:
        """Return the probabilities that decide: certainty where the search alone does, else those after reading."""
        read = np.where(self.first >= cut.answer, 1.0, self.read)
        return np.where(self.first < cut.refuse, 0.0, read)


def fit_support(
    encoder: str, reader: str | None, training: TrainingSet, weight_of_false_refusal: float = WEIGHT_OF_FALSE_REFUSAL
) -> tuple[SupportModel, CalibrationReport]:
    """Fit the models and choose where to refuse.

    The threshold minimises, over the development questions as judged by models that have not seen them, the share of
    wrong refusals times ``weight_of_false_refusal`` plus the share of wrong answers.

    Args:
        encoder: identity of the encoder behind the evidence.
        reader: identity of the reader, or None.
        training: the evidence to learn from.
        weight_of_false_refusal: how much worse a wrong refusal is than a wrong answer.

    """
    examples = _joined([training.library, training.out_of_scope, training.development])
    weights = _weights(examples, len(training.development))
    both = np.hstack([examples.evidence, examples.reading])
    first = _judge(examples.evidence, examples, weights)
    read = _judge(both, examples, weights) if reader else first
    ours = slice(len(examples) - len(training.development), None)
    judged = _Judged(first[ours], read[ours], examples.answerable[ours])
    cut = _cut(judged, weight_of_false_refusal, reads=reader is not None)
    support = SupportModel(
        encoder=encoder,
        reader=reader,
        answerable=_fit(examples.evidence, examples.answerable, weights),
        read=_fit(both, examples.answerable, weights) if reader else None,
        in_scope=_fit_scope(training),
        cut=cut,
    )
    others = slice(0, len(training.library))
    library_auc = float(roc_auc_score(examples.answerable[others], read[others]))
    return support, _report(judged, cut, library_auc)


def _joined(parts: Sequence[Examples]) -> Examples:
    """Join the parts; groups of different parts stay different."""
    groups, first = [], 0
    for part in parts:
        groups.append(part.groups + first)
        first += int(part.groups.max(initial=0)) + 1
    return Examples(
        np.vstack([part.evidence for part in parts]),
        np.vstack([part.reading for part in parts]),
        np.concatenate([part.answerable for part in parts]),
        np.concatenate(groups),
    )


def _weights(examples: Examples, development: int) -> Matrix:
    """Return the weight of every question, shape (n,): both classes weigh the same."""
    weights = np.ones(len(examples))
    weights[len(examples) - development :] = WEIGHT_OF_DEVELOPMENT
    for answerable in (0, 1):
        chosen = examples.answerable == answerable
        weights[chosen] *= len(examples) / 2 / weights[chosen].sum()
    return weights


def _judge(features: Matrix, examples: Examples, weights: Matrix) -> Matrix:
    """Return the probability of each row by a model that has not seen its group, shape (n,)."""
    judged = np.zeros(len(examples))
    for learnt, kept in GroupKFold(FOLDS, shuffle=True, random_state=0).split(features, groups=examples.groups):
        model = _fit(features[learnt], examples.answerable[learnt], weights[learnt])
        judged[kept] = [model.probability(row) for row in features[kept]]
    return judged


def _fit(features: Matrix, labels: Labels, weights: Matrix) -> LogisticModel:
    """Fold the scaling into the weights, so that serving needs none; rounded, so that its file is short and exact."""
    scaler = StandardScaler().fit(features)
    regression = LogisticRegression(C=STRENGTH, max_iter=5000)
    regression.fit(scaler.transform(features), labels, sample_weight=weights)
    slopes = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - slopes @ scaler.mean_)
    return LogisticModel(weights=slopes.round(5), bias=round(bias, 5))


def _fit_scope(training: TrainingSet) -> LogisticModel:
    """Fit what tells a near miss from a message about something else."""
    near, far = training.library, training.out_of_scope
    labels = np.concatenate([np.ones(len(near), np.int64), np.zeros(len(far), np.int64)])
    weights = np.concatenate([np.full(len(near), len(far) / len(near)), np.ones(len(far))])
    return _fit(np.vstack([near.evidence, far.evidence]), labels, weights)


def _cut(judged: _Judged, weight: float, *, reads: bool) -> Cut:
    """Place the borders of first sight, then the threshold on what both decide together."""
    answerable = judged.answerable == 1
    refuse, answer = 0.0, 1.0
    if reads:
        refuse = round(float(np.quantile(judged.first[answerable], REFUSED_UNREAD)), 4)
        answer = round(float(np.quantile(judged.first[~answerable], 1 - ANSWERED_UNREAD)), 4)
    open_cut = Cut(0.5, min(refuse, answer), max(refuse, answer))
    decided = judged.decided(open_cut) if reads else judged.read
    candidates = np.linspace(0.02, 0.98, 193)
    costs = np.array([_cost(decided, judged.answerable, threshold, weight) for threshold in candidates])
    # Over a wide stretch they cost the same but for a question or two, and the best one hangs on which these are. The
    # most careful of them is taken: whoever relies on a wrong answer may lose a grant.
    careful = candidates[costs <= costs.min() + weight / answerable.sum()].max()
    return Cut(round(float(careful), 4), open_cut.refuse, open_cut.answer)


def _cost(decided: Matrix, answerable: Labels, threshold: float, weight: float) -> float:
    refused = decided < threshold
    return weight * float(refused[answerable == 1].mean()) + float((~refused)[answerable == 0].mean())


def _report(judged: _Judged, cut: Cut, library_auc: float) -> CalibrationReport:
    refused = judged.decided(cut) < cut.threshold
    unsure = (judged.first >= cut.refuse) & (judged.first < cut.answer)
    return CalibrationReport(
        library_auc=round(library_auc, 4),
        development_auc=round(float(roc_auc_score(judged.answerable, judged.read)), 4),
        development_auc_unread=round(float(roc_auc_score(judged.answerable, judged.first)), 4),
        threshold=cut.threshold,
        development_answered=round(float((~refused)[judged.answerable == 1].mean()), 4),
        development_refused=round(float(refused[judged.answerable == 0].mean()), 4),
        read_share=round(float(unsure.mean()), 4),
    )
