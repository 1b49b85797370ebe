"""Fitting the refusals on toy evidence of which the right answer is known."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.calibration import Examples, Labels, Matrix, TrainingSet, fit_support
from bot.answering.support import SupportModel

FEATURES = 4


def cloud(rows: int, centre: float, seed: int, features: int = FEATURES, spread: float = 0.3) -> Matrix:
    """Return ``rows`` points around ``centre`` on the first axis; the last axis is constant, as unused features are."""
    points = np.random.default_rng(seed).normal(0.0, spread, (rows, features))
    points[:, 0] += centre
    points[:, -1] = 0.1
    return points


def training_set(
    *, answerable: float = 2.0, near: float = -1.0, far: float = -8.0, spread: float = 0.3, seed: int = 1
) -> TrainingSet:
    """Return three kinds of questions around their centres, and development questions like them."""
    return TrainingSet(
        answerable=Examples(cloud(60, answerable, seed, spread=spread), np.repeat(np.arange(15), 4)),
        near_misses=cloud(30, near, seed + 1, spread=spread),
        out_of_scope=cloud(30, far, seed + 2, spread=spread),
        development=np.vstack(
            [cloud(20, answerable, seed + 3, spread=spread), cloud(20, near, seed + 4, spread=spread)]
        ),
        labels=np.repeat([1, 0], 20),
    )


OVERLAPPING = training_set(answerable=0.6, near=-0.6, far=-0.6, spread=1.0)


def decisions(model: SupportModel, rows: Matrix) -> list[tuple[bool, bool]]:
    return [(model.supports(row), model.is_in_scope(row)) for row in rows]


def all_rows(training: TrainingSet) -> Matrix:
    parts = [training.answerable.features, training.near_misses, training.out_of_scope, training.development]
    return np.vstack(parts)


def test_what_can_be_told_apart_is_told_apart() -> None:
    training = training_set(answerable=6.0, spread=0.1)
    model, report = fit_support("fake-1", training)
    assert (report.cross_validated_auc, report.development_auc) == (1.0, 1.0)
    assert (report.development_answered, report.development_refused) == (1.0, 1.0)
    assert (model.encoder, model.threshold) == ("fake-1", report.threshold)
    assert set(decisions(model, training.answerable.features)) == {(True, True)}
    assert set(decisions(model, training.near_misses)) == {(False, True)}
    assert set(decisions(model, training.out_of_scope)) == {(False, False)}


def test_a_constant_feature_decides_nothing() -> None:
    training = training_set()
    model, _ = fit_support("fake-1", training)
    rows = training.answerable.features.copy()
    rows[:, -1] = 0.1 + 1e-9
    assert model.answerable.weights[-1] == 0.0
    assert decisions(model, rows) == decisions(model, training.answerable.features)


def test_the_weight_of_false_refusals_moves_the_threshold() -> None:
    reports = [fit_support("fake-1", OVERLAPPING, weight)[1] for weight in (0.2, 1.0, 2.0, 10.0)]
    thresholds = [report.threshold for report in reports]
    answered = [report.development_answered for report in reports]
    refused = [report.development_refused for report in reports]
    assert thresholds == sorted(thresholds, reverse=True)
    assert answered == sorted(answered)
    assert refused == sorted(refused, reverse=True)
    assert thresholds[0] > thresholds[-1]


def test_the_report_is_of_the_model_that_is_returned() -> None:
    model, report = fit_support("fake-1", OVERLAPPING)
    supported = np.array([model.supports(row) for row in OVERLAPPING.development])
    labels = OVERLAPPING.labels
    assert report.development_answered == pytest.approx(supported[labels == 1].mean())
    assert report.development_refused == pytest.approx((~supported)[labels == 0].mean())
    assert 0.5 < report.development_auc < 1.0


def test_no_question_is_judged_by_another_of_its_passage() -> None:
    """Noise of many features can be learnt by heart: each answerable question is there twice, in one group or two."""

    def judged(groups: Labels) -> float:
        noise = cloud(60, 0.0, 7, features=300)
        answerable = Examples(np.vstack([noise, np.roll(noise, 1, axis=0)]), groups)
        others = cloud(60, 0.0, 8, features=300)
        development, labels = cloud(20, 0.0, 9, features=300), np.repeat([1, 0], 10)
        training = TrainingSet(answerable, others, cloud(60, 0.0, 10, features=300), development, labels)
        return fit_support("fake-1", training)[1].cross_validated_auc

    once = np.arange(60)
    together, apart = judged(np.concatenate([once, np.roll(once, 1)])), judged(np.arange(120))
    assert together < 0.65
    assert apart > 0.8


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000), st.floats(0.2, 1.5))
def test_what_is_saved_decides_as_what_was_fitted(
    tmp_path_factory: pytest.TempPathFactory, seed: int, spread: float
) -> None:
    training = training_set(answerable=0.5, near=-0.5, far=-1.0, seed=seed, spread=spread)
    model, _ = fit_support("fake-1", training)
    path: Path = tmp_path_factory.mktemp("support") / "support.json"
    model.save(path)
    loaded = SupportModel.load(path)
    rows = all_rows(training)
    assert [loaded.answerable.probability(row) for row in rows] == [model.answerable.probability(row) for row in rows]
    assert decisions(loaded, rows) == decisions(model, rows)


def test_the_same_examples_give_the_same_file(tmp_path: Path) -> None:
    for name in ("first.json", "second.json"):
        fit_support("fake-1", OVERLAPPING)[0].save(tmp_path / name)
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
