"""The one place where the rooms are put together; what answers is put together in its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.administration.ledger import StateLedger
from bot.administration.oversight import IngestLedger, Oversight, served_index
from bot.answering.ahead import AheadReader
from bot.answering.assembly import Search, build_answerer, build_search
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
from bot.store.engine import Connection, Database
from bot.telegram.timers import JobHandler, Timetable
from bot.voucher.occasions import occasions as voucher_occasions
from bot.voucher.timetable import plan_vouchers
from corpus.source_list import load_sources
from index.protocols import Encoder
from index.reader import Reader
from index.snapshot import Snapshot, SnapshotStore
from index.watch import SnapshotWatch


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its database; while ``watch`` runs, it is kept up to date with the index.

    While ``ahead`` runs, it reads the passages that nobody has asked for yet.

    ``attachments`` returns what makes the files of messages, for the user name of the bot.
    """

    database: Database
    conversation: LiveConversation
    retention: Retention
    timetable: Timetable
    watch: SnapshotWatch
    ahead: AheadReader
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


def build_ledger(settings: Settings) -> IngestLedger:
    """Return what is known of past runs of the ingest."""
    return StateLedger(settings.ingest_state, partial(load_sources, settings.own_sources))


def build_timetable(forum: ForumService, vouchers: VoucherServices) -> Timetable:
    """Put together what is done by itself about events and vouchers."""

    def plan(connection: Connection, now: datetime) -> None:
        plan_all(connection, now)
        plan_vouchers(connection, now)

    handlers: dict[str, JobHandler] = {
        **occasions(forum),
        **voucher_occasions(vouchers.editions, vouchers.formal, vouchers.redeeming),
    }
    return Timetable(plan, handlers)


def build_talk(settings: Settings, encoder: Encoder | None = None) -> Talk:
    """Put the conversation together; close its database when it is over.

    Args:
        settings: where everything is.
        encoder: the encoder that the settings name, where it is loaded already.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        BotError: when the calibration or the database cannot.

    """
    search = build_search(settings, encoder)
    encoder, clock = search.encoder, SystemClock()
    forum = ForumService(clock)
    tickets = TicketKey.load(settings.ticket_key_path)
    vouchers = VoucherServices.build(clock, tickets.secret)
    worker = Worker()
    conversations = _Conversations(settings, encoder, search.reader, forum, tickets, vouchers, clock, worker)
    live, ahead = LiveConversation(conversations.over(search.snapshot)), AheadReader(search.snapshot.passages)

    def take_up(snapshot: Snapshot) -> None:
        live.take_up(conversations.over(snapshot))
        ahead.take_up(snapshot.passages)

    database = Database.open(settings.database)
    return Talk(
        database=database,
        conversation=live,
        retention=Retention(clock),
        timetable=build_timetable(forum, vouchers),
        watch=SnapshotWatch(
            SnapshotStore(settings.index_dir),
            encoder.identity,
            encoder.dimension,
            serving=search.snapshot.id,
            take_up=take_up,
        ),
        ahead=ahead,
        attachments=lambda bot: AttachmentFiles(
            database=database,
            forum=forum,
            tickets=tickets,
            vouchers=vouchers,
            clock=clock,
            organiser=settings.controller,
            bot=bot,
            worker=worker,
        ),
    )
