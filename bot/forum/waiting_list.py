"""Freed seats: to whom they go, for how long they are kept, and what becomes of those that nobody takes.

Every method works within the caller's writing transaction and, where it is given an event, under the event's lock.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from bot.clock import Clock
from bot.forum import session_sql, sql
from bot.forum.event import Event, EventId
from bot.forum.model import Booking, RegistrationId, RegistrationState
from bot.forum.notices import Notice, NoticeKind
from bot.forum.registration_audit import record_state
from bot.forum.seating import Waiter, offer_lasts_until

_SYSTEM = "system"
_NOTICES = {
    RegistrationState.CONFIRMED: NoticeKind.PROMOTED,
    RegistrationState.OFFERED: NoticeKind.OFFERED,
    RegistrationState.EXPIRED: NoticeKind.OFFER_EXPIRED,
}


class WaitingList:
    """Hands freed seats on to those who wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def fill(self, connection: Connection, event: Event) -> list[Notice]:
        """Give or offer each free seat to the first who can have it; return who is to be told.

        Nothing happens once the event has begun or is cancelled.
        """
        now = self._clock.now()
        if now >= event.starts_at or event.cancelled_at is not None:
            return []
        counts = sql.occupancy(connection, event)
        if not counts.waiting or counts.seats.taken >= event.capacity:
            return []
        lucky = counts.first_to_be_seated(sql.line(connection, event.id))
        seated = [each.registration_id for each in lucky if self._seat(connection, event, each, now)]
        return _notices(connection, event, seated)

    def accept(self, connection: Connection, booking: Booking, actor: str) -> bool:
        """Turn the offer into a seat; return False when it is over."""
        now, event, registration = self._clock.now(), booking.event, booking.registration
        expires = registration.offer_expires_at
        if expires is None or min(expires, event.starts_at) <= now or event.cancelled_at is not None:
            return False
        offered, confirmed = RegistrationState.OFFERED, RegistrationState.CONFIRMED
        values = {"confirmed_at": now, "offer_expires_at": None}
        if not sql.transition(connection, registration.id, [offered], confirmed, **values):
            return False
        record_state(connection, now, actor, "accepted", registration.id, event=event, before=offered, after=confirmed)
        return True

    def expire(self, connection: Connection) -> list[Notice]:
        """End the offers that nobody took in time and hand their seats on; return who is to be told."""
        now = self._clock.now()
        lapsed = groupby(sql.lapsed_offers(connection, now), key=lambda pair: pair[0])
        return [
            notice
            for event_id, pairs in lapsed
            for notice in self._expire_at(connection, event_id, [each for _, each in pairs], now)
        ]

    def _seat(self, connection: Connection, event: Event, waiter: Waiter, now: datetime) -> bool:
        waiting, number = RegistrationState.WAITING, waiter.registration_id
        expires = offer_lasts_until(now, event.starts_at, event.offer_hours, reachable=waiter.reachable)
        state = RegistrationState.CONFIRMED if expires is None else RegistrationState.OFFERED
        values = {"confirmed_at": now} if expires is None else {"offer_expires_at": expires}
        if not sql.transition(connection, number, [waiting], state, **values):
            return False
        session_sql.drop_full_sessions(connection, number, event.id)
        action = "promoted" if expires is None else "offered"
        record_state(connection, now, _SYSTEM, action, number, event=event, before=waiting, after=state)
        return True

    def _expire_at(
        self, connection: Connection, event_id: EventId, lapsed: Sequence[RegistrationId], now: datetime
    ) -> Iterator[Notice]:
        event = sql.find_event(connection, event_id, lock=True)
        if event is None:
            return
        offered, expired = RegistrationState.OFFERED, RegistrationState.EXPIRED
        over = [each for each in lapsed if sql.transition(connection, each, [offered], expired)]
        for number in over:
            record_state(connection, now, _SYSTEM, "offer_expired", number, event=event, before=offered, after=expired)
        yield from _notices(connection, event, over)
        yield from self.fill(connection, event)


def _notices(connection: Connection, event: Event, numbers: Sequence[RegistrationId]) -> list[Notice]:
    registrations = sql.find_registrations(connection, numbers)
    return [Notice(_NOTICES[registration.state], registration, event) for registration in registrations]
