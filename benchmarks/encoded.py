"""Collections with their vectors and words, encoded once for all parts that compare how to rank them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache

import numpy as np

from benchmarks.scope import Scope, development_collection
from bot.answering.assembly import build_search
from bot.commands.retrieve import build
from corpus.beir import BeirCollection
from index.encoder import load_encoder
from index.evaluation import percentile, retrieval_figures
from index.protocols import Encoder, Vectors
from index.snapshot import Snapshot, SnapshotContent
from index.vectors import FlatVectorIndex

DEVELOPMENT = "development"

Rank = Callable[[str], Sequence[str]]
"""From the id of a query to the ids of passages, best first."""


@dataclass(frozen=True, slots=True, eq=False)
class EncodedCollection:
    """A collection as the product indexes it. ``query_vectors`` has one vector, shape (dimension,), for each query.

    ``content`` has the passages alone; ``served`` the asked questions too, where the collection has such.
    """

    collection: BeirCollection
    content: SnapshotContent
    query_vectors: Mapping[str, Vectors]
    served: Snapshot | None = None


@cache
def batch_encoder(scope: Scope) -> Encoder:
    """Return the product's encoder, with two threads as the ingest has it.

    Raises:
        IndexingError: when it cannot be loaded.

    """
    return load_encoder(scope.settings.encoder, threads=2)


@cache
def encoded_collections(scope: Scope) -> Mapping[str, EncodedCollection]:
    """Encode the development questions with the library, and each collection that was given.

    Raises:
        IndexingError: when the encoder cannot be loaded.
        LibraryFault: when a collection cannot be used.

    """
    encoder = batch_encoder(scope)
    rest = {name: _encoded(collection, encoder) for name, collection in scope.collections().items()}
    return {DEVELOPMENT: _development(scope, encoder), **rest}


def judge(collection: BeirCollection, rank: Rank) -> dict[str, float]:
    """Return how well ``rank`` finds what is relevant and how long it takes, in milliseconds."""
    rankings: list[Sequence[str]] = []
    took: list[float] = []
    for query in collection.queries:
        started = time.perf_counter()
        rankings.append(rank(query))
        took.append((time.perf_counter() - started) * 1000)
    figures = asdict(retrieval_figures(rankings, [collection.relevant[query] for query in collection.queries]))
    return figures | {"query_p50_ms": percentile(took, 0.5), "query_p95_ms": percentile(took, 0.95)}


def _development(scope: Scope, encoder: Encoder) -> EncodedCollection:
    """Return the development questions with the index that serves, whose passages are encoded already."""
    served = build_search(scope.settings).snapshot
    nothing = FlatVectorIndex(np.zeros((0, encoder.dimension), np.float32))
    collection = development_collection()
    content = replace(served, asked=(), asked_vectors=nothing)
    return EncodedCollection(collection, content, _query_vectors(collection, encoder), served)


def _encoded(collection: BeirCollection, encoder: Encoder) -> EncodedCollection:
    return EncodedCollection(collection, build(collection, encoder), _query_vectors(collection, encoder))


def _query_vectors(collection: BeirCollection, encoder: Encoder) -> dict[str, Vectors]:
    vectors = encoder.encode_queries(list(collection.queries.values()))
    return dict(zip(collection.queries, vectors, strict=True))
