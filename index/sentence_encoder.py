"""Any other sentence-transformers model behind the Encoder protocol; needs torch."""

import hashlib
from collections.abc import Sequence

import numpy as np
from sentence_transformers import SentenceTransformer

from index.errors import IndexingError
from index.normalise import normalise_text
from index.protocols import Vectors


class SentenceEncoderError(IndexingError):
    """The named model cannot be loaded."""


class SentenceEncoder:
    """A sentence-transformers model by name or folder.

    Args:
        model: what ``SentenceTransformer`` takes.

    Raises:
        SentenceEncoderError: when it cannot be loaded; says what to do.

    """

    def __init__(self, model: str) -> None:
        try:
            self._model = SentenceTransformer(model, device="cpu")
        except Exception as error:
            message = f"Nie da się wczytać modelu {model!r} z INTEREKIP_MODEL. Popraw to ustawienie albo je usuń."
            raise SentenceEncoderError(message) from error
        self._dimension = int(self._model.get_embedding_dimension() or 0)
        self._identity = f"{model}-{self._fingerprint()}"

    @property
    def identity(self) -> str:
        """The name and a hash of the weights."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        vectors = self._model.encode_query([normalise_text(text) for text in texts], normalize_embeddings=True)
        return np.asarray(vectors, np.float32)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        vectors = self._model.encode_document([normalise_text(text) for text in texts], normalize_embeddings=True)
        return np.asarray(vectors, np.float32)

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.detach().cpu().float().numpy().tobytes())
        return digest.hexdigest()[:12]
