"""The encoder of passages as sentence-transformers' own modules.

A folder of the product may hold two networks: the whole one, which passages and the tuning have, and one for questions.
``SentenceTransformer(folder)`` would take the second for questions; here it is the first for everything.
"""

from pathlib import Path

from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

QUERY, DOCUMENT = "query: ", "passage: "


def load_encoder(folder: Path, longest: int | None = None) -> SentenceTransformer:
    """Return the network whose weights lie in ``folder`` itself.

    Args:
        folder: a transformers folder with a tokenizer.
        longest: tokens that are read of a text; None for as many as the folder says.

    """
    transformer = Transformer(str(folder), max_seq_length=longest)
    modules = [transformer, Pooling(transformer.get_embedding_dimension(), pooling_mode="mean"), Normalize()]
    model: SentenceTransformer = SentenceTransformer(modules=modules, prompts={"query": QUERY, "document": DOCUMENT})
    return model
