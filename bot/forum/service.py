"""Seats at events: the one service for the chat, the command line, imports and timers.

Every method works within the caller's transaction, which must be a writing one for those that change something
(``Database.transaction``): capacity is read and used under its lock, so nothing is overbooked.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from bot.forum import event_sql, sql
from bot.forum.applicant import checked_applicant
from bot.forum.event import Event, EventId, Seats
from bot.forum.model import (
    CONTACT_RETENTION_DAYS,
    AlreadyRegistered,
    Applicant,
    Booking,
    Cancelled,
    CancelResult,
    Confirmed,
    ConsentMissing,
    EventCancelled,
    EventUnknown,
    InvalidApplicant,
    NothingToCancel,
    PersonKey,
    Registration,
    RegistrationId,
    RegistrationState,
    SignupClosed,
    SignUpResult,
    Waiting,
)
from bot.forum.plan import EventPlan, sample_plan
from bot.forum.plan_checks import checked_plan
from bot.store import audit


class ForumService:
    """Creates events, gives out their seats and keeps the waiting lists."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def create_event(self, connection: Connection, plan: EventPlan, *, actor: str, sample: bool = False) -> Event:
        """Store a new event.

        Raises:
            InvalidEventError: when it cannot take place as described; says what to change.

        """
        now = self._clock.now()
        checked = checked_plan(plan, now)
        event_id = event_sql.insert_event(connection, checked, sample=sample, at=now)
        details = {"capacity": checked.capacity, "sample": sample}
        audit.record(connection, now, actor, "event.created", f"event:{event_id}", details=details)
        return Event(event_id, **{name: getattr(checked, name) for name in EventPlan.__slots__}, sample=sample)

    def offer_sample_event(self, connection: Connection) -> Event | None:
        """Create an event marked as a sample when there is no event at all; return it, or None when there is one."""
        if sql.has_real_event(connection) or sql.upcoming_events(connection, self._clock.now()):
            return None
        return self.create_event(connection, sample_plan(self._clock.now()), actor="system", sample=True)

    def list_events(self, connection: Connection) -> list[Event]:
        """Return the events that have not ended, the next one first; samples only while there is no real event."""
        real = sql.has_real_event(connection)
        return [event for event in sql.upcoming_events(connection, self._clock.now()) if not (real and event.sample)]

    def get_event(self, connection: Connection, event_id: int) -> Event | None:
        """Return the event, or None when there is none of that id."""
        return sql.find_event(connection, event_id)

    def seats(self, connection: Connection, event: Event) -> Seats:
        """Count the seats of the event."""
        return sql.seats(connection, event)

    def sign_up(
        self, connection: Connection, event_id: int, applicant: Applicant, *, actor: str | None = None
    ) -> SignUpResult:
        """Give the applicant a seat, or a place on the waiting list when there is none.

        Args:
            connection: of the caller's writing transaction.
            event_id: as it came from a button or a command; any number.
            applicant: with fields as the person typed them; they are checked here again.
            actor: who did it, for the audit log; the applicant when it is None.

        """
        event = sql.find_event(connection, event_id, lock=True)
        if event is None:
            return EventUnknown()
        known = sql.active_registration(connection, event.id, applicant.person)
        if known is not None:
            return AlreadyRegistered(known, event)
        checked = self._admissible(event, applicant)
        if not isinstance(checked, Applicant):
            return checked
        return self._take_seat(connection, event, checked, actor or applicant.person)

    def cancel_registration(
        self, connection: Connection, registration_id: int, *, person: PersonKey | None = None, actor: str | None = None
    ) -> CancelResult:
        """Free a seat or a place; the first who waits gets the seat, if the event has not begun.

        Args:
            connection: of the caller's writing transaction.
            registration_id: as it came from a button or a command; any number.
            person: whose it must be; None for a coordinator.
            actor: who did it, for the audit log; the person when it is None.

        """
        found = sql.find_registration(connection, registration_id)
        if found is None or (person is not None and found.person != person):
            return NothingToCancel()
        event = sql.find_event(connection, found.event_id, lock=True)
        current = sql.find_registration(connection, found.id)  # as it is now that the event is locked
        if event is None or current is None or current.state is RegistrationState.CANCELLED:
            return NothingToCancel()
        return self._free(connection, event, current, actor or person or "system")

    def registrations_of(self, connection: Connection, person: PersonKey) -> list[Booking]:
        """Return what the person is signed up for, or waits for, and has not ended."""
        now = self._clock.now()
        return [
            booking
            for booking in self._bookings(connection, person)
            if booking.registration.state is not RegistrationState.CANCELLED and booking.event.ends_at > now
        ]

    def registrations_for(self, connection: Connection, event_id: EventId) -> list[Registration]:
        """Return all registrations for the event, cancelled ones too, in the order of signing up."""
        return sql.registrations_of_event(connection, event_id)

    def everything_about(self, connection: Connection, person: PersonKey) -> list[Booking]:
        """Return every registration of the person that is still theirs, cancelled and past ones too."""
        return self._bookings(connection, person)

    def erase_person(self, connection: Connection, person: PersonKey) -> list[Cancelled]:
        """Cancel what is active and forget who it was; return what was cancelled, to tell who was promoted."""
        active = [booking.registration for booking in self.registrations_of(connection, person)]
        results = [self.cancel_registration(connection, each.id, person=person) for each in active]
        own = [booking.registration.id for booking in self._bookings(connection, person)]
        now = self._clock.now()
        sql.erase(connection, own, now)
        audit.forget_actor(connection, person)
        for registration_id in own:
            subject = f"registration:{registration_id}"
            audit.record(connection, now, audit.FORGOTTEN, "registration.erased", subject, details={})
        return [result for result in results if isinstance(result, Cancelled)]

    def purge_expired(self, connection: Connection) -> int:
        """Forget the participants of events that ended over 90 days ago; return how many registrations that were."""
        now = self._clock.now()
        expired = sql.expired_registrations(connection, now - timedelta(days=CONTACT_RETENTION_DAYS))
        sql.erase(connection, expired, now)
        if expired:
            details = {"registrations": len(expired)}
            audit.record(connection, now, "system", "registrations.expired", "forum", details=details)
        return len(expired)

    def _admissible(
        self, event: Event, applicant: Applicant
    ) -> Applicant | EventCancelled | SignupClosed | ConsentMissing | InvalidApplicant:
        """Return the applicant with tidied fields, or why they cannot sign up."""
        if event.cancelled_at is not None:
            return EventCancelled(event)
        if self._clock.now() > event.signup_deadline:
            return SignupClosed(event)
        if applicant.consent_at is None or not applicant.consent_version:
            return ConsentMissing()
        return checked_applicant(applicant)

    def _take_seat(self, connection: Connection, event: Event, applicant: Applicant, actor: str) -> Confirmed | Waiting:
        now = self._clock.now()
        seats = sql.seats(connection, event)
        state = RegistrationState.CONFIRMED if seats.free else RegistrationState.WAITING
        registration_id = sql.insert_registration(connection, event.id, applicant, state, now)
        _note(connection, now, actor, f"registration.{state}", registration=registration_id, event=event)
        registration = sql.find_registration(connection, registration_id)
        assert registration is not None  # noqa: S101 (stored two lines above, in this transaction)
        if registration.place is None:
            return Confirmed(registration, event)
        return Waiting(registration, event, registration.place)

    def _free(self, connection: Connection, event: Event, registration: Registration, actor: str) -> Cancelled:
        now = self._clock.now()
        sql.cancel(connection, registration.id, now)
        _note(connection, now, actor, "registration.cancelled", registration=registration.id, event=event)
        promoted = self._promote(connection, event, now) if registration.state is RegistrationState.CONFIRMED else None
        cancelled = sql.find_registration(connection, registration.id)
        return Cancelled(cancelled or registration, event, promoted)

    def _promote(self, connection: Connection, event: Event, now: datetime) -> Registration | None:
        first = sql.first_waiting(connection, event.id)
        seats = sql.seats(connection, event)
        if first is None or seats.confirmed >= seats.capacity or now >= event.starts_at or event.cancelled_at:
            return None
        sql.confirm(connection, first.id, now)
        _note(connection, now, "system", "registration.promoted", registration=first.id, event=event)
        return sql.find_registration(connection, first.id)

    def _bookings(self, connection: Connection, person: PersonKey) -> list[Booking]:
        pairs = (
            (sql.find_event(connection, registration.event_id), registration)
            for registration in sql.registrations_of_person(connection, person)
        )
        return [Booking(event, registration) for event, registration in pairs if event is not None]


def _note(
    connection: Connection, at: datetime, actor: str, action: str, *, registration: RegistrationId, event: Event
) -> None:
    """Write into the audit log what happened to a registration; who is meant, the registration tells."""
    details = {"event": event.id, "sample": event.sample}
    audit.record(connection, at, actor, action, f"registration:{registration}", details=details)
