"""Trained layers as a small file: matrices in 8 bits, everything else in half precision, under BertModel's names."""

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from index.model_build.carrier import Shape
from index.model_build.weights import Matrix, QuantisedMatrix, Weights, dense, quantise

MOST_POSITIONS = 224
"""Tokens whose positions are kept: the longest texts that such networks are trained on."""

POSITIONS = "embeddings.position_embeddings.weight"

BITS = 8
_LEVELS, _SCALES, _RANGE = ".levels", ".scales", ".range"
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")
_HEADS, _EPSILON = 12, 1e-12


def pack_layers(
    state: Mapping[str, NDArray[np.float32]], ranges: Mapping[str, NDArray[np.float32]] | None = None
) -> bytes:
    """Return the file of a trained network.

    Args:
        state: its weights, without the table of words, which the encoder has.
        ranges: as in Weights; None for a network that is not multiplied in integers.

    """
    tensors: dict[str, NDArray[np.generic]] = {
        name + _RANGE: largest.astype(np.float16) for name, largest in (ranges or {}).items()
    }
    for name, value in state.items():
        if _LAYER.match(name) and value.ndim > 1:
            rounded = quantise(value, BITS)
            tensors[name + _LEVELS], tensors[name + _SCALES] = rounded.levels, rounded.scales.astype(np.float16)
        else:
            tensors[name] = (value[:MOST_POSITIONS] if name == POSITIONS else value).astype(np.float16)
    return bytes(save(tensors))


def unpack_layers(content: bytes) -> Weights:
    """Return the weights that ``pack_layers`` wrote: matrices of layers in half precision, all others as one row each.

    Raises:
        ValueError: when the file is damaged.

    """
    try:
        tensors = load(content)
        matrices, vectors = _sort(tensors)
        layers = 1 + max(int(found[1]) for name in tensors if (found := _LAYER.match(name)))
        positions, hidden = tensors[POSITIONS].shape
        wide = tensors["encoder.layer.0.intermediate.dense.bias"].shape[0]
    except (SafetensorError, KeyError) as error:
        raise ValueError("not a file of trained layers") from error
    return Weights(Shape(hidden, layers, _HEADS, wide, 0, positions, 1, _EPSILON), matrices, vectors, _ranges(tensors))


def _ranges(tensors: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.float32]]:
    named = {name.removesuffix(_RANGE): value for name, value in tensors.items() if name.endswith(_RANGE)}
    return {name: value.astype(np.float32) for name, value in named.items()}


def _sort(tensors: Mapping[str, NDArray[np.generic]]) -> tuple[dict[str, Matrix], dict[str, NDArray[np.float32]]]:
    matrices: dict[str, Matrix] = {}
    vectors: dict[str, NDArray[np.float32]] = {}
    for name, value in tensors.items():
        if name.endswith(_LEVELS):
            matrix = name.removesuffix(_LEVELS)
            scales = tensors[matrix + _SCALES].astype(np.float32)
            matrices[matrix] = dense(QuantisedMatrix(value.astype(np.uint8), scales, BITS)).astype(np.float16)
        elif not name.endswith((_SCALES, _RANGE)):
            vectors[name] = value.astype(np.float32).reshape(-1)
    return matrices, vectors
