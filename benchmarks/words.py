"""Polish analysers and BM25 libraries side by side: ``python -m benchmarks.words [--beir DIR] [--json]``.

Which forms of a word find its passage, and which library ranks them: over the development questions, over the editors'
asked questions (as written, without diacritics, with slips) and over any collection in BEIR's form; by words alone and
beside the vectors. What is not installed is left out, with a line that says so:
``pip install morfeusz2 simplemma pystempel PyStemmer bm25s rank-bm25 tantivy``.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.report import Report, Row, Rows, show
from benchmarks.word_analysers import RECIPES
from benchmarks.word_engines import ENGINES
from benchmarks.word_probe import Contestant, Measured, QuerySet, SetFigures, measure
from benchmarks.word_queries import beir_set, library_sets, with_library_vectors, with_vectors
from corpus.library import load_library
from index.encoder import OnnxEncoder
from index.model_build import ensure_model

NOTES = (
    "best: a word counts once for a passage, by its best form; sum: all its forms are added",
    "fused: beside the vectors, with the product's weights; the other columns are by words alone",
    "asked and slips are the editors' questions, of which the index of words holds none",
    "each row in a process of its own; load is the analyser with a first word, build and query are over the library",
)


def contestants() -> tuple[Contestant, ...]:
    """Return the product, all analysers with one engine, and all engines with the product's analyser."""
    analysers = tuple(Contestant("bm25s, best", recipe) for recipe in RECIPES)
    return (*(Contestant(engine) for engine in ENGINES), *analysers)


def main(
    beir: Annotated[list[Path] | None, typer.Option(help="A folder with a collection in BEIR's form.")] = None,
    queries: Annotated[int, typer.Option(help="At most so many questions of each collection.")] = 1500,
    model: Annotated[Path, typer.Option(help="The encoder's folder.")] = Path("var/model"),
    *,
    words_only: Annotated[bool, typer.Option(help="Leave the vectors out; then no encoder is needed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    sets = question_sets(beir or [], queries, None if words_only else OnnxEncoder(ensure_model(model, _tell)))
    measured = list(run(contestants(), sets))
    if as_json:
        print(json.dumps([asdict(each) | {"analyser": each.contestant.analyser} for each in measured], indent=2))
    else:
        show(Report("words", (_quality(measured), _costs(measured)), notes=NOTES), Console())


def question_sets(folders: Sequence[Path], most: int, encoder: OnnxEncoder | None) -> tuple[QuerySet, ...]:
    """Return all questions, with the vectors' scores for the development questions and the collections.

    The asked questions have none: their own vectors are part of the index.
    """
    library = load_library()
    development, *asked = library_sets(library)
    collections = [beir_set(folder, most) for folder in folders]
    if encoder is not None:
        _tell("Encoding; a large collection takes minutes ...")
        development = with_library_vectors(development, encoder, library)
        collections = [with_vectors(each, encoder) for each in collections]
    return (development, *asked, *collections)


def run(chosen: Sequence[Contestant], sets: tuple[QuerySet, ...]) -> Iterator[Measured]:
    """Measure one after another, leaving out what is not installed."""
    for contestant in chosen:
        _tell(f"{contestant.engine}: {contestant.analyser}")
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            try:
                yield alone.submit(measure, contestant, sets).result()
            except ModuleNotFoundError as error:
                _tell(f"  left out: {error.name} is not installed")


def _quality(measured: Sequence[Measured]) -> Rows:
    return Rows("words: quality (R@1 / R@5 / MRR@10)", tuple(_quality_row(each) for each in measured))


def _quality_row(measured: Measured) -> Row:
    row: dict[str, object] = {"engine": measured.contestant.engine, "analyser": measured.contestant.analyser}
    for name, figures in measured.sets.items():
        row[name] = _three(figures)
        if figures.fused:
            row[f"{name}, fused"] = _three(figures, fused=True)
    return row


def _three(figures: SetFigures, *, fused: bool = False) -> str:
    found = figures.fused if fused and figures.fused else figures.alone
    return " ".join(
        f"{value:.3f}".removeprefix("0") for value in (found.recall_at_1, found.recall_at_5, found.mrr_at_10)
    )


def _costs(measured: Sequence[Measured]) -> Rows:
    return Rows("words: costs", tuple(_cost_row(each) for each in measured))


def _cost_row(measured: Measured) -> Row:
    return {
        "engine": measured.contestant.engine,
        "analyser": measured.contestant.analyser,
        "load_s": round(measured.load_s, 3),
        "load_mb": measured.load_mb,
        "build_ms": round(measured.sets["asked"].build_ms, 1),
        "query_ms": round(measured.sets["asked"].query_ms, 3),
    }


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    typer.run(main)
