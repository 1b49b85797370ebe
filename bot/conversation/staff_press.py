"""What buttons about the team and its templates carry: "t:VERB:ARGUMENT", at most 64 bytes, read back with distrust."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Button


class StaffVerb(StrEnum):
    """What a press asks for; the comment says what the argument is."""

    TEAM = "team"
    INVITE = "invite"  # role
    REVOCABLE = "revoke"
    REVOKE = "ask"  # number of a member
    REVOKE_SURELY = "yes"  # number of a member
    JOURNAL = "log"  # number of the entry before which to begin
    TEMPLATES = "list"
    TEMPLATE = "show"  # language and key of a template, and so below
    PREVIEW = "as"
    EDIT = "edit"
    RESET = "reset"
    LEAVE = "leave"


TEMPLATE_VERBS = frozenset(
    {
        StaffVerb.TEMPLATES,
        StaffVerb.TEMPLATE,
        StaffVerb.PREVIEW,
        StaffVerb.EDIT,
        StaffVerb.RESET,
        StaffVerb.LEAVE,
    }
)
"""What is about templates; the others are about the team."""

_STAFF = re.compile(r"t:(?P<verb>[a-z]{1,8})(?::(?P<argument>[0-9a-z_.]{1,40}))?")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class StaffPress:
    """A press."""

    verb: StaffVerb
    argument: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        return ":".join(part for part in ("t", self.verb.value, self.argument) if part)

    @property
    def number(self) -> int:
        """The argument as a number; 0 when it is none."""
        return int(self.argument) if _NUMBER.fullmatch(self.argument) else 0


def staff_button(label: str, verb: StaffVerb, argument: object = "") -> Button:
    """Return a button of the team."""
    return Button(label, data=StaffPress(verb, str(argument)).data)


def read_staff_press(data: str) -> StaffPress | None:
    """Return what ``data`` means; None when no button of the team carries it."""
    found = _STAFF.fullmatch(data)
    if found is None or found["verb"] not in set(StaffVerb):
        return None
    return StaffPress(StaffVerb(found["verb"]), found["argument"] or "")
