"""The metadata with every table in it, for new databases and for migrations."""

from sqlalchemy import Connection, Index, MetaData, event, text

from bot.store import event_schema, staff_schema, voucher_schema
from bot.store.schema import metadata

__all__ = ["event_schema", "metadata", "staff_schema", "voucher_schema"]

_REGISTRATION, _VOUCHER = event_schema.registrations.c, voucher_schema.vouchers.c
_ACTIVE_PERSON = (_REGISTRATION.event_id, _REGISTRATION.person)
_OPEN_VOUCHER = (_VOUCHER.edition_id, _VOUCHER.organisation_key)

_CONDITIONS = {
    Index("uq_registrations_active_event_id_person", *_ACTIVE_PERSON, unique=True): (
        "state IN ('pending', 'confirmed', 'offered', 'waiting')"
    ),
    Index("uq_vouchers_open_edition_id_organisation_key", *_OPEN_VOUCHER, unique=True): "closed_at IS NULL",
}
"""Of which rows an index is, where it is not of all."""


@event.listens_for(metadata, "before_create")
def _tell_conditions(_metadata: MetaData, connection: Connection, **_options: object) -> None:
    # Only now, as naming PostgreSQL's condition loads its whole dialect, which a file does without.
    for index, condition in _CONDITIONS.items():
        index.dialect_options[connection.dialect.name]["where"] = text(condition)
