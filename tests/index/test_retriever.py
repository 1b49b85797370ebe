from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.model import AskedQuestion, PassageId
from index.fusion import FusionWeights, fuse, standardise
from index.normalise import normalise_text
from index.polish import identifier_share
from index.protocols import Hit, Retriever
from index.retriever import REMEMBERED, HybridRetriever
from index.vectors import FlatVectorIndex
from tests.fakes.encoder import FakeEncoder
from tests.index.samples import ASKED, PASSAGES, TEXTS, make_content, make_passage

WEIGHTS = FusionWeights(passage=0.6, asked=0.4, words=0.1)


def _retriever(
    encoder: FakeEncoder | None = None, asked: Sequence[AskedQuestion] = ASKED, weights: FusionWeights = WEIGHTS
) -> HybridRetriever:
    return HybridRetriever(encoder or FakeEncoder(), make_content(asked=asked, weights=weights))


def _ids(hits: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("jaka kwota wsparcia dla projektu", "01-01"),
        ("kto obsługiwał punkt", "01-03"),
        ("EUWT", "01-02"),
        ("KA210", "01-04"),
        ("2012-2016", "01-05"),
        ("85.200 zł", "01-01"),
    ],
)
def test_passages_their_questions_and_words_all_lead_to_a_passage(query: str, expected: str) -> None:
    retriever: Retriever = _retriever(weights=FusionWeights(passage=0.6, asked=0.4, words=0.6))
    assert _ids(retriever.retrieve(query, 3))[0] == expected


ASKED_ABOUT = np.arange(4)
"""The rows of the passages with questions."""


@given(st.text(max_size=60))
@example("01")
@settings(max_examples=50, deadline=None)
def test_the_scores_are_those_of_an_exhaustive_search(query: str) -> None:
    encoder, content = FakeEncoder(), make_content(weights=WEIGHTS)
    scores = HybridRetriever(encoder, content).score(query)
    (vector,) = encoder.encode_queries([query])
    passage = content.passage_vectors.vectors @ vector
    cosines = content.asked_vectors.vectors @ vector
    asked = [
        max((c for c, q in zip(cosines, ASKED, strict=True) if q.passage_id == p.id), default=None) for p in PASSAGES
    ]
    known = np.array([cosine for cosine in asked if cosine is not None], np.float32)
    likely = known.mean() + standardise(passage, ASKED_ABOUT) * known.std()
    filled = np.array([likely[row] if cosine is None else cosine for row, cosine in enumerate(asked)], np.float32)
    words = content.lexical.scores(query)
    np.testing.assert_allclose(scores.passage_cosine, passage, atol=1e-5)
    np.testing.assert_allclose(scores.asked_cosine, filled, atol=1e-5)
    np.testing.assert_allclose(scores.bm25, words, atol=1e-5)
    weights = WEIGHTS.for_question(identifier_share(query), content.lexical.known_share(query))
    fused = fuse(scores.passage_cosine, scores.asked_cosine, scores.bm25, weights, ASKED_ABOUT)
    np.testing.assert_allclose(scores.fused, fused, atol=1e-5)
    for row, best in enumerate(scores.best_asked.tolist()):
        assert (best < 0) == (asked[row] is None)
        assert best < 0 or (ASKED[best].passage_id, cosines[best]) == (
            PASSAGES[row].id,
            pytest.approx(asked[row], abs=1e-5),
        )


def test_hits_come_best_first_with_the_evidence_for_them() -> None:
    retriever = _retriever()
    scores = retriever.score("jaka była kwota wsparcia")
    hits = retriever.best(scores, 10)
    assert len(hits) == len(PASSAGES)
    assert [hit.score for hit in hits] == sorted((float(score) for score in scores.fused), reverse=True)
    (best,) = [hit for hit in hits if hit.passage.id == "01-01"]
    assert best.signals.asked_text == "jaka była kwota wsparcia"
    assert best.signals.asked_cosine == pytest.approx(1.0, abs=1e-5)
    assert best.signals.passage_z == pytest.approx(float(standardise(scores.passage_cosine, ASKED_ABOUT)[0]))
    assert best.signals.bm25 == pytest.approx(float(scores.bm25[0]))


def test_a_passage_that_nobody_asked_about_counts_as_close_as_its_text() -> None:
    (hit,) = [hit for hit in _retriever().retrieve("kwota wsparcia", 10) if hit.passage.id == "01-05"]
    assert hit.signals.asked_text == ""
    scores = _retriever().score("kwota wsparcia")
    known = scores.asked_cosine[:4]
    away = (scores.asked_cosine[4] - known.mean()) / known.std()
    assert away == pytest.approx(hit.signals.passage_z, abs=1e-4)


