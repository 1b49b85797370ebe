"""The encoder's table of word pieces as a file: rows in 4 bits, mapped into memory and read where they are needed.

The encoder's graph and the reader share the one file, so that its 56 MB are neither loaded at a start nor held twice.
"""

import mmap
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
PAGE = 4096
"""Parts of the file begin on a page, as memory is mapped."""

MIDDLE = 8
"""The level that stands for zero."""


def aligned(size: int) -> int:
    """Return ``size`` bytes rounded up to whole pages."""
    return -(-size // PAGE) * PAGE


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """Rows of 4-bit levels in blocks of 32 with a scale each.

    ``levels`` holds two to a byte, the first in the low half, shape (rows, columns / 2); ``scales`` has shape
    (rows, columns / 32). ``mapped`` is the file that they lie in, where they lie in one.
    """

    levels: NDArray[np.uint8]
    scales: NDArray[np.float32]
    mapped: mmap.mmap | None = None

    @classmethod
    def open(cls, path: Path, columns: int) -> "WordTable":
        """Map the table in ``path``, whose rows have ``columns`` numbers.

        Raises:
            ValueError: when the file has another size than such a table.

        """
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        content = np.frombuffer(mapped, np.uint8)
        rows = _rows(content.size, columns)
        start = aligned(rows * columns // 2)
        levels = content[: rows * columns // 2].reshape(rows, columns // 2)
        scales = content[start:].view(np.float32).reshape(rows, columns // BLOCK)
        return cls(levels, scales, mapped)

    def rows(self, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the rows of ``tokens`` as float32, with one more axis, of the length of a row."""
        packed = self.levels[tokens]
        levels = np.empty((*packed.shape[:-1], 2 * packed.shape[-1]), np.float32)
        levels[..., 0::2], levels[..., 1::2] = packed & 15, packed >> 4
        scales = np.repeat(self.scales[tokens], BLOCK, axis=-1)
        scaled: NDArray[np.float32] = (levels - MIDDLE) * scales
        self._let_go()
        return scaled

    def _let_go(self) -> None:
        """Count the pages around the rows as ours no more: after a thousand questions they were 50 MB.

        They stay in the system's cache of the file, from where they come again at once.
        """
        if self.mapped is not None and hasattr(mmap, "MADV_DONTNEED"):  # Windows has none
            self.mapped.madvise(mmap.MADV_DONTNEED)

    def to_bytes(self) -> bytes:
        """Return the content of the file."""
        levels = self.levels.tobytes()
        return levels.ljust(aligned(len(levels)), b"\0") + self.scales.astype(np.float32).tobytes()


def _rows(size: int, columns: int) -> int:
    """Return how many rows a file of ``size`` bytes holds."""
    guess = size // (columns // 2 + columns // BLOCK * 4)
    for rows in range(guess, max(0, guess - PAGE), -1):
        if aligned(rows * columns // 2) + rows * columns // BLOCK * 4 == size:
            return rows
    raise ValueError("not a table of words of this width")
