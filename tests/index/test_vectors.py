import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.protocols import Scores, VectorIndex, Vectors
from index.vectors import FlatVectorIndex, VectorError


class BruteForceIndex:
    """The oracle: every product computed and sorted."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    @property
    def size(self) -> int:
        return len(self._vectors)

    @property
    def dimension(self) -> int:
        return int(self._vectors.shape[1])

    def search(self, vectors: Vectors, k: int) -> tuple[Scores, NDArray[np.int64]]:
        products = vectors @ self._vectors.T
        rows = np.full((len(vectors), k), -1, np.int64)
        found = np.full((len(vectors), k), np.finfo(np.float32).min, np.float32)
        order = np.argsort(-products, axis=1, kind="stable")[:, :k]
        rows[:, : order.shape[1]] = order
        found[:, : order.shape[1]] = np.take_along_axis(products, order, axis=1)
        return found, rows

    def similarities(self, vector: NDArray[np.float32]) -> Scores:
        return np.asarray(self._vectors @ vector, np.float32)


def _unit_vectors(seed: int, count: int, dimension: int) -> Vectors:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(2, 24), st.integers(0, 4), st.integers(1, 50))
@settings(max_examples=60, deadline=None)
def test_the_search_finds_what_comparing_everything_finds(
    seed: int, count: int, dimension: int, queries: int, k: int
) -> None:
    vectors, asked = _unit_vectors(seed, count, dimension), _unit_vectors(seed + 1, queries, dimension)
    index: VectorIndex = FlatVectorIndex(vectors)
    oracle: VectorIndex = BruteForceIndex(vectors)
    assert (index.size, index.dimension) == (oracle.size, oracle.dimension)
    (found, rows), (expected, expected_rows) = index.search(asked, k), oracle.search(asked, k)
    np.testing.assert_allclose(found, expected, atol=1e-5)
    assert [set(row) for row in rows.tolist()] == [set(row) for row in expected_rows.tolist()]
    for vector in asked:
        np.testing.assert_allclose(index.similarities(vector), oracle.similarities(vector), atol=1e-5)


def test_the_nearest_comes_first() -> None:
    vectors = _unit_vectors(3, 20, 8)
    similarities, rows = FlatVectorIndex(vectors).search(vectors[[7, 2]], 3)
    assert rows[:, 0].tolist() == [7, 2]
    assert (np.diff(similarities) <= 0).all()


@given(st.integers(0, 10_000), st.integers(0, 30), st.integers(1, 16))
@settings(max_examples=30, deadline=None)
def test_vectors_come_back_bit_for_bit(seed: int, count: int, dimension: int) -> None:
    vectors = _unit_vectors(seed, count, dimension)
    read = FlatVectorIndex.from_bytes(FlatVectorIndex(vectors).to_bytes())
    assert read.vectors.tobytes() == vectors.tobytes()
    assert (read.size, read.dimension) == (count, dimension)


@pytest.mark.parametrize("shape", [(3,), (3, 0), (2, 2, 2)])
def test_what_is_no_matrix_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(VectorError, match="macierzą"):
        FlatVectorIndex(np.zeros(shape, np.float32))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers_are_refused(value: float) -> None:
    vectors = _unit_vectors(1, 4, 4)
    vectors[2, 1] = value
    with pytest.raises(VectorError, match="interekip ingest"):
        FlatVectorIndex(vectors)


def test_half_a_file_is_refused() -> None:
    content = FlatVectorIndex(_unit_vectors(1, 4, 4)).to_bytes()
    for size in range(0, len(content), 13):
        with pytest.raises(VectorError, match="interekip ingest"):
            FlatVectorIndex.from_bytes(content[:size])
