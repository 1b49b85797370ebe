"""Some of an event's participants: by state, group, session, organisation, or by what was typed."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from bot.entry.organisation import organisation_key
from bot.forum.event import Event, SessionId
from bot.forum.model import Group, Registration, RegistrationId, RegistrationState
from bot.forum.service import ForumService
from bot.store.event_schema import events, session_choices
from index.folding import fold

RUN_FOR = timedelta(days=180)
"""How long after its end an event is still at hand for those who ran it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Who is meant; what is None does not matter, an empty ``states`` means all.

    ``alike`` is a registration: the people of the same organisation are meant. ``came`` are those who were there.
    ``typed`` is a part of a name, of an organisation or of an address, or the number of a registration.
    """

    states: frozenset[RegistrationState] = frozenset()
    group: Group | None = None
    session: SessionId | None = None
    alike: RegistrationId | None = None
    came: bool | None = None
    typed: str = ""


def selected(connection: Connection, forum: ForumService, event: Event, selection: Selection) -> list[Registration]:
    """Return the registrations that ``selection`` means, in the order of signing up; those who wait by their place."""
    everybody = forum.registrations_for(connection, event.id)
    tests = [*_tests(connection, selection, everybody)]
    found = [each for each in everybody if all(test(each) for test in tests)]
    return sorted(found, key=lambda each: (each.place or 0, each.id)) if _only_waiting(selection) else found


def events_to_run(connection: Connection, forum: ForumService, now: datetime) -> list[Event]:
    """Return what a coordinator has to do with: events to come, then those that ended lately, cancelled ones too."""
    query = select(events.c.id).where(events.c.ends_at > now - RUN_FOR).order_by(events.c.starts_at, events.c.id)
    found = [forum.get_event(connection, event_id) for event_id in connection.scalars(query)]
    known = [event for event in found if event is not None]
    real = [event for event in known if not event.sample] or known
    return [event for event in real if event.ends_at > now] + [event for event in real[::-1] if event.ends_at <= now]


def _only_waiting(selection: Selection) -> bool:
    return selection.states == {RegistrationState.WAITING}


_Test = Callable[[Registration], bool]


def _tests(connection: Connection, wanted: Selection, everybody: Iterable[Registration]) -> Iterable[_Test]:
    if wanted.states:
        yield lambda each: each.state in wanted.states
    if wanted.group is not None:
        yield lambda each: each.group is wanted.group
    if wanted.session is not None:
        choosers = _choosers(connection, wanted.session)
        yield lambda each: each.id in choosers
    if wanted.alike is not None:
        keys = {_organisation(each) for each in everybody if each.id == wanted.alike}
        yield lambda each: _organisation(each) in keys
    if wanted.came is not None:
        yield lambda each: (each.checked_in_at is not None) is wanted.came
    if wanted.typed:
        yield lambda each: _reads(each, wanted.typed)


def _choosers(connection: Connection, session: SessionId) -> Collection[int]:
    query = select(session_choices.c.registration_id).where(session_choices.c.session_id == session)
    return set(connection.scalars(query))


def _organisation(registration: Registration) -> str:
    return organisation_key(registration.organisation, registration.organisation_number)


def _reads(registration: Registration, typed: str) -> bool:
    """Return whether every word that was typed is somewhere in what is known of the person."""
    if typed.strip() == str(registration.id):
        return True
    known = (registration.name, registration.organisation, registration.email or "", registration.phone or "")
    text = fold(" ".join(known))
    return all(word in text for word in fold(typed).split())
