"""The audit log cannot be edited, but to forget who did it."""

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from bot.store import audit
from bot.store.audit import FORGOTTEN
from bot.store.engine import Database
from bot.store.schema import audit_log
from tests.bot.store.processes import MOMENT


@pytest.fixture(autouse=True)
def _entry(database: Database) -> None:
    with database.transaction() as connection:
        audit.record(connection, MOMENT, "telegram:7", "event.changed", "event:1", details={"capacity": 50})


def _the_entry(database: Database) -> audit.AuditEntry:
    with database.read() as connection:
        (entry,) = audit.entries(connection)
    return entry


def test_entries_cannot_be_deleted(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(delete(audit_log))
    assert _the_entry(database).actor == "telegram:7"


@pytest.mark.parametrize(
    "change",
    [
        {"action": "event.created"},
        {"subject": "event:2"},
        {"details": {"capacity": 51}},
        {"actor": "telegram:8"},
        {"actor": FORGOTTEN, "details": {}},
        {"actor": FORGOTTEN, "id": 9},
    ],
)
def test_entries_cannot_be_changed(database: Database, change: dict[str, object]) -> None:
    before = _the_entry(database)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(update(audit_log).values(change))
    assert _the_entry(database) == before


def test_who_did_it_can_be_forgotten(database: Database) -> None:
    with database.transaction() as connection:
        audit.forget_actor(connection, "telegram:7")
    assert _the_entry(database).actor == FORGOTTEN


WAYS_ROUND = {
    "sqlite": "INSERT OR REPLACE INTO audit_log SELECT id, at, 'x', action, subject, details FROM audit_log",
    "postgresql": "TRUNCATE audit_log",
}


def test_entries_cannot_be_taken_away_by_a_way_round(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(text(WAYS_ROUND[connection.dialect.name]))
    assert _the_entry(database).actor == "telegram:7"


def test_the_same_done_to_many_is_an_entry_for_each(database: Database) -> None:
    told = [("event:2", {"capacity": 1}), ("event:3", {"capacity": 2}), ("event:2", {"capacity": 3})]
    with database.transaction() as connection:
        at = audit.entries(connection)[0].at
        audit.record_all(connection, at, "cli", "event.changed", told)
        audit.record_all(connection, at, "cli", "event.changed", [])
        added = audit.entries(connection, actor="cli")
    assert [(each.subject, each.details) for each in added] == told
    assert {each.action for each in added} == {"event.changed"}
