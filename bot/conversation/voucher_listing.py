"""Which applications of an edition a button shows: "scoring.2" is the second page of those that are being scored."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.voucher.states import State

ON_A_PAGE = 10
ALL = "all"
_TO_CHECK = "check"
_MOST_PAGES = 10_000

_SUBMITTED = tuple(state for state in State if state is not State.DRAFT)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the applications in ``states``; ``name`` is how a button names them."""

    name: str
    states: Sequence[State]
    page: int

    def at(self, page: int) -> str:
        """Return what the button to another page carries."""
        return listing(self.name, page)


def listing(name: str = ALL, page: int = 1) -> str:
    """Return what a button to a page carries; ``name`` is a state, "check" for what waits for a check, or all."""
    return f"{name}.{page}"


def read_listing(argument: str) -> Listing:
    """Return what a button names; the first page of all where it names nothing."""
    name, _, page = argument.partition(".")
    number = int(page[:6]) if page.isascii() and page.isdigit() else 0
    states = _states(name)
    if states is None or not 0 < number <= _MOST_PAGES:
        return Listing(ALL, _SUBMITTED, 1)
    return Listing(name, states, number)


def _states(name: str) -> Sequence[State] | None:
    if name in set(_SUBMITTED):
        return (State(name),)
    return {ALL: _SUBMITTED, _TO_CHECK: (State.SUBMITTED, State.FORMAL)}.get(name)
