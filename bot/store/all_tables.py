"""The metadata with every table in it, for new databases and for migrations."""

from sqlalchemy import Index, MetaData, text

from bot.store import event_schema, staff_schema, voucher_schema
from bot.store.schema import metadata

__all__ = ["event_schema", "metadata", "metadata_for", "staff_schema", "voucher_schema"]

_CONDITIONS = {
    Index(
        "uq_registrations_active_event_id_person",
        event_schema.registrations.c.event_id,
        event_schema.registrations.c.person,
        unique=True,
    ): "state IN ('pending', 'confirmed', 'offered', 'waiting')",
    Index(
        "uq_vouchers_open_edition_id_organisation_key",
        voucher_schema.vouchers.c.edition_id,
        voucher_schema.vouchers.c.organisation_key,
        unique=True,
    ): "closed_at IS NULL",
}
"""Which rows an index is about, where it is not about all."""


def metadata_for(dialect: str) -> MetaData:
    """Return the metadata with the conditions of its indexes in the words of ``dialect``.

    Only then, as naming PostgreSQL's loads its whole dialect, which serving from a file does without.
    """
    for index, condition in _CONDITIONS.items():
        index.dialect_options[dialect]["where"] = text(condition)
    return metadata
