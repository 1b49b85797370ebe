"""Tuned encoder layers as a small file: the difference to the base weights, rounded to 8 bits in blocks of 32.

Rounding tuned weights themselves to 4 bits throws the tuning away; the difference is small against the weights, so that
8 bits of it keep the tuned vectors (cosine above .9999) in a quarter of the space of float32.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from index.errors import IndexingError
from index.model_build.weights import Matrix, QuantisedMatrix, Weights, dense, quantise, replace_layers

BITS = 8
_LEVELS, _SCALES = ".levels", ".scales"


class DifferenceError(IndexingError):
    """The file of tuned layers is damaged or belongs to another network."""


def make_difference(base: Weights, tuned: Mapping[str, NDArray[np.float32]]) -> bytes:
    """Return the file that turns ``base`` into ``tuned``.

    Args:
        base: the weights of the carrier.
        tuned: layers under BertModel's names, any floating type; names that are missing stay as they are.

    """
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, value in tuned.items():
        if name in base.matrices:
            rounded = quantise(value.astype(np.float32) - dense(base.matrices[name]), BITS)
            tensors[name + _LEVELS], tensors[name + _SCALES] = rounded.levels, rounded.scales.astype(np.float16)
        else:
            tensors[name] = value.astype(np.float32)
    return bytes(save(tensors))


def apply_difference(base: Weights, content: bytes) -> Weights:
    """Return ``base`` with the tuned layers of ``content``, matrices in half precision.

    Raises:
        DifferenceError: when the file does not fit.

    """
    try:
        tensors = load(content)
        layers: dict[str, Matrix | NDArray[np.float32]] = {}
        for name, value in tensors.items():
            if name.endswith(_LEVELS):
                matrix = name.removesuffix(_LEVELS)
                step = QuantisedMatrix(value, tensors[matrix + _SCALES].astype(np.float32), BITS)
                layers[matrix] = (dense(base.matrices[matrix]) + dense(step)).astype(np.float16)
            elif not name.endswith(_SCALES):
                layers[name] = value
        return replace_layers(base, layers)
    except (SafetensorError, KeyError, ValueError) as error:
        raise DifferenceError(
            "Plik z dostrojonymi warstwami modelu jest uszkodzony; zainstaluj InterEkip ponownie."
        ) from error
