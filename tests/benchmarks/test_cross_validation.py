import numpy as np
import pytest

from benchmarks.cross_validation import cross_validate, goal, reciprocal
from benchmarks.fusion import grid


def test_a_setting_that_is_best_everywhere_is_always_chosen() -> None:
    ranks = np.array([[3.0] * 20, [0.0] * 20, [np.inf] * 20])
    held_out = cross_validate([ranks], folds=5, repeats=4, seed=1)
    assert held_out.chosen == {1: 20}
    assert np.array_equal(held_out.ranks[0], np.zeros((4, 20)))


def test_a_question_is_judged_by_a_setting_chosen_without_it() -> None:
    # Each setting finds its own question alone, so that whatever is chosen fails the question that is left out.
    ranks = np.full((6, 6), np.inf)
    np.fill_diagonal(ranks, 0.0)
    held_out = cross_validate([ranks], folds=6, repeats=10, seed=1)
    assert np.isinf(held_out.ranks[0]).all()


def test_choosing_by_chance_gives_less_than_the_best_cell_promises() -> None:
    ranks = np.random.default_rng(3).integers(0, 10, (50, 60)).astype(float)
    promised = reciprocal(ranks).mean(axis=1).max()
    held_out = reciprocal(cross_validate([ranks], folds=5, repeats=20, seed=1).ranks[0]).mean()
    assert held_out < promised


def test_the_same_seed_gives_the_same_divisions() -> None:
    ranks = np.random.default_rng(3).integers(0, 10, (5, 30)).astype(float)
    first, again, other = (cross_validate([ranks], folds=3, repeats=5, seed=seed) for seed in (7, 7, 8))
    assert np.array_equal(first.ranks[0], again.ranks[0])
    assert first.chosen == again.chosen
    assert not np.array_equal(first.ranks[0], other.ranks[0])


def test_a_small_group_counts_as_much_as_a_large_one() -> None:
    small, large = np.array([[0.0], [1.0]]), np.array([[1.0] * 90, [0.0] * 90])
    assert goal([small, large]).tolist() == [0.75, 0.75]
    held_out = cross_validate([np.repeat(small, 5, axis=1), np.repeat(large, 2, axis=1)], folds=5, repeats=2, seed=1)
    assert held_out.chosen == {0: 10}
    assert [ranks.shape for ranks in held_out.ranks] == [(2, 5), (2, 180)]


def test_reciprocal_ranks_by_hand() -> None:
    assert reciprocal(np.array([0.0, 1.0, 3.0, np.inf])).tolist() == [1.0, 0.5, 0.25, 0.0]


def test_the_weights_of_the_vectors_make_one_together() -> None:
    assert all(weights.passage + weights.asked == pytest.approx(1.0) for weights in grid())
    assert len(set(grid())) == len(grid())
