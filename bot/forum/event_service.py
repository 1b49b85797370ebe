"""Events and their sessions as organisers decide them: creating, changing, postponing, cancelling, copying.

Every method works within the caller's transaction, which must be a writing one (``Database.transaction``) for those
that change something. Notices are returned, not sent. Seats are the matter of ``ForumService``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.forum import event_sql, sql
from bot.forum.event import Event, InvalidEventError, Session
from bot.forum.event_changes import (
    FELT,
    EventChanged,
    SessionRemoved,
    as_text,
    changed_plan,
    changed_session,
    differences,
    moved,
    moved_session,
    plan_of,
    session_plan_of,
)
from bot.forum.model import ACTIVE_STATES, Group
from bot.forum.notices import Change, Notice, NoticeKind
from bot.forum.plan import EventChanges, EventPlan, SessionChanges, SessionPlan
from bot.forum.plan_checks import checked_session, group_faults, plan_faults, refuse, sessions_outside, tidied_plan
from bot.forum.service import ForumService
from bot.forum.timetable import plan_jobs
from bot.store import audit

_PRIVATE = frozenset({"online_link", "directions", "materials"})
"""Properties that the audit log names without their values: links let people in."""


class EventService:
    """Decides about events, their sessions and the seats for groups."""

    def __init__(self, clock: Clock, forum: ForumService) -> None:
        self._clock = clock
        self._forum = forum

    def create(
        self,
        connection: Connection,
        plan: EventPlan,
        *,
        sessions: Sequence[SessionPlan] = (),
        group_capacities: Mapping[Group, int] | None = None,
        actor: str,
    ) -> Event:
        """Store a new event with its sessions and the seats for groups.

        Raises:
            InvalidEventError: when it cannot take place as described; says what to change.

        """
        refuse(group_faults(group_capacities or {}))
        event = self._forum.create_event(connection, plan, actor=actor)
        for session in sessions:
            event_sql.insert_session(connection, event.id, checked_session(session, event))
        for group, capacity in (group_capacities or {}).items():
            event_sql.set_group_capacity(connection, event.id, group, capacity)
        plan_jobs(connection, event, self._clock.now())
        return event

    def change(self, connection: Connection, event_id: int, changes: EventChanges, *, actor: str) -> EventChanged:
        """Make the event different; a higher capacity gives seats to those who wait, a lower one takes none away.

        Raises:
            InvalidEventError: when there is no such event, or it could not take place like that; says what to change.

        """
        event = self._changeable(connection, event_id)
        plan = tidied_plan(changed_plan(event, changes))
        now = None if plan.starts_at == event.starts_at else self._clock.now()
        outside = sessions_outside(plan, self.sessions(connection, event_id))
        refuse([*plan_faults(plan, now), *outside])
        return self._store(connection, event, plan, NoticeKind.EVENT_CHANGED, actor)

    def postpone(self, connection: Connection, event_id: int, starts_at: datetime, *, actor: str) -> EventChanged:
        """Move the event to another start, and with it its end, sessions and deadline; sign-ups are kept.

        Raises:
            InvalidEventError: when there is no such event, or it cannot be moved there; says what to change.
            NonexistentTimeError: when something would be in the hour that clocks skip in spring.

        """
        event = self._changeable(connection, event_id)
        if event.starts_at <= self._clock.now():
            raise InvalidEventError("To wydarzenie już się zaczęło. Następną edycję utwórz przez skopiowanie.")
        plan = self._moved_plan(event, starts_at)
        refuse(plan_faults(plan, self._clock.now()))
        for session in self.sessions(connection, event.id):
            later = moved_session(session_plan_of(session), event.starts_at, starts_at)
            event_sql.update_session(connection, session.id, later)
        return self._store(connection, event, plan, NoticeKind.EVENT_POSTPONED, actor)

    def cancel(self, connection: Connection, event_id: int, *, actor: str) -> EventChanged:
        """Call the event off; doing it again changes nothing.

        Raises:
            InvalidEventError: when there is no such event, or it is over.

        """
        event, now = self._locked(connection, event_id), self._clock.now()
        if event.cancelled_at is not None:
            return EventChanged(event, (), ())
        if event.ends_at <= now:
            raise InvalidEventError("To wydarzenie już się skończyło, więc nie można go odwołać.")
        event_sql.update_event(connection, event.id, {"cancelled_at": now, "revision": event.revision + 1})
        cancelled = replace(event, cancelled_at=now, revision=event.revision + 1)
        audit.record(connection, now, actor, "event.cancelled", f"event:{event.id}", details={"sample": event.sample})
        plan_jobs(connection, cancelled, now)
        notices = self._told(connection, cancelled, NoticeKind.EVENT_CANCELLED, ())
        return EventChanged(cancelled, (Change("cancelled_at", "", as_text(now)),), notices)

    def copy(self, connection: Connection, event_id: int, starts_at: datetime, *, actor: str) -> Event:
        """Create the next edition of the series: the same plan, sessions and seats for groups from another start.

        Registrations are not copied, nor are the online link and the materials, which belong to one edition.

        Raises:
            InvalidEventError: when there is no such event, or it cannot take place then; says what to change.
            NonexistentTimeError: when something would be in the hour that clocks skip in spring.

        """
        event = self._locked(connection, event_id)
        series = event.series or f"cykl-{event.id}"
        event_sql.update_event(connection, event.id, {"series": series})
        plan = replace(self._moved_plan(event, starts_at), series=series, online_link=None, materials=())
        own = [session_plan_of(session) for session in self.sessions(connection, event.id)]
        return self.create(
            connection,
            plan,
            sessions=[moved_session(session, event.starts_at, starts_at) for session in own],
            group_capacities=self.group_capacities(connection, event.id),
            actor=actor,
        )

    def editions(self, connection: Connection, series: str) -> list[Event]:
        """Return all events of the series, the oldest first."""
        found = (sql.find_event(connection, event_id) for event_id in event_sql.ids_of_series(connection, series))
        return [event for event in found if event is not None]

    def sessions(self, connection: Connection, event_id: int) -> list[Session]:
        """Return the sessions of the event in the order of the agenda."""
        event = self._forum.get_event(connection, event_id)
        return [] if event is None else event_sql.sessions_of_event(connection, event.id)

    def add_session(self, connection: Connection, event_id: int, plan: SessionPlan, *, actor: str) -> Session:
        """Add a session to the event.

        Raises:
            InvalidEventError: when there is no such event, or the session does not fit it; says what to change.

        """
        event = self._changeable(connection, event_id)
        session_id = event_sql.insert_session(connection, event.id, checked_session(plan, event))
        self._note_session(connection, actor, "session.added", session_id, event)
        return self._session(connection, session_id)

    def change_session(
        self, connection: Connection, session_id: int, changes: SessionChanges, *, actor: str
    ) -> Session:
        """Make the session different; who chose it keeps it while it can be chosen.

        Raises:
            InvalidEventError: when there is no such session, or it would not fit the event; says what to change.

        """
        session = self._session(connection, session_id)
        event = self._changeable(connection, session.event_id)
        plan = checked_session(changed_session(session, changes), event)
        event_sql.update_session(connection, session.id, plan)
        if not plan.bookable:
            event_sql.free_choices(connection, session.id)
        self._note_session(connection, actor, "session.changed", session.id, event)
        return self._session(connection, session.id)

    def remove_session(self, connection: Connection, session_id: int, *, actor: str) -> SessionRemoved:
        """Take the session off the agenda; who chose it is free for another one.

        Raises:
            InvalidEventError: when there is no such session.

        """
        session = self._session(connection, session_id)
        event = self._changeable(connection, session.event_id)
        chosen_by = event_sql.free_choices(connection, session.id)
        event_sql.delete_session(connection, session.id)
        self._note_session(connection, actor, "session.removed", session.id, event)
        return SessionRemoved(session, chosen_by)

    def group_capacities(self, connection: Connection, event_id: int) -> dict[Group, int]:
        """Return the seats of the groups that have seats of their own at the event."""
        event = self._forum.get_event(connection, event_id)
        return {} if event is None else event_sql.group_capacities(connection, event.id)

    def set_group_capacities(
        self, connection: Connection, event_id: int, capacities: Mapping[Group, int | None], *, actor: str
    ) -> EventChanged:
        """Give groups seats of their own, or with None none; who waits gets what becomes free by it.

        Raises:
            InvalidEventError: when there is no such event, or a number of seats cannot be; says what to change.

        """
        event = self._changeable(connection, event_id)
        refuse(group_faults(capacities))
        before = self.group_capacities(connection, event.id)
        different = {group: seats for group, seats in capacities.items() if before.get(group) != seats}
        for group, seats in different.items():
            event_sql.set_group_capacity(connection, event.id, group, seats)
        changes = tuple(
            Change(f"group_capacities.{group}", as_text(before.get(group)), as_text(seats))
            for group, seats in different.items()
        )
        if not changes:
            return EventChanged(event, (), ())
        self._note_changes(connection, event, changes, "event.changed", actor)
        return EventChanged(event, changes, tuple(self._forum.fill_free_seats(connection, event)))

    def _store(
        self, connection: Connection, event: Event, plan: EventPlan, kind: NoticeKind, actor: str
    ) -> EventChanged:
        changes = differences(plan_of(event), plan)
        if not changes:
            return EventChanged(event, (), ())
        felt = tuple(change for change in changes if change.name in FELT)
        columns = event_sql.event_columns(plan)
        values = {change.name: columns[change.name] for change in changes}
        event_sql.update_event(connection, event.id, {**values, "revision": event.revision + bool(felt)})
        self._note_changes(connection, event, changes, kind.value.replace("_", "."), actor)
        changed = self._locked(connection, event.id)
        plan_jobs(connection, changed, self._clock.now())
        raised = changed.capacity > event.capacity
        seated = self._forum.fill_free_seats(connection, changed) if raised else []
        told = self._told(connection, changed, kind, felt) if felt else ()
        return EventChanged(changed, changes, (*told, *seated))

    def _moved_plan(self, event: Event, starts_at: datetime) -> EventPlan:
        """Return the plan from another start; an opening of sign-ups that is over stays where it was."""
        opens_at = event.signup_opens_at
        if opens_at is not None and opens_at > self._clock.now():
            opens_at = moved(opens_at, event.starts_at, starts_at)
        return replace(
            plan_of(event),
            starts_at=starts_at,
            ends_at=moved(event.ends_at, event.starts_at, starts_at),
            signup_deadline=moved(event.signup_deadline, event.starts_at, starts_at),
            signup_opens_at=opens_at,
        )

    def _told(
        self, connection: Connection, event: Event, kind: NoticeKind, felt: tuple[Change, ...]
    ) -> tuple[Notice, ...]:
        """Return a notice for everybody who is, or may come to be, a participant; none once the event is over."""
        if event.ends_at <= self._clock.now():
            return ()
        registered = self._forum.registrations_for(connection, event.id)
        return tuple(Notice(kind, each, event, felt) for each in registered if each.state in ACTIVE_STATES)

    def _changeable(self, connection: Connection, event_id: int) -> Event:
        event = self._locked(connection, event_id)
        if event.cancelled_at is not None:
            raise InvalidEventError("To wydarzenie jest odwołane i nie można go zmienić. Możesz je skopiować.")
        return event

    def _locked(self, connection: Connection, event_id: int) -> Event:
        event = sql.find_event(connection, event_id, lock=True)
        if event is None:
            raise InvalidEventError("Nie ma wydarzenia o tym numerze: sprawdź go na liście wydarzeń.")
        return event

    def _session(self, connection: Connection, session_id: int) -> Session:
        session = event_sql.find_session(connection, session_id)
        if session is None:
            raise InvalidEventError("Nie ma sesji o tym numerze: sprawdź go w programie wydarzenia.")
        return session

    def _note_changes(
        self, connection: Connection, event: Event, changes: Sequence[Change], action: str, actor: str
    ) -> None:
        shown = [change for change in changes if change.name not in _PRIVATE]
        details = {
            "changed": [change.name for change in changes],
            "before": {change.name: change.before for change in shown},
            "after": {change.name: change.after for change in shown},
            "sample": event.sample,
        }
        audit.record(connection, self._clock.now(), actor, action, f"event:{event.id}", details=details)

    def _note_session(self, connection: Connection, actor: str, action: str, session_id: int, event: Event) -> None:
        details = {"event": event.id, "sample": event.sample}
        audit.record(connection, self._clock.now(), actor, action, f"session:{session_id}", details=details)
