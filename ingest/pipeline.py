"""From the library to a published snapshot: the only place where the steps meet."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from corpus.library import Library
from index.embedding_text import lexical_text, passage_text
from index.errors import IndexingError
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.protocols import Encoder, Vectors
from index.snapshot import Snapshot, SnapshotContent, SnapshotStore
from index.vectors import FlatVectorIndex
from ingest.errors import IngestError
from ingest.plan import Plan, make_plan

Progress = Callable[[str], None]


class IngestRunningError(IngestError):
    """Another ingest holds the lock."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did; ``snapshot`` names the generation that serves now, ``seconds`` is wall-clock time."""

    added: int
    changed: int
    removed: int
    unchanged: int
    encoded: int
    seconds: float
    snapshot: str
    published: bool


def build_from_library(
    library: Library,
    encoder: Encoder,
    store: SnapshotStore,
    *,
    lock: Path,
    at: datetime,
    progress: Progress,
) -> IngestReport:
    """Encode what is new, and publish a snapshot of the whole library when anything changed.

    A snapshot that serves in place of a damaged one is published again, so that it serves without a warning.

    Args:
        library: what is to serve.
        encoder: encodes in batches.
        store: where the snapshot is published.
        lock: a file that lets one ingest run at a time.
        at: the time that the snapshot carries.
        progress: told in a sentence what is being done.

    Raises:
        IngestRunningError: when another ingest is running.
        IndexingError: when the snapshot cannot be written; the old one then serves on.

    """
    started = time.perf_counter()
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            current = current_snapshot(store)
            plan = make_plan(library.passages, library.asked, current, encoder.identity)
            if current is not None and current.warning is None and plan.is_empty:
                return _report(plan, current.id, started, published=False)
            name = store.publish(_content(library, encoder, plan, current, progress), at)
    except Timeout as error:
        raise IngestRunningError("Trwa już inna aktualizacja indeksu. Poczekaj, aż się skończy.") from error
    return _report(plan, name, started, published=True)


def current_snapshot(store: SnapshotStore) -> Snapshot | None:
    """Return the snapshot that serves, or None when there is none that can."""
    try:
        return store.load_any()
    except IndexingError:
        return None


def _content(
    library: Library, encoder: Encoder, plan: Plan, current: Snapshot | None, progress: Progress
) -> SnapshotContent:
    progress(f"Koduję fragmenty ({len(plan.texts)} nowych) i pytania ({len(plan.questions)} nowych) ...")
    vectors = dict(zip(plan.texts, encoder.encode_documents(plan.texts), strict=True))
    asked_vectors = dict(zip(plan.questions, encoder.encode_queries(plan.questions), strict=True))
    if current is not None and plan.same_vectors:
        vectors |= zip(map(passage_text, current.passages), current.passage_vectors.vectors, strict=True)
        asked_vectors |= zip((each.text for each in current.asked), current.asked_vectors.vectors, strict=True)
    texts = [passage_text(passage) for passage in library.passages]
    progress("Zapisuję indeks ...")
    return SnapshotContent(
        passages=library.passages,
        asked=library.asked,
        passage_vectors=FlatVectorIndex(_stack(texts, vectors, encoder.dimension)),
        asked_vectors=FlatVectorIndex(_stack([each.text for each in library.asked], asked_vectors, encoder.dimension)),
        lexical=BM25Index.build([lexical_text(passage) for passage in library.passages]),
        weights=FusionWeights(),
        encoder_identity=encoder.identity,
    )


def _stack(texts: Sequence[str], vectors: dict[str, NDArray[np.float32]], dimension: int) -> Vectors:
    """Return the vectors of ``texts``, shape (len(texts), dimension)."""
    return np.array([vectors[text] for text in texts], np.float32).reshape(-1, dimension)


def _report(plan: Plan, name: str, started: float, *, published: bool) -> IngestReport:
    return IngestReport(
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
        unchanged=len(plan.unchanged),
        encoded=len(plan.texts) + len(plan.questions),
        seconds=round(time.perf_counter() - started, 2),
        snapshot=name,
        published=published,
    )
