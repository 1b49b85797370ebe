"""Events with their sessions and seats."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.errors import BotError

EventId = NewType("EventId", int)
SessionId = NewType("SessionId", int)

DEFAULT_OFFER_HOURS = 48
"""How long a freed seat is kept for who waits, unless the organiser says otherwise."""


class InvalidEventError(BotError):
    """An event that cannot take place as described; says what to change."""


class EventKind(StrEnum):
    """What kind of event it is."""

    FORUM = "forum"
    SEMINAR = "seminar"
    WORKSHOP = "workshop"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Material:
    """Something for those who came: a title with its address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that one can sign up for. All moments are aware, in UTC. ``sample`` marks an invented one.

    ``series`` joins the editions of a recurring event. ``organisation_limit`` is how many people of one organisation
    may have a seat or a place, None for no limit. With ``needs_approval`` a coordinator decides about each sign-up.
    A freed seat is offered for ``offer_hours``, less near the event. ``target`` is how many people a grant expects.
    ``revision`` grows with every change that people are told about (SEQUENCE of the calendar file).
    """

    id: EventId
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    signup_deadline: datetime
    sample: bool = False
    cancelled_at: datetime | None = None
    kind: EventKind = EventKind.FORUM
    series: str | None = None
    signup_opens_at: datetime | None = None
    online_link: str | None = None
    directions: str | None = None
    languages: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    organisation_limit: int | None = None
    needs_approval: bool = False
    offer_hours: int = DEFAULT_OFFER_HOURS
    target: int | None = None
    revision: int = 0
    report_made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A part of an event: an item of the agenda, or a workshop (``bookable``) with seats of its own.

    ``capacity`` is None where everybody fits.
    """

    id: SessionId
    event_id: EventId
    title: str
    starts_at: datetime
    ends_at: datetime
    speakers: str | None = None
    room: str | None = None
    bookable: bool = False
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Seats:
    """How full an event is, or the part of it that is for one group.

    ``taken`` counts confirmed seats and those that are offered to somebody who waits.
    """

    capacity: int
    confirmed: int
    waiting: int
    offered: int = 0

    @property
    def taken(self) -> int:
        """Seats that nobody else can have."""
        return self.confirmed + self.offered

    @property
    def free(self) -> int:
        """Seats that the next person would get at once."""
        return 0 if self.waiting else max(self.capacity - self.taken, 0)
