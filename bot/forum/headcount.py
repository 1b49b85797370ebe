"""How many people stand where with an event, in one statement."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.forum.event import Event
from bot.forum.model import Group, RegistrationState
from bot.store.event_schema import registrations


@dataclass(frozen=True, slots=True)
class Headcount:
    """Registrations by state, confirmed ones by group, and how many of all came. What is not named is none."""

    by_state: Mapping[RegistrationState, int]
    confirmed_by_group: Mapping[Group, int]
    came: int

    def of(self, state: RegistrationState) -> int:
        """Return how many are in ``state``."""
        return self.by_state.get(state, 0)


def headcount(connection: Connection, event: Event) -> Headcount:
    """Count the registrations of the event."""
    state, group = registrations.c.state, registrations.c.participant_group
    counted = select(
        state, group, func.count().label("people"), func.count(registrations.c.checked_in_at).label("came")
    )
    rows = list(connection.execute(counted.where(registrations.c.event_id == event.id).group_by(state, group)))
    by_state, by_group = Counter[RegistrationState](), Counter[Group]()
    for row in rows:
        by_state[RegistrationState(row.state)] += row.people
        if row.state == RegistrationState.CONFIRMED:
            by_group[Group(row.participant_group)] += row.people
    return Headcount(by_state, by_group, sum(row.came for row in rows))
