"""The properties of an event as a coordinator types and reads them; pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.answering.model import Language
from bot.clock import from_warsaw, in_warsaw
from bot.conversation.wording import at_time
from bot.entry.errors import InvalidEntryError
from bot.entry.times import typed_deadline, typed_moment, typed_time
from bot.forum.event import Event
from bot.forum.model import Group
from bot.forum.plan import SessionPlan
from bot.messages.event_editing import EVENT_EDITING

CLEARED = "-"
"""What is typed to take a setting away."""

_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}),?")
_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d{2}")
_NUMBER = re.compile(r"[0-9]{1,7}")
_SESSION = re.compile(r"(?P<start>\d{1,2}[:.]\d{2})\s*[-–—]\s*(?P<end>\d{1,2}[:.]\d{2})\s+(?P<rest>\S.*)")


class Field(StrEnum):
    """What can be changed; the values are the names of the event's properties."""

    TITLE = "title"
    PLACE = "place"
    STARTS_AT = "starts_at"
    ENDS_AT = "ends_at"
    CAPACITY = "capacity"
    SIGNUP_DEADLINE = "signup_deadline"
    SIGNUP_OPENS_AT = "signup_opens_at"
    ONLINE_LINK = "online_link"
    DIRECTIONS = "directions"
    ORGANISATION_LIMIT = "organisation_limit"
    NEEDS_APPROVAL = "needs_approval"
    TARGET = "target"
    OFFER_HOURS = "offer_hours"


MOMENTS = frozenset({Field.STARTS_AT, Field.ENDS_AT, Field.SIGNUP_DEADLINE, Field.SIGNUP_OPENS_AT})
NUMBERS = frozenset({Field.CAPACITY, Field.ORGANISATION_LIMIT, Field.TARGET, Field.OFFER_HOURS})
CLEARABLE = frozenset(
    {Field.SIGNUP_OPENS_AT, Field.ONLINE_LINK, Field.DIRECTIONS, Field.ORGANISATION_LIMIT, Field.TARGET}
)

Value = str | int | datetime | bool


class TypedFault(StrEnum):
    """Why something typed is no value."""

    NOT_A_MOMENT = "not_a_moment"
    NOT_A_NUMBER = "not_a_number"


def read_value(field: Field, typed: str, day: datetime | None, now: datetime) -> Value | TypedFault:
    """Return the value of ``field`` that was typed; what takes an optional one away is what ``EventChanges`` says.

    Args:
        field: which property.
        typed: as somebody wrote it.
        day: the day of a time without one, None where there has to be one.
        now: the moment from which sign-ups that open at no set time are open.

    Raises:
        NonexistentTimeError: when clocks skip that time in spring; says so.

    """
    cleared = field in CLEARABLE and typed.strip() in {CLEARED, "–", "—"}
    if field in MOMENTS:
        return now if cleared else read_moment(typed, day, whole_day=field is Field.SIGNUP_DEADLINE)
    if field in NUMBERS:
        return 0 if cleared else read_number(typed)
    return "" if cleared else typed.strip()


def read_moment(typed: str, day: datetime | None = None, *, whole_day: bool = False) -> datetime | TypedFault:
    """Return the moment of "2027-03-15 10:00" or "15.3.2027 10:00" in Polish time, of "10:00" on ``day``.

    With ``whole_day`` a day alone means its last minute.

    Raises:
        NonexistentTimeError: when clocks skip that time in spring; says so.

    """
    text = _DAY_FIRST.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", " ".join(typed.split()))
    try:
        if day is not None and _TIME_ALONE.fullmatch(text):
            at = typed_time(text.replace(".", ":"))
            return from_warsaw(datetime.combine(in_warsaw(day).date(), at))
        return typed_deadline(text) if whole_day else typed_moment(text)
    except InvalidEntryError:
        return TypedFault.NOT_A_MOMENT


def read_number(typed: str) -> int | TypedFault:
    """Return a number of people or hours."""
    return int(typed.strip()) if _NUMBER.fullmatch(typed.strip()) else TypedFault.NOT_A_NUMBER


def read_session(line: str, event: Event) -> SessionPlan | None:
    """Return the session of "10:00-11:00 Title | speaker | room | 20" on the first day of the event; None for none.

    With a number of seats it is a workshop.

    Raises:
        NonexistentTimeError: when clocks skip that time in spring; says so.

    """
    found = _SESSION.fullmatch(line.strip())
    if found is None:
        return None
    title, speakers, room, seats, *more = (*(part.strip() for part in found["rest"].split("|")), "", "", "")
    start, end = (read_moment(found[name], event.starts_at) for name in ("start", "end"))
    capacity = read_number(seats) if seats else None
    if isinstance(start, TypedFault) or isinstance(end, TypedFault) or isinstance(capacity, TypedFault):
        return None
    if not title or any(more):
        return None
    return SessionPlan(title, start, end, speakers or None, room or None, bookable=bool(seats), capacity=capacity)


@dataclass(frozen=True, slots=True)
class Shown:
    """Writes values for people."""

    language: Language

    def value(self, value: Value | None) -> str:
        """Return the value in words."""
        texts = EVENT_EDITING[self.language]
        match value:
            case bool():
                return texts.yes if value else texts.no
            case datetime():
                return at_time(value, self.language)
            case None | "" | 0:
                return texts.nothing
            case _:
                return str(value)


def read_group_field(argument: str) -> Group | None:
    """Return the group whose seats "group.ngo_leader" names; None when it names none."""
    kind, _, group = argument.partition(".")
    return Group(group) if kind == "group" and group in set(Group) else None
