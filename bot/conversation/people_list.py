"""Which part of an event's participants a button shows: "state.waiting.2" is the second page of those who wait."""

from dataclasses import dataclass

from bot.forum.event import SessionId
from bot.forum.model import Group, RegistrationId, RegistrationState
from bot.forum.selection import Selection
from bot.store.schema import is_storable

PEOPLE_ON_A_PAGE = 10
_ALL = "all"
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class ListedPart:
    """A page of those whom ``selection`` means; ``kind`` and ``value`` are its name in a button."""

    kind: str
    value: str
    page: int
    selection: Selection

    def at(self, page: int) -> str:
        """Return what the button to another page carries."""
        return listing(self.kind, self.value, page)


def listing(kind: str = _ALL, value: str = "0", page: int = 1) -> str:
    """Return what a button to a page of a list carries."""
    return f"{kind}.{value}.{page}"


def read_listing(argument: str) -> ListedPart | None:
    """Return the part that a button names; None when there is none such."""
    kind, _, rest = argument.partition(".")
    value, _, page = rest.partition(".")
    if not (page.isascii() and page.isdigit() and 0 < int(page[:6]) <= _MOST_PAGES):
        return None
    selection = _selection(kind, value)
    return None if selection is None else ListedPart(kind, value, int(page[:6]), selection)


def _selection(kind: str, value: str) -> Selection | None:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 20 else 0  # noqa: PLR2004 - digits of the largest id
    match kind:
        case "all" if value == "0":
            return Selection()
        case "state" if value in set(RegistrationState):
            return Selection(frozenset({RegistrationState(value)}))
        case "group" if value in set(Group):
            return Selection(group=Group(value))
        case "session" if is_storable(number):
            return Selection(session=SessionId(number))
        case "like" if is_storable(number):
            return Selection(alike=RegistrationId(number))
        case _:
            return None
