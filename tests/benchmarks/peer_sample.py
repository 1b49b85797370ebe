"""A small collection with vectors of the fake encoder."""

import numpy as np

from benchmarks.peer_material import Material
from index.embedding_text import passage_text
from tests.bot.answering.small_library import ASKED, PASSAGES
from tests.fakes.encoder import FakeEncoder

QUERIES = {
    "q1": "Ile wyniosła dotacja MSZ na projekt InterEkip?",
    "q2": "Gdzie gospodarz wita gości zagranicznych?",
    "q3": "Forum Regionalne w Toruniu",
}
RELEVANT = {"q1": {"01-01": 1}, "q2": {"03-01": 1}, "q3": {"04-01": 1}}


def make_material() -> Material:
    encoder = FakeEncoder()
    return Material(
        passages=PASSAGES,
        vectors=encoder.encode_documents([passage_text(passage) for passage in PASSAGES]),
        queries=QUERIES,
        query_vectors=encoder.encode_queries(list(QUERIES.values())),
        relevant=RELEVANT,
        asked=ASKED,
        asked_vectors=np.asarray(encoder.encode_queries([question.text for question in ASKED])),
    )