def test_pages_that_nobody_asked_about_change_nothing_for_the_others() -> None:
    pages = tuple(replace(make_passage(70 + n, f"Nabór {n} gminy"), id=PassageId(f"web-{n}")) for n in range(20))
    alone = _retriever().score("jaka była kwota wsparcia")
    among = HybridRetriever(FakeEncoder(), make_content((*PASSAGES, *pages), weights=WEIGHTS)).score(
        "jaka była kwota wsparcia"
    )
    for one, other in ((alone.passage_cosine, among.passage_cosine), (alone.asked_cosine, among.asked_cosine)):
        np.testing.assert_allclose(
            standardise(other, among.reference)[:5], standardise(one, alone.reference), rtol=1e-4, atol=1e-4
        )


def test_without_any_asked_question_the_passages_decide() -> None:
    scores = _retriever(asked=()).score("dotacja na projekt")
    expected = fuse(scores.passage_cosine, None, scores.bm25, WEIGHTS)
    np.testing.assert_allclose(scores.fused, expected, rtol=1e-6)
    assert scores.best_asked.tolist() == [-1] * len(PASSAGES)


def test_a_question_left_out_is_searched_for_as_if_it_were_new() -> None:
    retriever = _retriever()
    question = ASKED[1]
    (vector,) = FakeEncoder().encode_queries([question.text])
    known = retriever.score_vector(vector, question.text)
    new = retriever.score_vector(vector, question.text, left_out=[question])
    assert known.asked_cosine[0] == pytest.approx(1, abs=1e-5)
    assert new.asked_cosine[0] < 0.9
    assert int(new.best_asked[0]) == 0
    only = retriever.score_vector(vector, question.text, left_out=[ASKED[2]])
    assert int(only.best_asked[1]) == -1


@pytest.mark.parametrize("query", ["01-04", " 01-04 ", "01-04, 01-02", "01-04 01-04"])
def test_ids_alone_find_their_passages_before_all_others(query: str) -> None:
    named = set(query.replace(",", " ").split())
    assert set(_ids(_retriever().retrieve(query, len(named)))) == named


def test_an_id_inside_a_question_does_not_decide_alone() -> None:
    scores = _retriever().score("kwota wsparcia 01-04")
    assert float(np.ptp(scores.fused)) < 10


def test_the_number_of_hits_is_bounded() -> None:
    retriever = _retriever()
    assert len(retriever.retrieve("dotacja", 2)) == 2
    assert retriever.retrieve("dotacja", 0) == []
    assert len(retriever.retrieve("dotacja", 1000)) == len(PASSAGES)


@pytest.mark.parametrize("query", ["", "   ", "\u200b", "🙂🙃", "\x00", "a" * 100_000, "\ufdfa" * 2000, "\u202eabc"])
def test_strange_queries_find_something_or_nothing_and_never_fail(query: str) -> None:
    hits = _retriever().retrieve(query)
    assert all(np.isfinite(hit.score) for hit in hits)


def test_a_question_that_comes_again_is_not_encoded_again() -> None:
    encoder = FakeEncoder()
    retriever = _retriever(encoder)
    first = retriever.retrieve("Ile wyniosła dotacja?")
    encoded = encoder.encoded
    assert retriever.retrieve("  Ile\twyniosła  dotacja? ") == first
    assert encoder.encoded == encoded


def test_only_the_last_questions_are_remembered() -> None:
    encoder = FakeEncoder()
    retriever = _retriever(encoder)
    retriever.retrieve("pierwsze")
    for number in range(REMEMBERED):
        retriever.retrieve(f"pytanie {number}")
    encoded = encoder.encoded
    retriever.retrieve(f"pytanie {REMEMBERED - 1}")
    assert encoder.encoded == encoded
    retriever.retrieve("pierwsze")
    assert encoder.encoded == encoded + 1


def test_many_threads_get_what_one_gets() -> None:
    retriever, other = _retriever(), _retriever()
    queries = [f"{text} {number}" for number in range(30) for text in TEXTS]
    alone = [other.retrieve(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(retriever.retrieve, queries)) == alone


def test_passages_of_equal_score_keep_their_order() -> None:
    content = make_content()
    same = replace(content, passage_vectors=FlatVectorIndex(np.full((5, 64), 0.125, np.float32)))
    retriever = HybridRetriever(FakeEncoder(), replace(same, weights=FusionWeights(1, 0, 0)))
    assert _ids(retriever.retrieve("cokolwiek")) == [PassageId(f"01-{number:02}") for number in range(1, 6)]


def test_the_query_is_searched_in_its_usual_form() -> None:
    retriever = _retriever()
    assert retriever.score("KA\u200b210").bm25.tolist() == retriever.score(normalise_text("ka210")).bm25.tolist()
