"""An event that a TOML file describes, with its sessions, seats for groups and materials.

``docs/pl/wydarzenie.toml`` shows every key. Whatever is wrong is told at once, each fault with its key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import in_warsaw
from bot.entry.fault import Fault, fault_lines
from bot.entry.toml_table import Table, load_toml, read_toml
from bot.forum.event import DEFAULT_OFFER_HOURS, EventKind, InvalidEventError, Material
from bot.forum.model import Group
from bot.forum.plan import EventPlan, SessionPlan
from bot.forum.plan_checks import group_faults, plan_faults, session_faults, tidied_plan, tidied_session

_KEYS = {"starts_at": "start", "ends_at": "end", "signup_deadline": "deadline", "signup_opens_at": "opens"}
"""The keys of moments; all other keys are the names of the fields."""


@dataclass(frozen=True, slots=True)
class DescribedEvent:
    """What a file says."""

    plan: EventPlan
    sessions: tuple[SessionPlan, ...]
    group_capacities: dict[Group, int]


def load_event_file(path: Path, now: datetime) -> DescribedEvent:
    """Read the file.

    Raises:
        InvalidEntryError: when it is no TOML; says what to change.
        InvalidEventError: with a sentence for every fault.
        OSError: when it cannot be opened.

    """
    return _event(load_toml(path), now)


def read_event(text: str, now: datetime) -> DescribedEvent:
    """Return the event that ``text`` describes, with tidied texts.

    Raises:
        InvalidEntryError: when it is no TOML; says what to change.
        InvalidEventError: with a sentence for every fault.

    """
    return _event(read_toml(text), now)


def _event(table: Table, now: datetime) -> DescribedEvent:
    described = _described(table)
    faults = [*table.faults(), *_faults_beyond(table, described, now)]
    if faults:
        raise InvalidEventError(fault_lines(faults))
    return described


def _described(table: Table) -> DescribedEvent:
    """Return what can be read; what cannot be is a fault of the table and has a harmless value here."""
    plan = _plan(table)
    sessions = tuple(_session(each, plan) for each in table.tables("sessions"))
    groups = table.table("groups")
    capacities = {Group(key): groups.number(key) for key in groups.keys_of(Group)}
    return DescribedEvent(plan, sessions, {group: seats for group, seats in capacities.items() if seats is not None})


def _plan(table: Table) -> EventPlan:
    starts_at = table.moment("start")
    offer_hours = table.number("offer_hours")
    return tidied_plan(
        EventPlan(
            title=table.text("title") or "",
            place=table.text("place") or "",
            starts_at=starts_at,
            ends_at=table.moment("end"),
            capacity=table.number("capacity", required=True) or 0,
            signup_deadline=table.deadline("deadline") or starts_at,
            kind=table.choice("kind", EventKind) or EventKind.FORUM,
            series=table.text("series"),
            signup_opens_at=table.optional_moment("opens"),
            online_link=table.text("online_link"),
            directions=table.text("directions"),
            languages=table.texts("languages"),
            materials=tuple(_material(each) for each in table.tables("materials")),
            organisation_limit=table.number("organisation_limit"),
            needs_approval=table.flag("needs_approval"),
            offer_hours=DEFAULT_OFFER_HOURS if offer_hours is None else offer_hours,
            target=table.number("target"),
        )
    )


def _material(table: Table) -> Material:
    return Material(table.text("title") or "", table.text("url") or "")


def _session(table: Table, event: EventPlan) -> SessionPlan:
    day = in_warsaw(event.starts_at).date()
    return tidied_session(
        SessionPlan(
            title=table.text("title") or "",
            starts_at=table.moment("start", day),
            ends_at=table.moment("end", day),
            speakers=", ".join(table.texts("speakers")) or None,
            room=table.text("room"),
            bookable=table.flag("bookable"),
            capacity=table.number("capacity"),
        )
    )


def _faults_beyond(table: Table, described: DescribedEvent, now: datetime) -> Iterator[Fault]:
    """Return what is wrong with values that could be read; a moment that could not be is compared with nothing."""
    unread = {fault.field for fault in table.faults()}
    moments_known = not unread & set(_KEYS.values())
    yield from _judged(plan_faults(described.plan, now), "", unread, moments_known=moments_known)
    for number, session in enumerate(described.sessions, 1):
        prefix = f"sessions[{number}]."
        known = moments_known and not unread & {f"{prefix}start", f"{prefix}end"}
        yield from _judged(session_faults(session, described.plan), prefix, unread, moments_known=known)
    yield from _judged(group_faults(described.group_capacities), "groups.", unread, moments_known=True)


def _judged(faults: list[Fault], prefix: str, unread: set[str], *, moments_known: bool) -> Iterator[Fault]:
    for fault in faults:
        key = prefix + _KEYS.get(fault.field, fault.field)
        if key not in unread and (moments_known or fault.field not in _KEYS):
            yield Fault(key, fault.sentence)
