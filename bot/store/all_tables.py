"""The metadata with every table in it, for migrations."""

from sqlalchemy import Index, text

from bot.store import event_schema, staff_schema
from bot.store.schema import metadata

__all__ = ["event_schema", "metadata", "staff_schema"]

_ACTIVE = text("state IN ('pending', 'confirmed', 'offered', 'waiting')")

# Here, as naming PostgreSQL's condition loads its whole dialect, which serving from a file does without.
Index(
    "uq_registrations_active_event_id_person",
    event_schema.registrations.c.event_id,
    event_schema.registrations.c.person,
    unique=True,
    sqlite_where=_ACTIVE,
    postgresql_where=_ACTIVE,
)
