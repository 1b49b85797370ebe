"""Small indexes with all their real parts, encoded by whatever encoder a test brings."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.model import AskedQuestion, Passage
from index.embedding_text import lexical_text, passage_text
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.protocols import Encoder
from index.snapshot import Snapshot, SnapshotContent, SnapshotStore
from index.vectors import FlatVectorIndex

PUBLISHED = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


def build_content(
    encoder: Encoder, passages: Sequence[Passage], asked: Sequence[AskedQuestion] = ()
) -> SnapshotContent:
    """Return what the ingest would publish."""
    return SnapshotContent(
        passages=tuple(passages),
        asked=tuple(asked),
        passage_vectors=FlatVectorIndex(encoder.encode_documents([passage_text(passage) for passage in passages])),
        asked_vectors=FlatVectorIndex(encoder.encode_queries([question.text for question in asked])),
        lexical=BM25Index.build([lexical_text(passage) for passage in passages]),
        weights=FusionWeights(),
        encoder_identity=encoder.identity,
    )


def build_snapshot(encoder: Encoder, passages: Sequence[Passage], asked: Sequence[AskedQuestion] = ()) -> Snapshot:
    """Return the snapshot as it is loaded after it was published."""
    with TemporaryDirectory() as folder:
        store = SnapshotStore(Path(folder))
        store.publish(build_content(encoder, passages, asked), PUBLISHED)
        return store.load_any()
