"""The seam of the ingest: what it needs of an encoder."""

from collections.abc import Sequence
from typing import Protocol

from index.protocols import Vectors


class BatchEncoder(Protocol):
    """What the pipeline needs of an encoder."""

    @property
    def identity(self) -> str:
        """Name and content hash of the model."""
        ...

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension)."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        ...
