"""The one place where the parts are put together."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.administration.ledger import StateLedger
from bot.administration.oversight import IngestLedger, Oversight, served_index
from bot.answering.answerer import Answerer
from bot.answering.support import PACKAGED, SupportModel, SupportModelError
from bot.answering.vocabulary import Vocabulary
from bot.clock import Clock, SystemClock
from bot.conversation.attachments import AttachmentFiles
from bot.conversation.catalogue import build_catalogue
from bot.conversation.conversation import Conversation
from bot.conversation.live import LiveConversation
from bot.conversation.retention import Retention
from bot.conversation.voucher_services import VoucherServices
from bot.documents.tables import read_table
from bot.documents.worker import Worker
from bot.forum.occasions import occasions
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.forum.timetable import plan_all
from bot.settings import Settings
from bot.staff.roles import StaffService
from bot.store.engine import Database
from bot.telegram.timers import Timetable
from corpus.source_list import load_sources
from index.encoder import OnnxEncoder, load_encoder
from index.polish import word_forms
from index.protocols import Encoder
from index.reader import OnnxReader, Reader
from index.retriever import HybridRetriever
from index.snapshot import Snapshot, SnapshotStore
from index.watch import SnapshotWatch

ENCODER_THREADS = 2
"""Inside one question, shared by all that are encoded at once: a lone one gets a third faster, a crowd no slower."""


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


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its database; while ``watch`` runs, it is kept up to date with the index.

    ``attachments`` returns what makes the files of messages, for the user name of the bot.
    """

    database: Database
    conversation: LiveConversation
    retention: Retention
    timetable: Timetable
    watch: SnapshotWatch
    attachments: Callable[[str], AttachmentFiles]


@dataclass(frozen=True, slots=True)
class _Conversations:
    """Makes the conversation over one generation of the index."""

    settings: Settings
    encoder: Encoder
    reader: Reader | None
    forum: ForumService
    tickets: TicketKey
    vouchers: VoucherServices
    clock: Clock
    worker: Worker

    def over(self, snapshot: Snapshot) -> Conversation:
        return Conversation(
            answerer=build_answerer(self.settings, Search(self.encoder, snapshot, self.reader)),
            forum=self.forum,
            clock=self.clock,
            contact=self.settings.coordinator_contact,
            controller=self.settings.controller,
            catalogue=build_catalogue(snapshot.passages, snapshot.asked, snapshot.created),
            oversight=Oversight(
                index=served_index(snapshot, since=self.clock.now()),
                ledger=build_ledger(self.settings),
            ),
            staff=StaffService(self.clock, self.settings.admins),
            tickets=self.tickets,
            vouchers=self.vouchers,
            tables=lambda content, name: self.worker.run(read_table, content, name),
        )


def model_of(settings: Settings) -> str | Path:
    """Return the encoder to load: the named one, or the folder of the built-in one."""
    return settings.model or settings.model_dir


def build_search(settings: Settings) -> Search:
    """Load the encoder and the index.

    Raises:
        IndexingError: when one of them is missing or they do not fit; says what to do.

    """
    encoder = load_encoder(model_of(settings), threads=ENCODER_THREADS)
    snapshot = SnapshotStore(settings.index_dir).load(encoder.identity, encoder.dimension)
    return Search(encoder, snapshot, load_reader(settings, encoder))


def load_reader(settings: Settings, encoder: Encoder) -> Reader | None:
    """Return the reader, which shares its tokens with the built-in encoder; None beside another one.

    Raises:
        ModelFolderError: when it is missing; says what to do.

    """
    return OnnxReader(settings.reader_dir, encoder, ENCODER_THREADS) if isinstance(encoder, OnnxEncoder) else None


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


def build_ledger(settings: Settings) -> IngestLedger:
    """Return what is known of past runs of the ingest."""
    return StateLedger(settings.ingest_state, partial(load_sources, settings.own_sources))


def build_talk(settings: Settings) -> Talk:
    """Put the conversation together; close its database when it is over.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        BotError: when the calibration or the database cannot.

    """
    search = build_search(settings)
    encoder, clock = search.encoder, SystemClock()
    forum = ForumService(clock)
    tickets = TicketKey.load(settings.ticket_key_path)
    vouchers = VoucherServices.build(clock, tickets.secret)
    worker = Worker()
    conversations = _Conversations(settings, encoder, search.reader, forum, tickets, vouchers, clock, worker)
    live = LiveConversation(conversations.over(search.snapshot))
    database = Database.open(settings.database)
    return Talk(
        database=database,
        conversation=live,
        retention=Retention(clock),
        timetable=Timetable(plan_all, occasions(forum)),
        watch=SnapshotWatch(
            SnapshotStore(settings.index_dir),
            encoder.identity,
            encoder.dimension,
            serving=search.snapshot.id,
            take_up=lambda snapshot: live.take_up(conversations.over(snapshot)),
        ),
        attachments=lambda bot: AttachmentFiles(
            database=database,
            forum=forum,
            tickets=tickets,
            clock=clock,
            organiser=settings.controller,
            bot=bot,
            worker=worker,
        ),
    )
