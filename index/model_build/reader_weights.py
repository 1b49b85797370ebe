"""The reader's weights: layers in 8 bits as they come with the package, half precision as they run.

In 8 bits the runtime would need a third of the memory and twice the time, since it unpacks them at every run.
"""

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from index.errors import IndexingError
from index.model_build.carrier import Shape
from index.model_build.weights import Matrix, QuantisedMatrix, Weights, dense, quantise

LONGEST = 224
"""Tokens of a question, a passage and the marks between them, that the reader reads."""

DENSE, SCORE = "head.dense.", "head.score."
"""Beginnings of the names of the head's weights: a layer over two states, and the one number."""

BITS = 8
_LEVELS, _SCALES = ".levels", ".scales"
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")
_HEADS, _EPSILON = 12, 1e-12
_POSITIONS = "embeddings.position_embeddings.weight"


class ReaderWeightsError(IndexingError):
    """The file of the reader's weights is damaged."""


def pack_reader(state: Mapping[str, NDArray[np.float32]]) -> bytes:
    """Return the file of a trained reader.

    Args:
        state: its weights under BertModel's names and those of the head; without the table of words, which the encoder
            has.

    """
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, value in state.items():
        if _LAYER.match(name) and value.ndim > 1:
            rounded = quantise(value, BITS)
            tensors[name + _LEVELS], tensors[name + _SCALES] = rounded.levels, rounded.scales.astype(np.float16)
        else:
            tensors[name] = (value[:LONGEST] if name == _POSITIONS else value).astype(np.float16)
    return bytes(save(tensors))


def unpack_reader(content: bytes) -> Weights:
    """Return the weights that ``pack_reader`` wrote.

    Raises:
        ReaderWeightsError: when the file is damaged.

    """
    try:
        tensors = load(content)
        matrices, vectors = _sort(tensors)
        layers = 1 + max(int(found[1]) for name in tensors if (found := _LAYER.match(name)))
        positions, hidden = tensors[_POSITIONS].shape
        wide = tensors["encoder.layer.0.intermediate.dense.bias"].shape[0]
    except (SafetensorError, KeyError, ValueError) as error:
        raise ReaderWeightsError("Plik z wagami czytnika jest uszkodzony; zainstaluj InterEkip ponownie.") from error
    return Weights(Shape(hidden, layers, _HEADS, wide, 0, positions, 1, _EPSILON), matrices, vectors)


def _sort(tensors: Mapping[str, NDArray[np.generic]]) -> tuple[dict[str, Matrix], dict[str, NDArray[np.float32]]]:
    matrices: dict[str, Matrix] = {}
    vectors: dict[str, NDArray[np.float32]] = {}
    for name, value in tensors.items():
        if name.endswith(_LEVELS):
            matrix = name.removesuffix(_LEVELS)
            scales = tensors[matrix + _SCALES].astype(np.float32)
            matrices[matrix] = dense(QuantisedMatrix(value.astype(np.uint8), scales, BITS)).astype(np.float16)
        elif name == f"{DENSE}weight":
            matrices[name] = value.astype(np.float16)
        elif not name.endswith(_SCALES):
            vectors[name] = value.astype(np.float32).reshape(-1)
    return matrices, vectors
