from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store import audit, inbox
from bot.store.engine import Connection, Database
from bot.store.inbox import AlreadyHandledError, InboxUpdate
from bot.store.schema import inbox_updates
from tests.bot.store.processes import MOMENT


def _updates(*ids: int, chat_id: int | None = 1) -> list[InboxUpdate]:
    return [InboxUpdate(update_id, chat_id, f'{{"n": {update_id}}}') for update_id in ids]


def _receive(database: Database, updates: list[InboxUpdate]) -> list[int]:
    with database.transaction() as connection:
        return inbox.receive(connection, updates, MOMENT)


def _numbers(found: list[InboxUpdate]) -> list[int]:
    return [item.update_id for item in found]


def test_the_same_update_is_stored_once_however_often_it_comes(database: Database) -> None:
    assert _receive(database, _updates(7, 8, 7)) == [7, 8]
    assert _receive(database, _updates(7, 8, 9)) == [9]
    assert _receive(database, _updates(7)) == []
    assert _receive(database, []) == []
    with database.read() as connection:
        assert _numbers(inbox.pending(connection, 10)) == [7, 8, 9]


def test_a_repeat_of_a_handled_update_is_not_handled_again(database: Database) -> None:
    _receive(database, _updates(7))
    with database.transaction() as connection:
        inbox.mark_done(connection, 7, MOMENT)
    assert _receive(database, _updates(7)) == []
    with database.read() as connection:
        assert inbox.pending(connection, 10) == []


def test_the_place_in_the_stream_survives_everything_being_done(database: Database) -> None:
    with database.transaction() as connection:
        assert inbox.highest_update_id(connection) is None
        inbox.receive(connection, _updates(7, 9), MOMENT)
        for update_id in (7, 9):
            inbox.mark_done(connection, update_id, MOMENT)
        inbox.purge(connection, MOMENT + timedelta(days=9))
        assert inbox.highest_update_id(connection) == 9


def test_oldest_first_and_chats_apart(database: Database) -> None:
    _receive(database, _updates(5, 2, chat_id=10) + _updates(4, chat_id=20) + _updates(3, chat_id=None))
    with database.transaction() as connection:
        assert _numbers(inbox.pending(connection, 10)) == [2, 3, 4, 5]
        assert _numbers(inbox.pending(connection, 2)) == [2, 3]
        assert inbox.chats_pending(connection) == [10, None, 20]
        assert inbox.next_for_chat(connection, 10) == InboxUpdate(2, 10, '{"n": 2}')
        assert inbox.next_for_chat(connection, None) == InboxUpdate(3, None, '{"n": 3}')
        assert inbox.next_for_chat(connection, 99) is None
        inbox.mark_done(connection, 2, MOMENT)
        assert inbox.next_for_chat(connection, 10) == InboxUpdate(5, 10, '{"n": 5}')


def test_attempts_are_counted_across_crashes(database: Database) -> None:
    _receive(database, _updates(7))
    for attempt in (1, 2, 3, 4):
        with database.transaction() as connection:
            assert inbox.begin_attempt(connection, 7) == attempt
    assert attempt > inbox.MAX_ATTEMPTS
    with database.transaction() as connection:
        inbox.mark_failed(connection, 7, MOMENT, "E-17")
        assert inbox.pending(connection, 10) == []
        with pytest.raises(AlreadyHandledError):
            inbox.begin_attempt(connection, 7)


class _CrashError(Exception):
    """The power goes off here."""


@contextmanager
def _handled(database: Database, update_id: int, *, crash: bool) -> Iterator[Connection]:
    with database.transaction() as connection:
        yield connection
        inbox.mark_done(connection, update_id, MOMENT)
        if crash:
            raise _CrashError


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crashes=st.lists(st.booleans(), max_size=12), repeats=st.integers(1, 3))
def test_effects_happen_exactly_once_whatever_crashes_and_repeats(
    database: Database, crashes: list[bool], repeats: int
) -> None:
    """The effect and the end of the update are one transaction: a crash takes both away."""
    with database.transaction() as connection:
        connection.execute(inbox_updates.delete())
        before = len(audit.entries(connection))
    for _ in range(repeats):
        _receive(database, _updates(1, 2, 3))
    for crash in [*crashes, False, False, False]:
        _handle_next(database, crash=crash)
    with database.read() as connection:
        effects = [entry.subject for entry in audit.entries(connection)][before:]
    assert effects == ["update:1", "update:2", "update:3"]


def _handle_next(database: Database, *, crash: bool) -> None:
    with database.read() as connection:
        update = inbox.next_for_chat(connection, 1)
    if update is None:
        return
    try:
        with _handled(database, update.update_id, crash=crash) as connection:
            audit.record(connection, MOMENT, "test", "effect", f"update:{update.update_id}", details={})
    except _CrashError:
        return


def test_two_handlers_of_one_update_have_one_effect(database: Database) -> None:
    _receive(database, _updates(7))
    with _handled(database, 7, crash=False) as connection:
        audit.record(connection, MOMENT, "first", "effect", "update:7", details={})
    with pytest.raises(AlreadyHandledError), _handled(database, 7, crash=False) as connection:
        audit.record(connection, MOMENT, "second", "effect", "update:7", details={})
    with database.read() as connection:
        assert [entry.actor for entry in audit.entries(connection)] == ["first"]


def test_a_finished_update_keeps_its_number_and_nothing_else(database: Database) -> None:
    _receive(database, _updates(7, 8))
    with database.transaction() as connection:
        inbox.mark_done(connection, 7, MOMENT)
        inbox.mark_failed(connection, 8, MOMENT, "E-1")
        rows = connection.execute(inbox_updates.select().order_by(inbox_updates.c.update_id)).all()
    assert [(row.update_id, row.payload, row.chat_id, row.error_number) for row in rows] == [
        (7, None, None, None),
        (8, None, None, "E-1"),
    ]


def test_purge_leaves_what_waits_and_what_is_new(database: Database) -> None:
    _receive(database, _updates(1, 2, 3, 4))
    with database.transaction() as connection:
        inbox.mark_done(connection, 1, MOMENT)
        inbox.mark_failed(connection, 2, MOMENT, "E-1")
        inbox.mark_done(connection, 3, MOMENT + timedelta(days=2))
        assert inbox.waiting(connection) == 1
        assert inbox.purge(connection, MOMENT + timedelta(days=1)) == 2
        assert sorted(connection.scalars(inbox_updates.select())) == [3, 4]
