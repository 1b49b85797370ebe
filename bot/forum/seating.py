"""Who gets a seat: decided from counts alone, so that the rules can be read and tested without a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.forum.event import Seats, Session
from bot.forum.model import Group, RegistrationId

AT_ONCE = timedelta(hours=2)
"""So shortly before the start a freed seat is given and not offered: nobody would answer in time."""

_SHORTEST_OFFER = timedelta(hours=1)
_SHARE_OF_THE_REST = 4


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody on the waiting list; ``reachable`` who has a chat to be asked in."""

    registration_id: RegistrationId
    group: Group
    reachable: bool


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How many of each group have a seat at an event, have one kept for them, or wait.

    Args:
        capacity: seats in all.
        group_capacities: seats of the groups that have a number of their own; the others share what is left.
        confirmed: people with a seat, by group; who was invited beyond the capacity too.
        offered: people for whom a freed seat is kept, by group.
        waiting: people on the waiting list, by group.
    """

    capacity: int
    group_capacities: Mapping[Group, int] = field(default_factory=dict)
    confirmed: Mapping[Group, int] = field(default_factory=dict)
    offered: Mapping[Group, int] = field(default_factory=dict)
    waiting: Mapping[Group, int] = field(default_factory=dict)

    @property
    def seats(self) -> Seats:
        """How full the event is."""
        confirmed, waiting, offered = (sum(part.values()) for part in (self.confirmed, self.waiting, self.offered))
        return Seats(self.capacity, confirmed, waiting, offered)

    @property
    def seats_by_group(self) -> dict[Group, Seats]:
        """How full the parts of the event are that have a capacity of their own."""
        return {group: self._seats_of(group) for group in self.group_capacities}

    def has_room(self, group: Group) -> bool:
        """Return whether one more of ``group`` fits into the event and into the part for the group."""
        return self.seats.taken < self.capacity and self.group_has_room(group)

    def group_has_room(self, group: Group) -> bool:
        """Return whether one more fits into the part for ``group``; without a part of its own it always does."""
        return group not in self.group_capacities or self._seats_of(group).taken < self.group_capacities[group]

    def seats_newcomer(self, group: Group) -> bool:
        """Return whether a newcomer of ``group`` gets a seat: nobody who could take it may be waiting for it."""
        overtaken = any(self.has_room(other) for other, waiting in self.waiting.items() if waiting)
        return self.has_room(group) and not overtaken

    def free_seats(self, group: Group) -> int:
        """Return how many newcomers of ``group`` would get a seat at once."""
        if not self.seats_newcomer(group):
            return 0
        room, limit = self.capacity - self.seats.taken, self.group_capacities.get(group)
        return room if limit is None else min(room, limit - self._seats_of(group).taken)

    def first_to_be_seated(self, line: Iterable[Waiter]) -> list[Waiter]:
        """Return who gets the free seats, in the order of ``line``; who cannot for their full group holds up nobody."""
        now, seated = self, list[Waiter]()
        for waiter in line:
            if now.has_room(waiter.group):
                seated.append(waiter)
                now = replace(now, confirmed={**now.confirmed, waiter.group: now.confirmed.get(waiter.group, 0) + 1})
        return seated

    def _seats_of(self, group: Group) -> Seats:
        counts = (part.get(group, 0) for part in (self.confirmed, self.waiting, self.offered))
        return Seats(self.group_capacities[group], *counts)


@dataclass(frozen=True, slots=True)
class SessionSeats:
    """How many of those with a seat at the event chose a session."""

    session: Session
    taken: int

    @property
    def full(self) -> bool:
        """Whether nobody else can choose it."""
        return self.session.capacity is not None and self.taken >= self.session.capacity


def offer_lasts_until(now: datetime, starts_at: datetime, offer_hours: int, *, reachable: bool) -> datetime | None:
    """Return until when a freed seat is kept for who waits; None when it is theirs at once.

    The usual time is ``offer_hours``, near the event a quarter of what is left, at least an hour. Who has no chat
    cannot answer, and nobody can shortly before the start.
    """
    left = starts_at - now
    if not reachable or left < AT_ONCE:
        return None
    return now + max(min(timedelta(hours=offer_hours), left / _SHARE_OF_THE_REST), _SHORTEST_OFFER)


def clash(sessions: Sequence[Session]) -> tuple[Session, Session] | None:
    """Return two of the sessions that overlap, None when one person can attend all."""
    ordered = sorted(sessions, key=lambda session: (session.starts_at, session.ends_at))
    return next(((first, second) for first, second in pairwise(ordered) if second.starts_at < first.ends_at), None)
