"""Search systems that people would use instead, given the same passages and the same vectors.

txtai and Haystack are extras of this comparison and no dependencies of the product; what is not installed is skipped.
Install them with ``pip install -e '.[peers]'``.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec

from benchmarks import peer_systems
from benchmarks.encoded import EncodedCollection, Rank, batch_encoder, encoded_collections, judge
from benchmarks.report import Report, Row, Rows
from benchmarks.scope import Scope
from index.evaluation import DEPTH
from index.normalise import normalise_text
from index.protocols import Encoder
from index.retriever import HybridRetriever, Searchable

Prepare = Callable[[EncodedCollection], Rank]

SYSTEMS: Mapping[str, tuple[str, Prepare]] = {
    "FAISS alone": ("faiss", peer_systems.faiss_alone),
    "bm25s": ("bm25s", peer_systems.bm25s),
    "txtai, hybrid": ("txtai", peer_systems.txtai),
    "Haystack, reciprocal rank fusion": ("haystack", peer_systems.haystack),
}
"""By name: the package that it needs, and what indexes a collection with it."""


def run(scope: Scope) -> Report:
    """Compare all systems that are installed on the development questions and every collection that was given.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        LibraryFault: when a collection cannot be used.

    """
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
    encoder = batch_encoder(scope)
    installed = {name: prepare for name, (package, prepare) in SYSTEMS.items() if find_spec(package)}
    tables = [
        Rows(f"peers: {name}", tuple(_compare(encoded, encoder, installed)))
        for name, encoded in encoded_collections(scope).items()
    ]
    skipped = [f"{name}: skipped, not installed" for name in SYSTEMS if name not in installed]
    return Report("peers", tuple(tables), notes=(*NOTES, *skipped))


def _compare(encoded: EncodedCollection, encoder: Encoder, systems: Mapping[str, Prepare]) -> Iterator[Row]:
    for name, prepare in systems.items():
        yield _row(name, prepare, encoded)
    yield _row("InterEkip, passages only", lambda each: _own(each, encoder, each.content), encoded)
    if (served := encoded.served) is not None:
        yield _row("InterEkip, asked questions too", lambda each: _own(each, encoder, served), encoded)


def _row(name: str, prepare: Prepare, encoded: EncodedCollection) -> Row:
    return {"system": name, **judge(encoded.collection, prepare(encoded))}


def _own(encoded: EncodedCollection, encoder: Encoder, index: Searchable) -> Rank:
    retriever = HybridRetriever(encoder, index)

    def rank(query: str) -> list[str]:
        text = normalise_text(encoded.collection.queries[query])
        hits = retriever.best(retriever.score_vector(encoded.query_vectors[query], text), DEPTH)
        return [hit.passage.id for hit in hits]

    return rank


NOTES = (
    "every system gets the same texts and the same vectors; query time is without encoding the question",
    "InterEkip's weights, and no other system's, were tuned on the development questions",
)
