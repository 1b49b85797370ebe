"""The reader's weights: layers in 8 bits in blocks as they come with the package, in other 8 bits as they run.

The runtime unpacks blocks at every run, which takes twice the time; integers a column it multiplies as they are.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.model_build.packed_layers import MOST_POSITIONS, pack_layers, unpack_layers
from index.model_build.weights import Weights

LONGEST = MOST_POSITIONS
"""Tokens of a question, a passage and the marks between them, that the reader reads."""

DENSE, SCORE = "head.dense.", "head.score."
"""Beginnings of the names of the head's weights: a layer over two states, and the one number."""


class ReaderWeightsError(IndexingError):
    """The file of the reader's weights is damaged."""


def pack_reader(
    state: Mapping[str, NDArray[np.float32]], ranges: Mapping[str, NDArray[np.float32]] | None = None
) -> bytes:
    """Return the file of a trained reader.

    Args:
        state: its weights under BertModel's names and those of the head; without the table of words, which the encoder
            has.
        ranges: as in Weights; None for a reader that is not multiplied in integers.

    """
    return pack_layers(state, ranges)


def unpack_reader(content: bytes) -> Weights:
    """Return the weights that ``pack_reader`` wrote.

    Raises:
        ReaderWeightsError: when the file is damaged.

    """
    try:
        packed = unpack_layers(content)
    except ValueError as error:
        raise ReaderWeightsError("Plik z wagami czytnika jest uszkodzony; zainstaluj InterEkip ponownie.") from error
    vectors, name = dict(packed.vectors), f"{DENSE}weight"
    if name not in vectors:
        return packed
    head = vectors.pop(name).reshape(-1, 2 * packed.shape.hidden).astype(np.float16)
    return Weights(packed.shape, {**packed.matrices, name: head}, vectors, packed.ranges)
