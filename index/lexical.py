"""BM25 over Polish word forms."""

import io
from collections.abc import Sequence
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.normalise import normalise_text
from index.polish import whole_forms, word_forms
from index.protocols import Scores

SATURATION = 1.2
LENGTH_SHARE = 0.75


class LexicalError(IndexingError):
    """The file of the word index is damaged."""


class BM25Index:
    """Okapi BM25 (Robertson and Zaragoza, 2009) with every weight computed beforehand.

    Built by ``build``. The postings are three arrays: for form ``f`` the passages ``rows[starts[f]:starts[f + 1]]`` and
    their ``weights``.
    """

    def __init__(
        self,
        forms: Sequence[str],
        starts: NDArray[np.int64],
        rows: NDArray[np.int32],
        weights: NDArray[np.float32],
        size: int,
    ) -> None:
        self._forms = {form: number for number, form in enumerate(forms)}
        self._starts = starts
        self._rows = rows.astype(np.intp)  # as NumPy indexes; it would convert others with every word
        self._weights = weights
        self._size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "BM25Index":
        """Index ``texts``, one a passage; bm25s computes the weights."""
        from bm25s import BM25  # noqa: PLC0415 - loads SciPy, which the serving process does without

        found = [[form for word in _words(text) for form in word] for text in texts]
        forms = sorted({form for passage in found for form in passage})
        if not forms:
            return cls([], np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), len(texts))
        numbers = {form: number for number, form in enumerate(forms)}
        model = BM25(k1=SATURATION, b=LENGTH_SHARE, method="atire", idf_method="lucene", csc_backend="numpy")
        passages = [[numbers[form] for form in passage] for passage in found]
        model.index((passages, numbers), create_empty_token=False, show_progress=False)
        weights = model.scores
        return cls(forms, weights["indptr"], weights["indices"], weights["data"], len(texts))

    @property
    def size(self) -> int:
        """Number of passages."""
        return self._size

    def scores(self, text: str) -> Scores:
        """Return the score of every passage, shape (size,).

        A word counts once for a passage, by the form that scores best there: stem and beginning are no two words.
        """
        total = np.zeros(self._size, np.float32)
        for word in _words(text):
            total += self.word_scores(word)
        return total

    def word_scores(self, forms: frozenset[str]) -> Scores:
        """Return the score of every passage for one word by the form that scores best there, shape (size,)."""
        best = np.zeros(self._size, np.float32)
        for form in forms:
            number = self._forms.get(form)
            if number is not None:
                found = slice(self._starts[number], self._starts[number + 1])
                rows = self._rows[found]
                best[rows] = np.maximum(best[rows], self._weights[found])
        return best

    def known_share(self, text: str) -> float:
        """Return the share, 0 to 1, of the words of ``text`` that some passage has, as they are or by their stem.

        0 when there are no words.
        """
        known = [any(form in self._forms for form in whole_forms(word)) for word in _words(text)]
        return sum(known) / len(known) if known else 0.0

    def to_bytes(self) -> bytes:
        """Return the index in NumPy's archive format."""
        buffer = io.BytesIO()
        forms = np.frombuffer("\n".join(self._forms).encode(), np.uint8)
        rows = self._rows.astype(np.int32)
        np.savez(buffer, forms=forms, starts=self._starts, rows=rows, weights=self._weights, size=np.int64(self._size))
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> "BM25Index":
        """Read what ``to_bytes`` wrote.

        Raises:
            LexicalError: when it is something else.

        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                forms = arrays["forms"].tobytes().decode().split("\n") if len(arrays["forms"]) else []
                return cls(forms, arrays["starts"], arrays["rows"], arrays["weights"], int(arrays["size"]))
        except (ValueError, KeyError, EOFError, OSError, BadZipFile) as error:
            raise LexicalError("Plik ze słowami jest uszkodzony. Uruchom `interekip ingest`.") from error


def _words(text: str) -> tuple[frozenset[str], ...]:
    return word_forms(normalise_text(text))
