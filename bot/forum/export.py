"""The list of participants as a table, for a spreadsheet or for a program."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.clock import in_warsaw
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

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

Cell = str | int | None


def export_rows(registrations: Iterable[Registration]) -> list[dict[str, Cell]]:
    """Return one row a registration; moments are in Europe/Warsaw with their offset, values as they are."""
    return [dict(zip(COLUMNS, _cells(registration), strict=True)) for registration in registrations]


def as_csv(rows: Sequence[dict[str, Cell]]) -> str:
    """Return the rows as a spreadsheet opens them in Poland: semicolons, a byte order mark, no formulas."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(row[column]) for column in COLUMNS] for row in rows)
    return out.getvalue()


def _harmless(cell: Cell) -> str:
    """Return the cell so that a spreadsheet takes it for text: people could sign up as "=HYPERLINK(...)".

    The apostrophe is what OWASP's page on CSV injection advises.
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


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
