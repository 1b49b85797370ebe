"""The reader: a small network that sees a question and a passage together and judges whether it is answered."""

import math
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoder import BEGIN, END, OnnxEncoder, pad
from index.errors import IndexingError
from index.memory import return_freed_memory
from index.model_build.files import read_identity
from index.model_build.reader_weights import LONGEST
from index.normalise import normalise_text
from index.onnx_session import Session, load_session
from index.word_table import WordTable

SERVING_THREADS = 1
"""Inside one passage: with two a lone one would be read a little sooner, with half as much work again."""

LONGEST_QUESTION = 90
"""Tokens; the passage gets the rest."""

_Loaded = tuple[Session, WordTable]

Logits = NDArray[np.float64]
"""One number a passage: above 0 it rather answers, below 0 it rather does not."""


class Reader(Protocol):
    """Judges passages that the search found."""

    @property
    def identity(self) -> str:
        """Name and content hash; a calibration made with another identity is refused."""
        ...

    def judge(self, question: str, passages: Sequence[str], enough: float = math.inf) -> Logits:
        """Return how surely each of ``passages`` answers ``question``, shape (read,).

        They are read one after another, and none after one that is judged above ``enough``: by default all are.
        """
        ...


class ReaderError(IndexingError):
    """The reader cannot be loaded."""


class OnnxReader:
    """The built-in reader; shares the tokenizer and the table of words with the built-in encoder.

    The network is loaded when it is first needed, so that a start does not wait for it. Safe to call from several
    threads at once.

    Args:
        folder: the folder that ``index.model_build`` made.
        encoder: the built-in encoder.
        threads: threads inside one call.

    Raises:
        ModelFolderError: when there is no reader in the folder.

    """

    def __init__(self, folder: Path, encoder: OnnxEncoder, threads: int = 1) -> None:
        self._identity = read_identity(folder)
        self._path = folder / "reader.onnx"
        self._encoder = encoder
        self._threads = threads
        self._loaded: _Loaded | None = None
        self._lock = Lock()

    @property
    def identity(self) -> str:
        """Name and content hash of the reader."""
        return self._identity

    def judge(self, question: str, passages: Sequence[str], enough: float = math.inf) -> Logits:
        """Return how surely each of ``passages`` answers ``question``; see Reader.

        Raises:
            ReaderError: when the network cannot be loaded.

        """
        if not passages:
            return np.zeros(0)
        asked = self._encoder.pieces(normalise_text(question))[:LONGEST_QUESTION]
        # One after another: beside a long passage a short one would be read as if it were as long.
        pairs = [self._pair(asked, passage) for passage in passages]
        return np.array(self._read_until(pairs, enough))

    def _read_until(self, pairs: Sequence[list[int]], enough: float) -> list[float]:
        logits: list[float] = []
        for pair in pairs:
            logits.append(self._read(pair))
            if logits[-1] > enough:
                break
        return logits

    def _read(self, pair: list[int]) -> float:
        tokens, mask = pad([pair])
        session, table = self._network()
        words = table.rows(tokens)
        (logits,) = session.run(None, {"words": words, "attention_mask": mask})
        return float(logits.item())

    def _pair(self, asked: list[int], passage: str) -> list[int]:
        room = LONGEST - len(asked) - 4
        return [BEGIN, *asked, END, END, *self._encoder.pieces(normalise_text(passage))[:room], END]

    def _network(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> _Loaded:
        try:
            loaded = load_session(self._path, self._threads), self._encoder.open_words()
        except Exception as error:
            message = f"Nie da się wczytać {self._path}. Usuń ten folder i uruchom `make run`, aby go odbudować."
            raise ReaderError(message) from error
        return_freed_memory()  # the file as it was read: half as much again as the network
        return loaded
