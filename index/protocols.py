"""The seams of the search: what an encoder, a vector index, a word index and a retriever must offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Passage

Vectors = NDArray[np.float32]
"""Shape (n, dimension), rows of unit length."""

Scores = NDArray[np.float32]
"""One number per passage, in the order of the snapshot's passages."""


class Encoder(Protocol):
    """Turns text into unit vectors. Queries and passages get different prompts."""

    @property
    def identity(self) -> str:
        """Name and content hash; a snapshot made with another identity is refused."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a question, shape (len(texts), dimension)."""
        ...

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a passage, shape (len(texts), dimension)."""
        ...


class VectorIndex(Protocol):
    """Exact or approximate inner-product search over unit vectors."""

    @property
    def size(self) -> int:
        """Number of vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def search(self, vectors: Vectors, k: int) -> tuple[Scores, NDArray[np.int64]]:
        """Return similarities and row numbers, both of shape (n, k), best first; missing rows are -1."""
        ...

    def similarities(self, vector: NDArray[np.float32]) -> Scores:
        """Return the similarity of one vector, shape (dimension,), to every vector, shape (size,)."""
        ...


class LexicalIndex(Protocol):
    """Word search."""

    @property
    def size(self) -> int:
        """Number of passages."""
        ...

    def scores(self, text: str) -> Scores:
        """Return the BM25 score of every passage for ``text``, shape (size,)."""
        ...

    def word_scores(self, forms: frozenset[str]) -> Scores:
        """Return the BM25 score of every passage for one word, by the best of its forms, shape (size,)."""
        ...

    def known_share(self, text: str) -> float:
        """Return the share, 0 to 1, of the words of ``text`` that some passage has."""
        ...


@dataclass(frozen=True, slots=True)
class Signals:
    """Why a passage was found: the raw and the relative evidence, for calibrating refusals and for explaining.

    ``*_z`` values are z-scores of the raw value over the whole snapshot for this one query.
    """

    passage_cosine: float
    asked_cosine: float
    bm25: float
    passage_z: float
    asked_z: float
    bm25_z: float
    asked_text: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, with its fused score."""

    passage: Passage
    score: float
    signals: Signals


class Retriever(Protocol):
    """The one call that the bot makes."""

    def retrieve(self, query: str, k: int = 10) -> list[Hit]:
        """Return at most ``k`` hits, best first."""
        ...
