"""What answers, loaded and put together: the networks, the index, the calibration of refusals."""

from contextlib import suppress
from dataclasses import dataclass, replace

from bot.answering.answerer import Answerer
from bot.answering.support import PACKAGED, SupportModel, SupportModelError
from bot.answering.vocabulary import Vocabulary
from bot.settings import Settings
from index.encoder import SERVING_THREADS, OnnxEncoder, load_encoder
from index.polish import word_forms
from index.protocols import Encoder
from index.reader import SERVING_THREADS as READING_THREADS
from index.reader import OnnxReader, Reader
from index.retriever import HybridRetriever
from index.snapshot import Snapshot, SnapshotStore


@dataclass(frozen=True, slots=True)
class Search:
    """What answering needs of the index: the encoder, the generation that it made, and the reader beside them.

    Another encoder than the built-in one has no reader.
    """

    encoder: Encoder
    snapshot: Snapshot
    reader: Reader | None = None

    @property
    def reader_identity(self) -> str | None:
        """Name and content hash of the reader, where there is one."""
        return None if self.reader is None else self.reader.identity


def build_search(settings: Settings, encoder: Encoder | None = None) -> Search:
    """Load the index, and the encoder where it is not loaded yet.

    Raises:
        IndexingError: when one of them is missing or they do not fit; says what to do.

    """
    encoder = encoder or load_encoder(settings.encoder, threads=SERVING_THREADS)
    snapshot = SnapshotStore(settings.index_dir).load(encoder.identity, encoder.dimension)
    return Search(encoder, snapshot, load_reader(settings, encoder))


def load_reader(settings: Settings, encoder: Encoder) -> Reader | None:
    """Return the reader, which shares its tokens with the built-in encoder; None beside another one.

    Raises:
        ModelFolderError: when it is missing; says what to do.

    """
    return OnnxReader(settings.reader_dir, encoder, READING_THREADS) if isinstance(encoder, OnnxEncoder) else None


def build_answerer(settings: Settings, search: Search) -> Answerer:
    """Put the answering together.

    Raises:
        SupportModelError: when no calibration fits the encoder.

    """
    support = support_for(settings, search.encoder.identity, search.reader_identity)
    if settings.refuse_below is not None:
        support = replace(support, cut=support.cut.at(settings.refuse_below))
    return Answerer(
        retriever=HybridRetriever(search.encoder, search.snapshot),
        snapshot=search.snapshot,
        support=support,
        vocabulary=Vocabulary(search.snapshot.passages, word_forms),
        reader=search.reader,
    )


def support_for(settings: Settings, encoder: str, reader: str | None) -> SupportModel:
    """Return the calibration of refusals that was fitted on these models, whatever state other files are in.

    Args:
        settings: where an own calibration lies.
        encoder: identity of the encoder.
        reader: identity of the reader; None takes any calibration of the encoder, which then decides at first sight.

    Raises:
        SupportModelError: when there is none; says how to make it.

    """
    for path in (PACKAGED, settings.support_path):
        with suppress(SupportModelError):
            support = SupportModel.load(path)
            if support.encoder == encoder and reader in {None, support.reader}:
                return support
    raise SupportModelError(f"Nie ma kalibracji odmów dla modelu {encoder}. Uruchom `interekip setup`, aby ją zrobić.")
