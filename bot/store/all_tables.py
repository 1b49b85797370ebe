"""The metadata with every table in it, for migrations."""

from sqlalchemy import Index, text

from bot.store import event_schema, staff_schema, voucher_schema
from bot.store.schema import metadata

__all__ = ["event_schema", "metadata", "staff_schema", "voucher_schema"]

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

_OPEN = text("closed_at IS NULL")

Index(
    "uq_vouchers_open_edition_id_organisation_key",
    voucher_schema.vouchers.c.edition_id,
    voucher_schema.vouchers.c.organisation_key,
    unique=True,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
