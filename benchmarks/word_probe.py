"""One analyser with one engine over all questions, in a process of its own: what it finds and what it costs."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.process import memory_of
from benchmarks.word_analysers import Analyser, Recipe, load_analyser
from benchmarks.word_engines import ENGINES, Engine
from index.evaluation import DEPTH, RetrievalFigures, percentile, retrieval_figures
from index.fusion import FusionWeights, standardise
from index.polish import word_forms
from index.protocols import Scores

FIRST = "Gminy"


@dataclass(frozen=True, slots=True, eq=False)
class QuerySet:
    """Questions over passages.

    ``texts`` and ``ids`` are those of the passages, ``relevant`` has the ids that answer each question. ``vectors``,
    shape (questions, passages), is the fused score without the words; None where there is no encoder.
    """

    name: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    relevant: tuple[Mapping[str, int], ...]
    vectors: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Contestant:
    """An engine of ``ENGINES`` with the analyser of ``recipe``; None is the product's."""

    engine: str
    recipe: Recipe | None = None

    @property
    def analyser(self) -> str:
        """The analyser, as the table names it."""
        return self.recipe.name if self.recipe else "product"


@dataclass(frozen=True, slots=True)
class SetFigures:
    """What was found over a set of questions, by words alone and beside the vectors, and how quickly.

    ``build_ms`` is for indexing the passages, ``query_ms`` the median of a question.
    """

    alone: RetrievalFigures
    fused: RetrievalFigures | None
    build_ms: float
    query_ms: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A contestant's figures by the name of the set; ``load_*`` are for loading its analyser and a first word."""

    contestant: Contestant
    load_s: float
    load_mb: float | None
    sets: Mapping[str, SetFigures]


def measure(contestant: Contestant, sets: Sequence[QuerySet]) -> Measured:
    """Measure a contestant over all sets.

    Raises:
        ModuleNotFoundError: when its package is not installed.

    """
    before, started = memory_of("self"), time.perf_counter()
    analyse = load_analyser(contestant.recipe) if contestant.recipe else word_forms
    analyse(FIRST)
    took, after = time.perf_counter() - started, memory_of("self")
    held = after.resident_mb - before.resident_mb if before and after else None
    engine = ENGINES[contestant.engine]
    return Measured(contestant, took, held, {queries.name: _over(queries, engine, analyse) for queries in sets})


def _over(queries: QuerySet, engine: Engine, analyse: Analyser) -> SetFigures:
    started = time.perf_counter()
    search = engine(queries.texts, analyse)
    build_s = time.perf_counter() - started
    found, took = [], []
    for question in queries.questions:
        started = time.perf_counter()
        found.append(search(question))
        took.append(time.perf_counter() - started)
    fused = None if queries.vectors is None else _figures(queries, _beside(queries.vectors, found), -np.inf)
    return SetFigures(_figures(queries, found, 0), fused, 1000 * build_s, 1000 * percentile(took, 0.5))


def _beside(vectors: NDArray[np.float32], words: Sequence[Scores]) -> list[Scores]:
    # For a question whose words are all known: what is known differs from one analyser to the next.
    weight = FusionWeights().words
    return [beside + weight * standardise(found) for beside, found in zip(vectors, words, strict=True)]


def _figures(queries: QuerySet, scores: Sequence[Scores], above: float) -> RetrievalFigures:
    """Compare the passages that score more than ``above``, best first, with what is relevant."""
    rankings = []
    for found in scores:
        order = np.argsort(-found, kind="stable")[:DEPTH]
        rankings.append([queries.ids[row] for row in order if found[row] > above])
    return retrieval_figures(rankings, queries.relevant)
