"""What the door answers: closed unions for check-in, undoing it, walk-ins and lists that were kept offline."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.forum.event import Event
from bot.forum.model import ConsentMissing, InvalidApplicant, Registration

ADMITTED_AROUND = timedelta(hours=12)
"""How long before the start and after the end of an event somebody can be checked in."""


class Obstacle(StrEnum):
    """Why somebody is not checked in."""

    UNKNOWN = "unknown"
    """There is no such registration."""
    NOT_OUR_TICKET = "not_our_ticket"
    """Forged, replaced by a newer one, or no ticket at all."""
    OTHER_EVENT = "other_event"
    EVENT_CANCELLED = "event_cancelled"
    WITHOUT_SEAT = "without_seat"
    """They wait, for a seat or for a decision."""
    GONE = "gone"
    """The registration is cancelled, rejected or lapsed."""
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    IN_THE_FUTURE = "in_the_future"
    """The time is later than now: the clock of the device was wrong."""
    UNREADABLE = "unreadable"
    """A row without a ticket or number, or without a time."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """They came just now."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class AlreadyCheckedIn:
    """They were checked in before, at ``registration.checked_in_at``; nothing changed."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class NotAdmitted:
    """They cannot be checked in; ``registration`` and ``event`` are None where there are none."""

    obstacle: Obstacle
    registration: Registration | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class CheckInUndone:
    """They count as not having come."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """There is no such registration, or it was not checked in."""


@dataclass(frozen=True, slots=True)
class NoSeatLeft:
    """All seats are taken; a walk-in beyond the capacity has to be wanted."""

    event: Event
    capacity: int


@dataclass(frozen=True, slots=True)
class OfflineRow:
    """A line of a list that was kept without the network: a ticket or the number of a registration, and when."""

    line: int
    shown: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowFault:
    """A line that could not be used."""

    line: int
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a list: how many came by it, whose time is earlier now, how many were known, and the faults."""

    checked_in: int
    made_earlier: int
    unchanged: int
    faults: tuple[RowFault, ...]


CheckInResult = CheckedIn | AlreadyCheckedIn | NotAdmitted
UndoResult = CheckInUndone | NothingToUndo
WalkInResult = CheckInResult | NoSeatLeft | ConsentMissing | InvalidApplicant
