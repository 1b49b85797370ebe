"""The index: building it from the whole library, its size on disk, and loading it with all checksums compared."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Report, Rows
from benchmarks.scope import Scope
from bot.clock import SystemClock
from bot.commands.preparation import encoder_source, tell_stage
from corpus.library import load_library
from index.embedding_text import lexical_text
from index.evaluation import percentile
from index.lexical import BM25Index
from index.snapshot import SnapshotStore
from ingest.pipeline import Content, EncoderSource, Pipeline
from ingest.report import IngestReport
from ingest.state import IngestState

LOADS = 10


def run(scope: Scope) -> Report:
    """Build the index aside and load it again.

    Raises:
        IndexingError: when the encoder cannot be loaded or the disk refuses.

    """
    library = load_library()
    texts = [lexical_text(passage) for passage in library.passages]
    # First, while no word has been analysed in this process: analyses are remembered.
    words = _seconds(lambda: BM25Index.build(texts))
    with tempfile.TemporaryDirectory(prefix="interekip-bench-") as folder:
        store = SnapshotStore(Path(folder) / "index")
        built = _build(scope, store, Path(folder))
        loads = [_seconds(store.load_any) * 1000 for _ in range(LOADS)]
        size = _size(Path(folder) / "index")
    row = {
        "passages": len(library.passages),
        "asked": len(library.asked),
        "build_s": built.seconds,
        "texts_per_s": built.encoded / built.seconds,
        "of_it_words_s": words,
        "load_and_verify_p50_ms": percentile(loads, 0.5),
        "index_mb": size,
        "model_mb": None if scope.settings.model else _size(scope.settings.model_dir),
    }
    return Report("index", (Rows("index", (row,)),), notes=NOTES)


def _build(scope: Scope, store: SnapshotStore, folder: Path) -> IngestReport:
    """Build as the ingest does, its encoder loaded before."""
    source = encoder_source(scope.settings)
    encoder = source.load()
    state = IngestState.open(folder / "ingest.db")
    pipeline = Pipeline(
        content=Content(load_library(), (), state),
        encoder=EncoderSource(source.identity, lambda: encoder),
        store=store,
        judge=None,
        now=SystemClock().now,
        listener=tell_stage,
    )
    try:
        return pipeline.renew()
    finally:
        state.close()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _size(folder: Path) -> float:
    """Return the size of all files below ``folder`` in MB (10^6 bytes)."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


NOTES = (
    "build: encoding everything, words, writing and forcing to disk; without loading the encoder",
    "load and verify: reading, comparing the SHA-256 of every file, putting the index together",
)
