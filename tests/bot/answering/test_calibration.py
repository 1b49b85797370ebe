"""Fitting the refusals on toy evidence of which the right answer is known."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from bot.answering.calibration import CalibrationReport, Examples, Labels, Matrix, TrainingSet, fit_support
from bot.answering.support import FirstSight, SupportModel

FEATURES = 4


@pytest.fixture(autouse=True, scope="module")
def _weights_for_toys() -> Iterator[None]:
    """The product's penalty and weight are for thousands of examples with hundreds of features."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.answering.calibration.STRENGTH", 0.01)
        patch.setattr("bot.answering.calibration.WEIGHT_OF_DEVELOPMENT", 3.0)
        yield


READER = "reader-1"
UNREAD = 0


def cloud(rows: int, centre: float, seed: int, features: int = FEATURES, spread: float = 0.3) -> Matrix:
    """Return ``rows`` points around ``centre`` on the first axis; the last axis is constant, as unused features are."""
    points = np.random.default_rng(seed).normal(0.0, spread, (rows, features))
    points[:, 0] += centre
    points[:, -1] = 0.1
    return points


def examples(
    evidence: Matrix, answerable: Labels, groups: Labels | None = None, reading: Matrix | None = None
) -> Examples:
    """Return questions, each in a group of its own and unread where nothing else is told."""
    return Examples(
        evidence=evidence,
        reading=np.zeros((len(evidence), UNREAD)) if reading is None else reading,
        answerable=answerable,
        groups=np.arange(len(evidence)) if groups is None else groups,
    )


def training_set(
    *, answerable: float = 2.0, near: float = -1.0, far: float = -8.0, spread: float = 0.3, seed: int = 1
) -> TrainingSet:
    """Return three kinds of questions around their centres, and development questions like them."""
    right, misses = cloud(60, answerable, seed, spread=spread), cloud(30, near, seed + 1, spread=spread)
    people = [cloud(20, answerable, seed + 3, spread=spread), cloud(20, near, seed + 4, spread=spread)]
    return TrainingSet(
        library=examples(
            np.vstack([right, misses]),
            np.repeat([1, 0], [60, 30]),
            np.concatenate([np.repeat(np.arange(15), 4), np.arange(15, 45)]),
        ),
        out_of_scope=examples(cloud(30, far, seed + 2, spread=spread), np.zeros(30, np.int64)),
        development=examples(np.vstack(people), np.repeat([1, 0], 20)),
    )


def read(training: TrainingSet, logit: float = 4.0, spread: float = 1.0) -> TrainingSet:
    """Let a reader say ``logit`` of what is answerable and the opposite of the rest, more or less."""

    def said(part: Examples) -> Examples:
        noise = np.random.default_rng(len(part)).normal(0.0, spread, (len(part), 1))
        return replace(part, reading=np.where(part.answerable[:, None] == 1, logit, -logit) + noise)

    return TrainingSet(said(training.library), said(training.out_of_scope), said(training.development))


OVERLAPPING = training_set(answerable=0.6, near=-0.6, far=-0.6, spread=1.0)


@cache
def fit_overlapping(reader: str | None) -> tuple[SupportModel, CalibrationReport]:
    return fit_support("fake-1", reader, read(OVERLAPPING) if reader else OVERLAPPING)


def rows_of(training: TrainingSet) -> Matrix:
    return np.vstack([training.library.evidence, training.out_of_scope.evidence, training.development.evidence])


def decisions(model: SupportModel, rows: Matrix) -> list[tuple[bool, bool]]:
    return [(model.supports(model.probability(row, None)), model.is_in_scope(row)) for row in rows]


def test_what_can_be_told_apart_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.answering.calibration.STRENGTH", 0.1)  # of so few examples to be sure
    training = training_set(answerable=3.0, near=-2.0, spread=0.1)
    model, report = fit_support("fake-1", None, training)
    assert (report.library_auc, report.development_auc) == (1.0, 1.0)
    assert (report.development_answered, report.development_refused) == (1.0, 1.0)
    assert (model.encoder, model.reader, model.read, model.cut.threshold) == ("fake-1", None, None, report.threshold)
    library = training.library
    assert set(decisions(model, library.evidence[library.answerable == 1])) == {(True, True)}
    assert set(decisions(model, library.evidence[library.answerable == 0])) == {(False, True)}
    assert set(decisions(model, training.out_of_scope.evidence)) == {(False, False)}


def test_a_constant_feature_decides_nothing() -> None:
    training = training_set()
    model, _ = fit_support("fake-1", None, training)
    rows = training.library.evidence.copy()
    rows[:, -1] = 0.1 + 1e-9
    assert model.answerable.weights[-1] == 0.0
    assert decisions(model, rows) == decisions(model, training.library.evidence)


