"""Seats at events: the one service for the chat, the command line, imports and timers.

Every method works within the caller's transaction, which must be a writing one for those that change something
(``Database.transaction``): capacity is read and used under its lock, so nothing is overbooked. Whoever changes
something tells the people of the notices that come back.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.entry.organisation import organisation_key
from bot.forum import event_sql, session_sql, sql
from bot.forum.admission import admitted
from bot.forum.changing import Changing
from bot.forum.decisions import Decisions
from bot.forum.event import Event, EventId, Seats, Session
from bot.forum.model import (
    ACTIVE_STATES,
    LARGEST_PARTY,
    AlreadyRegistered,
    Applicant,
    Booking,
    Confirmed,
    EventUnknown,
    Group,
    Pending,
    PersonKey,
    Registration,
    RegistrationState,
    SignUpResult,
    Waiting,
)
from bot.forum.needs import Needs, keep_needs
from bot.forum.notices import Notice, NoticeKind
from bot.forum.outcomes import (
    AcceptResult,
    Cancelled,
    CancelResult,
    ChangeResult,
    DecisionResult,
    InvalidPartyError,
    NothingToCancel,
    NothingToChange,
    NotPending,
    OfferGone,
)
from bot.forum.plan import EventPlan, sample_plan
from bot.forum.plan_checks import checked_plan
from bot.forum.registration_audit import record_state
from bot.forum.seating import Occupancy, SessionSeats
from bot.forum.waiting_list import WaitingList
from bot.store import audit


class ForumService:
    """Creates events, gives out their seats and keeps the waiting lists."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting_list = WaitingList(clock)
        self._decisions = Decisions(clock)
        self._changing = Changing(clock, self._waiting_list)

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

    def occupancy(self, connection: Connection, event: Event) -> Occupancy:
        """Count who has a seat at the event and who waits, by group."""
        return sql.occupancy(connection, event)

    def seats(self, connection: Connection, event: Event) -> Seats:
        """Count the seats of the event."""
        return sql.occupancy(connection, event).seats

    def seats_by_group(self, connection: Connection, event: Event) -> dict[Group, Seats]:
        """Count the seats of the groups that have a capacity of their own."""
        return sql.occupancy(connection, event).seats_by_group

    def session_seats(self, connection: Connection, event: Event) -> list[SessionSeats]:
        """Return the sessions that one can choose, each with how many seats are taken."""
        return session_sql.session_seats(connection, event.id)

    def chosen_sessions(self, connection: Connection, registration: Registration) -> list[Session]:
        """Return the sessions that the registration chose, by their start."""
        return session_sql.chosen_sessions(connection, registration.id, registration.event_id)

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
        checked = admitted(connection, event, applicant, self._clock.now())
        if not isinstance(checked, Applicant):
            return checked
        return self._register(connection, event, checked, actor or applicant.person)

    def sign_up_group(
        self, connection: Connection, event_id: int, applicants: Sequence[Applicant], *, actor: str
    ) -> list[SignUpResult]:
        """Sign up several people of one organisation, each as :meth:`sign_up` does; return what became of each.

        Raises:
            InvalidPartyError: when they are too many, or not of one organisation; says what to change.

        """
        if len(applicants) > LARGEST_PARTY:
            raise InvalidPartyError(f"Naraz można zapisać najwyżej {LARGEST_PARTY} osób: podziel tę grupę.")
        if len({organisation_key(each.organisation, None) for each in applicants}) > 1:
            raise InvalidPartyError("Razem można zapisać osoby z jednej organizacji: zapisz pozostałe osobno.")
        return [self.sign_up(connection, event_id, each, actor=actor) for each in applicants]

    def change_registration(
        self,
        connection: Connection,
        registration_id: int,
        changed: Applicant,
        *,
        person: PersonKey | None = None,
        actor: str | None = None,
    ) -> ChangeResult:
        """Put what ``changed`` says in place of what was said at sign-up; the seat or the place stays.

        Args:
            connection: of the caller's writing transaction.
            registration_id: as it came from a button or a command; any number.
            changed: the whole applicant, with fields as typed. Who it is, their chat and their consent stay.
            person: whose registration it must be; None for a coordinator, who may change any.
            actor: who did it, for the audit log; ``person`` when it is None.

        """
        booking = self._active(connection, registration_id, person)
        if booking is None:
            return NothingToChange()
        return self._changing.change(connection, booking, changed, actor or person or "system")

    def cancel_registration(
        self, connection: Connection, registration_id: int, *, person: PersonKey | None = None, actor: str | None = None
    ) -> CancelResult:
        """Free a seat or a place; the first who waits and fits gets the seat, if the event has not begun.

        Args:
            connection: of the caller's writing transaction.
            registration_id: as it came from a button or a command; any number.
            person: whose registration it must be; None for a coordinator, who may cancel any.
            actor: who did it, for the audit log; ``person`` when it is None.

        """
        booking = self._active(connection, registration_id, person)
        if booking is None:
            return NothingToCancel()
        event, before = booking.event, booking.registration
        now, cancelled = self._clock.now(), RegistrationState.CANCELLED
        if not sql.transition(connection, before.id, [before.state], cancelled, cancelled_at=now):
            return NothingToCancel()
        by = actor or person or "system"
        record_state(connection, now, by, "cancelled", before.id, event=event, before=before.state, after=cancelled)
        [registration] = sql.find_registrations(connection, [before.id])
        theirs = person is not None or by == registration.person
        told = [] if theirs else [Notice(NoticeKind.CANCELLED_BY_ORGANISER, registration, event)]
        return Cancelled(registration, event, (*told, *self._waiting_list.fill(connection, event)))

    def accept_offer(self, connection: Connection, registration_id: int, *, person: PersonKey) -> AcceptResult:
        """Take the seat that is kept for the person; taking it twice is the same as once."""
        booking = self._active(connection, registration_id, person)
        if booking is None:
            return OfferGone()
        seated = booking.registration.state is RegistrationState.CONFIRMED
        if not seated and not self._waiting_list.accept(connection, booking, person):
            return OfferGone()
        [registration] = sql.find_registrations(connection, [booking.registration.id])
        return Confirmed(registration, booking.event)

    def expire_offers(self, connection: Connection) -> list[Notice]:
        """End the offers that nobody took in time and hand their seats on; return who is to be told."""
        return self._waiting_list.expire(connection)

    def approve(self, connection: Connection, registration_id: int, *, actor: str) -> DecisionResult:
        """Give who waits for a coordinator's decision a seat, or a place on the waiting list when there is none."""
        booking = sql.lock_registration(connection, registration_id)
        return NotPending() if booking is None else self._decisions.approve(connection, booking, actor)

    def reject(self, connection: Connection, registration_id: int, *, reason: str, actor: str) -> DecisionResult:
        """Refuse who waits for a coordinator's decision; the reason is for them to read."""
        booking = sql.lock_registration(connection, registration_id)
        return NotPending() if booking is None else self._decisions.reject(connection, booking, actor, reason)

    def move_up(self, connection: Connection, registration_id: int, *, reason: str, actor: str) -> list[Notice]:
        """Make somebody the first of the waiting list; the reason is kept for coordinators."""
        booking = sql.lock_registration(connection, registration_id)
        if booking is None:
            return []
        self._decisions.move_up(connection, booking, actor, reason)
        return self._waiting_list.fill(connection, booking.event)

    def invite_over_capacity(
        self, connection: Connection, registration_id: int, *, reason: str, actor: str
    ) -> list[Notice]:
        """Give who waits a seat although all are taken, for a reason that is kept for coordinators.

        Without a notice, there was nobody to invite.
        """
        booking = sql.lock_registration(connection, registration_id)
        return [] if booking is None else self._decisions.invite(connection, booking, actor, reason)

    def fill_free_seats(self, connection: Connection, event: Event) -> list[Notice]:
        """Hand out seats that became free by a change of the event; return who is to be told."""
        locked = sql.find_event(connection, event.id, lock=True)
        return [] if locked is None else self._waiting_list.fill(connection, locked)

    def find_registration(self, connection: Connection, registration_id: int) -> Registration | None:
        """Return the registration, whatever its state, or None when there is none of that id."""
        return sql.find_registration(connection, registration_id)

    def registrations_of(self, connection: Connection, person: PersonKey) -> list[Booking]:
        """Return what the person is signed up for, or waits for, and has not ended."""
        now = self._clock.now()
        return [
            booking
            for booking in self.everything_about(connection, person)
            if booking.registration.state in ACTIVE_STATES and booking.event.ends_at > now
        ]

    def registrations_for(self, connection: Connection, event_id: EventId) -> list[Registration]:
        """Return all registrations for the event, cancelled ones too, in the order of signing up."""
        return sql.registrations_of_event(connection, event_id)

    def everything_about(self, connection: Connection, person: PersonKey) -> list[Booking]:
        """Return every registration of the person that is still theirs, cancelled and past ones too."""
        pairs = (
            (sql.find_event(connection, registration.event_id), registration)
            for registration in sql.registrations_of_person(connection, person)
        )
        return [Booking(event, registration) for event, registration in pairs if event is not None]

    def last_applicant(self, connection: Connection, person: PersonKey) -> Applicant | None:
        """Return what the person said at their last sign-up, to offer it again; sessions and consent are asked anew."""
        latest = sql.latest_of_person(connection, person)
        return None if latest is None else self._changing.said(connection, latest, sessions=False)

    def erase_person(self, connection: Connection, person: PersonKey) -> list[Notice]:
        """Cancel what is active and forget who it was; return who is to be told of the freed seats."""
        active = sorted(self.registrations_of(connection, person), key=lambda booking: booking.event.id)
        results = [self.cancel_registration(connection, each.registration.id, person=person) for each in active]
        own = [registration.id for registration in sql.registrations_of_person(connection, person)]
        now = self._clock.now()
        sql.erase(connection, own, now)
        sql.forget_staff(connection, person)
        audit.forget_actor(connection, person)
        for registration_id in own:
            subject = f"registration:{registration_id}"
            audit.record(connection, now, audit.FORGOTTEN, "registration.erased", subject, details={})
        return [notice for result in results if isinstance(result, Cancelled) for notice in result.notices]

    def _register(
        self, connection: Connection, event: Event, applicant: Applicant, actor: str
    ) -> Confirmed | Waiting | Pending:
        now, state = self._clock.now(), self._first_state(connection, event, applicant)
        number = sql.insert_registration(connection, event.id, applicant, state, now)
        if applicant.sessions:
            session_sql.choose_sessions(connection, number, dict.fromkeys(applicant.sessions))
        if applicant.accessibility or applicant.dietary:
            keep_needs(connection, number, Needs(applicant.accessibility, applicant.dietary))
        record_state(connection, now, actor, state, number, event=event, before=None, after=state)
        [registration] = sql.find_registrations(connection, [number])
        if registration.place is not None:
            return Waiting(registration, event, registration.place)
        return Pending(registration, event) if event.needs_approval else Confirmed(registration, event)

    def _first_state(self, connection: Connection, event: Event, applicant: Applicant) -> RegistrationState:
        if event.needs_approval:
            return RegistrationState.PENDING
        seated = sql.occupancy(connection, event).seats_newcomer(applicant.group)
        return RegistrationState.CONFIRMED if seated else RegistrationState.WAITING

    def _active(self, connection: Connection, registration_id: int, person: PersonKey | None) -> Booking | None:
        """Lock and return an active registration, ``person``'s if that is given."""
        booking = sql.lock_registration(connection, registration_id)
        if booking is None or booking.registration.state not in ACTIVE_STATES:
            return None
        return booking if person in {None, booking.registration.person} else None
