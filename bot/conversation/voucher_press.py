"""What buttons of applicants carry: "v:VERB:NUMBER:ARGUMENT", at most 64 bytes, read back with distrust."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Button


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

_PRESS = re.compile(r"v:(?P<verb>[a-z]{1,8})(?::(?P<number>[1-9][0-9]{0,18})(?::(?P<argument>[0-9a-z_.]{1,32}))?)?")


@dataclass(frozen=True, slots=True)
class VoucherPress:
    """A press. ``argument`` has answers of the check, or the state of a form and what is chosen there."""

    verb: VoucherVerb
    number: int = 0
    argument: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        parts = ("v", self.verb.value, str(self.number) if self.number else "", self.argument)
        return ":".join(part for part in parts if part)


def read_voucher_press(data: str) -> VoucherPress | None:
    """Return what ``data`` means; None when no button of applicants carries it."""
    found = _PRESS.fullmatch(data)
    if found is None or found["verb"] not in set(VoucherVerb):
        return None
    return VoucherPress(VoucherVerb(found["verb"]), int(found["number"] or 0), found["argument"] or "")


def voucher_key(label: str, verb: VoucherVerb, number: int = 0, argument: str = "") -> Button:
    """Return a button of applicants."""
    return Button(label, data=VoucherPress(verb, number, argument).data)
