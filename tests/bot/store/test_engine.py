"""What both databases do alike."""

import threading
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, StatementError

from bot.store import audit
from bot.store.engine import Database
from bot.store.schema import blocked_chats, open_questions
from tests.bot.store.processes import MOMENT


def _write(connection: Connection, subject: str = "x") -> None:
    audit.record(connection, MOMENT, "test", "write", subject, details={})


def _count(database: Database) -> int:
    with database.read() as connection:
        return len(audit.entries(connection))


def _write_and_fail(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)
        raise ZeroDivisionError


def test_a_transaction_commits_all_or_nothing(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(database)
    assert _count(database) == 1


def test_foreign_keys_are_enforced(database: Database) -> None:
    orphan = {"answer_id": 99, "chat_id": 1, "question": "?", "at": MOMENT}
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(open_questions.insert().values(orphan))


def test_a_moment_comes_back_in_utc(database: Database) -> None:
    warsaw = datetime(2027, 7, 1, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    with database.transaction() as connection:
        connection.execute(blocked_chats.insert().values(chat_id=1, at=warsaw))
        stored = connection.execute(blocked_chats.select()).one().at
    assert stored == warsaw
    assert stored.tzinfo is UTC


def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"), database.transaction() as connection:
        connection.execute(blocked_chats.insert().values(chat_id=1, at=datetime(2027, 1, 1)))  # noqa: DTZ001 (the fault)


def test_exceptions_carry_no_personal_data(database: Database) -> None:
    row = {"chat_id": 1, "question": "KANAREK", "at": MOMENT, "answer_id": 99}
    with pytest.raises(IntegrityError) as caught, database.transaction() as connection:
        connection.execute(open_questions.insert().values(row))
    assert "KANAREK" not in str(caught.value)


def test_a_reader_sees_one_state_while_another_commits(database: Database) -> None:
    """The commit waits for the reader; what the reader sees does not change under its hands."""
    seen = []
    with database.read() as connection:
        seen.append(len(audit.entries(connection)))
        writer = threading.Thread(target=_commit_one, args=(database,))
        writer.start()
        time.sleep(0.1)
        seen.append(len(audit.entries(connection)))
    writer.join(5)
    assert seen == [0, 0]
    assert _count(database) == 1


def _commit_one(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)


def test_a_read_inside_a_transaction_sees_what_is_committed(database: Database) -> None:
    with database.transaction() as connection:
        _write(connection)
        assert _count(database) == 0


def test_a_transaction_inside_a_transaction_is_a_fault_of_the_code(database: Database) -> None:
    with database.transaction(), pytest.raises(RuntimeError, match="same thread"), database.transaction():
        pass
