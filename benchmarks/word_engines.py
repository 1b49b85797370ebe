"""Ways to rank passages by the forms of the question's words; the libraries are loaded when they are chosen.

A word is a set of forms. "best" lets it count once for a passage, by the form that scores best there, as the product
does; "sum" adds its forms up, which is all that a library does by itself.
"""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.word_analysers import Analyser
from index.protocols import Scores

SATURATION = 1.2
LENGTH_SHARE = 0.75

Search = Callable[[str], Scores]
Engine = Callable[[Sequence[str], Analyser], Search]
"""Indexes texts; raises ModuleNotFoundError when its package is not installed."""


def product(texts: Sequence[str], _: Analyser) -> Search:
    """index/lexical.py as it serves, with its own analyser."""
    from index.lexical import BM25Index  # noqa: PLC0415 - each process loads what it measures alone

    return BM25Index.build(texts).scores


def bm25s_best(texts: Sequence[str], analyse: Analyser) -> Search:
    """bm25s, asked for one form at a time."""
    model = _bm25s(texts, analyse)

    def scores(text: str) -> Scores:
        total = np.zeros(len(texts), np.float32)
        for word in analyse(text):
            forms = [model([form]) for form in word]
            total += np.max(forms, axis=0)
        return total

    return scores


def bm25s_sum(texts: Sequence[str], analyse: Analyser) -> Search:
    """bm25s, asked for all forms of all words at once."""
    model = _bm25s(texts, analyse)
    return lambda text: model(_flat(analyse(text)))


def rank_bm25_sum(texts: Sequence[str], analyse: Analyser) -> Search:
    """The package rank-bm25, Okapi."""
    from rank_bm25 import BM25Okapi  # noqa: PLC0415 - see above

    model = BM25Okapi([_flat(analyse(text)) for text in texts], k1=SATURATION, b=LENGTH_SHARE)
    return lambda text: np.asarray(model.get_scores(_flat(analyse(text))), np.float32)


def tantivy_sum(texts: Sequence[str], analyse: Analyser) -> Search:
    """tantivy, in memory; its k1 is 1.2 and its b .75, too."""
    import tantivy  # noqa: PLC0415 - see above

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("forms", tokenizer_name="whitespace")
    builder.add_integer_field("row", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(forms=" ".join(_flat(analyse(text))), row=row))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def scores(text: str) -> Scores:
        found = np.zeros(len(texts), np.float32)
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "forms", form)) for form in _flat(analyse(text))
        ]
        for score, address in searcher.search(tantivy.Query.boolean_query(terms), len(texts)).hits:
            found[searcher.doc(address)["row"][0]] = score
        return found

    return scores


def _bm25s(texts: Sequence[str], analyse: Analyser) -> Callable[[list[str]], Scores]:
    from bm25s import BM25  # noqa: PLC0415 - see above

    model = BM25(k1=SATURATION, b=LENGTH_SHARE, method="lucene")
    model.index([_flat(analyse(text)) for text in texts], show_progress=False)

    def scores(forms: list[str]) -> Scores:
        found: Scores = model.get_scores_from_ids(model.get_tokens_ids(forms))
        return found

    return scores


def _flat(words: Sequence[frozenset[str]]) -> list[str]:
    return [form.replace(" ", "_") for word in words for form in sorted(word)]


ENGINES: dict[str, Engine] = {
    "product": product,
    "bm25s, best": bm25s_best,
    "bm25s, sum": bm25s_sum,
    "rank-bm25, sum": rank_bm25_sum,
    "tantivy, sum": tantivy_sum,
}
