"""Brings the schema of an opened database up to date; says so quickly when it is."""

from sqlalchemy import Connection, inspect, text

from bot.store.errors import future_error

HEAD = "0005"
"""The newest migration. Known here so that opening does not have to import Alembic."""


def is_current(connection: Connection) -> bool:
    """Return whether the database has the newest schema."""
    return _stamped(connection) == HEAD


def bring_up_to_date(connection: Connection, name: str) -> None:
    """Migrate within the caller's transaction; of two processes the second finds it done.

    Raises:
        DatabaseFromTheFutureError: when it is newer than this code.

    """
    stamped = _stamped(connection)
    if stamped == HEAD:
        return
    if stamped is None and _is_empty(connection):
        from bot.store.creation import create  # noqa: PLC0415 (all tables and triggers, which an existing file has)

        create(connection, HEAD)
        return
    from bot.store.migration import known_revisions, upgrade  # noqa: PLC0415 (Alembic takes a while to import)

    if stamped is not None and stamped not in known_revisions():
        raise future_error(name, stamped)
    upgrade(connection)


def _stamped(connection: Connection) -> str | None:
    """Return the revision that the database was brought to; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _is_empty(connection: Connection) -> bool:
    """Return whether there is no table at all, not even of somebody else's."""
    return not inspect(connection).get_table_names()
