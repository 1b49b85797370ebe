"""The SQL behind the door. Every function works within the caller's transaction."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.forum.event import EventId
from bot.forum.model import RegistrationId
from bot.store.event_schema import registrations


def check_in(connection: Connection, registration_id: RegistrationId, at: datetime, actor: str) -> bool:
    """Mark that they came, unless somebody did before or they have no seat; return whether it was this call."""
    unmarked = update(registrations).where(
        registrations.c.id == registration_id,
        registrations.c.state == "confirmed",
        registrations.c.checked_in_at.is_(None),
    )
    return connection.execute(unmarked.values(checked_in_at=at, checked_in_by=actor)).rowcount == 1


def make_earlier(connection: Connection, registration_id: RegistrationId, at: datetime) -> bool:
    """Put ``at`` in place of a later time; return whether there was one."""
    later = update(registrations).where(registrations.c.id == registration_id, registrations.c.checked_in_at > at)
    return connection.execute(later.values(checked_in_at=at)).rowcount == 1


def undo_check_in(connection: Connection, registration_id: RegistrationId) -> bool:
    """Mark that they did not come; return whether they were marked as having come."""
    marked = update(registrations).where(
        registrations.c.id == registration_id, registrations.c.checked_in_at.is_not(None)
    )
    return connection.execute(marked.values(checked_in_at=None, checked_in_by=None)).rowcount == 1


def named(connection: Connection, event_id: EventId, typed: str, states: Sequence[str]) -> list[RegistrationId]:
    """Return who is meant by ``typed``: each of its words begins a word of their name or organisation.

    Accents and case do not matter: doors type on phones. Databases fold no Polish letters alike, so it is done here.
    """
    wanted = _words(typed)
    columns = (registrations.c.id, registrations.c.name, registrations.c.organisation)
    query = select(*columns).where(registrations.c.event_id == event_id, registrations.c.state.in_(states))
    rows = connection.execute(query.order_by(registrations.c.name, registrations.c.id))
    return [
        RegistrationId(row.id)
        for row in rows
        if wanted and _fits(wanted, _words(f"{row.name or ''} {row.organisation or ''}"))
    ]


def _fits(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _words(text: str) -> list[str]:
    """Return the words without accents and case; hyphens part words ("Nowak-Kowalska")."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    letters = "".join(each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return letters.split()
