"""What reading the passages is worth: by how many are read, beside the search alone, with its time."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from benchmarks.report import Report, Row, Rows
from benchmarks.scope import Scope
from bot.answering.assembly import build_search
from bot.answering.reading import READ, SOFTENED
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions
from index.embedding_text import passage_text
from index.evaluation import percentile
from index.protocols import Hit
from index.reader import Reader
from index.retriever import HybridRetriever

MOST = 4
"""Passages read at most."""

PARTS = ("dev", "test")


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A question with what was found; ``logits`` of shape (MOST,); whether it has an answer and where."""

    hits: Sequence[Hit]
    logits: NDArray[np.float64]
    facts: frozenset[str]

    def best(self, count: int) -> str:
        """Return the passage that stands first after reading ``count`` passages."""
        read = self.hits[: max(count, 1)]
        weights = self.logits / SOFTENED if count else np.zeros(MOST)
        scores = [hit.score + float(weight) for hit, weight in zip(read, weights[: len(read)], strict=True)]
        return str(read[int(np.argmax(scores))].passage.id)


def run(scope: Scope) -> Report:
    """Read up to MOST passages of every evaluation question.

    Raises:
        IndexingError: when the encoder, the index or the reader cannot be used.

    """
    search = build_search(scope.settings)
    if search.reader is None:
        return Report("reading", (), notes=("Another encoder than the built-in one has no reader.",))
    retriever = HybridRetriever(search.encoder, search.snapshot)
    tables = [Rows(f"reading: {part}", _rows(part, retriever, search.reader)) for part in PARTS]
    return Report(
        "reading", tuple(tables), notes=(f"{READ} passages are read when serving, or one that clearly answers.",)
    )


def _rows(part: str, retriever: HybridRetriever, reader: Reader) -> tuple[Row, ...]:
    read: list[_Read] = []
    took: list[list[float]] = [[] for _ in range(MOST)]
    for question in load_questions(QUESTIONS_FOLDER / f"{part}.jsonl"):
        text = retriever.read(question.question)
        hits = retriever.best(retriever.score_text(text), MOST)
        passages = [passage_text(hit.passage) for hit in hits]
        for count in range(1, MOST + 1):
            started = time.perf_counter()
            logits = reader.judge(text, passages[:count])
            took[count - 1].append((time.perf_counter() - started) * 1000)
        facts = frozenset(question.facts) if question.type is QuestionType.ANSWER else frozenset()
        read.append(_Read(hits, logits, facts))
    return tuple(_row(count, read, took[count - 1] if count else []) for count in range(MOST + 1))


def _row(count: int, read: Sequence[_Read], took: Sequence[float]) -> Row:
    answerable = [each for each in read if each.facts]
    row: dict[str, object] = {
        "passages_read": count,
        "recall_at_1": float(np.mean([each.best(count) in each.facts for each in answerable])),
    }
    if count:
        best = [float(each.logits[:count].max()) for each in read]
        row["refusal_auc_of_the_reader"] = float(roc_auc_score([bool(each.facts) for each in read], best))
        row |= {"p50_ms": percentile(took, 0.5), "p95_ms": percentile(took, 0.95)}
    return row
