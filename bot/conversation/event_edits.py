"""What one change of an event is: how it is asked for, read, shown, and made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.conversation.desk_services import actor
from bot.conversation.event_fields import Field, Shown, TypedFault, Value, read_group_field, read_number, read_value
from bot.conversation.event_question import field_question, told_now
from bot.conversation.turn import Turn
from bot.forum.event import Event
from bot.forum.event_changes import FELT, EventChanged
from bot.forum.event_service import EventService
from bot.forum.model import Group
from bot.forum.plan import EventChanges
from bot.messages.event_editing import EVENT_EDITING
from bot.messages.signup import SIGNUP


class Edit(Protocol):
    """A change of one property."""

    @property
    def felt(self) -> bool:
        """Whether people are told about it."""
        ...

    def label(self, turn: Turn) -> str:
        """Return the name of the property."""
        ...

    def question(self, turn: Turn) -> str:
        """Ask for its new value."""
        ...

    def read(self, typed: str, now: datetime) -> Value | TypedFault:
        """Return the value that was typed.

        Raises:
            NonexistentTimeError: when clocks skip that time in spring; says so.

        """
        ...

    def before(self, turn: Turn) -> str:
        """Return the value that there is, in words."""
        ...

    def make(self, turn: Turn, value: Value) -> EventChanged:
        """Make the change.

        Raises:
            InvalidEventError: when the event could not take place like that; says what to change.

        """
        ...


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A change of a property of the event itself."""

    events: EventService
    event: Event
    field: Field

    @property
    def felt(self) -> bool:
        """Whether people are told about it."""
        return self.field in FELT

    def label(self, turn: Turn) -> str:
        """Return the name of the property."""
        return EVENT_EDITING[turn.language].fields[self.field]

    def question(self, turn: Turn) -> str:
        """Ask for its new value."""
        return field_question(turn, self.field, self.before(turn))

    def read(self, typed: str, now: datetime) -> Value | TypedFault:
        """Return the value that was typed; a time alone is on the day of the one that there is.

        Raises:
            NonexistentTimeError: when clocks skip that time in spring; says so.

        """
        if self.field is Field.NEEDS_APPROVAL:
            return not self.event.needs_approval
        current = getattr(self.event, self.field)
        return read_value(self.field, typed, current if isinstance(current, datetime) else None, now)

    def before(self, turn: Turn) -> str:
        """Return the value that there is, in words."""
        return Shown(turn.language).value(getattr(self.event, self.field))

    def make(self, turn: Turn, value: Value) -> EventChanged:
        """Make the change.

        Raises:
            InvalidEventError: when the event could not take place like that; says what to change.

        """
        new: dict[str, Any] = {self.field.value: value}
        return self.events.change(turn.connection, self.event.id, EventChanges(**new), actor=actor(turn))


@dataclass(frozen=True, slots=True)
class GroupEdit:
    """A change of the seats that a group has of its own."""

    events: EventService
    event: Event
    group: Group
    felt: bool = False

    def label(self, turn: Turn) -> str:
        """Return the name of the property."""
        return EVENT_EDITING[turn.language].fields["group"].format(name=SIGNUP[turn.language].groups[self.group])

    def question(self, turn: Turn) -> str:
        """Ask for the seats."""
        texts = EVENT_EDITING[turn.language]
        asked = texts.questions["group"].format(name=SIGNUP[turn.language].groups[self.group])
        return f"{asked} {texts.hints['number']}\n{told_now(turn, self.before(turn), clearable=True)}"

    def read(self, typed: str, now: datetime) -> Value | TypedFault:  # noqa: ARG002 - every change is read alike
        """Return the number of seats, "" for none of their own."""
        return "" if typed.strip() in {"-", "–", "—"} else read_number(typed)

    def before(self, turn: Turn) -> str:
        """Return the seats that they have, in words."""
        seats = self.events.group_capacities(turn.connection, self.event.id).get(self.group)
        return EVENT_EDITING[turn.language].nothing if seats is None else str(seats)

    def make(self, turn: Turn, value: Value) -> EventChanged:
        """Make the change.

        Raises:
            InvalidEventError: when the event could not take place like that; says what to change.

        """
        seats = value if isinstance(value, int) else None
        return self.events.set_group_capacities(turn.connection, self.event.id, {self.group: seats}, actor=actor(turn))


def edit_of(events: EventService, event: Event, argument: str) -> Edit | None:
    """Return the change that "capacity" or "group.ngo_leader" names; None when it names none."""
    if argument in set(Field):
        return FieldEdit(events, event, Field(argument))
    group = read_group_field(argument)
    return None if group is None else GroupEdit(events, event, group)
