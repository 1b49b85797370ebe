"""Applicants and events for the tests of the forum."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.forum.event import Event
from bot.forum.model import Applicant, Group, telegram_person
from bot.forum.plan import EventPlan
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


def event(connection: Connection, service: ForumService, capacity: int = 2) -> Event:
    """Create an event with ``capacity`` seats."""
    return service.create_event(connection, plan(capacity), actor="test")
