"""Exact inner-product search with FAISS; the only file that imports it."""

import io

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.protocols import Scores, Vectors

# One query over a few thousand vectors is too little work to share: threads only wait for each other.
faiss.omp_set_num_threads(1)


class VectorError(IndexingError):
    """Vectors of the wrong shape or with values that are no numbers."""


class FlatVectorIndex:
    """All vectors, compared one by one: right up to some 200,000 of them.

    Args:
        vectors: unit vectors of shape (n, dimension); n may be 0.

    Raises:
        VectorError: when the shape is wrong or a value is not finite.

    """

    def __init__(self, vectors: Vectors) -> None:
        if vectors.ndim != 2 or not vectors.shape[1]:  # noqa: PLR2004 - a matrix
            raise VectorError(f"Wektory mają kształt {vectors.shape}, a powinny być macierzą.")
        if not np.isfinite(vectors).all():
            raise VectorError("Wśród wektorów są wartości, które nie są liczbami. Uruchom `interekip ingest`.")
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, np.float32))

    @property
    def size(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    @property
    def vectors(self) -> Vectors:
        """A copy of the vectors, shape (size, dimension)."""
        copied: Vectors = self._index.reconstruct_n(0, self.size)
        return copied

    def search(self, vectors: Vectors, k: int) -> tuple[Scores, NDArray[np.int64]]:
        """Return similarities and row numbers, both of shape (n, k), best first; missing rows are -1."""
        similarities, rows = self._index.search(np.ascontiguousarray(vectors, np.float32), k)
        return similarities, rows

    def similarities(self, vector: NDArray[np.float32]) -> Scores:
        """Return the similarity of one vector, shape (dimension,), to every vector, shape (size,)."""
        similarities = np.empty(self.size, np.float32)
        vector = np.ascontiguousarray(vector, np.float32)
        # The loop beneath FAISS's own searches: those sort or collect what they find, which takes three times as long
        # as comparing; NumPy would wake the threads of its BLAS, which take more time than they save.
        faiss.fvec_inner_products_ny(  # type: ignore[attr-defined]  # comes from C++ when the module is loaded
            faiss.swig_ptr(similarities), faiss.swig_ptr(vector), self._index.get_xb(), self.dimension, self.size
        )
        return similarities

    def to_bytes(self) -> bytes:
        """Return the vectors in NumPy's own format."""
        buffer = io.BytesIO()
        np.save(buffer, self.vectors, allow_pickle=False)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> "FlatVectorIndex":
        """Read what ``to_bytes`` wrote.

        Raises:
            VectorError: when it is something else.

        """
        try:
            return cls(np.load(io.BytesIO(content), allow_pickle=False))
        except (ValueError, EOFError, OSError) as error:
            raise VectorError("Plik z wektorami jest uszkodzony. Uruchom `interekip ingest`.") from error
