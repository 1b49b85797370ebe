"""One update and its effects, on a real database."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.model import Incoming, Outgoing, Paragraph
from bot.forum.service import ForumService
from bot.store import dialogs, inbox, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.store.errors import DatabaseFullError
from bot.store.inbox import AlreadyHandledError, InboxUpdate
from bot.store.outbox import OutboxMessage
from bot.telegram.handler import Handler
from bot.telegram.incoming import Heard, Ignored, Invited, Meaning, Membership
from bot.telegram.letters import Letter, post
from tests.bot.forum.people import plan
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.fakes import EchoConversation, PlainNotices, raising
from tests.fakes.clock import FixedClock

CLOCK = FixedClock()
UPDATE = InboxUpdate(1, 7, "{}")


def heard(text: str = "Kiedy?", key: str = "1") -> Heard:
    return Heard(Incoming(chat_id=7, user_id=7, at=CLOCK.now(), text=text, client_language="uk"), key)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = open_migrated(tmp_path / "x.db")
    with database.transaction() as connection:
        inbox.receive(connection, [UPDATE], CLOCK.now())
    return database


def handler(database: Database, conversation: EchoConversation | None = None) -> Handler:
    return Handler(
        database=database,
        responder=conversation or EchoConversation(),
        notices=PlainNotices(),
        clock=CLOCK,
        numbers=lambda: "N1",
    )


def begin_and_handle(handler: Handler, meaning: Heard) -> OutboxMessage | None:
    with handler._database.transaction() as connection:
        attempt = inbox.begin_attempt(connection, UPDATE.update_id)
    return handle(handler, meaning, attempt=attempt)


def handle(
    handler: Handler, meaning: Meaning, update: InboxUpdate = UPDATE, *, attempt: int = 1
) -> OutboxMessage | None:
    conclude = handler.consider(update, meaning, attempt=attempt)
    with handler._database.transaction() as connection:
        return conclude(connection)


def queued(database: Database) -> list[tuple[int, str]]:
    with database.read() as connection:
        return [(row.chat_id, row.payload["html"]) for row in outbox.due(connection, CLOCK.now(), 99)]


def pending(database: Database) -> list[int]:
    with database.read() as connection:
        return [row.update_id for row in inbox.pending(connection, 99)]


def test_a_reply_and_the_mark_are_committed_together(database: Database) -> None:
    begin_and_handle(handler(database), heard())
    assert queued(database) == [(7, "echo Kiedy?")]
    assert pending(database) == []


def test_a_reply_that_is_all_and_the_first_is_handed_over_and_due_all_the_same(database: Database) -> None:
    reply = begin_and_handle(handler(database), heard())
    with database.read() as connection:
        (due,) = outbox.due(connection, CLOCK.now(), 99)
    assert due.attempts == 1
    assert reply == replace(due, attempts=0)


def test_a_reply_waits_for_what_is_to_be_sent_before_it(database: Database) -> None:
    with database.transaction() as connection:
        assert post(connection, 7, [Letter("before", "before")], at=CLOCK.now(), key="before")
    assert begin_and_handle(handler(database), heard()) is None
    assert queued(database) == [(7, "before")]


@pytest.mark.parametrize("others_chat", [7, 8])
def test_of_several_replies_none_is_handed_over(database: Database, others_chat: int) -> None:
    class Talkative(EchoConversation):
        def replies(self, incoming: Incoming, said: str) -> list[Outgoing]:
            return [*super().replies(incoming, said), Outgoing(others_chat, (Paragraph(("x",)),))]

    assert begin_and_handle(handler(database, Talkative()), heard()) is None
    with database.read() as connection:
        assert {message.attempts for message in outbox.due(connection, CLOCK.now(), 99)} == {0}


def test_a_repeat_changes_nothing(database: Database) -> None:
    handle(handler(database), heard())
    for _ in range(3):
        with pytest.raises(AlreadyHandledError):
            handle(handler(database), heard())
    with pytest.raises(AlreadyHandledError):
        begin_and_handle(handler(database), heard())
    assert queued(database) == [(7, "echo Kiedy?")]


def test_an_unexpected_error_gives_a_number_and_no_personal_data_to_the_log(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    conversation = EchoConversation({"Jan Kowalski": raising(ValueError("Jan Kowalski"))})
    begin_and_handle(handler(database, conversation), heard("Jan Kowalski"))
    assert queued(database) == [(7, "sorry uk N1")]
    assert "number=N1" in caplog.text
    assert "builtins.ValueError at" in caplog.text
    assert "Kowalski" not in caplog.text


def test_the_apology_is_in_the_language_of_the_dialog(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog(language="en"), CLOCK.now())
    handle(handler(database, EchoConversation({"x": raising(KeyError())})), heard("x"))
    assert queued(database) == [(7, "sorry en N1")]


def test_an_update_that_ended_three_processes_is_set_aside(database: Database) -> None:
    killed = handler(database, EchoConversation({"x": raising(SystemExit())}))
    for _ in range(3):
        with pytest.raises(SystemExit):
            begin_and_handle(killed, heard("x"))
        assert queued(database) == []
        assert pending(database) == [1]
    begin_and_handle(killed, heard("x"))
    assert queued(database) == [(7, "sorry uk N1")]
    assert pending(database) == []


def test_a_full_disk_is_nobodys_fault(database: Database) -> None:
    full = handler(database, EchoConversation({"x": raising(DatabaseFullError("Brakuje miejsca."))}))
    with pytest.raises(DatabaseFullError):
        handle(full, heard("x"))
    assert queued(database) == []
    assert pending(database) == [1]


def test_an_album_is_answered_once(database: Database) -> None:
    with database.transaction() as connection:
        inbox.receive(connection, [replace(UPDATE, update_id=2)], CLOCK.now())
    for update_id in (1, 2):
        handle(handler(database), heard(key="album:m"), replace(UPDATE, update_id=update_id))
    assert queued(database) == [(7, "echo Kiedy?")]
    with database.transaction() as connection:
        (message,) = outbox.due(connection, CLOCK.now(), 9)
        outbox.mark_sent(connection, message.id, CLOCK.now(), 1)
    assert queued(database) == []
    assert pending(database) == []


@pytest.mark.parametrize("blocked", [True, False])
def test_a_membership_is_noted(database: Database, blocked: bool) -> None:
    with database.transaction() as connection:
        outbox.mark_blocked(connection, 7, CLOCK.now())
    handle(handler(database), Membership(7, blocked))
    with database.read() as connection:
        assert outbox.is_blocked(connection, 7) is blocked
    assert pending(database) == []


def test_a_group_is_invited(database: Database) -> None:
    handle(handler(database), Invited(-100, 11, "en"))
    assert queued(database) == [(-100, "come en")]
    assert pending(database) == []


def test_a_group_that_asks_for_the_voucher_is_led_there(database: Database) -> None:
    handle(handler(database), Invited(-100, 11, "en", voucher=True))
    assert queued(database) == [(-100, "come en voucher")]


def test_a_group_that_asks_for_events_is_told_the_next_one(database: Database) -> None:
    with database.transaction() as connection:
        ForumService(FixedClock()).create_event(connection, plan(title="Seminarium"), actor="test")
    handle(handler(database), Invited(-100, 11, "en", events=True))
    assert queued(database) == [(-100, "come en Seminarium")]


@pytest.mark.parametrize("meaning", [Ignored("group talk"), Ignored("unreadable")])
def test_what_is_ignored_is_done(database: Database, meaning: Meaning) -> None:
    handle(handler(database), meaning)
    assert queued(database) == []
    assert pending(database) == []
