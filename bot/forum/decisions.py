"""What a coordinator decides about somebody's registration: approval, refusal, a better place, a seat of its own.

Every method works within the caller's writing transaction, under the lock of the booking's event.
"""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.forum import session_sql, sql
from bot.forum.model import Booking, Registration, RegistrationState
from bot.forum.notices import Notice, NoticeKind
from bot.forum.outcomes import Decided, DecisionResult, NotPending
from bot.forum.registration_audit import record_state

_PENDING = RegistrationState.PENDING
_WAITING = RegistrationState.WAITING
_CONFIRMED = RegistrationState.CONFIRMED
_REJECTED = RegistrationState.REJECTED


class Decisions:
    """Carries out what coordinators decide."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def approve(self, connection: Connection, booking: Booking, actor: str) -> DecisionResult:
        """Give who waits for a decision a seat, or a place on the waiting list when there is none."""
        event, registration = booking.event, booking.registration
        if event.cancelled_at is not None:
            return NotPending()
        if sql.occupancy(connection, event).seats_newcomer(registration.group):
            seated = self._confirm(connection, booking, [_PENDING])
            return (
                self._decided(connection, booking, actor, NoticeKind.APPROVED, _CONFIRMED) if seated else NotPending()
            )
        if sql.enqueue(connection, registration, [_PENDING]):
            return self._decided(connection, booking, actor, NoticeKind.APPROVED_WAITING, _WAITING)
        return NotPending()

    def reject(self, connection: Connection, booking: Booking, actor: str, reason: str) -> DecisionResult:
        """Refuse who waits for a decision."""
        if not sql.transition(connection, booking.registration.id, [_PENDING], _REJECTED, reason=reason):
            return NotPending()
        return self._decided(connection, booking, actor, NoticeKind.REJECTED, _REJECTED)

    def move_up(self, connection: Connection, booking: Booking, actor: str, reason: str) -> None:
        """Make somebody the first who waits; nothing happens to who does not wait."""
        event, registration = booking.event, booking.registration
        if registration.state is _WAITING:
            sql.put_first(connection, registration, reason)
            now = self._clock.now()
            record_state(
                connection, now, actor, "moved_up", registration.id, event=event, before=_WAITING, after=_WAITING
            )

    def invite(self, connection: Connection, booking: Booking, actor: str, reason: str) -> list[Notice]:
        """Give who waits (for a seat, for a decision) a seat whether there is one or not; return who is to be told."""
        event, registration = booking.event, booking.registration
        beyond = not sql.occupancy(connection, event).has_room(registration.group)
        values = {"over_capacity": beyond, "staff_note": reason}
        if event.cancelled_at is not None or not self._confirm(connection, booking, [_PENDING, _WAITING], **values):
            return []
        now, before = self._clock.now(), registration.state
        record_state(connection, now, actor, "invited", registration.id, event=event, before=before, after=_CONFIRMED)
        return [Notice(NoticeKind.INVITED, _current(connection, registration), event)]

    def _confirm(
        self, connection: Connection, booking: Booking, sources: list[RegistrationState], **values: object
    ) -> bool:
        number, now = booking.registration.id, self._clock.now()
        if not sql.transition(connection, number, sources, _CONFIRMED, confirmed_at=now, **values):
            return False
        session_sql.drop_full_sessions(connection, number, booking.event.id)
        return True

    def _decided(
        self, connection: Connection, booking: Booking, actor: str, kind: NoticeKind, state: RegistrationState
    ) -> Decided:
        action = "rejected" if state is _REJECTED else "approved"
        event, number, now = booking.event, booking.registration.id, self._clock.now()
        record_state(connection, now, actor, action, number, event=event, before=_PENDING, after=state)
        registration = _current(connection, booking.registration)
        return Decided(registration, event, (Notice(kind, registration, event),))


def _current(connection: Connection, registration: Registration) -> Registration:
    """Return the registration as it is stored now."""
    return sql.find_registrations(connection, [registration.id])[0]
