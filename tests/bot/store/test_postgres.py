"""The server: faults in plain words, no personal data in them, and two writers at the same time."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from bot.store import answers, dialogs, inbox, jobs, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.store.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseFromTheFutureError,
    DatabaseFullError,
    DatabaseUnreadableError,
)
from bot.store.inbox import InboxUpdate
from bot.store.postgres_errors import (
    DatabaseAddressError,
    DatabaseAwayError,
    DatabaseConflictError,
    DatabaseReadOnlyError,
    DatabaseRefusedError,
)
from bot.store.schema import blocked_chats
from bot.store.schema import dialogs as dialogs_table
from tests.bot.store.processes import MOMENT
from tests.postgres import GUARDED, PostgresServer

CANARY = "KANAREK"


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    """A database of its own with short waiting."""
    opened = Database.open(postgres.migrated_database(), timeout=0.3)
    yield opened
    opened.close()


def _refused(location: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught:
        Database.open(location)
    assert CANARY not in str(caught.value)
    return caught.value


def test_a_wrong_password_is_named_and_not_shown(postgres: PostgresServer) -> None:
    postgres.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{GUARDED}'")
    address = postgres.url("postgres", f"{GUARDED}:{CANARY}")
    error = _refused(address)
    assert isinstance(error, DatabaseRefusedError)
    assert "hasła" in str(error)


def test_a_missing_database_is_named(postgres: PostgresServer) -> None:
    error = _refused(postgres.url("nowhere"))
    assert isinstance(error, DatabaseRefusedError)
    assert "createdb" in str(error)


@pytest.mark.parametrize(
    "address", ["postgresql://bot:KANAREK@127.0.0.1:1/x", "postgres://b@/x?host=/nowhere&password=KANAREK"]
)
def test_a_server_that_is_away_is_named(address: str) -> None:
    error = _refused(address)
    assert isinstance(error, DatabaseAwayError)
    assert "***" in str(error)


@pytest.mark.parametrize(
    "address", ["mysql://bot:KANAREK@host/x", "postgresql://bot:KANAREK@host", "postgresql://bot:KANAREK@host:port/x"]
)
def test_what_is_no_address_of_a_database_is_not_repeated(address: str) -> None:
    assert isinstance(_refused(address), DatabaseAddressError)


def test_a_newer_schema_is_refused(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseFromTheFutureError, match="9999"):
        Database.open(database.location)


def test_who_waits_too_long_for_a_row_is_told(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("pl"), MOMENT)
    with ThreadPoolExecutor(1) as pool, database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("uk"), MOMENT)
        waiting = pool.submit(_save_dialog, database)
        with pytest.raises(DatabaseBusyError, match=r"0\.3 s zajęta"):
            waiting.result(10)


def _save_dialog(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("en"), MOMENT)


def test_of_two_that_wait_for_each_other_one_is_refused_and_the_other_goes_on(postgres: PostgresServer) -> None:
    database, both = Database.open(postgres.migrated_database(), timeout=10), threading.Barrier(2)
    with database.transaction() as connection:
        for chat in (1, 2):
            dialogs.save(connection, chat, Dialog("pl"), MOMENT)

    def save(first: int, second: int) -> str:
        try:
            with database.transaction() as connection:
                connection.exec_driver_sql("SET LOCAL deadlock_timeout = '20ms'")
                dialogs.save(connection, first, Dialog("uk"), MOMENT)
                both.wait(10)
                dialogs.save(connection, second, Dialog("uk"), MOMENT)
        except DatabaseConflictError as error:
            return str(error)
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(save, (1, 2), (2, 1)))
    database.close()
    assert outcomes[1] == "saved"
    assert "Powtórz" in outcomes[0]


def test_a_database_that_takes_no_writes_is_named(database: Database, postgres: PostgresServer) -> None:
    name = database.name.partition("@/")[2].partition("?")[0]
    postgres.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with pytest.raises(DatabaseReadOnlyError, match="tylko odczyty"):
        _save_dialog(Database.open(database.location))


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("53100", DatabaseFullError),
        ("53300", DatabaseBusyError),
        ("57P01", DatabaseAwayError),
        ("42501", DatabaseRefusedError),
        ("58030", DatabaseUnreadableError),
        ("XX001", DatabaseUnreadableError),
        ("40001", DatabaseConflictError),
    ],
)
def test_what_the_server_reports_is_said_in_plain_words(
    database: Database, state: str, fault: type[DatabaseError]
) -> None:
    with pytest.raises(fault, match=r"Baz|bazy|baz") as caught, database.transaction() as connection:
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")
    assert type(caught.value) is fault


def test_a_fault_of_the_code_stays_one(database: Database) -> None:
    with pytest.raises(DBAPIError), database.transaction() as connection:
        connection.exec_driver_sql("SELECT nothing")


def test_after_a_broken_connection_the_next_one_is_good(database: Database) -> None:
    with pytest.raises(DatabaseAwayError), database.transaction() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("pl"), MOMENT)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO blocked_chats (chat_id, at) VALUES (7, now()), (7, now())",
        "INSERT INTO dialogs (chat_id, previous_question, updated_at) VALUES (1, 'KANAREK', NULL)",
        "INSERT INTO event_group_capacities (event_id, participant_group, capacity) VALUES (1, 'KANAREK', -1)",
        "DO $$ BEGIN PERFORM 'KANAREK'::bigint; END $$",
    ],
)
def test_what_the_server_quotes_of_a_row_stays_out_of_exceptions(database: Database, statement: str) -> None:
    with pytest.raises(DBAPIError) as caught, database.transaction() as connection:
        connection.exec_driver_sql(statement)
    said = f"{caught.value.args} {caught.value.orig!r} {caught.value.orig}"
    assert CANARY not in said
    assert "(7)" not in said
    assert type(caught.value.orig).__name__ in said


def _enqueue(connection: Connection) -> object:
    return outbox.enqueue(connection, 1, "send", {"html": "x"}, at=MOMENT, key="same")


def _receive(connection: Connection) -> object:
    return inbox.receive(connection, [InboxUpdate(1, 1, "{}"), InboxUpdate(2, 1, "{}")], MOMENT)


def _block(connection: Connection) -> object:
    outbox.mark_blocked(connection, 1, MOMENT)
    return len(connection.execute(select(blocked_chats)).all())


def _save(connection: Connection) -> object:
    dialogs.save(connection, 1, Dialog("pl"), MOMENT)
    return len(connection.execute(select(dialogs_table)).all())


def _ask(connection: Connection) -> object:
    return answers.open_question(connection, 1, 1, "?", MOMENT)


def _plan(connection: Connection) -> object:
    jobs.plan(connection, "reminder", "event:1", MOMENT)
    return len(jobs.due(connection, MOMENT, ["reminder"], 9))


@pytest.mark.parametrize(
    ("write", "first", "second"),
    [(_enqueue, 1, None), (_receive, [1, 2], []), (_block, 1, 1), (_save, 1, 1), (_ask, 1, 1), (_plan, 1, 1)],
)
def test_two_who_write_the_same_at_the_same_time_write_it_once(
    postgres: PostgresServer, write: Callable[[Connection], object], first: object, second: object
) -> None:
    database = Database.open(postgres.migrated_database(), timeout=10)
    with database.transaction() as connection:
        _answer(connection)

    def write_too() -> object:
        with database.transaction() as connection:
            return write(connection)

    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as connection:
            assert write(connection) == first
            other = pool.submit(write_too)
            _until_somebody_waits(database)
        assert other.result(10) == second
    database.close()


def test_only_the_first_message_of_a_chat_begins_with_its_queueing(database: Database) -> None:
    with database.transaction() as connection:
        begun = [
            outbox.enqueue_begun(connection, 1, "send", {"html": "y"}, at=MOMENT, key=key) for key in ("a", "b", "a")
        ]
        assert [each and each[1] for each in begun] == [True, False, None]
        assert [message.attempts for message in outbox.due(connection, MOMENT, 9)] == [1]


def _answer(connection: Connection) -> None:
    answers.record(connection, 1, "?", snapshot_id="s", status="answered", reason=None, passage_ids=[], at=MOMENT)


def _until_somebody_waits(database: Database) -> None:
    deadline = monotonic() + 5
    while True:
        with database.read() as connection:
            waiting = connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
        if waiting:
            return
        assert monotonic() < deadline
        sleep(0.005)


def test_who_locks_the_row_that_a_decision_rests_on_loses_nothing(postgres: PostgresServer) -> None:
    database = Database.open(postgres.migrated_database(), timeout=10)
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog(form={"n": 0}), MOMENT)

    def add_one_ten_times() -> None:
        for _ in range(10):
            with database.transaction() as connection:
                connection.execute(select(dialogs_table.c.chat_id).with_for_update())
                form = dialogs.load(connection, 1).form or {}
                dialogs.save(connection, 1, Dialog(form={"n": form["n"] + 1}), MOMENT)

    with ThreadPoolExecutor(6) as pool:
        for future in [pool.submit(add_one_ten_times) for _ in range(6)]:
            future.result(30)
    with database.read() as connection:
        assert dialogs.load(connection, 1).form == {"n": 60}
    database.close()
