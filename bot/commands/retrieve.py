"""``interekip retrieve``: the search alone on any collection in BEIR's form, with quality and speed."""

import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import track

from bot.commands.faults import plain_faults
from bot.commands.figures import Figures, show_figures
from bot.settings import Settings
from corpus.beir import BeirCollection, load_beir
from index.embedding_text import lexical_text, passage_text
from index.encoder import load_encoder
from index.evaluation import DEPTH, percentile, retrieval_figures
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.protocols import Encoder, Vectors
from index.retriever import HybridRetriever
from index.snapshot import SnapshotContent
from index.vectors import FlatVectorIndex

BATCH = 512
"""Passages between two steps of the progress bar."""


def retrieve(
    *,
    beir: Annotated[Path, typer.Option(help="folder z plikami corpus.jsonl, queries.jsonl i qrels.tsv")],
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wyniki jako JSON.")] = False,
) -> None:
    """Index a collection, search for its queries, and print how well and how fast."""
    with plain_faults():
        collection = load_beir(beir)
        encoder = load_encoder(Settings.load().encoder, threads=2)
        figures = measure(collection, encoder)
    show_figures(figures, beir.name, as_json=as_json)


def measure(collection: BeirCollection, encoder: Encoder) -> Figures:
    """Return the figures of the search over ``collection``."""
    started = time.perf_counter()
    content = build(collection, encoder)
    built = time.perf_counter() - started
    retriever = HybridRetriever(encoder, content)
    rankings: list[list[str]] = []
    took: list[float] = []
    for text in collection.queries.values():
        asked = time.perf_counter()
        rankings.append([hit.passage.id for hit in retriever.retrieve(text, DEPTH)])
        took.append((time.perf_counter() - asked) * 1000)
    figures = asdict(retrieval_figures(rankings, [collection.relevant[query] for query in collection.queries]))
    return figures | {
        "passages": len(content.passages),
        "build_s": built,
        "passages_per_s": len(content.passages) / built,
        "query_p50_ms": percentile(took, 0.5),
        "query_p95_ms": percentile(took, 0.95),
    }


def build(collection: BeirCollection, encoder: Encoder) -> SnapshotContent:
    """Index a collection in memory, as the library is indexed; it has no asked questions."""
    return SnapshotContent(
        passages=collection.passages,
        asked=(),
        passage_vectors=FlatVectorIndex(_encode(encoder, list(map(passage_text, collection.passages)))),
        asked_vectors=FlatVectorIndex(np.zeros((0, encoder.dimension), np.float32)),
        lexical=BM25Index.build(list(map(lexical_text, collection.passages))),
        weights=FusionWeights(),
        encoder_identity=encoder.identity,
    )


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Encode with a progress bar on standard error."""
    starts = track(range(0, len(texts), BATCH), "Koduję", console=Console(stderr=True), transient=True)
    batches = [encoder.encode_documents(texts[start : start + BATCH]) for start in starts]
    return np.concatenate([np.zeros((0, encoder.dimension), np.float32), *batches])
