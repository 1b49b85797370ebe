"""Applicants and events for the tests of the forum."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.forum import event_sql
from bot.forum.event import Event, SessionId
from bot.forum.model import Applicant, Group, telegram_person
from bot.forum.plan import EventPlan, SessionPlan
from bot.forum.service import ForumService
from bot.store.engine import Connection
from tests.fakes.clock import FixedClock

START = FixedClock().now()


def applicant(number: int, **changes: Any) -> Applicant:  # noqa: ANN401 (tests change any field)
    """Return the applicant with the Telegram number ``number``."""
    usual = Applicant(
        person=telegram_person(number),
        name=f"Łucja Nowak{number}",
        organisation="Fundacja Most",
        group=Group.NGO_LEADER,
        consent_version="forum-1",
        consent_at=START,
        chat_id=number,
    )
    return replace(usual, **changes)


def plan(capacity: int = 2, **changes: Any) -> EventPlan:  # noqa: ANN401 (tests change any field)
    """Return an event in a month, with sign-ups until a week before."""
    usual = EventPlan(
        title="Forum",
        place="Toruń",
        starts_at=START + timedelta(days=30),
        ends_at=START + timedelta(days=30, hours=6),
        capacity=capacity,
        signup_deadline=START + timedelta(days=23),
    )
    return replace(usual, **changes)


def event(connection: Connection, service: ForumService, capacity: int = 2, **changes: Any) -> Event:  # noqa: ANN401 (tests change any field)
    """Create an event with ``capacity`` seats."""
    return service.create_event(connection, plan(capacity, **changes), actor="test")


def cap_group(connection: Connection, event: Event, group: Group, capacity: int) -> None:
    """Give the group seats of its own at the event."""
    event_sql.set_group_capacity(connection, event.id, group, capacity)


def add_workshop(connection: Connection, event: Event, hour: int, capacity: int | None = None) -> SessionId:
    """Add a workshop of an hour that people can choose, ``hour`` hours after the event's start."""
    begins = event.starts_at + timedelta(hours=hour)
    workshop = SessionPlan(f"Warsztat {hour}", begins, begins + timedelta(hours=1), bookable=True, capacity=capacity)
    return event_sql.insert_session(connection, event.id, workshop)


def set_capacity(connection: Connection, event: Event, capacity: int) -> None:
    """Store another number of seats, and nothing else."""
    event_sql.update_event(connection, event.id, {"capacity": capacity})
