"""What the buttons of a room carry: "ROOM:VERB:NUMBER:ARGUMENT", at most 64 bytes, read back with distrust."""

import re

_PRESS = re.compile(
    r"(?P<room>[a-z]):(?P<verb>[a-z]{1,8})(?::(?P<number>[1-9][0-9]{0,18})(?::(?P<argument>[0-9a-z_.]{1,32}))?)?"
)

CHOOSING, LEAVING = "choose", "leave"
"""Verbs that belong to an open form in every room: one answers with what its argument ends with, one drops the form."""


def written_press(room: str, verb: str, number: int, argument: str) -> str:
    """Return what a button carries.

    Args:
        room: a letter.
        verb: what is to be done.
        number: of what it is to be done with; 0 for nothing.
        argument: a part of a list, or the state of a form; "" for none, and without a number there is none.

    """
    return ":".join(part for part in (room, verb, str(number) if number else "", argument) if part)


def read_room_press(room: str, data: str) -> tuple[str, int, str] | None:
    """Return verb, number and argument of ``data``; None when no button of the room can carry it."""
    found = _PRESS.fullmatch(data)
    if found is None or found["room"] != room:
        return None
    return found["verb"], int(found["number"] or 0), found["argument"] or ""
