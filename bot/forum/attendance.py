"""Who came: check-in at the door, undoing it, and lists that were kept offline.

Every method works within the caller's writing transaction (``Database.transaction``). Two doors that check the same
person in at once get one :class:`CheckedIn` and one :class:`AlreadyCheckedIn`: the database marks a row once.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.forum import attendance_sql, sql
from bot.forum.attendance_model import (
    ADMITTED_AROUND,
    AlreadyCheckedIn,
    CheckedIn,
    CheckInResult,
    CheckInUndone,
    Merged,
    NoSeatLeft,
    NotAdmitted,
    NothingToUndo,
    Obstacle,
    OfflineRow,
    RowFault,
    UndoResult,
    WalkInResult,
)
from bot.forum.event import Event
from bot.forum.model import (
    ACTIVE_STATES,
    Applicant,
    ConsentMissing,
    InvalidApplicant,
    Registration,
    RegistrationId,
    RegistrationState,
)
from bot.forum.tickets import TOKEN_PREFIX, CancelledTicket, TicketKey, ValidTicket, examine_ticket
from bot.forum.walk_in import seat_walk_in
from bot.store import audit

MOST_FOUND = 20
"""People that a search shows; whoever sees more has to type more of the name."""

_TOO_LONG = 20
"""Digits that no number of a registration has."""


class AttendanceService:
    """Checks people in.

    Args:
        clock: tells when somebody came.
        tickets: the key that tickets are signed with.

    """

    def __init__(self, clock: Clock, tickets: TicketKey) -> None:
        self._clock = clock
        self._tickets = tickets

    def check_in(
        self,
        connection: Connection,
        registration_id: int,
        *,
        actor: str,
        at: datetime | None = None,
        event_id: int | None = None,
    ) -> CheckInResult:
        """Mark that somebody with a seat came.

        Args:
            connection: of the caller's writing transaction.
            registration_id: as it came from a ticket, a button or a list; any number.
            actor: who stands at the door.
            at: when they came, where a list says so; now when it is None.
            event_id: at which event the door is; None for that of the registration.

        """
        registration = sql.find_registration(connection, registration_id)
        event = None if registration is None else sql.find_event(connection, registration.event_id)
        if registration is None or event is None:
            return NotAdmitted(Obstacle.UNKNOWN)
        now = self._clock.now()
        moment = at or now
        obstacle = Obstacle.OTHER_EVENT if event_id not in {None, event.id} else _obstacle(registration, event, moment)
        if obstacle is None and moment > now:
            obstacle = Obstacle.IN_THE_FUTURE
        if obstacle is not None:
            return NotAdmitted(obstacle, registration, event)
        return self._mark(connection, registration, event, moment, actor)

    def undo_check_in(
        self, connection: Connection, registration_id: int, *, actor: str, event_id: int | None = None
    ) -> UndoResult:
        """Let somebody count as not having come; a certificate that they have is not confirmed any more."""
        before = sql.find_registration(connection, registration_id)
        event = None if before is None else sql.find_event(connection, before.event_id)
        if before is None or event is None or event_id not in {None, event.id}:
            return NothingToUndo()
        if not attendance_sql.undo_check_in(connection, before.id):
            return NothingToUndo()
        self._note(connection, actor, "registration.check_in_undone", before, after=None)
        return CheckInUndone(sql.find_registration(connection, before.id) or before, event)

    def walk_in(
        self, connection: Connection, event_id: int, applicant: Applicant, *, actor: str, over_capacity: bool = False
    ) -> WalkInResult:
        """Give a seat to somebody who came without one, and check them in.

        The deadline for signing up and the limits of groups and organisations do not hold at the door: whoever stands
        there decides.

        Args:
            connection: of the caller's writing transaction.
            event_id: at which event the door is; any number.
            applicant: with fields as the person said them; they are checked here.
            actor: who stands at the door.
            over_capacity: whether the person is let in although all seats are taken.

        """
        event = sql.find_event(connection, event_id, lock=True)
        now = self._clock.now()
        obstacle = Obstacle.UNKNOWN if event is None else _time_obstacle(event, now)
        if event is None or obstacle is not None:
            return NotAdmitted(obstacle or Obstacle.UNKNOWN, event=event)
        seated = seat_walk_in(connection, event, applicant, now, actor=actor, over_capacity=over_capacity)
        if isinstance(seated, NoSeatLeft | ConsentMissing | InvalidApplicant):
            return seated
        return self.check_in(connection, seated, actor=actor)

    def find(self, connection: Connection, event_id: int, typed: str) -> list[Registration]:
        """Return whom the door may mean by ``typed``: active people by name and organisation, or by their number.

        At most :data:`MOST_FOUND`, by name.
        """
        event = sql.find_event(connection, event_id)
        if event is None:
            return []
        ids = attendance_sql.named(connection, event.id, typed, sorted(ACTIVE_STATES))[:MOST_FOUND]
        number = typed.strip()
        if number.isascii() and number.isdigit() and len(number) < _TOO_LONG:
            ids = [RegistrationId(int(number)), *ids]
        found = (sql.find_registration(connection, each) for each in dict.fromkeys(ids))
        return [each for each in found if each and each.event_id == event.id and each.state in ACTIVE_STATES]

    def merge(
        self, connection: Connection, event_id: int, rows: Iterable[OfflineRow | RowFault], *, actor: str
    ) -> Merged:
        """Take over a list that was kept offline; the earlier time of two holds, and a second time changes nothing.

        Args:
            connection: of the caller's writing transaction; roll it back to have only looked.
            event_id: at which event the list was kept.
            rows: the lines, those that could not be read among them.
            actor: who brings the list.

        """
        faults: list[RowFault] = []
        checked_in = made_earlier = unchanged = 0
        for row in rows:
            if isinstance(row, RowFault):
                faults.append(row)
                continue
            match self._check_in_row(connection, event_id, row, actor):
                case CheckedIn():
                    checked_in += 1
                case AlreadyCheckedIn(registration) if self._made_earlier(connection, registration, row.at, actor):
                    made_earlier += 1
                case AlreadyCheckedIn():
                    unchanged += 1
                case NotAdmitted(obstacle):
                    faults.append(RowFault(row.line, obstacle))
        return Merged(checked_in, made_earlier, unchanged, tuple(faults))

    def _check_in_row(self, connection: Connection, event_id: int, row: OfflineRow, actor: str) -> CheckInResult:
        if not row.shown.startswith(TOKEN_PREFIX):
            return self.check_in(connection, int(row.shown), actor=actor, at=row.at, event_id=event_id)
        ticket = examine_ticket(self._tickets, connection, row.shown)
        if not isinstance(ticket, ValidTicket | CancelledTicket):
            return NotAdmitted(Obstacle.NOT_OUR_TICKET)
        return self.check_in(connection, ticket.registration.id, actor=actor, at=row.at, event_id=event_id)

    def _made_earlier(self, connection: Connection, before: Registration, at: datetime, actor: str) -> bool:
        if not attendance_sql.make_earlier(connection, before.id, at):
            return False
        self._note(connection, actor, "registration.check_in_made_earlier", before, after=at)
        return True

    def _mark(
        self, connection: Connection, before: Registration, event: Event, at: datetime, actor: str
    ) -> CheckedIn | AlreadyCheckedIn:
        marked = attendance_sql.check_in(connection, before.id, at, actor)
        current = sql.find_registration(connection, before.id) or before
        if not marked:
            return AlreadyCheckedIn(current, event)
        self._note(connection, actor, "registration.checked_in", before, after=at)
        return CheckedIn(current, event)

    def _note(
        self, connection: Connection, actor: str, action: str, before: Registration, *, after: datetime | None
    ) -> None:
        came = before.checked_in_at
        details = {
            "event": before.event_id,
            "before": came.isoformat() if came else None,
            "after": after.isoformat() if after else None,
        }
        audit.record(connection, self._clock.now(), actor, action, f"registration:{before.id}", details=details)


def _time_obstacle(event: Event, moment: datetime) -> Obstacle | None:
    """Return why nobody is admitted to ``event`` at ``moment``, None when people are."""
    if event.cancelled_at is not None:
        return Obstacle.EVENT_CANCELLED
    if moment < event.starts_at - ADMITTED_AROUND:
        return Obstacle.TOO_EARLY
    return Obstacle.TOO_LATE if moment > event.ends_at + ADMITTED_AROUND else None


def _obstacle(registration: Registration, event: Event, moment: datetime) -> Obstacle | None:
    if registration.state not in ACTIVE_STATES:
        return Obstacle.GONE
    if registration.state is not RegistrationState.CONFIRMED:
        return Obstacle.WITHOUT_SEAT
    return _time_obstacle(event, moment)
