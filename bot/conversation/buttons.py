"""What buttons carry: at most 64 bytes, read back with distrust, since anybody can send any bytes.

Nothing that a button says is believed: ids are looked up, and whose they are is checked where they are used.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from bot.answering.model import Language
from bot.conversation.model import Button


class Action(StrEnum):
    """What a press asks for; the value is what stands in the button."""

    SOURCES = "src"
    UP = "up"
    DOWN = "down"
    ASK_COORDINATOR = "ask"
    QUESTION = "q"
    EVENTS = "events"
    EVENT = "ev"
    SIGN_UP = "su"
    REGISTRATIONS = "mine"
    CANCEL = "cx"
    CANCEL_SURELY = "cy"
    SHOW_DATA = "show"
    ERASE = "del"
    ERASE_SURELY = "dely"
    KEEP_DATA = "keep"
    LANGUAGE = "lang"
    SOURCE_STATES = "states"
    OFFER_TAKE = "ot"
    OFFER_LEAVE = "ol"
    NOT_COMING = "nc"
    FEEDBACK = "fb"
    SIGN_UP_OTHERS = "so"
    OWN = "own"
    CHANGE = "ch"
    TICKET = "tk"
    TICKET_PDF = "tkp"
    NEW_TICKET = "tkn"
    CALENDAR = "ics"
    DIRECTIONS = "way"
    CERTIFICATE = "cert"
    WITHDRAW = "wd"
    WITHDRAW_SURELY = "wdy"
    EXPORT_DATA = "exp"


class FormAction(StrEnum):
    """What a button of a form does."""

    GROUP = "g"
    ORGANISATION = "o"
    SESSION = "s"
    ONWARD = "next"
    NOTICE = "info"
    RATE = "r"
    SKIP = "skip"
    KEEP = "keep"
    AGREE = "agree"
    CONFIRM = "ok"
    CORRECT = "fix"
    GO_TO = "to"
    SHOW = "show"
    BACK = "back"
    CANCEL = "x"


_WITH_NUMBER = frozenset(
    {
        Action.SOURCES,
        Action.UP,
        Action.DOWN,
        Action.ASK_COORDINATOR,
        Action.EVENT,
        Action.SIGN_UP,
        Action.CANCEL,
        Action.CANCEL_SURELY,
        Action.OFFER_TAKE,
        Action.OFFER_LEAVE,
        Action.NOT_COMING,
        Action.FEEDBACK,
        Action.SIGN_UP_OTHERS,
        Action.OWN,
        Action.CHANGE,
        Action.TICKET,
        Action.TICKET_PDF,
        Action.NEW_TICKET,
        Action.CALENDAR,
        Action.DIRECTIONS,
        Action.CERTIFICATE,
        Action.WITHDRAW,
        Action.WITHDRAW_SURELY,
    }
)
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
_PLAIN = re.compile(r"(?P<action>[a-z]+)(?::(?P<argument>[0-9a-z]{1,40}))?")
_FORM = re.compile(
    r"f:(?P<event>[1-9][0-9]{0,18}):(?P<started>[0-9]{1,12}):(?P<turn>[0-9]{1,5}):(?P<action>[a-z]+)(?::(?P<value>[a-z0-9_]{1,20}))?"
)


@dataclass(frozen=True, slots=True)
class Press:
    """A press. ``number`` is the id of what it is about, 0 where there is none; ``word`` a key or a language."""

    action: Action
    number: int = 0
    word: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        argument = self.word or (str(self.number) if self.number else "")
        return f"{self.action}:{argument}" if argument else self.action.value


@dataclass(frozen=True, slots=True)
class FormPress:
    """A press in a form for ``event_id``.

    ``started`` (seconds since 1970) and ``turn`` name the very state of the form that the button belongs to, so that
    an old button cannot answer a newer question. ``value`` is what is chosen: a group, a step, a number.
    """

    event_id: int
    started: int
    turn: int
    action: FormAction
    value: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        parts = ("f", str(self.event_id), str(self.started), str(self.turn), self.action.value, self.value)
        return ":".join(part for part in parts if part)


def button(label: str, press: Press | FormPress) -> Button:
    """Return the button that means ``press``."""
    return Button(label, data=press.data)


def question_button(label: str, question: str) -> Button:
    """Return the button that asks ``question``, one that the library knows."""
    return button(label, Press(Action.QUESTION, word=question_key(question)))


def question_key(question: str) -> str:
    """Return a short name for ``question`` that fits into a button and means the same after every restart."""
    return blake2b(question.encode(), digest_size=8).hexdigest()


def read_press(data: str) -> Press | FormPress | None:
    """Return what ``data`` means; None when no button of ours carries it."""
    if found := _FORM.fullmatch(data):
        return _form_press(found)
    found = _PLAIN.fullmatch(data)
    if found is None or found["action"] not in set(Action):
        return None
    return _press(Action(found["action"]), found["argument"] or "")


def _press(action: Action, argument: str) -> Press | None:
    if action in _WITH_NUMBER:
        return Press(action, number=int(argument)) if _NUMBER.fullmatch(argument) else None
    if action is Action.LANGUAGE:
        return Press(action, word=argument) if argument in set(Language) else None
    if action is Action.QUESTION:
        return Press(action, word=argument) if argument else None
    return None if argument else Press(action)


def _form_press(found: re.Match[str]) -> FormPress | None:
    if found["action"] not in set(FormAction):
        return None
    event_id, started, turn = (int(found[name]) for name in ("event", "started", "turn"))
    return FormPress(event_id, started, turn, FormAction(found["action"]), found["value"] or "")
