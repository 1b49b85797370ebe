"""How long what people said about themselves stays: field by field, as the notice about their data promises.

==================================  ===================================================================
accessibility and dietary needs     14 days after the end of the event
name, contacts, organisation, role  14 days after the report was made, at the latest 90 days after the end
messages to groups of participants  with the contacts; whom they went to and how many got them stays
group, whether they came, counts    kept; they say nothing about whom
number of a certificate             kept, so that it can be verified
==================================  ===================================================================
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, select, update

from bot.forum import sql
from bot.forum.model import CONTACT_RETENTION_DAYS, RegistrationId
from bot.forum.needs import erase_needs
from bot.store import audit
from bot.store.event_schema import events, participant_needs, registrations
from bot.store.staff_schema import campaigns

NEEDS_STAY = timedelta(days=14)
CONTACTS_STAY_AFTER_REPORT = timedelta(days=14)
CONTACTS_STAY = timedelta(days=CONTACT_RETENTION_DAYS)

_CHUNK = 500
"""Ids in one statement; databases bound how many values it may carry."""


def apply_retention(connection: Connection, now: datetime) -> int:
    """Forget whatever is due, within the caller's writing transaction, and say so in the audit log.

    Returns:
        how many registrations lost something.

    """
    return _forget_needs(connection, now) + _forget_contacts(connection, now)


def _forget_needs(connection: Connection, now: datetime) -> int:
    due = _due(connection, participant_needs.c.registration_id, events.c.ends_at < now - NEEDS_STAY)
    erase_needs(connection, due)
    _note(connection, now, "needs.expired", due)
    return len(due)


def _forget_contacts(connection: Connection, now: datetime) -> int:
    reported = (events.c.report_made_at < now - CONTACTS_STAY_AFTER_REPORT) & (events.c.ends_at < now)
    over = (events.c.ends_at < now - CONTACTS_STAY) | reported
    _forget_campaigns(connection, now, over)
    due = _due(connection, registrations.c.id, over & registrations.c.erased_at.is_(None))
    audit.forget_actors(connection, _own_actions(connection, due))
    sql.erase(connection, due, now)
    _note(connection, now, "registrations.expired", due)
    return len(due)


def _forget_campaigns(connection: Connection, now: datetime, over: ColumnElement[bool]) -> None:
    """Forget what was written to the participants, which may name them."""
    which = campaigns.c.event_id.in_(select(events.c.id).where(over)) & campaigns.c.text.is_not(None)
    number = connection.execute(update(campaigns).where(which).values(text=None)).rowcount
    if number:
        audit.record(connection, now, "system", "campaigns.expired", "forum", details={"campaigns": number})


def _own_actions(connection: Connection, due: Sequence[RegistrationId]) -> Iterator[tuple[str, str]]:
    """Yield the entries of the audit log that would still tell whose registrations these were."""
    for start in range(0, len(due), _CHUNK):
        some = registrations.c.id.in_(due[start : start + _CHUNK])
        for row in connection.execute(select(registrations.c.id, registrations.c.person).where(some)).all():
            yield f"registration:{row.id}", row.person


def _due(connection: Connection, which: ColumnElement[int], condition: ColumnElement[bool]) -> list[RegistrationId]:
    query = select(which).select_from(registrations.join(events).outerjoin(participant_needs)).where(condition)
    return [RegistrationId(each) for each in connection.scalars(query) if each is not None]


def _note(connection: Connection, now: datetime, action: str, due: Sequence[RegistrationId]) -> None:
    if due:
        audit.record(connection, now, "system", action, "forum", details={"registrations": len(due)})
