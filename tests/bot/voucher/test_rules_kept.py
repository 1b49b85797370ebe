"""Rules that were in force stay as they were, but for who made them."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from bot.store.audit import FORGOTTEN
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_rules
from bot.voucher import edition_sql
from tests.bot.voucher.money import DECIDER, NOW, new_edition, rules

CLOSES = NOW + timedelta(days=30)


@pytest.mark.parametrize(
    "change",
    [
        {"rules": {}},
        {"reason": "Inny."},
        {"version": 7},
        {"made_by": "cli:kto-inny"},
        {"made_by": FORGOTTEN, "made_at": CLOSES},
    ],
)
def test_a_version_of_the_rules_cannot_be_edited(database: Database, change: dict[str, object]) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(update(voucher_rules).values(change))
    with database.read() as connection:
        assert edition_sql.rules_of(connection, made.id, 1) == rules()
        assert [(each.made_by, each.reason) for each in edition_sql.versions_of(connection, made.id)] == [
            (DECIDER, None)
        ]


WAYS_ROUND = {
    "sqlite": """INSERT OR REPLACE INTO voucher_rules
        SELECT edition_id, version, '{}', reason, made_by, made_at FROM voucher_rules""",
    "postgresql": "TRUNCATE voucher_rules",
}


def test_a_version_of_the_rules_cannot_be_taken_away(database: Database) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(delete(voucher_rules))
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(text(WAYS_ROUND[connection.dialect.name]))
    with database.read() as connection:
        assert edition_sql.rules_of(connection, made.id, 1) == rules()


def test_who_made_the_rules_can_be_forgotten(database: Database) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        connection.execute(update(voucher_rules).values(made_by=FORGOTTEN))
        assert [each.made_by for each in edition_sql.versions_of(connection, made.id)] == [FORGOTTEN]
        with pytest.raises(LookupError, match="no rules of version 2"):
            edition_sql.rules_of(connection, made.id, 2)
