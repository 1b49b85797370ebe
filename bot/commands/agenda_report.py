"""What is printed of an event whole and of its agenda: lines for a coordinator, JSON objects for scripts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.commands.event_report import event_as_json, event_as_text
from bot.forum.event import Event, Seats, Session, SessionId
from bot.forum.model import Group


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with all that is shown of it; ``taken`` counts the seats at its sessions by their ids."""

    event: Event
    seats: Seats
    by_group: Mapping[Group, Seats]
    sessions: Sequence[Session]
    taken: Mapping[SessionId, int]


def view_as_json(view: EventView) -> JsonObject:
    """Return everything; moments in Europe/Warsaw with their offset, what is not set is null."""
    event = view.event
    return {
        **event_as_json(event, view.seats),
        "offered": view.seats.offered,
        "kind": event.kind.value,
        "series": event.series,
        "signup_opens_at": _moment(event.signup_opens_at),
        "cancelled_at": _moment(event.cancelled_at),
        "online_link": event.online_link,
        "directions": event.directions,
        "languages": list(event.languages),
        "materials": [{"title": each.title, "url": each.url} for each in event.materials],
        "organisation_limit": event.organisation_limit,
        "needs_approval": event.needs_approval,
        "offer_hours": event.offer_hours,
        "target": event.target,
        "revision": event.revision,
        "groups": {group.value: _seats(seats) for group, seats in view.by_group.items()},
        "sessions": agenda_as_json(view.sessions, view.taken),
    }


def view_as_text(view: EventView) -> str:
    """Return everything that is set, a line each."""
    parts = [event_as_text(view.event, view.seats), *_facts(view)]
    groups = [
        f"   {group.value}: zajęte {seats.taken} z {seats.capacity}, na liście rezerwowej {seats.waiting}"
        for group, seats in view.by_group.items()
    ]
    return "\n".join([*parts, *groups, *filter(None, [agenda_as_text(view.sessions, view.taken)])])


def agenda_as_json(sessions: Iterable[Session], taken: Mapping[SessionId, int]) -> list[JsonObject]:
    """Return the sessions in their order."""
    return [session_as_json(each, taken.get(each.id, 0)) for each in sessions]


def agenda_as_text(sessions: Iterable[Session], taken: Mapping[SessionId, int]) -> str:
    """Return the sessions in their order, a line each."""
    return "\n".join(session_as_text(each, taken.get(each.id, 0)) for each in sessions)


def session_as_json(session: Session, taken: int) -> JsonObject:
    """Return the session with how many chose it."""
    return {
        "id": session.id,
        "event_id": session.event_id,
        "title": session.title,
        "starts_at": _moment(session.starts_at),
        "ends_at": _moment(session.ends_at),
        "speakers": session.speakers,
        "room": session.room,
        "bookable": session.bookable,
        "capacity": session.capacity,
        "taken": taken,
    }


def session_as_text(session: Session, taken: int) -> str:
    """Return a line about the session."""
    start, end = in_warsaw(session.starts_at), in_warsaw(session.ends_at)
    seats = f"zajęte {taken} z {session.capacity}" if session.capacity else f"wybrało {taken}"
    details = [session.title, session.speakers, session.room, seats if session.bookable else None]
    return f"   [{session.id}] {start:%Y-%m-%d %H:%M}-{end:%H:%M} {', '.join(filter(None, details))}"


def _facts(view: EventView) -> Iterator[str]:
    event = view.event
    facts = {
        "odwołane": _shown(event.cancelled_at),
        "otwarcie zapisów": _shown(event.signup_opens_at),
        "zaproponowane miejsca": str(view.seats.offered or ""),
        "cykl": event.series,
        "języki": ", ".join(event.languages),
        "link": event.online_link,
        "dojazd": event.directions,
        "limit osób z jednej organizacji": str(event.organisation_limit or ""),
        "zatwierdza koordynator": "tak" if event.needs_approval else "",
        "planowana liczba uczestników": str(event.target or ""),
        "materiały": ", ".join(f"{each.title} ({each.url})" for each in event.materials),
    }
    return (f"   {name}: {value}" for name, value in facts.items() if value)


def _seats(seats: Seats) -> JsonObject:
    return {
        "capacity": seats.capacity,
        "confirmed": seats.confirmed,
        "offered": seats.offered,
        "waiting": seats.waiting,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else in_warsaw(moment).isoformat(timespec="minutes")


def _shown(moment: datetime | None) -> str:
    return "" if moment is None else f"{in_warsaw(moment):%Y-%m-%d %H:%M}"
