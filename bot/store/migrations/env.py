"""Runs the migrations on the connection that ``bot.store.migration`` hands over, inside its transaction."""

from alembic import context
from sqlalchemy import Connection

from bot.store.all_tables import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
