"""Everything that answering needs, made once and renewed when something changed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.assembly import build_search, support_for
from bot.answering.support import SupportModelError
from bot.clock import SystemClock
from bot.settings import Settings
from corpus.library import load_library
from corpus.questions import QUESTIONS_FOLDER
from corpus.source_list import load_source_file, load_sources
from corpus.web_source import WebSource
from index.encoder import load_encoder
from index.memory import return_freed_memory
from index.model_build import READER, TUNED, ensure_model, ensure_reader
from index.protocols import Encoder
from index.snapshot import SnapshotStore
from ingest.pipeline import Content, EncoderSource, Pipeline, current_snapshot, one_at_a_time
from ingest.plan import make_plan
from ingest.progress import Progress, Stage
from ingest.report import IngestReport
from ingest.state import IngestState

if TYPE_CHECKING:
    from bot.answering.calibration import CalibrationReport  # loads scikit-learn


def prepare(settings: Settings) -> None:
    """Make what is missing; quick when nothing is.

    Raises:
        IndexingError: when a package cannot be fetched or a file cannot be written.
        CorpusError: when a file of the library is at fault.

    """
    ensure_encoder(settings)
    identity = encoder_identity(settings)
    if index_is_old(settings, identity):
        tell("Buduję indeks biblioteki ...")
        report = renew_index(settings)
        tell(f"Indeks gotowy: {report.encoded} nowych tekstów w {report.seconds:.0f} s.")
    if not calibration_fits(settings, identity, reader_identity(settings)):
        calibrate(settings, settings.support_path)


def ensure_encoder(settings: Settings) -> None:
    """Build the built-in encoder where it is missing; a named one is not ours to build."""
    if not settings.model:
        ensure_model(settings.model_dir, tell)
        ensure_reader(settings.reader_dir, tell)


def renew_index(settings: Settings) -> IngestReport:
    """Bring the index up to date with the library and with the pages that were read before, visiting none."""
    with one_at_a_time(settings.ingest_lock), index_content(settings, settings.ingest_state) as content:
        pipeline = Pipeline(
            content=content,
            encoder=encoder_source(settings),
            store=SnapshotStore(settings.index_dir),
            judge=None,
            now=SystemClock().now,
            listener=tell_stage,
        )
        return pipeline.renew()


@contextmanager
def index_content(settings: Settings, memory: Path) -> Iterator[Content]:
    """Open what is to be indexed: the library, and what the ingest's ``memory`` holds of its sources.

    Raises:
        CorpusError: when a file of the library or the list of sources is at fault.
        IngestError: when the memory cannot be read.

    """
    state = IngestState.open(memory)
    try:
        yield Content(load_library(), all_sources(settings), state)
    finally:
        state.close()


def all_sources(settings: Settings) -> tuple[WebSource, ...]:
    """Return the sources: those of the list that the settings name, or the packaged with the administrator's own."""
    return load_source_file(settings.sources) if settings.sources else load_sources(settings.own_sources)


def encoder_source(settings: Settings) -> EncoderSource:
    """Return the encoder of the ingest, which is loaded through sentence-transformers when it is needed."""

    @cache  # the gate asks with the encoder that has just encoded
    def load() -> Encoder:
        from ingest.encoding import load_batch_encoder  # noqa: PLC0415 - loads torch, which nothing else here needs

        return_freed_memory()  # what fetching and reading took
        return load_batch_encoder(settings.encoder, show_progress=False)

    return EncoderSource(encoder_identity(settings), load)


def calibrate(settings: Settings, path: Path) -> "CalibrationReport":
    """Fit the refusals on the index that serves and write them to ``path``.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        CorpusError: when a file of questions is at fault.

    """
    from bot.answering.calibration import fit_support  # noqa: PLC0415 - scikit-learn, which only this needs
    from bot.answering.training import EvidenceGatherer, load_labelled  # noqa: PLC0415 - the same

    tell("Dopasowuję odmowy do modelu ...")
    search = build_search(settings)
    training = EvidenceGatherer(search.encoder, search.snapshot, search.reader).gather(load_labelled(QUESTIONS_FOLDER))
    support, report = fit_support(search.encoder.identity, search.reader_identity, training)
    support.save(path)
    return report


def index_is_old(settings: Settings, identity: str) -> bool:
    """Return whether the index is missing, damaged, of another encoder or not of what there is to index today."""
    current = current_snapshot(SnapshotStore(settings.index_dir))
    if current is None or current.warning is not None:
        return True
    with index_content(settings, settings.ingest_state) as content:
        return not make_plan(content.passages, content.library.asked, current, identity).is_empty


def calibration_fits(settings: Settings, encoder: str, reader: str | None) -> bool:
    """Return whether there is a calibration of refusals for that encoder and reader."""
    try:
        support_for(settings, encoder, reader)
    except SupportModelError:
        return False
    return True


def tell(sentence: str) -> None:
    """Show what is being done."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def tell_stage(progress: Progress) -> None:
    """Show the steps that take time."""
    if progress.stage is Stage.ENCODE:
        tell(f"Koduję teksty: {progress.done} z {progress.total} ...")
    if progress.stage is Stage.PUBLISH:
        tell("Zapisuję indeks ...")


def encoder_identity(settings: Settings) -> str:
    """Return the identity of the encoder without loading it, where it is one of ours."""
    return load_encoder(settings.model).identity if settings.model else TUNED.identity


def reader_identity(settings: Settings) -> str | None:
    """Return the identity of the reader without loading it; an encoder that the settings name has none."""
    return None if settings.model else READER.identity
