"""Figures computed by hand, and against the definitions written out."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.evaluation import DEPTH, Judgement, answer_figures, percentile, retrieval_figures

RIGHT = Judgement(
    refused=False,
    text="Dotacja wyniosła 85.200 zł.",
    cited=("01-02", "01-03"),
    to_refuse=False,
    must=(re.compile("85[ .]?200"), re.compile("wyniosla")),
    facts=("01-02",),
)
REFUSED = replace(RIGHT, refused=True, text="Nie wiem.", cited=())
INCOMPLETE = replace(RIGHT, text="Dotacja wyniosła sporo.", cited=("07-01",))
RIGHTLY_REFUSED = replace(REFUSED, to_refuse=True, must=(), facts=())
WRONGLY_ANSWERED = replace(RIGHT, to_refuse=True, must=(), facts=())
EVERY_KIND = (RIGHT, REFUSED, INCOMPLETE, RIGHTLY_REFUSED, WRONGLY_ANSWERED)

IDS = st.sampled_from([f"p{number}" for number in range(14)])
RANKINGS = st.lists(IDS, unique=True, max_size=14)
GRADES = st.dictionaries(IDS, st.integers(1, 4), min_size=1, max_size=14)


def test_the_first_relevant_passage_decides_recall_and_reciprocal_rank() -> None:
    rankings = [["a", "b"], ["x", "y", "b"], [*"abcdefghij", "k"], []]
    relevant = [{"a": 1}, {"b": 1}, {"k": 1}, {"a": 1}]
    figures = retrieval_figures(rankings, relevant)
    assert (figures.queries, figures.recall_at_1, figures.recall_at_5, figures.recall_at_10) == (4, 0.25, 0.5, 0.5)
    assert figures.mrr_at_10 == pytest.approx((1 + 1 / 3) / 4)
    assert figures.ndcg_at_10 == pytest.approx((1 + 1 / math.log2(4)) / 4)


def test_higher_grades_should_stand_higher() -> None:
    ideal = 3 + 1 / math.log2(3)
    figures = retrieval_figures([["low", "high"]], [{"low": 1, "high": 3}])
    assert figures.ndcg_at_10 == pytest.approx((1 + 3 / math.log2(3)) / ideal)
    assert figures.recall_at_1 == 1.0


def test_no_queries_give_no_figures() -> None:
    figures = retrieval_figures([], [])
    assert (figures.queries, figures.recall_at_1, figures.mrr_at_10, figures.ndcg_at_10) == (0, 0.0, 0.0, 0.0)


def test_a_ranking_without_its_judgements_is_a_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        retrieval_figures([["a"]], [])


@settings(deadline=None)
@given(RANKINGS, GRADES)
def test_ndcg_is_what_its_definition_says(ranking: list[str], grades: dict[str, int]) -> None:
    def gain(order: Sequence[str]) -> float:
        total = 0.0
        for place in range(1, DEPTH + 1):
            if place <= len(order):
                total += grades.get(order[place - 1], 0) / math.log2(place + 1)
        return total

    best = sorted(grades, key=lambda name: grades[name], reverse=True)
    figures = retrieval_figures([ranking], [grades])
    assert figures.ndcg_at_10 == pytest.approx(gain(ranking) / gain(best))
    assert 0.0 <= figures.ndcg_at_10 <= 1.0 + 1e-9


@settings(deadline=None)
@given(RANKINGS, GRADES)
def test_more_of_a_ranking_never_finds_less(ranking: list[str], grades: dict[str, int]) -> None:
    figures = retrieval_figures([ranking], [grades])
    assert figures.recall_at_1 <= figures.mrr_at_10 <= figures.recall_at_10
    assert figures.recall_at_1 <= figures.recall_at_5 <= figures.recall_at_10
    assert figures.recall_at_10 == float(not grades.keys().isdisjoint(ranking[:DEPTH]))


def test_every_kind_of_judgement_is_counted_in_its_place() -> None:
    figures = answer_figures(EVERY_KIND)
    assert (figures.to_answer, figures.to_refuse) == (3, 2)
    assert (figures.answered_correctly, figures.answered_incompletely, figures.wrongly_refused) == (1, 1, 1)
    assert (figures.correctly_refused, figures.wrongly_answered) == (1, 1)
    assert figures.answered_correctly_rate == pytest.approx(1 / 3)
    assert (figures.refusal_precision, figures.refusal_recall, figures.refusal_f1) == (0.5, 0.5, 0.5)
    assert figures.cited_rightly == 0.5


def test_precision_and_recall_of_refusals_differ() -> None:
    figures = answer_figures([REFUSED, RIGHTLY_REFUSED, RIGHTLY_REFUSED, RIGHTLY_REFUSED, WRONGLY_ANSWERED])
    assert (figures.refusal_precision, figures.refusal_recall) == (0.75, 0.75)
    figures = answer_figures([RIGHTLY_REFUSED, WRONGLY_ANSWERED])
    assert (figures.refusal_precision, figures.refusal_recall) == (1.0, 0.5)
    assert figures.refusal_f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("given_answers", [[], [REFUSED], [RIGHT]], ids=["nothing", "a refusal", "an answer"])
def test_a_rate_without_cases_is_zero(given_answers: list[Judgement]) -> None:
    figures = answer_figures(given_answers)
    assert figures.refusal_f1 == 0.0
    assert figures.refusal_recall == 0.0


@settings(deadline=None)
@given(st.lists(st.sampled_from(EVERY_KIND)))
def test_every_judgement_is_counted_once(judgements: list[Judgement]) -> None:
    figures = answer_figures(judgements)
    answered = figures.answered_correctly + figures.answered_incompletely + figures.wrongly_refused
    refused = figures.correctly_refused + figures.wrongly_answered
    assert (answered, refused) == (figures.to_answer, figures.to_refuse)
    assert answered + refused == len(judgements)


def test_all_patterns_must_be_found_in_the_folded_text() -> None:
    assert RIGHT.correct
    assert not replace(RIGHT, must=(*RIGHT.must, re.compile("euro"))).correct
    assert not replace(RIGHT, refused=True).correct
    assert not WRONGLY_ANSWERED.correct


def test_without_patterns_a_right_answer_cites_a_passage_that_answers() -> None:
    assert replace(RIGHT, must=()).correct
    assert not replace(INCOMPLETE, must=()).correct


def test_answers_without_known_passages_do_not_count_as_wrongly_cited() -> None:
    assert answer_figures([RIGHT, replace(RIGHT, facts=())]).cited_rightly == 1.0


def test_percentiles() -> None:
    assert percentile([], 0.5) == 0.0
    assert percentile([3.0], 0.95) == 3.0
    assert percentile([4.0, 1.0, 3.0, 2.0, 5.0], 0.5) == 3.0
    assert percentile([float(number) for number in range(101)], 0.95) == 95.0
