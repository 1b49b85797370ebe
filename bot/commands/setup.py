"""``interekip setup``: everything that answering needs, made once and renewed when something changed."""

import sys
from pathlib import Path

from bot.answering.support import CalibrationReport, SupportModelError
from bot.clock import SystemClock
from bot.commands.faults import plain_faults
from bot.settings import Settings
from bot.wiring import build_search, model_of, support_for
from corpus.library import load_library
from corpus.questions import QUESTIONS_FOLDER
from index.encoder import load_encoder
from index.model_build import TUNED, ensure_model
from index.snapshot import Snapshot, SnapshotStore
from ingest.pipeline import IngestReport, build_from_library, current_snapshot
from ingest.plan import Plan, make_plan


def setup() -> None:
    """Make the encoder, the index and the calibration, as far as they are missing or old."""
    with plain_faults():
        prepare(Settings.load())


def prepare(settings: Settings) -> None:
    """Make what is missing; quick when nothing is.

    Raises:
        IndexingError: when a package cannot be fetched or a file cannot be written.
        CorpusError: when a file of the library is at fault.

    """
    ensure_encoder(settings)
    identity = _encoder_identity(settings)
    if index_is_old(settings, identity):
        tell("Buduję indeks biblioteki ...")
        report = renew_index(settings)
        tell(f"Indeks gotowy: {report.encoded} nowych tekstów w {report.seconds:.0f} s.")
    if not calibration_fits(settings, identity):
        calibrate(settings, settings.support_path)


def ensure_encoder(settings: Settings) -> None:
    """Build the built-in encoder where it is missing; a named one is not ours to build."""
    if not settings.model:
        ensure_model(settings.model_dir, tell)


def plan_index(settings: Settings) -> Plan:
    """Compare the library with the index that serves; the built-in encoder need not be there yet."""
    return _plan(current_snapshot(SnapshotStore(settings.index_dir)), _encoder_identity(settings))


def renew_index(settings: Settings) -> IngestReport:
    """Bring the index up to date with the library, through sentence-transformers."""
    from ingest.encoding import load_batch_encoder  # noqa: PLC0415 - loads torch, which nothing else here needs

    return build_from_library(
        library=load_library(),
        encoder=load_batch_encoder(model_of(settings), show_progress=True),
        store=SnapshotStore(settings.index_dir),
        lock=settings.ingest_lock,
        at=SystemClock().now(),
        progress=tell,
    )


def calibrate(settings: Settings, path: Path) -> CalibrationReport:
    """Fit the refusals on the index that serves and write them to ``path``.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        CorpusError: when a file of questions is at fault.

    """
    from bot.answering.calibration import fit_support  # noqa: PLC0415 - scikit-learn, which only this needs
    from bot.answering.training import EvidenceGatherer, load_labelled  # noqa: PLC0415 - the same

    tell("Dopasowuję odmowy do modelu ...")
    search = build_search(settings)
    training = EvidenceGatherer(search.encoder, search.snapshot).gather(load_labelled(QUESTIONS_FOLDER))
    support, report = fit_support(search.encoder.identity, training)
    support.save(path)
    return report


def index_is_old(settings: Settings, encoder_identity: str) -> bool:
    """Return whether the index is missing, damaged, of another encoder or not of today's library."""
    current = current_snapshot(SnapshotStore(settings.index_dir))
    return current is None or current.warning is not None or not _plan(current, encoder_identity).is_empty


def calibration_fits(settings: Settings, encoder_identity: str) -> bool:
    """Return whether there is a calibration of refusals for that encoder."""
    try:
        support_for(settings, encoder_identity)
    except SupportModelError:
        return False
    return True


def tell(sentence: str) -> None:
    """Show what is being done."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def _plan(current: Snapshot | None, encoder_identity: str) -> Plan:
    library = load_library()
    return make_plan(library.passages, library.asked, current, encoder_identity)


def _encoder_identity(settings: Settings) -> str:
    """Return the identity of the encoder without loading it, where it is one of ours."""
    return load_encoder(settings.model).identity if settings.model else TUNED.identity
