"""An encoder that encodes a question once, for evaluations that ask the same of several indexes."""

from collections.abc import Sequence

import numpy as np

from index.protocols import Encoder, Vectors


class MemorisedEncoder:
    """Remembers the vector of every question; for as many as an evaluation asks, not for people's.

    Args:
        encoder: encodes what is not known yet.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    @property
    def identity(self) -> str:
        """Name and content hash of the encoder behind it."""
        return self._encoder.identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode_queries(new), strict=True))
        return np.array([self._known[text] for text in texts], np.float32).reshape(-1, self.dimension)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension)."""
        return self._encoder.encode_documents(texts)
