"""The encoder's weights under BertModel's names, whatever they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.model_build.carrier import BLOCK, BlockMatrix, Carrier, Shape

WORDS = "embeddings.word_embeddings.weight"

_MATRICES = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
_NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


@dataclass(frozen=True, slots=True, eq=False)
class QuantisedMatrix:
    """A matrix of shape (rows, columns) in blocks of 32 along the columns.

    ``levels`` holds unsigned integers whose middle, 2 ** (bits - 1), stands for zero; shape (rows, columns).
    ``scales`` has shape (rows, columns / 32).
    """

    levels: NDArray[np.uint8]
    scales: NDArray[np.float32]
    bits: int


Matrix = QuantisedMatrix | NDArray[np.float16]
"""A weight matrix as the runtime takes it: in 4 or 8 bits, or in half precision."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Everything that the graph needs, under BertModel's names.

    ``ranges`` has, for layers that may be multiplied in integers, the largest size that each column of their input took
    on many texts; its names are those of the layers, without "weight".
    """

    shape: Shape
    matrices: Mapping[str, Matrix]
    vectors: Mapping[str, NDArray[np.float32]]
    ranges: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)


def read_weights(carrier: Carrier) -> Weights:
    """Take the weights from the carrier as they are: 4-bit matrices, float32 vectors."""
    shape = carrier.shape
    matrices: dict[str, Matrix] = {WORDS: _as_levels(carrier.matrix("emb.word", shape.hidden))}
    vectors = {
        "embeddings.position_embeddings.weight": carrier.vector("emb.pos"),
        "embeddings.token_type_embeddings.weight": carrier.vector("emb.type"),
        "embeddings.LayerNorm.weight": carrier.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": carrier.vector("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for name, short in _MATRICES.items():
            columns = shape.feed_forward if short == "fo" else shape.hidden
            full = f"encoder.layer.{layer}.{name}"
            matrices[f"{full}.weight"] = _as_levels(carrier.matrix(f"l{layer}.{short}.w", columns))
            vectors[f"{full}.bias"] = carrier.vector(f"l{layer}.{short}.b")
        for name, short in _NORMS.items():
            vectors[f"encoder.layer.{layer}.{name}.weight"] = carrier.vector(f"l{layer}.{short}.w")
            vectors[f"encoder.layer.{layer}.{name}.bias"] = carrier.vector(f"l{layer}.{short}.b")
    return Weights(shape, matrices, vectors)


def replace_layers(weights: Weights, layers: Mapping[str, Matrix | NDArray[np.float32]]) -> Weights:
    """Return ``weights`` with some of them replaced, by name; unknown names and other shapes are refused.

    Raises:
        ValueError: when ``layers`` does not fit the network.

    """
    matrices, vectors = dict(weights.matrices), dict(weights.vectors)
    for name, value in layers.items():
        if name in matrices:
            if _shape(value) != _shape(matrices[name]):
                raise ValueError(f"{name} has shape {_shape(value)}, not {_shape(matrices[name])}")
            matrices[name] = value if isinstance(value, QuantisedMatrix) else value.astype(np.float16)
        elif name in vectors and not isinstance(value, QuantisedMatrix) and value.size == vectors[name].size:
            vectors[name] = value.astype(np.float32).reshape(-1)
        else:
            raise ValueError(f"{name} does not belong to this network")
    return Weights(weights.shape, matrices, vectors)


def quantise(matrix: NDArray[np.float32], bits: int) -> QuantisedMatrix:
    """Round ``matrix`` to symmetric blocks of 32 along its columns; each block keeps its largest weight exactly."""
    rows, columns = matrix.shape
    blocks = matrix.astype(np.float32).reshape(rows, columns // BLOCK, BLOCK)
    middle = 2 ** (bits - 1)
    largest = np.abs(blocks).max(axis=2)
    scales = np.where(largest > 0, largest / (middle - 1), 1.0).astype(np.float32)
    levels = np.rint(blocks / scales[:, :, None]) + middle
    return QuantisedMatrix(np.clip(levels, 0, 2**bits - 1).astype(np.uint8).reshape(rows, columns), scales, bits)


def dense(matrix: Matrix) -> NDArray[np.float32]:
    """Return ``matrix`` as float32."""
    if not isinstance(matrix, QuantisedMatrix):
        return matrix.astype(np.float32)
    centred = matrix.levels.astype(np.float32) - 2 ** (matrix.bits - 1)
    scaled: NDArray[np.float32] = centred * np.repeat(matrix.scales, BLOCK, axis=1)
    return scaled


def packed_levels(matrix: QuantisedMatrix) -> NDArray[np.uint8]:
    """Return the levels as bytes: one each for 8 bits, two in a byte (the first in the low half) for 4 bits."""
    if matrix.bits == 8:  # noqa: PLR2004 - the width of a byte
        return matrix.levels
    high = np.left_shift(matrix.levels[:, 1::2], np.uint8(4))
    return np.bitwise_or(matrix.levels[:, 0::2], high)


def _as_levels(blocks: BlockMatrix) -> QuantisedMatrix:
    return QuantisedMatrix(blocks.levels, blocks.scales, bits=4)


def _shape(value: Matrix | NDArray[np.float32]) -> tuple[int, ...]:
    return value.levels.shape if isinstance(value, QuantisedMatrix) else value.shape