def test_the_weight_of_false_refusals_moves_the_threshold() -> None:
    fitted = [fit_support("fake-1", None, OVERLAPPING, weight) for weight in (0.2, 10.0)]
    reports = [report for _, report in (fitted[0], fit_overlapping(None), fitted[1])]
    thresholds = [report.threshold for report in reports]
    answered = [report.development_answered for report in reports]
    refused = [report.development_refused for report in reports]
    assert thresholds == sorted(thresholds, reverse=True)
    assert answered == sorted(answered)
    assert refused == sorted(refused, reverse=True)
    assert thresholds[0] > thresholds[-1]


def test_a_reader_tells_apart_what_the_search_cannot() -> None:
    model, report = fit_overlapping(READER)
    assert report.development_auc_unread < 0.95 < report.development_auc
    assert (model.reader, model.read is None) == (READER, False)
    people = read(OVERLAPPING).development
    pairs = zip(people.evidence, people.reading, strict=True)
    supported = [model.supports(model.probability(evidence, reading)) for evidence, reading in pairs]
    assert supported == (people.answerable == 1).tolist()


def test_the_threshold_is_within_the_cut_where_reading_decides() -> None:
    model, report = fit_overlapping(READER)
    assert 0.0 <= model.cut.refuse < model.cut.threshold < model.cut.answer <= 1.0
    people = OVERLAPPING.development
    sights = [model.at_first_sight(row) for row in people.evidence]
    # The two ends are quantiles of models that have not seen these questions.
    wrong = {FirstSight.ANSWERED: 0, FirstSight.REFUSED: 1}
    missed = [sight for sight, label in zip(sights, people.answerable, strict=True) if wrong.get(sight) == label]
    assert len(missed) <= 0.05 * len(people)
    assert 0.5 < report.read_share <= 1.0


def test_where_the_search_is_sure_nothing_is_read() -> None:
    _, report = fit_support("fake-1", READER, read(training_set(answerable=6.0, spread=0.1)))
    assert report.read_share < 0.1


def test_without_a_reader_nothing_is_left_to_read() -> None:
    model, report = fit_overlapping(None)
    assert report.development_auc == report.development_auc_unread
    assert FirstSight.UNSURE not in {model.at_first_sight(row) for row in rows_of(OVERLAPPING)}


def test_the_report_counts_people_s_questions() -> None:
    """With a good many of each kind, models that have not seen a question judge it as the returned one does."""
    model, report = fit_overlapping(None)
    people = OVERLAPPING.development
    supported = np.array([model.supports(model.probability(row, None)) for row in people.evidence])
    assert report.development_answered == pytest.approx(supported[people.answerable == 1].mean(), abs=0.2)
    assert report.development_refused == pytest.approx((~supported)[people.answerable == 0].mean(), abs=0.2)
    assert 0.5 < report.development_auc < 1.0


def test_no_question_is_judged_by_another_of_its_passage() -> None:
    """Noise of many features can be learnt by heart: each answerable question is there twice, in one group or two."""

    def judged(groups: Labels) -> float:
        noise, others = cloud(30, 0.0, 7, features=400), cloud(60, 0.0, 8, features=400)
        training = TrainingSet(
            library=examples(
                np.vstack([noise, np.roll(noise, 1, axis=0), others]),
                np.repeat([1, 0], 60),
                np.concatenate([groups, 60 + np.arange(60)]),
            ),
            out_of_scope=examples(cloud(10, 0.0, 10, features=400), np.zeros(10, np.int64)),
            development=examples(cloud(20, 0.0, 9, features=400), np.repeat([1, 0], 10)),
        )
        return fit_support("fake-1", None, training)[1].library_auc

    once = np.arange(30)
    together, apart = judged(np.concatenate([once, np.roll(once, 1)])), judged(np.arange(60))
    assert together < 0.65
    assert apart > 0.75


def test_groups_of_different_parts_are_different_questions() -> None:
    """Were a passage's number the same group as a development question's, the order of the latter would decide."""
    people = OVERLAPPING.development
    moved = replace(OVERLAPPING, development=replace(people, groups=people.groups + 1000))
    assert fit_support("fake-1", None, moved)[1] == fit_overlapping(None)[1]


def test_the_same_examples_give_the_same_file(tmp_path: Path) -> None:
    fit_overlapping(READER)[0].save(tmp_path / "first.json")
    fit_support("fake-1", READER, read(OVERLAPPING))[0].save(tmp_path / "second.json")
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
