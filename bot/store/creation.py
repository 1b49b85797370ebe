"""A new database gets all tables at once: to go through every migration takes a third of a second of a first start."""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table

from bot.store.all_tables import metadata
from bot.store.triggers import KEEPING_ALL

_alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As Alembic makes it, which brings the database up to date from there."""


def create(connection: Connection, revision: str) -> None:
    """Make all tables and triggers in an empty database within the caller's transaction.

    Args:
        connection: to the empty database.
        revision: the migration that would have made the same, the newest one.

    """
    metadata.create_all(connection, checkfirst=False)
    for statement in KEEPING_ALL[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    _alembic_version.create(connection, checkfirst=False)
    connection.execute(_alembic_version.insert().values(version_num=revision))
