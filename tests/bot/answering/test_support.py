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


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"encoder": "x", "threshold": "a lot"}', "\0"])
def test_a_damaged_calibration_says_how_to_make_it_again(tmp_path: Path, content: str) -> None:
    path = tmp_path / "support.json"
    path.write_text(content)
    with pytest.raises(SupportModelError, match="interekip tune"):
        SupportModel.load(path)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "support.json"
    make_model().save(path)
    path.write_text(path.read_text().replace("-2.0", "NaN"))
    with pytest.raises(SupportModelError):
        SupportModel.load(path)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_probability_is_one(first: float, second: float) -> None:
    assert 0.0 <= make_model().answerable.probability(np.array([first, second])) <= 1.0
