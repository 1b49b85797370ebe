"""The graph against transformers' own BERT with the same weights."""

import json
from collections.abc import Callable, Mapping

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from index.encoder import pad
from index.model_build.carrier import Carrier
from index.model_build.graph import build_graph
from index.model_build.native import native_files
from index.model_build.weights import WORDS, Matrix, Weights, dense, quantise, read_weights, replace_layers
from tests.index.model_build.carriers import HIDDEN, POSITIONS, make_carrier
from tests.index.model_build.carriers import WORDS as VOCABULARY

Vectors = NDArray[np.float32]


def _base() -> Weights:
    return read_weights(Carrier(make_carrier().to_bytes()))


def _with(weights: Weights, layers: Mapping[str, Matrix]) -> Weights:
    return replace_layers(weights, layers)


def _eight_bits(weights: Weights) -> Weights:
    inner = {name: matrix for name, matrix in weights.matrices.items() if name != WORDS}
    return _with(weights, {name: quantise(dense(matrix), 8) for name, matrix in inner.items()})


def _half_precision(weights: Weights) -> Weights:
    return _with(weights, {name: dense(matrix).astype(np.float16) for name, matrix in weights.matrices.items()})


def _mixed(weights: Weights) -> Weights:
    layer = {name: dense(value).astype(np.float16) for name, value in weights.matrices.items() if ".layer.1." in name}
    return _with(weights, layer)


def _expected(weights: Weights, rows: list[list[int]]) -> Vectors:
    import torch  # noqa: PLC0415 - slow to load, and only this test needs it
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - the same

    config = json.loads(native_files(weights)["config.json"])
    bert = BertModel(BertConfig(**config), add_pooling_layer=False).train(mode=False)
    tables = {name: value.reshape(-1, HIDDEN) for name, value in weights.vectors.items() if "_embeddings" in name}
    values = {name: dense(matrix) for name, matrix in weights.matrices.items()} | dict(weights.vectors) | tables
    bert.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in values.items()})
    tokens, mask = pad(rows)
    with torch.no_grad():
        states = bert(torch.from_numpy(tokens), torch.from_numpy(mask)).last_hidden_state.numpy()
    summed: Vectors = (states * mask[:, :, None]).sum(axis=1)
    return np.asarray(summed / np.linalg.norm(summed, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("change", [lambda weights: weights, _eight_bits, _half_precision, _mixed])
def test_the_vectors_are_those_of_bert(change: Callable[[Weights], Weights]) -> None:
    weights = change(_base())
    chance = np.random.default_rng(5)
    rows = [chance.integers(0, VOCABULARY, length).tolist() for length in (1, 2, 7, 13, POSITIONS)]
    session = onnxruntime.InferenceSession(build_graph(weights).SerializeToString(), providers=["CPUExecutionProvider"])
    tokens, mask = pad(rows)
    (vectors,) = session.run(None, {"input_ids": tokens, "attention_mask": mask})
    np.testing.assert_allclose(vectors, _expected(weights, rows), atol=2e-5)


def test_rounding_to_blocks_keeps_the_largest_of_each_and_misses_others_by_half_a_step() -> None:
    matrix = np.random.default_rng(3).normal(0, 1, (6, 96)).astype(np.float32)
    matrix[2, 32:64] = 0
    for bits in (4, 8):
        rounded = quantise(matrix, bits)
        found = dense(rounded)
        steps = np.repeat(rounded.scales, 32, axis=1)
        assert (np.abs(found - matrix) <= steps / 2 + 1e-6).all()
        blocks, kept = np.abs(matrix).reshape(6, 3, 32).max(axis=2), np.abs(found).reshape(6, 3, 32).max(axis=2)
        np.testing.assert_allclose(kept, blocks, rtol=1e-5)


@pytest.mark.parametrize(
    ("name", "shape"),
    [(WORDS, (3, HIDDEN)), ("encoder.layer.0.output.dense.bias", (HIDDEN + 1,)), ("encoder.layer.9.x", (1,))],
)
def test_layers_that_do_not_fit_are_refused(name: str, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=name):
        replace_layers(_base(), {name: np.zeros(shape, np.float32)})
