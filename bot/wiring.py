"""The one place where the parts are put together."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.support import PACKAGED, SupportModel, SupportModelError
from bot.answering.vocabulary import Vocabulary
from bot.clock import SystemClock
from bot.conversation.catalogue import build_catalogue
from bot.conversation.conversation import Conversation
from bot.conversation.retention import Retention
from bot.forum.service import ForumService
from bot.settings import Settings
from bot.store.engine import Database
from index.encoder import load_encoder
from index.polish import word_forms
from index.protocols import Encoder
from index.retriever import HybridRetriever
from index.snapshot import Snapshot, SnapshotStore

ENCODER_THREADS = 2
"""Inside one question, shared by all that are encoded at once: a lone one gets a third faster, a crowd no slower."""


@dataclass(frozen=True, slots=True)
class Search:
    """What answering needs of the index: the encoder and the generation that it made."""

    encoder: Encoder
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its database, and the index that it quotes from."""

    database: Database
    conversation: Conversation
    retention: Retention
    search: Search


def model_of(settings: Settings) -> str | Path:
    """Return the encoder to load: the named one, or the folder of the built-in one."""
    return settings.model or settings.model_dir


def build_search(settings: Settings) -> Search:
    """Load the encoder and the index.

    Raises:
        IndexingError: when one of them is missing or they do not fit; says what to do.

    """
    encoder = load_encoder(model_of(settings), threads=ENCODER_THREADS)
    return Search(encoder, SnapshotStore(settings.index_dir).load(encoder.identity, encoder.dimension))


def build_answerer(settings: Settings, search: Search) -> Answerer:
    """Put the answering together.

    Raises:
        SupportModelError: when no calibration fits the encoder.

    """
    return Answerer(
        retriever=HybridRetriever(search.encoder, search.snapshot),
        snapshot=search.snapshot,
        support=support_for(settings, search.encoder.identity),
        vocabulary=Vocabulary(search.snapshot.passages, word_forms),
    )


def support_for(settings: Settings, encoder_identity: str) -> SupportModel:
    """Return the calibration of refusals that was fitted on that encoder, whatever state the other file is in.

    Raises:
        SupportModelError: when there is none; says how to make it.

    """
    for path in (PACKAGED, settings.support_path):
        with suppress(SupportModelError):
            support = SupportModel.load(path)
            if support.encoder == encoder_identity:
                return support
    raise SupportModelError(
        f"Nie ma kalibracji odmów dla modelu {encoder_identity}. Uruchom `interekip setup`, aby ją zrobić."
    )


def build_talk(settings: Settings) -> Talk:
    """Put the conversation together; close its database when it is over.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        BotError: when the calibration or the database cannot.

    """
    search = build_search(settings)
    answerer = build_answerer(settings, search)
    clock = SystemClock()
    forum = ForumService(clock)
    return Talk(
        database=Database.open(settings.database_path),
        conversation=Conversation(
            answerer=answerer,
            forum=forum,
            clock=clock,
            contact=settings.coordinator_contact,
            catalogue=build_catalogue(search.snapshot.passages, search.snapshot.asked, search.snapshot.created),
        ),
        retention=Retention(forum, clock),
        search=search,
    )
