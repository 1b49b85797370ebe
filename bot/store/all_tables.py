"""The metadata with every table in it, for migrations."""

from bot.store import event_schema, staff_schema
from bot.store.schema import metadata

__all__ = ["event_schema", "metadata", "staff_schema"]
