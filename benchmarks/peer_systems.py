"""How each peer indexes a collection whose vectors are known; each at its defaults, as its documentation shows."""

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.peer_material import Material
from index.evaluation import DEPTH
from index.protocols import Vectors

# The peers are imported by name: they ship no types and are mostly not installed.

Rank = Callable[[int], Sequence[str]]
"""From the number of a query to the ids of passages, best first."""


@dataclass(frozen=True, slots=True)
class System:
    """A search system: the module that it needs, and what indexes a collection with it.

    ``uses_vectors`` and ``uses_asked`` tell whether it looks at the vectors and at the editors' questions at all.
    """

    module: str
    prepare: Callable[[Material], Rank]
    uses_vectors: bool = True
    uses_asked: bool = False


def faiss_alone(material: Material) -> Rank:
    """Rank by cosine alone."""
    ids = [passage.id for passage in material.passages]
    index = import_module("faiss").IndexFlatIP(material.vectors.shape[1])
    index.add(material.vectors)

    def rank(query: int) -> list[str]:
        _, rows = index.search(material.query_vectors[query][None, :], DEPTH)
        return [ids[row] for row in rows[0] if row >= 0]

    return rank


def bm25s(material: Material) -> Rank:
    """Rank by the words as they are written, which is what bm25s does where it knows no stemmer for a language."""
    library = import_module("bm25s")
    ids = [passage.id for passage in material.passages]
    index = library.BM25()
    index.index(library.tokenize(material.texts, stopwords=None, show_progress=False), show_progress=False)
    depth, queries = min(DEPTH, len(ids)), list(material.queries.values())

    def rank(query: int) -> list[str]:
        tokens = library.tokenize(queries[query], stopwords=None, show_progress=False)
        rows, _ = index.retrieve(tokens, k=depth, show_progress=False)
        return [ids[row] for row in rows[0]]

    return rank


def txtai(material: Material) -> Rank:
    """Rank by txtai's hybrid of vectors and BM25, half and half, as it is by default."""
    embeddings = import_module("txtai").Embeddings(
        method="external", transform=_known_vectors(material), hybrid=True, content=False
    )
    embeddings.index([(p.id, text, None) for p, text in zip(material.passages, material.texts, strict=True)])
    queries = list(material.queries.values())
    return lambda query: [str(found[0]) for found in embeddings.search(queries[query], DEPTH)]


def haystack(material: Material) -> Rank:
    """Rank by Haystack's two in-memory retrievers, joined by reciprocal rank fusion."""
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore(
        embedding_similarity_function="dot_product"
    )
    document = import_module("haystack").Document
    rows = zip(material.passages, material.texts, material.vectors, strict=True)
    store.write_documents([document(id=p.id, content=text, embedding=vector.tolist()) for p, text, vector in rows])
    retrievers = import_module("haystack.components.retrievers.in_memory")
    by_words = retrievers.InMemoryBM25Retriever(store, top_k=DEPTH)
    by_vectors = retrievers.InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = import_module("haystack.components.joiners").DocumentJoiner(
        join_mode="reciprocal_rank_fusion", top_k=DEPTH
    )
    queries = list(material.queries.values())

    def rank(query: int) -> list[str]:
        found = [
            by_words.run(query=queries[query])["documents"],
            by_vectors.run(query_embedding=material.query_vectors[query].tolist())["documents"],
        ]
        return [document.id for document in joiner.run(documents=found)["documents"]]

    return rank


def llama_index(material: Material) -> Rank:
    """Rank by LlamaIndex' vector index over FAISS, which is how it searches by default."""
    core, dimension = import_module("llama_index.core"), material.vectors.shape[1]
    flat = import_module("faiss").IndexFlatL2(dimension)
    store = import_module("llama_index.vector_stores.faiss").FaissVectorStore(faiss_index=flat)
    schema = import_module("llama_index.core.schema")
    rows = zip(material.passages, material.texts, material.vectors, strict=True)
    index = core.VectorStoreIndex(
        [schema.TextNode(id_=p.id, text=text, embedding=vector.tolist()) for p, text, vector in rows],
        storage_context=core.StorageContext.from_defaults(vector_store=store),
        embed_model=core.MockEmbedding(embed_dim=dimension),  # never asked: every text comes with its vector
    )
    retriever = index.as_retriever(similarity_top_k=DEPTH)
    queries = list(material.queries.values())

    def rank(query: int) -> list[str]:
        bundle = schema.QueryBundle(queries[query], embedding=material.query_vectors[query].tolist())
        return [found.node.node_id for found in retriever.retrieve(bundle)]

    return rank


def haiku_rag(material: Material) -> Rank:
    """Rank by haiku.rag's hybrid search over SQLite; its reranker would need a service beside it."""
    # Its chunker fetches a tokenizer from the web when it is imported; every text is one chunk, so that none is needed.
    sys.modules["haiku.rag.chunker"] = SimpleNamespace(chunker=None)  # type: ignore[assignment]  # stands for a module
    config = import_module("haiku.rag.config").Config
    config.EMBEDDINGS_VECTOR_DIM, config.RERANK_PROVIDER = material.vectors.shape[1], ""
    client = import_module("haiku.rag.client").HaikuRAG(":memory:")
    client.chunk_repository.embedder = _KnownEmbedder(material)
    chunk = import_module("haiku.rag.store.models.chunk").Chunk
    loop = asyncio.new_event_loop()
    for passage, text, vector in zip(material.passages, material.texts, material.vectors, strict=True):
        chunks = [chunk(content=text, embedding=vector.tolist())]
        loop.run_until_complete(client.create_document(text, uri=passage.id, chunks=chunks))
    queries = list(material.queries.values())

    def rank(query: int) -> list[str]:
        found = loop.run_until_complete(client.search(queries[query], limit=DEPTH))
        return [str(chunk.document_uri) for chunk, _ in found]

    return rank


def product(material: Material) -> Rank:
    """Rank as InterEkip does where there are no editors' questions."""
    from benchmarks.peer_product import product_rank  # noqa: PLC0415 - the process of a peer must not carry our search

    return product_rank(material, with_asked=False)


def product_with_asked(material: Material) -> Rank:
    """Rank as InterEkip does."""
    from benchmarks.peer_product import product_rank  # noqa: PLC0415 - see product

    return product_rank(material, with_asked=True)


class _KnownEmbedder:
    """Gives haiku.rag the vector of a question."""

    def __init__(self, material: Material) -> None:
        self._transform = _known_vectors(material)

    async def embed(self, text: str) -> list[float]:
        [vector] = self._transform([text])
        return [float(value) for value in vector]


def _known_vectors(material: Material) -> Callable[[list[str]], Vectors]:
    """Return what gives a peer the vector of a text."""
    known: dict[str, Any] = dict(zip(material.texts, material.vectors, strict=True))
    known.update(zip(material.queries.values(), material.query_vectors, strict=True))
    return lambda texts: np.stack([known[text] for text in texts])


SYSTEMS: Mapping[str, System] = {
    "FAISS alone": System("faiss", faiss_alone),
    "bm25s": System("bm25s", bm25s, uses_vectors=False),
    "txtai, hybrid": System("txtai", txtai),
    "Haystack, reciprocal rank fusion": System("haystack", haystack),
    "LlamaIndex with FAISS": System("llama_index.vector_stores.faiss", llama_index),
    "haiku.rag, hybrid": System("haiku.rag", haiku_rag),
    "InterEkip, passages only": System("index.retriever", product),
    "InterEkip, asked questions too": System("index.retriever", product_with_asked, uses_asked=True),
}
"""All systems by name."""
