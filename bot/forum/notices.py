"""What people are to be told because of something that happened to their event or their sign-up."""

from dataclasses import dataclass
from enum import StrEnum

from bot.forum.event import Event
from bot.forum.model import Registration


class NoticeKind(StrEnum):
    """The occasions; each has a template that a coordinator can edit."""

    PROMOTED = "promoted"
    """A freed seat is theirs at once."""
    OFFERED = "offered"
    """A freed seat is kept for them until ``registration.offer_expires_at``."""
    OFFER_EXPIRED = "offer_expired"
    APPROVED = "approved"
    APPROVED_WAITING = "approved_waiting"
    """A coordinator agreed, but there is no seat: they wait."""
    REJECTED = "rejected"
    CANCELLED_BY_ORGANISER = "cancelled_by_organiser"
    INVITED = "invited"
    """A coordinator gave them a seat beyond the capacity."""
    EVENT_CHANGED = "event_changed"
    EVENT_POSTPONED = "event_postponed"
    EVENT_CANCELLED = "event_cancelled"
    REMINDER_WEEK = "reminder_week"
    REMINDER_DAY = "reminder_day"
    REMINDER_HOURS = "reminder_hours"
    MATERIALS = "materials"
    FEEDBACK = "feedback"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Change:
    """One property of an event that is different now; ``before`` and ``after`` are ISO 8601 for moments."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person of ``registration``."""

    kind: NoticeKind
    registration: Registration
    event: Event
    changes: tuple[Change, ...] = ()

    @property
    def key(self) -> str:
        """A name under which it is queued once, however often the occasion is looked at."""
        expires = self.registration.offer_expires_at
        offer = f":{int(expires.timestamp())}" if expires is not None else ""
        return f"notice:{self.kind}:{self.registration.id}:{self.event.revision}{offer}"
