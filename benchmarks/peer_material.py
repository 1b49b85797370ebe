"""What every search system of the comparison is given: the same passages, questions and vectors, as files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.model import AskedQuestion, Passage
from index.embedding_text import passage_text
from index.protocols import Vectors
from index.serialisation import asked_from_bytes, asked_to_bytes, passages_from_bytes, passages_to_bytes


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A collection with its vectors.

    ``vectors`` has shape (passages, dimension), ``query_vectors`` (queries, dimension) in the order of ``queries``,
    which has the texts by id; ``relevant`` has for each query the grade of every passage that answers it. ``asked`` are
    the editors' questions, ``asked_vectors`` theirs, shape (asked, dimension); none where a collection has no editors.
    """

    passages: tuple[Passage, ...]
    vectors: Vectors
    queries: Mapping[str, str]
    query_vectors: Vectors
    relevant: Mapping[str, Mapping[str, int]]
    asked: tuple[AskedQuestion, ...]
    asked_vectors: Vectors

    @property
    def texts(self) -> list[str]:
        """The passages as they are searched."""
        return [passage_text(passage) for passage in self.passages]


def write_material(material: Material, folder: Path) -> None:
    """Write the files that ``read_material`` reads into an empty ``folder``."""
    (folder / "passages.jsonl").write_bytes(passages_to_bytes(material.passages))
    (folder / "asked.jsonl").write_bytes(asked_to_bytes(material.asked))
    judged = {"queries": dict(material.queries), "relevant": {key: dict(val) for key, val in material.relevant.items()}}
    (folder / "queries.json").write_text(json.dumps(judged, ensure_ascii=False), encoding="utf-8")
    np.savez(
        folder / "vectors.npz",
        passages=material.vectors,
        queries=material.query_vectors,
        asked=material.asked_vectors,
    )


def read_material(folder: Path) -> Material:
    """Read a collection with its vectors."""
    judged = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    vectors = np.load(folder / "vectors.npz")
    return Material(
        passages=passages_from_bytes((folder / "passages.jsonl").read_bytes()),
        vectors=vectors["passages"],
        queries=judged["queries"],
        query_vectors=vectors["queries"],
        relevant=judged["relevant"],
        asked=asked_from_bytes((folder / "asked.jsonl").read_bytes()),
        asked_vectors=vectors["asked"],
    )
