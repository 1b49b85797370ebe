import pytest

from bot.answering.certainty import certainty_of, limited
from bot.answering.model import Certainty
from corpus.model import Confidence


@pytest.mark.parametrize(
    ("probability", "certainty"),
    [(0.99, Certainty.HIGH), (0.71, Certainty.HIGH), (0.6, Certainty.MEDIUM), (0.41, Certainty.LOW)],
)
def test_what_is_far_above_the_threshold_is_sure(probability: float, certainty: Certainty) -> None:
    assert certainty_of(probability, threshold=0.4) is certainty


def test_with_a_threshold_that_refuses_everything_nothing_is_sure() -> None:
    assert certainty_of(1.0, threshold=1.0) is Certainty.LOW


def test_no_answer_is_surer_than_its_editors() -> None:
    assert limited(Certainty.HIGH, [Confidence.MEDIUM]) is Certainty.MEDIUM
    assert limited(Certainty.HIGH, [Confidence.LOW]) is Certainty.LOW
    assert limited(Certainty.LOW, [Confidence.HIGH]) is Certainty.LOW
    assert limited(Certainty.HIGH, [Confidence.HIGH, Confidence.MEDIUM]) is Certainty.MEDIUM
