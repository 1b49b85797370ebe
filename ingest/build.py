"""From passages to the content of a snapshot: only what is new is encoded."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import AskedQuestion, Passage
from index.embedding_text import lexical_text, passage_text
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.memory import return_freed_memory
from index.protocols import Encoder, Vectors
from index.snapshot import Snapshot, SnapshotContent
from index.vectors import FlatVectorIndex
from ingest.plan import Plan
from ingest.progress import Listener, Progress, Stage
from ingest.state import IngestState

AT_ONCE = 64
"""Texts that are encoded between two looks at the clock, and kept when the run is interrupted."""

Encode = Callable[[Sequence[str]], Vectors]
VectorOf = Mapping[str, NDArray[np.float32]]


def build_content(
    *,
    passages: tuple[Passage, ...],
    asked: tuple[AskedQuestion, ...],
    encoder: Encoder,
    plan: Plan,
    current: Snapshot | None,
    state: IngestState,
    listener: Listener,
) -> SnapshotContent:
    """Encode what ``plan`` names and put it beside the vectors that serve already.

    Args:
        passages: what is to serve.
        asked: the questions that passages answer.
        encoder: encodes in batches.
        plan: compares them with ``current``.
        current: the snapshot that serves, if there is one.
        state: keeps the vectors of an interrupted run.
        listener: told how far it is.

    """
    new = _Encoding(encoder.identity, len(plan.texts) + len(plan.questions), state, listener)
    vectors = new.run("passage", plan.texts, encoder.encode_documents)
    asked_vectors = new.run("query", plan.questions, encoder.encode_queries)
    if current is not None and plan.same_vectors:
        vectors |= zip(map(passage_text, current.passages), current.passage_vectors.vectors, strict=True)
        asked_vectors |= zip((each.text for each in current.asked), current.asked_vectors.vectors, strict=True)
    texts = [passage_text(passage) for passage in passages]
    return SnapshotContent(
        passages=passages,
        asked=asked,
        passage_vectors=FlatVectorIndex(_stack(texts, vectors, encoder.dimension)),
        asked_vectors=FlatVectorIndex(_stack([each.text for each in asked], asked_vectors, encoder.dimension)),
        lexical=BM25Index.build([lexical_text(passage) for passage in passages]),
        weights=FusionWeights(),
        encoder_identity=encoder.identity,
    )


class _Encoding:
    """Encodes some texts at a time and keeps them, so that an interrupted run goes on where it stopped."""

    def __init__(self, identity: str, total: int, state: IngestState, listener: Listener) -> None:
        self._identity = identity
        self._total = total
        self._done = 0
        self._state = state
        self._listener = listener

    def run(self, kind: str, texts: Sequence[str], encode: Encode) -> dict[str, NDArray[np.float32]]:
        name = f"{self._identity}/{kind}"
        vectors = self._state.vectors(name, texts)
        self._tell(len(vectors))
        # By length, so that a batch holds little padding.
        left = sorted((text for text in texts if text not in vectors), key=len)
        for start in range(0, len(left), AT_ONCE):
            some = left[start : start + AT_ONCE]
            made = dict(zip(some, encode(some), strict=True))
            self._state.save_vectors(name, made)
            vectors |= made
            return_freed_memory()
            self._tell(len(made))
        return vectors

    def _tell(self, more: int) -> None:
        self._done += more
        self._listener(Progress(Stage.ENCODE, self._done, self._total))


def _stack(texts: Sequence[str], vectors: VectorOf, dimension: int) -> Vectors:
    """Return the vectors of ``texts``, shape (len(texts), dimension)."""
    return np.array([vectors[text] for text in texts], np.float32).reshape(-1, dimension)
