"""The detail asked for as numbers, each where its name says."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.detail_features import DETAIL_FEATURE_NAMES, detail_features
from tests.bot.answering.examples import make_passage

SUM = make_passage(text="W Toruniu dotacja wyniosła 85.200 zł.")
NO_SUM = make_passage(text="W Toruniu dotację przyznała komisja w 2014 r.")
UNKNOWN = make_passage(text="Opis nie podaje kwoty.")


def named(question: str, *texts: str) -> dict[str, float]:
    passages = [make_passage(text=text) for text in texts]
    return dict(zip(DETAIL_FEATURE_NAMES, detail_features(question, passages), strict=True))


def test_names_are_different() -> None:
    assert len(set(DETAIL_FEATURE_NAMES)) == len(DETAIL_FEATURE_NAMES)


def test_what_is_asked_and_missing_in_the_best_passage() -> None:
    features = named("Jaka kwota?", NO_SUM.text, SUM.text)
    assert features["asks_amount"] == 1.0
    assert features["asks_deadline"] == 0.0
    assert features["missing_in_top"] == features["misses_asked_kind_in_top"] == 1.0
    assert features["missing_in_all_read"] == 0.0
    assert named("Jaka kwota?", SUM.text, NO_SUM.text)["missing_in_top"] == 0.0


def test_years_and_names_are_compared_with_all_that_is_read() -> None:
    features = named("Co było w 2017 r. w mieście Łódź?", SUM.text, NO_SUM.text)
    assert features["names_a_year"] == features["has_names"] == 1.0
    assert features["year_missing_in_all_read"] == 1.0
    assert features["names_absent_in_top"] == features["names_absent_in_all_read"] == 1.0
    assert named("Kto dał dotację, Toruń?", SUM.text)["names_absent_in_top"] == 0.0


def test_a_passage_that_says_what_is_unknown_is_told() -> None:
    assert named("Jaka kwota?", UNKNOWN.text)["top_says_what_is_unknown"] == 1.0


@settings(max_examples=40)
@given(st.text(max_size=100), st.lists(st.text(max_size=100), min_size=1, max_size=3))
def test_any_texts_give_finite_numbers(question: str, texts: list[str]) -> None:
    assert all(math.isfinite(number) for number in named(question, *texts).values())
