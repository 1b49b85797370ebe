"""Figures computed by hand, and against the definitions written out."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.evaluation import DEPTH, percentile, ranking_figures, retrieval_figures

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


def test_the_figures_are_the_averages_of_those_of_each_query() -> None:
    first, second = ranking_figures(["x", "a"], {"a": 1}), ranking_figures(["a"], {"a": 1})
    assert first["mrr_at_10"] == 0.5
    figures = retrieval_figures([["x", "a"], ["a"]], [{"a": 1}, {"a": 1}])
    assert all(getattr(figures, name) == pytest.approx((first[name] + second[name]) / 2) for name in first)


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


def test_percentiles() -> None:
    assert percentile([], 0.5) == 0.0
    assert percentile([3.0], 0.95) == 3.0
    assert percentile([4.0, 1.0, 3.0, 2.0, 5.0], 0.5) == 3.0
    assert percentile([float(number) for number in range(101)], 0.95) == 95.0
