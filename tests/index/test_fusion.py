import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fusion import FusionError, FusionWeights, fuse, standardise

VALUES = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=30).map(lambda values: np.array(values, np.float32))


@given(VALUES)
@settings(deadline=None)
def test_standard_scores_have_mean_zero_and_spread_one_or_are_all_zero(
    values: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    scores = standardise(values)
    assert scores.dtype == np.float32
    if scores.any():
        assert float(scores.mean()) == pytest.approx(0, abs=1e-2)
        assert float(scores.std()) == pytest.approx(1, abs=1e-2)
        assert (np.diff(scores[np.argsort(values)]) >= 0).all()
    else:
        assert float(np.ptp(values)) < 1e-4


def test_equal_values_and_no_values_say_nothing() -> None:
    assert standardise(np.full(4, 0.84, np.float32)).tolist() == [0, 0, 0, 0]
    assert standardise(np.zeros(0, np.float32)).tolist() == []


def test_the_score_is_the_weighted_sum_of_standard_scores() -> None:
    passage, asked, words = np.random.default_rng(5).random((3, 7)).astype(np.float32)
    weights = FusionWeights(passage=0.5, asked=0.3, words=0.2)
    expected = 0.5 * standardise(passage) + 0.3 * standardise(asked) + 0.2 * standardise(words)
    np.testing.assert_allclose(fuse(passage, asked, words, weights), expected, rtol=1e-5)


def test_without_asked_questions_their_share_goes_to_the_passages() -> None:
    passage, words = np.random.default_rng(6).random((2, 7)).astype(np.float32)
    weights = FusionWeights(passage=0.5, asked=0.3, words=0.2)
    expected = 0.8 * standardise(passage) + 0.2 * standardise(words)
    np.testing.assert_allclose(fuse(passage, None, words, weights), expected, rtol=1e-5)


@given(st.builds(FusionWeights, *[st.floats(-10, 10)] * 3))
@settings(deadline=None)
def test_weights_come_back_as_they_were_stored(weights: FusionWeights) -> None:
    assert FusionWeights.from_json(weights.as_json()) == weights


@pytest.mark.parametrize(
    "change", [{"words": "dużo"}, {"words": None}, {"words": float("nan")}, {"words": [1]}, {"caution": -1}]
)
def test_weights_that_cannot_be_used_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(FusionError, match="interekip ingest"):
        FusionWeights.from_json(FusionWeights().as_json() | change)


def test_weights_from_before_there_was_caution_are_used_without_any() -> None:
    old = {"passage": 0.6, "asked": 0.4, "words": 0.1, "identifiers": 2.0}
    assert FusionWeights.from_json(old) == FusionWeights(passage=0.6, asked=0.4, words=0.1, caution=0.0)


def test_missing_weights_are_refused() -> None:
    with pytest.raises(FusionError, match="interekip ingest"):
        FusionWeights.from_json({"passage": 1.0, "asked": 1.0})
