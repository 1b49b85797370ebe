"""The evidence of a question: every number where its name says, and nothing that is no number."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.detail_features import DETAIL_FEATURE_NAMES
from bot.answering.evidence import FEATURE_NAMES, gather_evidence
from bot.answering.vocabulary import Vocabulary
from index.normalise import normalise_text
from index.polish import word_forms
from index.retriever import HybridRetriever, QueryScores
from index.snapshot import Snapshot
from tests.bot.answering.examples import make_passage
from tests.bot.answering.small_library import ASKED, PASSAGES, small_snapshot
from tests.fakes.encoder import DIMENSION, FakeEncoder

SNAPSHOT = small_snapshot()


def search(question: str, snapshot: Snapshot = SNAPSHOT) -> tuple[QueryScores, dict[str, float]]:
    """Return the scores of ``question`` and its named features."""
    text = normalise_text(question)
    scores = HybridRetriever(FakeEncoder(), snapshot).score(text)
    vocabulary = Vocabulary(snapshot.passages, word_forms)
    features = gather_evidence(text, scores, snapshot.passages, vocabulary)
    assert features.shape == (len(FEATURE_NAMES) + DIMENSION,)
    assert np.isfinite(features).all()
    assert np.array_equal(features[len(FEATURE_NAMES) :], scores.vector.astype(np.float64))
    return scores, dict(zip(FEATURE_NAMES, features.tolist(), strict=False))


def test_names_are_different() -> None:
    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)


def test_closeness_is_read_from_the_scores() -> None:
    scores, named = search("Gdzie gospodarz wita gości?")
    top = int(np.argmax(scores.fused))
    order = np.sort(scores.fused)[::-1]
    assert PASSAGES[top].id == "03-01"
    assert named["best_passage_cosine"] == pytest.approx(float(scores.passage_cosine.max()))
    assert named["best_asked_cosine"] == pytest.approx(1.0)
    assert named["top_passage_cosine"] == pytest.approx(float(scores.passage_cosine[top]))
    assert named["top_asked_cosine"] == pytest.approx(float(scores.asked_cosine[top]))
    assert named["top_fused"] == pytest.approx(float(order[0]))
    assert named["margin_to_second"] == pytest.approx(float(order[0] - order[1]), abs=1e-6)
    assert named["margin_to_last"] == pytest.approx(float(order[0] - order[-1]), abs=1e-6)
    usual = scores.passage_cosine[scores.reference]
    expected = (float(scores.passage_cosine[top]) - float(usual.mean())) / float(usual.std())
    assert named["top_passage_z"] == pytest.approx(expected, rel=1e-5)


def test_covered_and_unknown_words_are_counted() -> None:
    _, known = search("Gospodarz wita gości")
    assert (known["coverage_top"], known["coverage_best"], known["unknown_words"]) == (1.0, 1.0, 0.0)
    assert known["length"] == pytest.approx(math.log(4))
    _, half = search("Gospodarz piecze")
    assert half["unknown_words"] == 0.5
    _, none = search("Sernik piecze babcia")
    assert (none["coverage_top"], none["coverage_best"], none["unknown_words"]) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("question", "named", "top", "read"),
    [
        ("Ile wyniosła dotacja MSZ na projekt InterEkip?", 0.0, 0.0, 0.0),
        ("Ile wyniosła dotacja MSZ na projekt InterEkip w 2014?", 1.0, 0.0, 0.0),
        ("Ile wyniosła dotacja MSZ na projekt InterEkip w 2031?", 1.0, 1.0, 1.0),
    ],
)
def test_a_year_is_looked_for_in_what_may_be_quoted(question: str, named: float, top: float, read: float) -> None:
    _, found = search(question)
    assert found["names_a_year"] == named
    assert (found["misses_year_in_top"], found["year_missing_in_all_read"]) == (top, read)


def test_a_year_that_only_a_further_passage_tells() -> None:
    passages = [
        make_passage("01-01", "Forum w Toruniu.", state=""),
        make_passage("01-02", "Forum było w 2015 r.", state=""),
    ]
    _, found = search("Forum w Toruniu 2015", small_snapshot(passages, ()))
    assert (found["misses_year_in_top"], found["year_missing_in_all_read"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("question", "detail", "lacks"),
    [
        ("Jaki jest numer telefonu gospodarza, który wita gości?", "phone", 1.0),
        ("Kiedy gospodarz wita gości zagranicznych?", "date", 1.0),
        ("Ile kosztują goście, których wita gospodarz?", "amount", 1.0),
        ("Ile wyniosła dotacja MSZ na projekt InterEkip?", "amount", 0.0),
    ],
)
def test_a_detail_that_the_best_passage_lacks(question: str, detail: str, lacks: float) -> None:
    _, found = search(question)
    assert found[f"asks_{detail}"] == 1.0
    assert found["missing_in_top"] == found["misses_asked_kind_in_top"] == lacks


def test_details_that_nobody_asked_for_are_not_missing() -> None:
    _, found = search("Gospodarz wita gości")
    details = {name: value for name, value in found.items() if name in DETAIL_FEATURE_NAMES}
    assert set(details.values()) == {0.0}
    assert len(details) == len(DETAIL_FEATURE_NAMES)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_evidence_of_finite_numbers(text: str) -> None:
    search(text)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, len(PASSAGES)), st.booleans())
def test_small_libraries_give_evidence_too(size: int, asked: bool) -> None:
    passages = PASSAGES[:size]
    kept = {passage.id for passage in passages}
    questions = [question for question in ASKED if question.passage_id in kept] if asked else []
    search("Ile wyniosła dotacja?", small_snapshot(passages, questions))
