"""Everything that events keep about a person: handing it over, and forgetting it.

What stays after erasing says nothing about whom: that somebody of a group signed up and came, counts of organisations,
municipalities and sessions, and the number of a certificate, so that it can be verified (the person who has it may show
it to others). What staff did stays without who did it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, select, update

from bot.forum.model import PersonKey, RegistrationId
from bot.forum.needs import needs_of
from bot.forum.notices import Notice
from bot.forum.service import ForumService
from bot.forum.session_sql import chosen_sessions
from bot.store import audit
from bot.store.event_schema import events, registrations
from bot.store.staff_schema import campaigns, message_templates, staff_invitations, staff_roles

JsonObject = dict[str, Any]

_STAFF_TRACES: tuple[Column[Any], ...] = (
    staff_roles.c.granted_by,
    staff_roles.c.revoked_by,
    staff_invitations.c.created_by,
    staff_invitations.c.used_by,
    message_templates.c.changed_by,
    campaigns.c.created_by,
)


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The person is forgotten. ``notices`` are for others; ``certificates`` are the numbers that stay valid."""

    notices: tuple[Notice, ...]
    registrations: int
    certificates: tuple[str, ...]


def export_person(connection: Connection, person: PersonKey) -> JsonObject:
    """Return everything about the person, ready for JSON; moments are ISO 8601 in UTC, empty fields are left out.

    Of people whom they signed up only the numbers are told: the rest is about those.
    """
    own = select(registrations).where(registrations.c.person == person).order_by(registrations.c.id)
    others = select(registrations.c.id).where(registrations.c.signed_up_by == person).order_by(registrations.c.id)
    roles = select(staff_roles).where(staff_roles.c.person == person).order_by(staff_roles.c.id)
    actions = audit.entries(connection, actor=person)
    return {
        "person": person,
        "registrations": [_registration(connection, row) for row in connection.execute(own).mappings()],
        "signed_up_for_others": list(connection.scalars(others)),
        "roles": [_plain(row) for row in connection.execute(roles).mappings()],
        "actions": [{"at": each.at.isoformat(), "action": each.action, "subject": each.subject} for each in actions],
    }


def erase_person(connection: Connection, forum: ForumService, person: PersonKey, at: datetime) -> PersonErased:
    """Cancel what is active and forget the person in every table of events and of those who run them.

    Args:
        connection: of the caller's writing transaction.
        forum: frees the seats.
        person: who wishes to be forgotten; roles that they have end.
        at: now.

    """
    query = select(registrations.c.certificate_number).where(registrations.c.person == person)
    numbers = list(connection.scalars(query))
    notices = forum.erase_person(connection, person)
    _forget_staff(connection, person, at)
    return PersonErased(tuple(notices), len(numbers), tuple(number for number in numbers if number))


def _forget_staff(connection: Connection, person: PersonKey, at: datetime) -> None:
    own = staff_roles.c.person == person
    connection.execute(update(staff_roles).where(own, staff_roles.c.revoked_at.is_(None)).values(revoked_at=at))
    connection.execute(update(staff_roles).where(own).values(person=audit.FORGOTTEN, name=None))
    for column in _STAFF_TRACES:
        connection.execute(update(column.table).where(column == person).values({column: audit.FORGOTTEN}))


def _registration(connection: Connection, row: Mapping[Any, Any]) -> JsonObject:
    registration_id = RegistrationId(row["id"])
    needs = needs_of(connection, registration_id)
    asked = {"accessibility": needs.accessibility, "dietary": needs.dietary}
    title = select(events.c.title).where(events.c.id == row["event_id"])
    return {
        **_plain(row),
        "event": connection.scalar(title),
        "sessions": [each.title for each in chosen_sessions(connection, registration_id, row["event_id"])],
        "needs": {name: text for name, text in asked.items() if text},
    }


def _plain(row: Mapping[Any, Any]) -> JsonObject:
    return {
        str(name): value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
        if value is not None
    }
