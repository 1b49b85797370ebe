"""Our own search over a collection whose vectors are known, as it serves."""

from collections.abc import Callable, Sequence

from benchmarks.peer_material import Material
from index.embedding_text import lexical_text
from index.evaluation import DEPTH
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.normalise import normalise_text
from index.protocols import Vectors
from index.retriever import HybridRetriever
from index.snapshot import SnapshotContent
from index.vectors import FlatVectorIndex


class NoEncoder:
    """Stands where the retriever has its encoder; it is never asked, as every vector is known.

    Args:
        dimension: of the vectors.
    """

    def __init__(self, dimension: int) -> None:
        self.identity = "none"
        self.dimension = dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Refuse: the comparison gives every system the same vectors."""
        raise LookupError(f"the vector of {texts[0]!r} should be known")

    encode_documents = encode_queries


def product_rank(material: Material, *, with_asked: bool) -> Callable[[int], Sequence[str]]:
    """Rank by vectors of passages and by words, and by those of the editors' questions where they are wanted."""
    dimension = int(material.vectors.shape[1])
    content = SnapshotContent(
        passages=material.passages,
        asked=material.asked if with_asked else (),
        passage_vectors=FlatVectorIndex(material.vectors),
        asked_vectors=FlatVectorIndex(material.asked_vectors if with_asked else material.asked_vectors[:0]),
        lexical=BM25Index.build([lexical_text(passage) for passage in material.passages]),
        weights=FusionWeights(),
        encoder_identity="none",
    )
    retriever = HybridRetriever(NoEncoder(dimension), content)
    queries = [normalise_text(text) for text in material.queries.values()]

    def rank(query: int) -> list[str]:
        hits = retriever.best(retriever.score_vector(material.query_vectors[query], queries[query]), DEPTH)
        return [hit.passage.id for hit in hits]

    return rank
