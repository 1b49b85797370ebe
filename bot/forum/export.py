"""The list of participants as a table, for a spreadsheet or for a program."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.clock import in_warsaw
from bot.documents.csv_table import table_csv
from bot.forum.model import Registration

COLUMNS = (
    "id",
    "state",
    "place",
    "name",
    "organisation",
    "group",
    "email",
    "phone",
    "signed_up_at",
    "consent_version",
    "organisation_number",
    "municipality",
    "role",
    "channel",
    "checked_in_at",
)
"""The columns, in their order. Needs of accessibility and food are not among them: copies would outlive them."""

Cell = str | int | None


def export_rows(registrations: Iterable[Registration]) -> list[dict[str, Cell]]:
    """Return one row a registration; moments are in Europe/Warsaw with their offset, values as they are."""
    return [dict(zip(COLUMNS, _cells(registration), strict=True)) for registration in registrations]


def as_csv(rows: Sequence[dict[str, Cell]]) -> str:
    """Return the rows as a spreadsheet opens them in Poland."""
    return table_csv(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))


def _cells(registration: Registration) -> tuple[Cell, ...]:
    return (
        registration.id,
        registration.state.value,
        registration.place,
        registration.name,
        registration.organisation,
        registration.group.value,
        registration.email,
        registration.phone,
        _moment(registration.created_at),
        registration.consent_version,
        registration.organisation_number,
        registration.municipality,
        registration.role,
        registration.channel.value,
        _moment(registration.checked_in_at),
    )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else in_warsaw(moment).isoformat(timespec="seconds")
