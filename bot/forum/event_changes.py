"""What differs between an event before and after a change, and moving everything along with its start."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from bot.clock import from_warsaw, in_warsaw
from bot.forum.event import Event, Material, Session
from bot.forum.notices import Change, Notice
from bot.forum.plan import EventChanges, EventPlan, SessionChanges, SessionPlan

FELT = frozenset({"title", "place", "starts_at", "ends_at", "online_link", "directions"})
"""The properties whose change people are told about."""

_ZERO_TAKES_AWAY = ("organisation_limit", "target")


@dataclass(frozen=True, slots=True)
class EventChanged:
    """An event as it is now, what is different, and what people are to be told; nothing where nothing changed."""

    event: Event
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class SessionRemoved:
    """A session that is gone, and how many people had chosen it."""

    session: Session
    chosen_by: int


def plan_of(event: Event) -> EventPlan:
    """Return what the organiser decided about the event."""
    return EventPlan(**{field.name: getattr(event, field.name) for field in fields(EventPlan)})


def session_plan_of(session: Session) -> SessionPlan:
    """Return what the organiser decided about the session."""
    return SessionPlan(**{field.name: getattr(session, field.name) for field in fields(SessionPlan)})


def changed_plan(event: Event, changes: EventChanges) -> EventPlan:
    """Return the plan of the event after the changes; sign-ups that lasted until its start still do."""
    new = {name: value for name, value in _values(changes).items() if value is not None}
    cleared = dict.fromkeys(name for name in _ZERO_TAKES_AWAY if new.get(name) == 0)
    if event.signup_deadline == event.starts_at and "starts_at" in new:
        new.setdefault("signup_deadline", new["starts_at"])
    return replace(plan_of(event), **{**new, **cleared})


def changed_session(session: Session, changes: SessionChanges) -> SessionPlan:
    """Return the plan of the session after the changes; what cannot be chosen any more has no seats of its own."""
    new = {name: value for name, value in _values(changes).items() if value is not None}
    cleared = {"capacity": None} if new.get("capacity") == 0 or changes.bookable is False else {}
    return replace(session_plan_of(session), **{**new, **cleared})


def moved(moment: datetime, before: datetime, after: datetime) -> datetime:
    """Return the moment that many days and hours later by the clocks of Poland as ``after`` is after ``before``.

    What began at ten o'clock begins at ten o'clock, on whichever side of a clock change.

    Raises:
        NonexistentTimeError: when clocks skip that time in spring.

    """
    return from_warsaw(_on_the_clock(moment) + (_on_the_clock(after) - _on_the_clock(before)))


def moved_session(session: SessionPlan, before: datetime, after: datetime) -> SessionPlan:
    """Return the session, moved along with the start of its event."""
    starts_at, ends_at = (moved(moment, before, after) for moment in (session.starts_at, session.ends_at))
    return replace(session, starts_at=starts_at, ends_at=ends_at)


def differences(before: EventPlan, after: EventPlan) -> tuple[Change, ...]:
    """Return every property that is different."""
    old, new = _values(before), _values(after)
    return tuple(Change(name, as_text(old[name]), as_text(new[name])) for name in old if old[name] != new[name])


def as_text(value: object) -> str:
    """Return a property as a change names it: moments in ISO 8601, nothing as ""."""
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat()
        case tuple():
            return ", ".join(each.title if isinstance(each, Material) else str(each) for each in value)
        case _:
            return str(value)


def _values(decided: EventPlan | EventChanges | SessionChanges) -> dict[str, Any]:
    return {field.name: getattr(decided, field.name) for field in fields(decided)}


def _on_the_clock(moment: datetime) -> datetime:
    return in_warsaw(moment).replace(tzinfo=None)
