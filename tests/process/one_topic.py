"""An index of one topic of the library, with its real vectors, for processes that are there to be killed or refused."""

from pathlib import Path

from index.embedding_text import lexical_text
from index.lexical import BM25Index
from index.snapshot import Snapshot, SnapshotContent, SnapshotStore
from index.vectors import FlatVectorIndex
from tests.fakes.snapshot import PUBLISHED

TOPIC = "01-"
"""How the passages about the project itself are numbered: what those tests ask is answered by one of them."""


def publish_one_topic(folder: Path, whole: Snapshot) -> None:
    """Publish what ``whole`` has of the topic: a start from it takes two thirds of the time."""
    SnapshotStore(folder).publish(_one_topic_of(whole), PUBLISHED)


def _one_topic_of(whole: Snapshot) -> SnapshotContent:
    rows = [row for row, passage in enumerate(whole.passages) if passage.id.startswith(TOPIC)]
    asked_rows = [row for row, question in enumerate(whole.asked) if question.passage_id.startswith(TOPIC)]
    passages = tuple(whole.passages[row] for row in rows)
    return SnapshotContent(
        passages=passages,
        asked=tuple(whole.asked[row] for row in asked_rows),
        passage_vectors=FlatVectorIndex(whole.passage_vectors.vectors[rows]),
        asked_vectors=FlatVectorIndex(whole.asked_vectors.vectors[asked_rows]),
        lexical=BM25Index.build([lexical_text(each) for each in passages]),
        weights=whole.weights,
        encoder_identity=whole.encoder_identity,
    )
