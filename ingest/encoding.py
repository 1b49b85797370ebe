"""Encoding many texts through sentence-transformers, with its batching and progress."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.errors import IndexingError
from index.model_build.files import read_identity
from index.normalise import normalise_text
from index.protocols import Vectors
from index.sentence_encoder import SentenceEncoder
from index.sentence_module import load_sentence_transformer
from ingest.protocols import BatchEncoder

BATCH = 32


class SentenceTransformerBatches:
    """A sentence-transformers model that shows its progress.

    Args:
        model: the loaded model, with prompts for queries and documents.
        identity: name and content hash of its weights.
        show_progress: whether a bar is drawn on standard error.
    """

    def __init__(self, model: SentenceTransformer, identity: str, *, show_progress: bool) -> None:
        self._model = model
        self._identity = identity
        self._show_progress = show_progress

    @property
    def identity(self) -> str:
        """Name and content hash of the model."""
        return self._identity

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension)."""
        return self._finish(
            self._model.encode_document(
                [normalise_text(text) for text in texts], batch_size=BATCH, show_progress_bar=self._show_progress
            )
        )

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        return self._finish(
            self._model.encode_query(
                [normalise_text(text) for text in texts], batch_size=BATCH, show_progress_bar=self._show_progress
            )
        )

    def _finish(self, vectors: object) -> Vectors:
        found = np.asarray(vectors, np.float32)
        if not len(found):
            return np.zeros((0, int(self._model.get_embedding_dimension() or 0)), np.float32)
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def load_batch_encoder(model: str | Path, *, show_progress: bool) -> BatchEncoder:
    """Return our model folder, or any sentence-transformers model, ready to encode in batches.

    Raises:
        IndexingError: when it cannot be loaded.

    """
    try:
        identity = read_identity(Path(model))
    except IndexingError:
        return SentenceEncoder(str(model))
    return SentenceTransformerBatches(load_sentence_transformer(Path(model)), identity, show_progress=show_progress)
