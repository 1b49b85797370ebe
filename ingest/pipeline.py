"""From the library to a published snapshot: the only place where the steps meet."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from corpus.library import Library
from index.embedding_text import passage_text
from index.errors import IndexingError
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.protocols import Vectors
from index.snapshot import Snapshot, SnapshotContent, SnapshotStore
from index.vectors import FlatVectorIndex
from ingest.errors import IngestError
from ingest.plan import Plan, make_plan
from ingest.protocols import BatchEncoder

Progress = Callable[[str], None]


class IngestRunningError(IngestError):
    """Another ingest holds the lock."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did; ``snapshot`` names the generation that serves now."""

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
    encoder: BatchEncoder,
    store: SnapshotStore,
    *,
    lock: Path,
    at: datetime,
    progress: Progress,
) -> IngestReport:
    """Encode what is new, and publish a snapshot of the whole library when anything changed.

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
            name = current.id if current else ""
            if not plan.is_empty or (current is not None and current.warning):
                name = store.publish(_content(library, encoder, plan, current, progress), at)
    except Timeout as error:
        raise IngestRunningError("Trwa już inna aktualizacja indeksu. Poczekaj, aż się skończy.") from error
    return _report(plan, name, time.perf_counter() - started)


def current_snapshot(store: SnapshotStore) -> Snapshot | None:
    """Return the snapshot that serves, or None when there is none that can."""
    try:
        return store.load_any()
    except IndexingError:
        return None


def _content(
    library: Library, encoder: BatchEncoder, plan: Plan, current: Snapshot | None, progress: Progress
) -> SnapshotContent:
    reused = current if current is not None and plan.same_model else None
    progress(f"Koduję fragmenty ({len(plan.texts)} nowych) i pytania ({len(plan.questions)} nowych) ...")
    texts = [passage_text(passage) for passage in library.passages]
    passages = _vectors(
        texts,
        dict(zip(plan.texts, encoder.encode_documents(plan.texts), strict=True)),
        [passage_text(passage) for passage in reused.passages] if reused else [],
        reused.passage_vectors if reused else None,
    )
    asked = _vectors(
        [question.text for question in library.asked],
        dict(zip(plan.questions, encoder.encode_queries(plan.questions), strict=True)),
        [question.text for question in reused.asked] if reused else [],
        reused.asked_vectors if reused else None,
    )
    progress("Zapisuję indeks ...")
    return SnapshotContent(
        passages=library.passages,
        asked=library.asked,
        passage_vectors=FlatVectorIndex(passages),
        asked_vectors=FlatVectorIndex(asked if len(asked) else np.zeros((0, passages.shape[1]), np.float32)),
        lexical=BM25Index.build(texts),
        weights=FusionWeights(),
        encoder_identity=encoder.identity,
    )


def _vectors(
    texts: Sequence[str],
    encoded: dict[str, Vectors],
    known_texts: Sequence[str],
    known: FlatVectorIndex | None,
) -> Vectors:
    """Return the vectors of ``texts``, newly encoded or taken from the snapshot."""
    available = dict(zip(known_texts, known.vectors, strict=True)) if known else {}
    available.update(encoded)
    return np.stack([available[text] for text in texts]) if texts else np.zeros((0, 1), np.float32)


def _report(plan: Plan, name: str, seconds: float) -> IngestReport:
    return IngestReport(
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
        unchanged=len(plan.unchanged),
        encoded=len(plan.texts) + len(plan.questions),
        seconds=round(seconds, 2),
        snapshot=name,
        published=not plan.is_empty,
    )
