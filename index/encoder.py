"""The default encoder: ONNX Runtime and SentencePiece, without torch."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from index.errors import IndexingError
from index.memory import return_freed_memory
from index.model_build.files import PASSAGES, QUESTIONS, TABLE, is_model_folder, read_identity
from index.normalise import normalise_text
from index.onnx_session import LateSession
from index.protocols import Encoder, Vectors
from index.word_table import WordTable

QUERY_PROMPT = "query: "
DOCUMENT_PROMPT = "passage: "
LONGEST = 512
"""Tokens, the prompt and the two marks included."""

SERVING_THREADS = 1
"""Inside one question: two threads would save a lone one 4 ms and cost a crowd a fifth of the work."""

BATCH = 16
BEGIN, PADDING, END = 0, 1, 2
"""The tokenizer's ids of ``<s>``, ``<pad>`` and ``</s>``."""


class EncoderError(IndexingError):
    """The encoder cannot be loaded."""


class Network:
    """One network over token ids; calls from several threads at once are safe.

    Args:
        path: its ONNX file, read when it is first needed.
        threads: threads inside one call.
        batch: the most texts that it takes at once.
    """

    def __init__(self, path: Path, threads: int, batch: int) -> None:
        self._path = path
        self._session = LateSession(path, threads)
        self.batch = batch

    def load(self) -> None:
        """Load it now.

        Raises:
            EncoderError: when the file cannot be loaded.

        """
        try:
            self._session.load()
        except Exception as error:
            raise EncoderError(_unreadable(self._path.parent)) from error

    def run(self, tokens: NDArray[np.int64], mask: NDArray[np.int64]) -> Vectors:
        """Return unit vectors for token ids and their mask, both of shape (texts, tokens).

        Raises:
            EncoderError: when the file cannot be loaded.

        """
        self.load()
        starts = range(0, len(tokens), self.batch)
        return np.concatenate([self._batch(tokens[at : at + self.batch], mask[at : at + self.batch]) for at in starts])

    def _batch(self, tokens: NDArray[np.int64], mask: NDArray[np.int64]) -> Vectors:
        longest = int(mask.sum(axis=1).max())
        (vectors,) = self._session.run(None, {"input_ids": tokens[:, :longest], "attention_mask": mask[:, :longest]})
        return np.asarray(vectors, np.float32)


class OnnxEncoder:
    """Encodes text with the model of a folder that ``index.model_build`` made.

    Questions have a smaller network than passages, which is loaded at once; that of passages when there is one to
    encode, which when serving there never is. Calls from several threads at once are safe: neither the networks nor the
    tokenizer keep a state between calls.

    Args:
        folder: the model folder.
        threads: threads inside one call.

    Raises:
        ModelFolderError: when there is no model in the folder.
        EncoderError: when its files cannot be loaded.

    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._identity = read_identity(folder)
        self.passages = self.questions = Network(folder / PASSAGES, threads, BATCH)
        if (folder / QUESTIONS).exists():
            # One by one: in integers a text is rounded by the largest number of all that come with it.
            self.questions = Network(folder / QUESTIONS, threads, batch=1)
        try:
            # Both take about half a second of a start, the graph without Python's lock.
            with ThreadPoolExecutor(1) as beside:
                loading = beside.submit(self.questions.load)
                self._tokenizer = SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
                loading.result()
        except Exception as error:
            raise EncoderError(_unreadable(folder)) from error
        return_freed_memory()
        self._dimension: int = self.questions.run(*pad([[BEGIN, END]])).shape[1]
        self._words = folder / TABLE

    @property
    def identity(self) -> str:
        """Name and content hash of the model."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def open_words(self) -> WordTable:
        """Return the table of word pieces, for a network that reads the same tokens."""
        return WordTable.open(self._words, self._dimension)

    def pieces(self, text: str) -> list[int]:
        """Return the token ids of ``text``, without marks."""
        return list(self._tokenizer.encode(text))

    def tokenize(self, text: str) -> list[int]:
        """Return the token ids of ``text`` between the two marks, at most LONGEST of them."""
        return [BEGIN, *self.pieces(text)[: LONGEST - 2], END]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of questions, shape (len(texts), dimension)."""
        return self._encode(self.questions, [QUERY_PROMPT + normalise_text(text) for text in texts])

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of passages, shape (len(texts), dimension).

        Raises:
            EncoderError: when their network, which is loaded now, cannot be loaded.

        """
        return self._encode(self.passages, [DOCUMENT_PROMPT + normalise_text(text) for text in texts])

    def _encode(self, network: Network, texts: list[str]) -> Vectors:
        """Encode texts that carry their prompt, batched by length so that little is padding."""
        encodings = [self.tokenize(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda row: len(encodings[row]))
        vectors = np.zeros((len(texts), self._dimension), np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            vectors[rows] = network.run(*pad([encodings[row] for row in rows]))
        return vectors


def _unreadable(folder: Path) -> str:
    return f"Nie da się wczytać modelu z {folder}. Usuń ten folder i uruchom `make run`, aby go odbudować."


def load_encoder(model: str | Path, threads: int = 1) -> Encoder:
    """Return an encoder that is ready.

    Args:
        model: a folder that ``index.model_build`` made, or the name or folder of any sentence-transformers model.
            A path is always the former: where the built-in model is missing, no other one is looked for.
        threads: threads inside one call, for a folder of ours.

    Raises:
        IndexingError: when it cannot be loaded.

    """
    if isinstance(model, Path) or is_model_folder(Path(model)):
        return OnnxEncoder(Path(model), threads)
    from index.sentence_encoder import load_sentence_encoder  # noqa: PLC0415 - loads torch, only when it is asked for

    return load_sentence_encoder(model)


def load_token_counter(model: str | Path) -> Callable[[str], int]:
    """Return what counts the tokens of a text; cheaper than the encoder, which has the same tokenizer.

    Args:
        model: as for ``load_encoder``; of another than the built-in model words are counted, eleven tokens for six, as
            the library has in XLM-RoBERTa's tokenizer (1.83 a word).

    """
    folder = Path(model)
    if not is_model_folder(folder):
        return lambda text: len(text.split()) * 11 // 6
    tokenizer = SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    return lambda text: len(tokenizer.encode(normalise_text(text)))


def pad(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return token ids filled up to the longest row, and their mask, both of shape (len(rows), tokens)."""
    length = max(map(len, rows))
    tokens = np.full((len(rows), length), PADDING, np.int64)
    mask = np.zeros((len(rows), length), np.int64)
    for row, ids in enumerate(rows):
        tokens[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    return tokens, mask
