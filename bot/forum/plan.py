"""What an organiser decides about an event and its sessions, and the sample event."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.clock import from_warsaw, in_warsaw
from bot.forum.event import DEFAULT_OFFER_HOURS, EventKind, Material

_SAMPLE_DAYS_AHEAD = 60
_SAMPLE_DEADLINE_DAYS = 7


@dataclass(frozen=True, slots=True)
class EventPlan:
    """An event that is to be created; the fields mean what those of ``Event`` do. All moments are aware."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    signup_deadline: datetime
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


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What is to be different about an event: None leaves a property as it is.

    "" takes a text away, () a list, and 0 a limit or a target. ``signup_opens_at`` in the past opens the sign-ups now.
    """

    title: str | None = None
    place: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    capacity: int | None = None
    signup_deadline: datetime | None = None
    kind: EventKind | None = None
    series: str | None = None
    signup_opens_at: datetime | None = None
    online_link: str | None = None
    directions: str | None = None
    languages: tuple[str, ...] | None = None
    materials: tuple[Material, ...] | None = None
    organisation_limit: int | None = None
    needs_approval: bool | None = None
    offer_hours: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """An item of the agenda, or a workshop (``bookable``), that is to be added. All moments are aware."""

    title: str
    starts_at: datetime
    ends_at: datetime
    speakers: str | None = None
    room: str | None = None
    bookable: bool = False
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class SessionChanges:
    """What is to be different about a session: None leaves a property as it is, "" and 0 take it away."""

    title: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    speakers: str | None = None
    room: str | None = None
    bookable: bool | None = None
    capacity: int | None = None


def sample_plan(now: datetime) -> EventPlan:
    """Return an invented Forum, about two months ahead and marked as invented in its title and place."""
    day = in_warsaw(now).date() + timedelta(days=_SAMPLE_DAYS_AHEAD)
    last_day = day - timedelta(days=_SAMPLE_DEADLINE_DAYS)
    return EventPlan(
        title="PRZYKŁAD: Regionalne Forum Współpracy Międzynarodowej",
        place="Toruń (wydarzenie przykładowe, nie odbędzie się)",
        starts_at=from_warsaw(datetime.combine(day, time(10))),
        ends_at=from_warsaw(datetime.combine(day, time(16))),
        capacity=160,
        signup_deadline=from_warsaw(datetime.combine(last_day, time(23, 59))),
    )
