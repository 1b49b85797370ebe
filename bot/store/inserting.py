"""Inserts that two writers may make at the same time, in the words of both databases."""

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Insert: TypeAlias = "postgresql.Insert | sqlite.Insert"


def insert_new(connection: Connection, table: Table) -> Insert:
    """Return an insert that leaves out rows which are there already, or come from somebody else at the same time."""
    return _new(table, connection.dialect.name)


def insert_or_change(connection: Connection, table: Table, *keys: str) -> Insert:
    """Return an insert of whole rows that replaces the row with the same ``keys``."""
    return _or_change(table, connection.dialect.name, keys)


# Built once: building a statement takes longer than running it.
@cache
def _new(table: Table, dialect: str) -> Insert:
    return _insert(table, dialect).on_conflict_do_nothing()


@cache
def _or_change(table: Table, dialect: str, keys: tuple[str, ...]) -> Insert:
    insert = _insert(table, dialect)
    changed = {column.name: insert.excluded[column.name] for column in table.c if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)


def _insert(table: Table, dialect: str) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 (a tenth of a second that serving from a file saves)

    return postgresql.insert(table)
