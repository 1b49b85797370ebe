"""Deciding by the evidence: at first sight, after reading, and from a file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.support import Cut, FirstSight, LogisticModel, SupportModel, SupportModelError


def make_model() -> SupportModel:
    """Return a model of two features of the search and one of the reader, which counts for twice the bias."""
    return SupportModel(
        encoder="fake-1",
        reader="reader-1",
        answerable=LogisticModel(np.array([1.0, -2.0]), 0.5),
        read=LogisticModel(np.array([0.0, 0.0, 2.0]), 0.1),
        in_scope=LogisticModel(np.array([0.0, 3.0]), -1.0),
        cut=Cut(0.4, refuse=0.2, answer=0.7),
    )


def without_reader() -> SupportModel:
    return replace(make_model(), reader=None, read=None, cut=Cut(0.4))


@pytest.mark.parametrize("model", [make_model(), without_reader()], ids=["with a reader", "without"])
def test_what_is_saved_is_loaded(tmp_path: Path, model: SupportModel) -> None:
    model.save(tmp_path / "support.json")
    loaded = SupportModel.load(tmp_path / "support.json")
    assert (loaded.encoder, loaded.reader, loaded.cut) == (model.encoder, model.reader, model.cut)
    features, reading = np.array([0.3, 0.7]), np.array([0.9])
    assert loaded.probability(features, None) == model.probability(features, None)
    assert loaded.probability(features, reading) == model.probability(features, reading)
    assert loaded.in_scope.probability(features) == model.in_scope.probability(features)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"encoder": "x", "cut": 0.5}', "\0", "\udcff"])
def test_a_damaged_calibration_says_how_to_make_it_again(tmp_path: Path, content: str) -> None:
    path = tmp_path / "support.json"
    path.write_text(content, errors="surrogateescape")
    with pytest.raises(SupportModelError, match="interekip setup"):
        SupportModel.load(path)


@pytest.mark.parametrize(
    ("saved", "spoiled"),
    [
        ("-2.0", "NaN"),
        ('"bias": 0.5', '"bias": Infinity'),
        ('"threshold": 0.4', '"threshold": NaN'),
        ('"answer": 0.7', '"answer": -Infinity'),
        ('"refuse": 0.2', '"refuses": 0.2'),
        ('"reader": "reader-1",', ""),
        ('"read": {', '"read": 1, "unread": {'),
        ('"best_asked_cosine"', '"worst_asked_cosine"'),
        ('"best_logit"', '"worst_logit"'),
    ],
    ids=[
        "weight", "bias", "threshold", "sure answers", "no sure refusals", "no reader", "no model of reading",
        "features of another release", "another reading",
    ],
)  # fmt: skip
def test_a_model_that_cannot_judge_is_refused(tmp_path: Path, saved: str, spoiled: str) -> None:
    path = tmp_path / "support.json"
    make_model().save(path)
    assert saved in path.read_text()
    path.write_text(path.read_text().replace(saved, spoiled))
    with pytest.raises(SupportModelError):
        SupportModel.load(path)


def test_a_calibration_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "support.json"
    make_model().save(path)
    before = path.read_text()
    (tmp_path / "support.tmp").mkdir()
    with pytest.raises(OSError, match=r"support\.tmp"):
        make_model().save(path)
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("features", "sight"),
    [
        ([0.4, 0.0], FirstSight.ANSWERED),
        ([0.3, 0.0], FirstSight.UNSURE),
        ([-1.8, 0.0], FirstSight.UNSURE),
        ([-1.9, 0.0], FirstSight.REFUSED),
    ],
)
def test_the_search_alone_decides_what_it_is_sure_of(features: list[float], sight: FirstSight) -> None:
    assert make_model().at_first_sight(np.array(features)) is sight


@pytest.mark.parametrize(
    ("features", "sight"),
    [
        ([0.0, 0.0], FirstSight.ANSWERED),
        ([-0.905, 0.0], FirstSight.ANSWERED),
        ([-0.906, 0.0], FirstSight.REFUSED),
        ([0.0, 1.0], FirstSight.REFUSED),
    ],
)
def test_without_a_reader_the_threshold_divides_answers_from_refusals(features: list[float], sight: FirstSight) -> None:
    assert without_reader().at_first_sight(np.array(features)) is sight


@given(st.floats(-20, 20), st.floats(0, 1), st.floats(0, 1))
def test_only_a_reader_leaves_a_question_unsure(evidence: float, one: float, other: float) -> None:
    cut = Cut(0.5, refuse=min(one, other), answer=max(one, other))
    sight = replace(make_model(), cut=cut).at_first_sight(np.array([evidence, 0.0]))
    probability = make_model().answerable.probability(np.array([evidence, 0.0]))
    assert (sight is FirstSight.UNSURE) == (cut.refuse <= probability < cut.answer)
    assert replace(without_reader(), cut=cut).at_first_sight(np.array([evidence, 0.0])) is not FirstSight.UNSURE


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 0.99))
def test_another_threshold_is_never_decided_against_at_first_sight(one: float, other: float, threshold: float) -> None:
    cut = Cut(0.5, refuse=min(one, other), answer=max(one, other)).at(threshold)
    assert cut.threshold == threshold
    assert cut.refuse <= threshold <= cut.answer
    assert cut.refuse <= min(one, other)
    assert cut.answer >= max(one, other)


def test_what_was_read_counts_and_only_then() -> None:
    model, evidence = make_model(), np.array([0.0, 0.0])
    good, bad = (model.probability(evidence, np.array([logit])) for logit in (2.0, -2.0))
    assert bad < model.cut.threshold < good
    assert [model.supports(probability) for probability in (bad, 0.3999, 0.4, good)] == [False, False, True, True]
    assert model.probability(evidence, None) == model.answerable.probability(evidence)
    assert without_reader().probability(evidence, np.array([2.0])) == model.answerable.probability(evidence)


def test_below_one_half_a_question_is_out_of_scope() -> None:
    assert make_model().is_in_scope(np.array([9.0, 1.0]))
    assert not make_model().is_in_scope(np.array([9.0, 0.0]))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=3), st.floats(-5, 5), st.floats(0, 1))
def test_what_is_loaded_decides_as_what_was_saved(
    tmp_path_factory: pytest.TempPathFactory, weights: list[float], bias: float, threshold: float
) -> None:
    read = LogisticModel(np.array(weights), bias)
    model = replace(make_model(), read=read, cut=replace(make_model().cut, threshold=threshold))
    path = tmp_path_factory.mktemp("support") / "support.json"
    model.save(path)
    loaded, evidence, reading = SupportModel.load(path), np.array([0.3, -0.7]), np.array([0.9])
    assert loaded.probability(evidence, reading) == model.probability(evidence, reading)
    assert loaded.cut == model.cut


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_probability_is_one(first: float, second: float) -> None:
    assert 0.0 <= make_model().answerable.probability(np.array([first, second])) <= 1.0
