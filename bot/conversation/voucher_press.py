"""What buttons of applicants carry: "v:VERB:NUMBER:ARGUMENT", at most 64 bytes, read back with distrust."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Button
from bot.conversation.room_press import read_room_press, written_press


class VoucherVerb(StrEnum):
    """What a press asks for. The number is an application, or what the comment says."""

    HOME = "home"
    RULES = "rules"  # edition
    CHECK = "check"  # edition; the argument has the answers so far
    APPLY = "apply"  # call
    MINE = "mine"
    APPLICATION = "app"
    TEXTS = "texts"
    HISTORY = "history"
    CONTINUE = "go"
    APPEAL = "appeal"
    WITHDRAW = "drop"
    WITHDRAW_SURELY = "dropyes"
    CODE = "code"
    CODE_SURELY = "codeyes"
    DOCUMENT = "pdf"
    LETTER = "letter"
    MONEY = "money"
    SET = "set"  # the open form, as all below; the argument ends with what is chosen
    DECLARE = "decl"
    DECLARE_ALL = "declall"
    FIELD = "field"
    DETACH = "detach"
    KEEP = "keep"
    SKIP = "skip"
    BACK = "back"
    CORRECT = "fix"
    SHOW = "show"
    LATER = "later"
    SUBMIT = "submit"


OF_FORM = frozenset(list(VoucherVerb)[list(VoucherVerb).index(VoucherVerb.SET) :])
"""What belongs to the open form: it works while the form is as it was on the button."""

_ROOM = "v"


@dataclass(frozen=True, slots=True)
class VoucherPress:
    """A press. ``argument`` has answers of the check, or the state of a form and what is chosen there."""

    verb: VoucherVerb
    number: int = 0
    argument: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        return written_press(_ROOM, self.verb.value, self.number, self.argument)


def read_voucher_press(data: str) -> VoucherPress | None:
    """Return what ``data`` means; None when no button of applicants carries it."""
    found = read_room_press(_ROOM, data)
    if found is None or found[0] not in set(VoucherVerb):
        return None
    verb, number, argument = found
    return VoucherPress(VoucherVerb(verb), number, argument)


def voucher_key(label: str, verb: VoucherVerb, number: int = 0, argument: str = "") -> Button:
    """Return a button of applicants."""
    return Button(label, data=VoucherPress(verb, number, argument).data)
