"""The network of questions beside the one of passages, and the folder that holds both."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from index.encoder import pad
from index.model_build.carrier import Carrier
from index.model_build.graph import build_graph
from index.model_build.packed_layers import POSITIONS, pack_layers
from index.model_build.question_weights import QuestionWeightsError, question_weights
from index.model_build.weights import WORDS, Weights, dense, read_weights
from tests.index.model_build.carriers import HIDDEN, make_carrier
from tests.index.model_build.carriers import POSITIONS as ALL_POSITIONS

KNOWN_POSITIONS = 5
ROWS = [[3, 4, 5], [7], [8, 9, 10, 11]]


@pytest.fixture(scope="module")
def encoder() -> Weights:
    return read_weights(Carrier(make_carrier().to_bytes()))


def _state(encoder: Weights, layer: int) -> dict[str, NDArray[np.float32]]:
    """Return a network of one layer of ``encoder``, which has learnt its first positions."""
    prefix = f"encoder.layer.{layer}."
    state = {
        name.replace(prefix, "encoder.layer.0."): dense(matrix)
        for name, matrix in encoder.matrices.items()
        if name.startswith(prefix)
    }
    for name, vector in encoder.vectors.items():
        if name.startswith(prefix):
            state[name.replace(prefix, "encoder.layer.0.")] = vector
        elif name.startswith("embeddings.") and name.endswith("embeddings.weight"):
            state[name] = vector.reshape(-1, HIDDEN)
        elif name.startswith("embeddings."):
            state[name] = vector
    state[POSITIONS] = state[POSITIONS][:KNOWN_POSITIONS] + np.float32(0.5)
    return state


def _vectors(weights: Weights) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(build_graph(weights).SerializeToString(), providers=["CPUExecutionProvider"])
    tokens, mask = pad(ROWS)
    (vectors,) = session.run(None, {"input_ids": tokens, "attention_mask": mask})
    return np.asarray(vectors, np.float32)


def test_it_has_layers_of_its_own_over_the_words_of_the_encoder(encoder: Weights) -> None:
    questions = question_weights(encoder, pack_layers(_state(encoder, 1)))
    assert questions.shape.layers == 1 < encoder.shape.layers
    assert questions.matrices[WORDS] is encoder.matrices[WORDS]
    kept = dense(questions.matrices["encoder.layer.0.output.dense.weight"])
    np.testing.assert_allclose(kept, dense(encoder.matrices["encoder.layer.1.output.dense.weight"]), atol=1e-2)
    vectors = _vectors(questions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.abs(vectors - _vectors(encoder)).max() > 1e-3


def test_positions_that_it_never_learnt_are_the_encoders(encoder: Weights) -> None:
    learnt = question_weights(encoder, pack_layers(_state(encoder, 0))).vectors[POSITIONS].reshape(-1, HIDDEN)
    whole = encoder.vectors[POSITIONS].reshape(-1, HIDDEN)
    assert learnt.shape == (ALL_POSITIONS, HIDDEN)
    np.testing.assert_allclose(learnt[:KNOWN_POSITIONS], whole[:KNOWN_POSITIONS] + 0.5, atol=1e-3)
    np.testing.assert_array_equal(learnt[KNOWN_POSITIONS:], whole[KNOWN_POSITIONS:])


@pytest.mark.parametrize("content", [b"", b"\x08\0\0\0\0\0\0\0{}      ", b"nonsense" * 10])
def test_a_damaged_file_is_refused(encoder: Weights, content: bytes) -> None:
    with pytest.raises(QuestionWeightsError, match="zainstaluj InterEkip ponownie"):
        question_weights(encoder, content)


def test_layers_of_another_width_are_refused(encoder: Weights) -> None:
    state = {POSITIONS: np.zeros((4, 2 * HIDDEN)), "encoder.layer.0.intermediate.dense.bias": np.zeros(8)}
    with pytest.raises(QuestionWeightsError):
        question_weights(encoder, pack_layers({name: value.astype(np.float32) for name, value in state.items()}))


def test_the_built_folder_says_which_network_is_for_what(model_folder: Path) -> None:
    assert (model_folder / "questions.onnx").stat().st_size < (model_folder / "model.onnx").stat().st_size * 0.6
    assert (model_folder / "questions" / "model.safetensors").exists()
