"""The ranking list: the order of the applications of a call, and what the money suffices for. Nothing is stored here.

The higher score comes first; then more points for the criterion that weighs most; then who submitted earlier; then the
lower number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.voucher.decision_model import Outcome
from bot.voucher.model import ApplicationId


@dataclass(frozen=True, slots=True)
class Entry:
    """An application that is assessed.

    Scores are hundredths of a percent; ``reviews`` are the ids of those that it rests on. ``requested`` is in zlotys.
    ``appealed`` marks one that is assessed once more after an appeal, for which the reserve for appeals is there.
    """

    application_id: ApplicationId
    number: str
    submitted_at: datetime
    requested: Decimal
    rules_version: int
    score: int
    heaviest: int
    passes: bool
    reviews: tuple[int, ...]
    appealed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An entry with its place, from one on."""

    place: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Planned:
    """A place with what is decided; ``amount`` is what is granted, else None."""

    place: Place
    outcome: Outcome
    amount: Decimal | None = None


def rank_key(entry: Entry) -> tuple[int, int, datetime, int, str]:
    """Return what entries are sorted by."""
    # A longer number is a later one: V/2027/10000 comes after V/2027/9999.
    return -entry.score, -entry.heaviest, entry.submitted_at, len(entry.number), entry.number


def rank(entries: Iterable[Entry]) -> tuple[Place, ...]:
    """Return the places of the entries, whatever order they come in."""
    ordered = sorted(entries, key=rank_key)
    return tuple(Place(place, entry) for place, entry in enumerate(ordered, start=1))


def plan(places: Sequence[Place], free: Decimal, held: Decimal) -> tuple[Planned, ...]:
    """Return what is decided about each place, strictly in order.

    After the first that does not fit nobody gets a voucher, even one who would fit; only who appealed may still draw
    on the reserve for appeals.

    Args:
        places: of the ranking, in order.
        free: what nobody was promised yet, in zlotys, with the reserve for appeals.
        held: the part of it that only appeals may draw on.

    """
    purse = _Purse(free, held)
    return tuple(_planned(each, purse) for each in places)


def merged(waiting: Sequence[tuple[int, Entry]], coming: Sequence[tuple[int, Entry]]) -> list[Entry]:
    """Return a reserve list with newcomers in it; those who wait already keep their order.

    A newcomer stands before the first of the same call whom it outranks, or else after the last of that call; calls
    follow each other.

    Args:
        waiting: the list as it is, each with the number of its call.
        coming: newcomers, each with the number of its call.

    """
    merged = list(waiting)
    for call, entry in sorted(coming, key=lambda each: (each[0], rank_key(each[1]))):
        position = next((at for at, other in enumerate(merged) if _is_before(call, entry, other)), len(merged))
        merged.insert(position, (call, entry))
    return [entry for _, entry in merged]


def _is_before(call: int, entry: Entry, other: tuple[int, Entry]) -> bool:
    return call < other[0] or (call == other[0] and rank_key(entry) < rank_key(other[1]))


class _Purse:
    """The money while places are gone through; who does not fit ends it for all who come after."""

    def __init__(self, free: Decimal, held: Decimal) -> None:
        self._free, self._held = free, held
        self._open, self._open_to_appeals = True, True

    def takes(self, amount: Decimal, *, appealed: bool) -> bool:
        """Take the amount out, if it is there for this one."""
        if amount > self._there(appealed=appealed):
            self._open, self._open_to_appeals = False, self._open_to_appeals and not appealed
            return False
        self._free -= amount
        if appealed:
            self._held = max(self._held - amount, Decimal(0))
        return True

    def _there(self, *, appealed: bool) -> Decimal:
        if not appealed:
            return self._free - self._held if self._open else Decimal(0)
        if not self._open_to_appeals:
            return Decimal(0)
        return self._free if self._open else min(self._free, self._held)


def _planned(place: Place, purse: _Purse) -> Planned:
    entry = place.entry
    if not entry.passes:
        return Planned(place, Outcome.REJECTED)
    if purse.takes(entry.requested, appealed=entry.appealed):
        return Planned(place, Outcome.GRANTED, entry.requested)
    return Planned(place, Outcome.RESERVE)
