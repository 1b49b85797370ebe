"""Canary strings are planted in every place that keeps something about a person, and looked for after erasing."""

import json
import random
from pathlib import Path

import pytest

from bot.store import answers, audit, dialogs, inbox, ingest_requests, outbox, privacy
from bot.store.all_tables import metadata
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.inbox import InboxUpdate
from tests.bot.store.processes import MOMENT

PERSON = 871_236_455
OTHER = 5


def _plant(connection: Connection, chat_id: int, word: str, number: int) -> None:
    """Leave traces of a chat everywhere; ``number`` keeps keys apart."""
    filling = word + " " + "wypełnienie " * (number % 90)
    done, failed = number * 2, number * 2 + 1
    inbox.receive(connection, [InboxUpdate(each, chat_id, filling) for each in (done, failed)], MOMENT)
    inbox.mark_done(connection, done, MOMENT)
    inbox.mark_failed(connection, failed, MOMENT, "E-1")
    sent = outbox.enqueue(connection, chat_id, "send", {"html": filling}, at=MOMENT, key=f"u{done}:0")
    outbox.enqueue(connection, chat_id, "send", {"html": filling}, at=MOMENT, key=f"u{failed}:0")
    outbox.mark_sent(connection, sent or 0, MOMENT, 1)
    dialogs.save(connection, chat_id, Dialog("pl", filling, {"name": filling}), MOMENT)
    answer_id = answers.record(
        connection,
        chat_id,
        filling,
        snapshot_id="g",
        status="answered",
        reason=None,
        passage_ids=["01-01"],
        at=MOMENT,
    )
    answers.rate(connection, answer_id, chat_id, "up", MOMENT)
    answers.open_question(connection, answer_id, chat_id, filling, MOMENT)
    ingest_requests.add(connection, chat_id, "pl", MOMENT)
    audit.record(connection, MOMENT, f"telegram:{chat_id}", "test", "x", details={})


def _everything(connection: Connection) -> str:
    rows = {
        name: [list(map(str, row)) for row in connection.execute(table.select())]
        for name, table in metadata.tables.items()
    }
    return json.dumps(rows, ensure_ascii=False)


def test_export_tells_everything_about_the_chat_and_nothing_about_others(database: Database) -> None:
    with database.transaction() as connection:
        _plant(connection, PERSON, "KANAREK", 1)
        _plant(connection, OTHER, "WRÓBEL", 2)
        inbox.receive(connection, [InboxUpdate(99, PERSON, "KANAREK czeka")], MOMENT)
        outbox.mark_blocked(connection, PERSON, MOMENT)
        exported = privacy.export_chat(connection, PERSON)
    text = json.dumps(exported, ensure_ascii=False)
    assert {table for table, rows in exported.items() if "KANAREK" in str(rows)} == {
        "dialogs",
        "answers",
        "open_questions",
        "inbox_updates",
        "outbox_messages",
    }
    assert len(exported["blocked_chats"]) == len(exported["ingest_requests"]) == 1
    assert "WRÓBEL" not in text


def test_erasing_leaves_nothing_in_any_table_and_others_alone(database: Database) -> None:
    with database.transaction() as connection:
        _plant(connection, PERSON, "KANAREK", 1)
        _plant(connection, OTHER, "WRÓBEL", 2)
        before = privacy.export_chat(connection, OTHER)
        privacy.erase_chat(connection, PERSON, MOMENT)
        left = _everything(connection)
        assert privacy.export_chat(connection, OTHER) == before
        kept = answers.get(connection, 1)
    assert "KANAREK" not in left
    assert str(PERSON) not in left
    assert kept is not None
    assert (kept.status, kept.passage_ids, kept.question, kept.thumbs) == ("answered", ("01-01",), None, None)


def test_what_was_queued_for_an_erased_chat_is_not_sent_and_new_things_are(database: Database) -> None:
    with database.transaction() as connection:
        _plant(connection, PERSON, "KANAREK", 1)
        privacy.erase_chat(connection, PERSON, MOMENT)
        outbox.enqueue(connection, PERSON, "send", {"html": "Usunięto."}, at=MOMENT, key="goodbye")
        assert [message.key for message in outbox.due(connection, MOMENT, 10)] == ["goodbye"]


def test_the_update_that_asks_to_be_forgotten_can_still_be_finished(database: Database) -> None:
    with database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(50, PERSON, "/prywatnosc KANAREK")], MOMENT)
    with database.transaction() as connection:
        privacy.erase_chat(connection, PERSON, MOMENT)
        inbox.mark_done(connection, 50, MOMENT)
        assert "KANAREK" not in _everything(connection)
        assert str(PERSON) not in _everything(connection)


@pytest.mark.parametrize("seed", range(3))
def test_erasing_leaves_nothing_in_the_bytes_of_the_files(file_database: Database, seed: int) -> None:
    """Rows of many lengths come and go first, so that pages of the file split, merge and are used again."""
    order = random.Random(seed)
    canary = f"KANAREK{seed}"
    with file_database.transaction() as connection:
        for number in range(60):
            _plant(connection, PERSON if order.random() < 0.3 else 1000 + number, canary, number)
    for number in order.sample(range(60), 30):
        with file_database.transaction() as connection:
            privacy.erase_chat(connection, 1000 + number, MOMENT)
    assert canary.encode() in _bytes(file_database.path)
    for chat_id in (PERSON, *range(1000, 1060)):
        with file_database.transaction() as connection:
            privacy.erase_chat(connection, chat_id, MOMENT)
    assert canary.encode() not in _bytes(file_database.path)


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))
