from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.support import LogisticModel, SupportModel, SupportModelError


def make_model() -> SupportModel:
    return SupportModel(
        encoder="fake-1",
        answerable=LogisticModel(np.array([1.0, -2.0]), 0.5),
        in_scope=LogisticModel(np.array([0.0, 3.0]), -1.0),
        threshold=0.4,
    )


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    make_model().save(tmp_path / "support.json")
    loaded = SupportModel.load(tmp_path / "support.json")
    assert loaded.encoder == "fake-1"
    assert loaded.threshold == 0.4
    features = np.array([0.3, 0.7])
    assert loaded.answerable.probability(features) == pytest.approx(make_model().answerable.probability(features))
    assert loaded.in_scope.probability(features) == pytest.approx(make_model().in_scope.probability(features))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"encoder": "x", "threshold": "a lot"}', "\0", "\udcff"])
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
        ('"best_asked_cosine"', '"worst_asked_cosine"'),
    ],
    ids=["weight", "bias", "threshold", "features of another release"],
)
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


@pytest.mark.parametrize(("features", "answered"), [([0.0, 0.0], True), ([0.0, 1.0], False), ([-0.905, 0.0], True)])
def test_the_threshold_divides_answers_from_refusals(features: list[float], *, answered: bool) -> None:
    assert make_model().supports(np.array(features)) is answered


def test_below_one_half_a_question_is_out_of_scope() -> None:
    assert make_model().is_in_scope(np.array([9.0, 1.0]))
    assert not make_model().is_in_scope(np.array([9.0, 0.0]))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_probability_is_one(first: float, second: float) -> None:
    assert 0.0 <= make_model().answerable.probability(np.array([first, second])) <= 1.0
