"""A process that publishes until it is killed; importable by ``multiprocessing``."""

from datetime import UTC, datetime
from pathlib import Path

from index.snapshot import SnapshotContent, SnapshotStore
from tests.index.samples import make_content, make_passage

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


def edition(number: int) -> SnapshotContent:
    """Return a content that tells its number in every part."""
    return make_content([make_passage(row, f"wydanie{number} fragment{row}") for row in range(1, 4 + number % 3)], ())


def publish_until_killed(root: str, published: str, first: int) -> None:
    """Publish one edition after the other and note each that was published."""
    store = SnapshotStore(Path(root))
    with Path(published).open("a", buffering=1, encoding="utf-8") as notes:
        for number in range(first, first + 1_000_000):
            store.publish(edition(number), MOMENT)
            notes.write(f"{number}\n")
