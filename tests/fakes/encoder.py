"""An encoder for tests: words hashed into a small space, so that texts with common words are close."""

import hashlib
from collections.abc import Sequence

import numpy as np

from index.normalise import normalise_text
from index.protocols import Vectors

DIMENSION = 64


class FakeEncoder:
    """Deterministic and quick; the same vector for a question and a passage with the same words."""

    def __init__(self, identity: str = "fake-encoder-1", dimension: int = DIMENSION) -> None:
        self._identity = identity
        self._dimension = dimension
        self.encoded = 0

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        vectors = np.zeros((len(texts), self._dimension), np.float32)
        for row, text in enumerate(texts):
            for word in ["", *normalise_text(text).lower().split()]:
                digest = hashlib.sha256(word[:5].encode()).digest()
                vectors[row, digest[0] % self._dimension] += 1.0 if digest[1] % 2 else -1.0
            length = float(np.linalg.norm(vectors[row]))
            vectors[row, 0] += 0.0 if length else 1.0
            vectors[row] /= length or 1.0
        return vectors
