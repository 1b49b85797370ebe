"""The index changes while people ask: no question is lost, and every answer keeps to one index."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from bot.conversation.catalogue import build_catalogue
from bot.conversation.conversation import Conversation
from bot.conversation.live import LiveConversation
from bot.conversation.model import Incoming
from bot.conversation.plain import render_text
from bot.conversation.voucher_services import VoucherServices
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.staff.roles import StaffService
from bot.store import answers, dialogs
from bot.store.answers import AnswerRecord
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from index.snapshot import Snapshot
from tests.bot.administration.examples import INDEX, oversight
from tests.bot.answering.small_library import ASKED, PASSAGES, answerer_of, small_snapshot
from tests.fakes.clock import FixedClock

QUESTION = "Ile wyniosła dotacja MSZ?"
SUMS = ("85.200", "99.900")
THREADS = 8
EACH = 6


def records_of(database: Database, chat_id: int) -> list[AnswerRecord]:
    """Return what was kept of the answers to a chat, in their order."""
    with database.read() as connection:
        found = (answers.get(connection, number) for number in range(1, THREADS * EACH + 1))
        return [record for record in found if record is not None and record.chat_id == chat_id]


def snapshot_with(amount: str) -> Snapshot:
    first, *others = PASSAGES
    text = first.text.replace(SUMS[0], amount)
    return small_snapshot((replace(first, text=text), *others), ASKED)


def conversation_over(snapshot: Snapshot, clock: FixedClock) -> Conversation:
    return Conversation(
        answerer=answerer_of(snapshot),
        forum=ForumService(clock),
        clock=clock,
        contact="",
        catalogue=build_catalogue(snapshot.passages, snapshot.asked, snapshot.created),
        oversight=oversight(index=replace(INDEX, id=snapshot.id)),
        staff=StaffService(clock),
        tickets=TicketKey(bytes(32)),
        vouchers=VoucherServices.build(clock, bytes(32)),
    )


def ask(live: LiveConversation, database: Database, chat_id: int, clock: FixedClock, text: str = QUESTION) -> str:
    """Ask as somebody in the chat; return the whole answer."""
    with database.read() as connection:
        dialog = dialogs.load(connection, chat_id)
    decide = live.consider(database, Incoming(chat_id=chat_id, user_id=chat_id, at=clock.now(), text=text), dialog)
    with database.transaction() as connection:
        said = decide(connection)
    return "\n".join(render_text(message.blocks) for message in said)


def change_until(over: threading.Event, live: LiveConversation, conversations: Sequence[Conversation]) -> int:
    """Let one conversation after the other answer; return how often it changed."""
    for done, conversation in enumerate(cycle(conversations)):
        live.take_up(conversation)
        if over.wait(0.001):
            return done
    raise AssertionError


def test_eight_threads_ask_while_the_index_changes(database: Database, clock: FixedClock) -> None:
    conversations = [conversation_over(snapshot_with(amount), clock) for amount in SUMS]
    amounts = {each.index.id: amount for each, amount in zip(conversations, SUMS, strict=True)}
    live, over, chats = LiveConversation(conversations[0]), threading.Event(), range(1, THREADS + 1)
    with ThreadPoolExecutor(THREADS + 1) as threads:
        changing = threads.submit(change_until, over, live, conversations)
        said = list(threads.map(lambda chat: [ask(live, database, chat, clock) for _ in range(EACH)], chats))
        over.set()
    assert changing.result() > THREADS
    answered = dict.fromkeys(SUMS, 0)
    for chat, texts in zip(chats, said, strict=True):
        for text, record in zip(texts, records_of(database, chat), strict=True):
            assert amounts[record.snapshot_id] in text
            answered[amounts[record.snapshot_id]] += 1
    assert all(answered.values())


def test_what_is_being_answered_is_finished_with_the_index_that_it_began_with(
    database: Database, clock: FixedClock
) -> None:
    old, new = (conversation_over(snapshot_with(amount), clock) for amount in SUMS)
    live = LiveConversation(old)
    decide = live.consider(database, Incoming(chat_id=1, user_id=1, at=clock.now(), text=QUESTION), Dialog())
    live.take_up(new)
    with database.transaction() as connection:
        said = decide(connection)
    assert SUMS[0] in render_text(said[0].blocks)
    (record,) = records_of(database, 1)
    assert record.snapshot_id == old.index.id != live.index.id
    clock.advance(timedelta(seconds=1))
    assert SUMS[1] in ask(live, database, 1, clock)


def test_the_sources_of_an_answer_whose_passage_has_gone_are_told_kindly(database: Database, clock: FixedClock) -> None:
    live = LiveConversation(conversation_over(small_snapshot(), clock))
    ask(live, database, 1, clock)
    live.take_up(conversation_over(small_snapshot(PASSAGES[1:], ASKED[1:]), clock))
    assert "nie ma już w bibliotece" in ask(live, database, 1, clock, "/zrodla")
