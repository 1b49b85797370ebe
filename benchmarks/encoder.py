"""The encoder: the serving path, the ingest's module and sentence-transformers with torch, on the same weights.

Each runs in a process of its own over the same passages and questions, all of them in turn and that several times, so
that a slow minute of the machine falls on all. The best round of each counts: noise only ever adds.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.encoder_probe import Kind
from benchmarks.machine import usable_cores
from benchmarks.report import Floor, Report, Rows, at_least
from benchmarks.scope import Scope
from index.encoder import SERVING_THREADS
from index.errors import IndexingError

ROUNDS = 2
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Variant:
    """An encoder and its threads."""

    name: str
    kind: Kind
    threads: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of all rounds. ``cold_start_s`` is from the start of the process to the first vector."""

    variant: Variant
    cold_start_s: float
    passages_per_s: float
    query_p50_ms: float
    query_p95_ms: float
    peak_rss_mb: float | None


def variants(cores: int) -> tuple[Variant, ...]:
    """Return what is compared; two threads, as the ingest has, unless there is one core only."""
    pair = min(2, cores)
    serving = tuple(Variant("serving path, onnxruntime", Kind.ONNX, threads) for threads in range(1, pair + 1))
    return (
        *serving,
        Variant("ingest, sentence-transformers over onnxruntime", Kind.INGEST, pair),
        Variant("sentence-transformers over torch, float32", Kind.TORCH, pair),
    )


def run(scope: Scope) -> Report:
    """Measure all variants.

    Raises:
        IndexingError: when an encoder cannot be loaded.

    """
    if scope.settings.model:
        return Report("encoder", (), notes=("skipped: INTEREKIP_MODEL names a model that has no serving form",))
    chosen = variants(usable_cores())
    rounds = [[probe(variant, scope.settings.model_dir) for variant in chosen] for _ in range(ROUNDS)]
    best = [_best(runs) for runs in zip(*rounds, strict=True)]
    return Report("encoder", (Rows("encoder", tuple(_row(each) for each in best)),), _floors(best), NOTES)


def probe(variant: Variant, model: Path) -> Measured:
    """Run one variant in a process of its own.

    Raises:
        IndexingError: when it fails; the reason is on standard error.

    """
    arguments = [sys.executable, "-m", "benchmarks.encoder_probe", variant.kind, str(model.resolve())]
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 (our own program)
        [*arguments, str(variant.threads)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        ready = process.stdout.readline().strip() == "ready"
        cold = time.perf_counter() - started
        found = process.stdout.read()
    if not ready or process.returncode:
        raise IndexingError(f"The encoder '{variant.name}' ended with {process.returncode}; see above. Run make setup.")
    return Measured(variant, cold, **json.loads(found))


def _best(runs: tuple[Measured, ...]) -> Measured:
    peaks = [run.peak_rss_mb for run in runs if run.peak_rss_mb is not None]
    return Measured(
        runs[0].variant,
        min(run.cold_start_s for run in runs),
        max(run.passages_per_s for run in runs),
        min(run.query_p50_ms for run in runs),
        min(run.query_p95_ms for run in runs),
        min(peaks) if peaks else None,
    )


def _row(measured: Measured) -> dict[str, object]:
    return {
        "encoder": measured.variant.name,
        "threads": measured.variant.threads,
        "cold_start_s": round(measured.cold_start_s, 2),
        "passages_per_s": round(measured.passages_per_s, 1),
        "query_p50_ms": round(measured.query_p50_ms, 1),
        "query_p95_ms": round(measured.query_p95_ms, 1),
        "peak_rss_mb": measured.peak_rss_mb,
    }


def _floors(best: list[Measured]) -> tuple[Floor, ...]:
    """Compare what the product uses for questions and for passages with torch."""
    ingest, torch = best[-2], best[-1]
    asked_with = min(SERVING_THREADS, torch.variant.threads)
    serving = next(each for each in best if each.variant.threads == asked_with)
    passages = ingest.passages_per_s / torch.passages_per_s
    query = torch.query_p50_ms / serving.query_p50_ms
    return (
        at_least("ingest: passages per second, as a multiple of those of torch,", round(passages, 2), 1),
        at_least("serving: questions per second, as a multiple of those of torch,", round(query, 2), 1),
    )


NOTES = (
    "cold start: from the start of the process to the first vector, files in the page cache",
    f"each in a process of its own, in turn, {ROUNDS} rounds, the best of each; questions one at a time",
)
