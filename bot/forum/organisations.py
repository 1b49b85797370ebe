"""The organisations that people sign up from: the official number in a form, and names found again."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.entry.organisation import folded_name, holds_name, organisation_number
from bot.entry.problem import FieldProblem
from bot.forum.model import ApplicantField, InvalidApplicant
from bot.store.event_schema import registrations

_MIN_TYPED = 3
"""Letters to type before organisations are offered: fewer would show a stranger the whole list."""


def check_organisation_number(text: str) -> str | InvalidApplicant:
    """Return NIP, KRS or REGON as "nip:...", "krs:..." or "regon:...", or what is wrong with it."""
    number = organisation_number(text)
    return InvalidApplicant(ApplicantField.ORGANISATION_NUMBER, FieldProblem.NOT_A_NUMBER) if number is None else number


def suggest_organisations(connection: Connection, typed: str, limit: int = 5) -> list[str]:
    """Return organisations that others signed up from and whose name has ``typed`` in it, the most frequent first.

    Who signed up for themselves ("Jan Kowalski, osoba prywatna") is no organisation and is not shown to others.
    """
    part = folded_name(typed)
    if min(len(part), len(typed.strip())) < _MIN_TYPED:
        return []
    known = Counter(_organisations_with(connection, part))
    spelling: dict[str, str] = {}
    for name, _ in known.most_common():
        spelling.setdefault(folded_name(name), name)
    return list(spelling.values())[:limit]


def _organisations_with(connection: Connection, part: str) -> Iterator[str]:
    key, number = registrations.c.organisation_key, registrations.c.organisation_number
    query = select(registrations.c.organisation, registrations.c.name).where(
        registrations.c.organisation.is_not(None),
        key.contains(part, autoescape=True) | number.is_not(None),
    )
    for row in connection.execute(query.order_by(registrations.c.id)):
        if part in folded_name(row.organisation) and not holds_name(row.organisation, row.name or ""):
            yield row.organisation
