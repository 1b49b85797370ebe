"""How much the words count for a question: one of identifiers, and one in words that no passage has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fusion import FusionWeights
from index.polish import identifier_share

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("", 0),
        ("a w i", 0),
        ("Kto może dostać dotację?", 0),
        ("16-12", 1),
        ("85 200", 1),
        ("pokaż 16-12", 3 / 4),
        ("KA210", 2 / 3),
        ("Ile wyniosła dotacja MSZ w 2014 roku?", 1 / 5),
    ],
)
def test_words_with_a_digit_are_identifiers(question: str, share: float) -> None:
    assert identifier_share(question) == pytest.approx(share)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_a_share_is_one(text: str) -> None:
    assert 0 <= identifier_share(text) <= 1


def test_a_question_without_identifiers_keeps_its_weights_and_a_bare_identifier_leans_on_words() -> None:
    weights = FusionWeights(words=0.1, identifiers=2.0)
    assert weights.for_question(0, 1) == weights
    assert weights.for_question(1, 0) == weights.for_question(1, 1) == FusionWeights(words=2.0, identifiers=2.0)


@given(SHARES, SHARES, SHARES)
@settings(deadline=None)
def test_more_identifiers_never_mean_less_weight_of_words(one: float, other: float, known: float) -> None:
    weights = FusionWeights()
    low, high = (weights.for_question(share, known).words for share in sorted((one, other)))
    assert 0 <= low <= high <= weights.identifiers


@given(SHARES, SHARES, SHARES)
@settings(deadline=None)
def test_words_that_no_passage_has_never_mean_more_weight_of_words(
    one: float, other: float, identifiers: float
) -> None:
    weights = FusionWeights()
    low, high = (weights.for_question(identifiers, share).words for share in sorted((one, other)))
    assert low <= high


def test_without_caution_a_question_in_words_of_its_own_keeps_its_weights() -> None:
    weights = FusionWeights(words=0.2, caution=0.0)
    assert weights.for_question(0, 0) == weights
    assert FusionWeights(words=0.2, caution=2.0).for_question(0, 0.5).words == pytest.approx(0.05)
