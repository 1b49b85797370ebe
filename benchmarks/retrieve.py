"""The search alone: the development questions over the library, and collections in BEIR's form."""

from benchmarks.encoded import DEVELOPMENT, batch_encoder, judge
from benchmarks.report import Report, Rows, at_least
from benchmarks.scope import Scope, development_collection
from bot.answering.assembly import build_search
from bot.commands.retrieve import measure
from index.evaluation import DEPTH
from index.retriever import HybridRetriever

FIRST = 0.80
FIFTH = 0.93


def run(scope: Scope) -> Report:
    """Measure the served index on the development questions, then every collection as ``interekip retrieve`` does.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        LibraryFault: when a collection cannot be used.

    """
    search = build_search(scope.settings)
    retriever = HybridRetriever(search.encoder, search.snapshot)
    development = development_collection()
    queries = development.queries
    served = judge(development, lambda query: [hit.passage.id for hit in retriever.retrieve(queries[query], DEPTH)])
    rows: list[dict[str, object]] = [{"collection": f"{DEVELOPMENT}, index as served", **served}]
    rest = {f"{DEVELOPMENT}, passages only": development, **scope.collections()}
    for name, collection in rest.items():
        rows.append({"collection": name, **measure(collection, batch_encoder(scope))})
    floors = (
        at_least("development questions: R@1", served["recall_at_1"], FIRST),
        at_least("development questions: R@5", served["recall_at_5"], FIFTH),
    )
    return Report("retrieve", (Rows("retrieve", tuple(rows)),), floors, NOTES)


NOTES = (
    "query time includes encoding the question",
    "as served: with the editors' asked questions as further vectors; a collection in BEIR's form has none",
)
