"""How each peer indexes a collection whose vectors are known; each as its own documentation shows it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from benchmarks.encoded import EncodedCollection, Rank
from index.embedding_text import passage_text
from index.evaluation import DEPTH
from index.protocols import Vectors

# The peers are imported by name: they ship no types and are mostly not installed.


def faiss_alone(encoded: EncodedCollection) -> Rank:
    """Rank by cosine alone."""
    ids = [passage.id for passage in encoded.collection.passages]
    vectors = encoded.content.passage_vectors

    def rank(query: str) -> list[str]:
        _, rows = vectors.search(encoded.query_vectors[query][None, :], DEPTH)
        return [ids[row] for row in rows[0] if row >= 0]

    return rank


def bm25s(encoded: EncodedCollection) -> Rank:
    """Rank by the words as they are written, which is what bm25s does where it knows no stemmer for a language."""
    library = import_module("bm25s")
    ids = [passage.id for passage in encoded.collection.passages]
    index = library.BM25()
    texts = [passage_text(passage) for passage in encoded.collection.passages]
    index.index(library.tokenize(texts, stopwords=None, show_progress=False), show_progress=False)
    depth = min(DEPTH, len(ids))

    def rank(query: str) -> list[str]:
        tokens = library.tokenize(encoded.collection.queries[query], stopwords=None, show_progress=False)
        rows, _ = index.retrieve(tokens, k=depth, show_progress=False)
        return [ids[row] for row in rows[0]]

    return rank


def txtai(encoded: EncodedCollection) -> Rank:
    """Rank by txtai's hybrid of vectors and BM25, half and half, as it is by default."""
    embeddings = import_module("txtai").Embeddings(
        method="external", transform=_known_vectors(encoded), hybrid=True, content=False
    )
    passages = encoded.collection.passages
    embeddings.index([(passage.id, passage_text(passage), None) for passage in passages])
    queries = encoded.collection.queries
    return lambda query: [str(found[0]) for found in embeddings.search(queries[query], DEPTH)]


def haystack(encoded: EncodedCollection) -> Rank:
    """Rank by Haystack's two in-memory retrievers, joined by reciprocal rank fusion."""
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore(
        embedding_similarity_function="dot_product"
    )
    _store_documents(store, encoded)
    retrievers = import_module("haystack.components.retrievers.in_memory")
    by_words = retrievers.InMemoryBM25Retriever(store, top_k=DEPTH)
    by_vectors = retrievers.InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = import_module("haystack.components.joiners").DocumentJoiner(
        join_mode="reciprocal_rank_fusion", top_k=DEPTH
    )

    def rank(query: str) -> list[str]:
        vector = encoded.query_vectors[query].tolist()
        found = [
            by_words.run(query=encoded.collection.queries[query])["documents"],
            by_vectors.run(query_embedding=vector)["documents"],
        ]
        return [document.id for document in joiner.run(documents=found)["documents"]]

    return rank


def _store_documents(store: Any, encoded: EncodedCollection) -> None:  # noqa: ANN401 (Haystack ships no types here)
    document = import_module("haystack").Document
    pairs = zip(encoded.collection.passages, encoded.content.passage_vectors.vectors, strict=True)
    store.write_documents([document(id=p.id, content=passage_text(p), embedding=v.tolist()) for p, v in pairs])


def _known_vectors(encoded: EncodedCollection) -> Callable[[list[str]], Vectors]:
    """Return what gives txtai the vector of a text."""
    vectors = encoded.content.passage_vectors.vectors
    known = {passage_text(p): v for p, v in zip(encoded.collection.passages, vectors, strict=True)}
    queries = encoded.collection.queries
    known.update({queries[query]: vector for query, vector in encoded.query_vectors.items()})

    def transform(texts: list[str]) -> Vectors:
        return np.stack([known[text] for text in texts])

    return transform
