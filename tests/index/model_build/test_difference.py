from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import load, save

from index.model_build.carrier import Carrier
from index.model_build.difference import DifferenceError, apply_difference, make_difference
from index.model_build.weights import WORDS, Weights, dense, read_weights
from tests.index.model_build.carriers import make_carrier

BASE = read_weights(Carrier(make_carrier().to_bytes()))
MATRIX, BIAS = "encoder.layer.1.intermediate.dense.weight", "encoder.layer.1.intermediate.dense.bias"


def _tuned(seed: int, size: float) -> dict[str, NDArray[np.float32]]:
    """Return the encoder layers of BASE, each weight moved by about ``size`` of it."""
    chance = np.random.default_rng(seed)
    inner = {name: dense(matrix) for name, matrix in BASE.matrices.items() if name != WORDS} | dict(BASE.vectors)
    return {
        name: (value + size * np.abs(value).mean() * chance.standard_normal(value.shape)).astype(np.float32)
        for name, value in inner.items()
    }


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    one, other = one.ravel().astype(np.float64), other.ravel().astype(np.float64)
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


@given(st.integers(0, 1000), st.sampled_from([0.0, 0.001, 0.02, 0.3]))
@settings(max_examples=15, deadline=None)
def test_tuned_layers_come_back_all_but_exactly(seed: int, size: float) -> None:
    tuned = _tuned(seed, size)
    found = apply_difference(BASE, make_difference(BASE, tuned))
    for name in BASE.matrices:
        if name != WORDS:
            assert _cosine(dense(found.matrices[name]), tuned[name]) > 0.99999
    for name, vector in found.vectors.items():
        np.testing.assert_array_equal(vector, tuned[name])


def test_the_change_itself_is_kept_though_it_is_small() -> None:
    """Rounding the tuned weights to 4 bits would lose it."""
    tuned = _tuned(7, 0.05)
    found = apply_difference(BASE, make_difference(BASE, tuned))
    base = dense(BASE.matrices[MATRIX])
    assert _cosine(dense(found.matrices[MATRIX]) - base, tuned[MATRIX] - base) > 0.99


def test_what_was_not_tuned_stays_as_it_is() -> None:
    tuned = {MATRIX: _tuned(1, 0.02)[MATRIX]}
    found = apply_difference(BASE, make_difference(BASE, tuned))
    assert found.matrices[WORDS] is BASE.matrices[WORDS]
    assert [name for name in BASE.matrices if found.matrices[name] is not BASE.matrices[name]] == [MATRIX]


def test_the_file_has_about_a_byte_a_weight() -> None:
    tuned = _tuned(1, 0.02)
    weights = sum(value.size for name, value in tuned.items() if name in BASE.matrices)
    assert len(make_difference(BASE, {name: tuned[name] for name in tuned if name in BASE.matrices})) < 1.2 * weights


def _changed(**changes: NDArray[np.generic] | None) -> bytes:
    tensors = load(make_difference(BASE, {MATRIX: _tuned(1, 0.02)[MATRIX]})) | changes
    return bytes(save({name: value for name, value in tensors.items() if value is not None}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not safetensors at all",
        _changed(**{f"{MATRIX}.scales": None}),
        _changed(**{f"{MATRIX}.scales": np.zeros((3, 1), np.float16)}),
        _changed(**{f"{MATRIX}.levels": np.zeros((32, 32), np.uint8)}),
        _changed(**{"encoder.layer.7.output.dense.weight.levels": np.zeros((32, 32), np.uint8)}),
        _changed(**{BIAS: np.zeros(7, np.float32)}),
        _changed(unknown=np.zeros(7, np.float32)),
    ],
)
def test_a_file_that_does_not_fit_is_refused(content: bytes) -> None:
    with pytest.raises(DifferenceError, match="zainstaluj InterEkip ponownie"):
        apply_difference(BASE, content)


def test_half_a_file_is_refused() -> None:
    content = make_difference(BASE, _tuned(1, 0.02))
    for size in range(0, len(content), 4999):
        with pytest.raises(DifferenceError):
            apply_difference(BASE, content[:size])


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_damaged_head_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]]) -> None:
    content = bytearray(_changed())
    for place, value in changes:
        content[place % len(content)] = value
    with suppress(DifferenceError), np.errstate(all="ignore"):
        found: Weights = apply_difference(BASE, bytes(content))
        assert set(found.matrices) == set(BASE.matrices)
