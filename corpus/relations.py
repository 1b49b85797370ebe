"""What passages say about each other: which one holds later, and which one says something else."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.errors import LibraryFault
from corpus.model import Passage, PassageId


def check_relations(folder: Path, passages: Mapping[PassageId, Passage]) -> None:
    """Check the relations of a whole library.

    Args:
        folder: Where the library lies; it is named in faults and never opened.
        passages: All passages by id.

    Raises:
        LibraryFault: With the first passage that names one that does not exist, is superseded in a circle, or conflicts
            with one that does not name it too.
    """
    for passage in passages.values():
        for other in filter(None, (passage.superseded_by, passage.conflicts_with)):
            if other not in passages:
                raise LibraryFault(folder, None, f"{passage.id} names {other}, and there is none. Correct its id.")
        if passage.id in (newer.id for newer in newer_passages(passage, passages)):
            raise LibraryFault(folder, None, f"{passage.id} is superseded by itself. Correct its superseded_by.")
        rival = passage.conflicts_with
        if rival and passages[rival].conflicts_with != passage.id:
            raise LibraryFault(folder, None, f"Write '- conflicts_with: {passage.id}' at {rival} too.")


def newer_passages(passage: Passage, passages: Mapping[PassageId, Passage]) -> Iterator[Passage]:
    """Yield the passages that hold later than ``passage``, one after the other; what is not in ``passages`` ends it."""
    seen: set[PassageId] = set()
    identifier = passage.superseded_by
    while identifier and identifier in passages and identifier not in seen:
        seen.add(identifier)
        yield passages[identifier]
        identifier = passages[identifier].superseded_by
