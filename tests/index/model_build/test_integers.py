"""Layers in integers: near to what they are in full precision, nearer with columns that are made alike."""

from dataclasses import replace

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.encoder import pad
from index.model_build.carrier import Carrier
from index.model_build.graph import build_graph
from index.model_build.integers import LEVELS, MIGRATION, round_to_integers
from index.model_build.packed_layers import pack_layers, unpack_layers
from index.model_build.weights import WORDS, Weights, dense, read_weights
from tests.index.model_build.carriers import HIDDEN, make_carrier

ROWS = [[3, 4, 5, 6, 7, 8, 9, 10], [7, 3], [11, 12, 13]]
_INPUTS = ("attention.self", "attention.output.dense", "intermediate.dense", "output.dense")


def _halves() -> Weights:
    weights = read_weights(Carrier(make_carrier().to_bytes()))
    matrices = {
        name: matrix if name == WORDS else dense(matrix).astype(np.float16) for name, matrix in weights.matrices.items()
    }
    return replace(weights, matrices=matrices)


def _in_integers(weights: Weights) -> Weights:
    ranges = {
        f"encoder.layer.{layer}.{part}": np.ones(_columns(weights, f"encoder.layer.{layer}.{part}"), np.float32)
        for layer in range(weights.shape.layers)
        for part in _INPUTS
    }
    return replace(weights, ranges=ranges)


def _columns(weights: Weights, name: str) -> int:
    matrix = weights.matrices.get(f"{name}.weight")
    return HIDDEN if matrix is None else dense(matrix).shape[1]


def _vectors(weights: Weights) -> NDArray[np.float32]:
    content = build_graph(weights).SerializeToString()
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    rows = [session.run(None, dict(zip(("input_ids", "attention_mask"), pad([row]), strict=True)))[0] for row in ROWS]
    return np.concatenate(rows)


def test_a_network_in_integers_gives_nearly_the_same_vectors() -> None:
    weights = _halves()
    exact, rounded = _vectors(weights), _vectors(_in_integers(weights))
    assert ((exact * rounded).sum(axis=1) > 0.995).all()
    assert np.abs(exact - rounded).max() > 0, "it was not multiplied in integers"


def test_every_weight_is_within_half_a_step_and_the_largest_of_an_output_exact() -> None:
    matrix = np.random.default_rng(3).normal(size=(20, 30)).astype(np.float32)
    matrix[4] = 0
    rounded = round_to_integers(matrix, np.ones(30, np.float32))
    assert np.abs(rounded.levels).max() == LEVELS
    found = (rounded.levels * rounded.steps).T * rounded.factors
    half_a_step = rounded.steps[:, None] / 2 * rounded.factors[None, :]
    assert (np.abs(found - matrix) <= half_a_step + 1e-6).all()


def _error(matrix: NDArray[np.float32], states: NDArray[np.float32], ranges: NDArray[np.float32]) -> float:
    """Return how far the product is from the exact one, with the inputs rounded to 8 bits as the runtime does."""
    rounded = round_to_integers(matrix, ranges)
    alike = states * rounded.factors
    step = np.ptp(alike) / 255
    product = np.rint(alike / step) * step @ (rounded.levels * rounded.steps)
    exact = states @ matrix.T
    others = np.delete(states, LARGE, axis=1) @ np.delete(matrix, LARGE, axis=1).T
    return float(np.linalg.norm(product - exact) / np.linalg.norm(others))


LARGE = 7


def test_a_column_much_larger_than_the_others_costs_them_little() -> None:
    chance = np.random.default_rng(5)
    matrix, states = (chance.normal(size=size).astype(np.float32) for size in ((40, 64), (20, 64)))
    states[:, LARGE] *= 100
    as_they_are = np.abs(matrix).max(axis=0) ** ((1 - MIGRATION) / MIGRATION)
    assert _error(matrix, states, np.abs(states).max(axis=0)) < _error(matrix, states, as_they_are) / 2


def test_the_ranges_come_with_the_file() -> None:
    weights = _halves()
    state = {name: dense(matrix) for name, matrix in weights.matrices.items() if name != WORDS}
    state |= {
        name: vector.reshape(-1, HIDDEN) if name.endswith("embeddings.weight") else vector
        for name, vector in weights.vectors.items()
    }
    ranges = _in_integers(weights).ranges
    assert unpack_layers(pack_layers(state)).ranges == {}
    unpacked = unpack_layers(pack_layers(state, ranges))
    assert {name: value.tolist() for name, value in unpacked.ranges.items()} == {
        name: value.tolist() for name, value in ranges.items()
    }
    assert set(unpacked.vectors) == set(weights.vectors)
