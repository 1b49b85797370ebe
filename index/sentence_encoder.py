"""A sentence-transformers model behind the Encoder protocol; needs torch."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.errors import IndexingError
from index.normalise import normalise_text
from index.protocols import Vectors

BATCH = 2
"""Texts at a time: more are hardly quicker on two cores, and 32 long ones take 170 MB more."""


class SentenceEncoderError(IndexingError):
    """The named model cannot be loaded."""


class SentenceEncoder:
    """Encodes through sentence-transformers, with its batching and progress.

    Args:
        model: the loaded model; its prompts ``query`` and ``document`` are used where it has them.
        identity: name and content hash of the model.
        show_progress: whether a bar is drawn on standard error.
    """

    def __init__(self, model: SentenceTransformer, identity: str, *, show_progress: bool = False) -> None:
        self._model = model
        self._identity = identity
        self._show_progress = show_progress
        self._dimension = int(model.get_embedding_dimension() or 0)

    @property
    def identity(self) -> str:
        """Name and content hash of the model."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        return self._unit(
            self._model.encode_query(_normalised(texts), batch_size=BATCH, show_progress_bar=self._show_progress)
        )

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension)."""
        return self._unit(
            self._model.encode_document(_normalised(texts), batch_size=BATCH, show_progress_bar=self._show_progress)
        )

    def _unit(self, found: object) -> Vectors:
        vectors = np.asarray(found, np.float32).reshape(-1, self._dimension)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
        return unit


def load_sentence_encoder(model: str, *, show_progress: bool = False) -> SentenceEncoder:
    """Return the sentence-transformers model of that name or folder, on the CPU.

    Raises:
        SentenceEncoderError: when it cannot be loaded; says what to do.

    """
    try:
        loaded = SentenceTransformer(model, device="cpu")
    except Exception as error:
        message = f"Nie da się wczytać modelu {model!r} z INTEREKIP_MODEL. Popraw to ustawienie albo je usuń."
        raise SentenceEncoderError(message) from error
    return SentenceEncoder(loaded, f"{Path(model).name}-{_fingerprint(loaded)}", show_progress=show_progress)


def _normalised(texts: Sequence[str]) -> list[str]:
    return [normalise_text(text) for text in texts]


def _fingerprint(model: SentenceTransformer) -> str:
    """Return a hash of the prompts and the weights: all that decides the vectors beside the code."""
    digest = hashlib.sha256(repr(sorted(model.prompts.items())).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().float().numpy().tobytes())
    return digest.hexdigest()[:12]
