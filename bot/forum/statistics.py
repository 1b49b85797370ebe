"""How an event went, in numbers: what the report to the grant needs. No name of a person is in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, case, func, select, update

from bot.forum.erased_counts import Counted, Dimension, counted
from bot.forum.event import Event
from bot.forum.event_sql import sessions_of_event
from bot.forum.feedback import FeedbackSummary, feedback_summary
from bot.forum.model import ACTIVE_STATES, Channel, Group, RegistrationState
from bot.store import audit
from bot.store.event_schema import events, registrations


@dataclass(frozen=True, slots=True)
class GroupStatistics:
    """What became of the sign-ups of one group, people counted without sex or gender. ``signed_up`` is all of them."""

    group: Group
    signed_up: int
    confirmed: int
    waiting: int
    came: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of an organisation, of a municipality or at a session had a seat, and came to the event.

    ``name`` is "" for those who did not say.
    """

    name: str
    confirmed: int
    came: int


@dataclass(frozen=True, slots=True)
class EventStatistics:
    """The numbers of an event.

    ``signed_up`` counts every sign-up, also those cancelled since; ``waiting`` the waiting list with the seats that are
    offered from it, ``pending`` those that a coordinator has to decide. ``walk_ins`` came without having signed up,
    ``no_shows`` had a seat and did not come (all, before the event). The target is ``event.target``.
    """

    event: Event
    signed_up: int
    confirmed: int
    waiting: int
    pending: int
    cancelled: int
    came: int
    walk_ins: int
    over_capacity: int
    groups: tuple[GroupStatistics, ...]
    organisations: tuple[Turnout, ...]
    municipalities: tuple[Turnout, ...]
    sessions: tuple[Turnout, ...]
    feedback: FeedbackSummary

    @property
    def no_shows(self) -> int:
        """People with a seat who did not come."""
        return self.confirmed - self.came

    @property
    def share_of_target(self) -> float | None:
        """People who came, as a share of the target; None where there is no target."""
        return self.came / self.event.target if self.event.target else None


@dataclass(frozen=True, slots=True)
class _Cell:
    """Sign-ups of one group, in one state, through one kind of channel."""

    group: Group
    state: RegistrationState
    at_the_door: bool
    people: int
    came: int
    over_capacity: int


def event_statistics(connection: Connection, event: Event) -> EventStatistics:
    """Count everything about the event, in eight statements however many people there are."""
    cells = _cells(connection, event)
    turnouts = counted(connection, event.id)
    waiting = (RegistrationState.WAITING, RegistrationState.OFFERED)
    gone = tuple(set(RegistrationState) - ACTIVE_STATES)
    return EventStatistics(
        event=event,
        signed_up=_people(cells, *RegistrationState),
        confirmed=_people(cells, RegistrationState.CONFIRMED),
        waiting=_people(cells, *waiting),
        pending=_people(cells, RegistrationState.PENDING),
        cancelled=_people(cells, *gone),
        came=_came(cells),
        walk_ins=_came(cell for cell in cells if cell.at_the_door),
        over_capacity=sum(cell.over_capacity for cell in cells if cell.state is RegistrationState.CONFIRMED),
        groups=tuple(_of_group(group, cells) for group in Group),
        organisations=_merged(each for dimension, each in turnouts if dimension is Dimension.ORGANISATION),
        municipalities=_merged(each for dimension, each in turnouts if dimension is Dimension.MUNICIPALITY),
        sessions=_by_session(connection, event, turnouts),
        feedback=feedback_summary(connection, event),
    )


def mark_report_made(connection: Connection, event: Event, at: datetime, *, actor: str) -> Event:
    """Remember that the report was made, once the event is over: from then on contacts are not needed for it.

    The first time counts. A report of an event that is not over, or of a sample, is only a look at it.
    """
    if event.report_made_at is not None or at < event.ends_at or event.sample:
        return event
    connection.execute(update(events).where(events.c.id == event.id).values(report_made_at=at))
    audit.record(connection, at, actor, "report.made", f"event:{event.id}", details={})
    return replace(event, report_made_at=at)


def _cells(connection: Connection, event: Event) -> list[_Cell]:
    came = registrations.c.checked_in_at.is_not(None)  # who was erased while the event went on had a seat all the same
    by = (
        registrations.c.participant_group,
        case((came, RegistrationState.CONFIRMED.value), else_=registrations.c.state).label("state"),
        (registrations.c.channel == Channel.DOOR.value).label("at_the_door"),
    )
    numbers = (
        func.count().label("people"),
        func.count(registrations.c.checked_in_at).label("came"),
        func.count(case((registrations.c.over_capacity, 1))).label("over_capacity"),
    )
    query = select(*by, *numbers).where(registrations.c.event_id == event.id).group_by(*by)
    return [
        _Cell(
            group=Group(row.participant_group),
            state=RegistrationState(row.state),
            at_the_door=bool(row.at_the_door),
            people=int(row.people),
            came=int(row.came),
            over_capacity=int(row.over_capacity),
        )
        for row in connection.execute(query)
    ]


def _people(cells: Iterable[_Cell], *states: RegistrationState) -> int:
    return sum(cell.people for cell in cells if cell.state in states)


def _came(cells: Iterable[_Cell]) -> int:
    return sum(cell.came for cell in cells)


def _of_group(group: Group, cells: Iterable[_Cell]) -> GroupStatistics:
    own = [cell for cell in cells if cell.group is group]
    return GroupStatistics(
        group=group,
        signed_up=_people(own, *RegistrationState),
        confirmed=_people(own, RegistrationState.CONFIRMED),
        waiting=_people(own, RegistrationState.WAITING, RegistrationState.OFFERED),
        came=_came(own),
    )


def _merged(found: Iterable[Counted]) -> tuple[Turnout, ...]:
    """Join the spellings of one key under the most frequent one; those with most people first, "" last."""
    by_key: dict[str, list[Counted]] = {}
    for each in found:
        by_key.setdefault(each.key, []).append(each)
    turnouts = [
        Turnout(
            name=max(spellings, key=lambda each: (each.confirmed + each.came, each.name)).name,
            confirmed=sum(each.confirmed for each in spellings),
            came=sum(each.came for each in spellings),
        )
        for spellings in by_key.values()
    ]
    return tuple(sorted(turnouts, key=lambda each: (not each.name, -each.came, -each.confirmed, each.name)))


def _by_session(
    connection: Connection, event: Event, turnouts: Iterable[tuple[Dimension, Counted]]
) -> tuple[Turnout, ...]:
    """Return the sessions that one can choose, in the order of the programme, also those that nobody chose."""
    chosen = [each for dimension, each in turnouts if dimension is Dimension.SESSION]
    return tuple(
        Turnout(
            name=session.title,
            confirmed=sum(each.confirmed for each in chosen if each.key == str(session.id)),
            came=sum(each.came for each in chosen if each.key == str(session.id)),
        )
        for session in sessions_of_event(connection, event.id)
        if session.bookable
    )
