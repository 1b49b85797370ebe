"""The form of those who run events while it is filled in: what was asked about what, kept as JSON in the dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.answering.model import Language
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.forms import LostForm
from bot.conversation.model import Button
from bot.conversation.sent_table import MOST_ROWS, Table
from bot.conversation.stored_form import StoredForm
from bot.messages.desk import DESK

LASTS = timedelta(hours=24)
"""How long a form waits for its next answer."""

FORM_KIND = "desk"


class DeskTask(StrEnum):
    """What a text is awaited for."""

    SEARCH = "search"
    REJECT = "reject"
    MOVE_UP = "move_up"
    OVER_CAPACITY = "over_capacity"
    MESSAGE = "message"
    CREATE = "create"
    FIELD = "field"
    COPY = "copy"
    POSTPONE = "postpone"
    SESSION = "session"
    DOOR = "door"
    WALK_IN = "walk_in"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class DeskForm:
    """An open question.

    ``subject`` is the event or the registration that it is about, 0 for none yet. ``argument`` is a field or an
    audience. ``turn`` grows with every change, so that a button knows whether it belongs to this state. ``table`` is
    what was read of a list of people; it goes with the form.
    """

    task: DeskTask
    subject: Annotated[int, Field(ge=0, lt=2**63)]
    asked_at: AwareDatetime
    argument: str = ""
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    answers: dict[str, str] = field(default_factory=dict)
    table: Annotated[Table, Field(max_length=MOST_ROWS + 1)] = ()

    @property
    def state(self) -> str:
        """What names this very state in a button."""
        return f"{int(self.asked_at.timestamp())}.{self.turn}"

    def answered(self, now: datetime, **answers: str) -> Self:
        """Return the form with further answers."""
        return replace(self, asked_at=now, turn=self.turn + 1, answers={**self.answers, **answers})

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_desk_form` reads."""
        return _FORM.to_json(self)

    def button(self, label: str, verb: DeskVerb) -> Button:
        """Return a button that works while the form is as it is now."""
        return desk_button(label, verb, self.subject or 1, self.state)

    def choice(self, label: str, choice: str) -> Button:
        """Return a button that answers the question; ``choice`` is a few small letters or digits."""
        return desk_button(label, DeskVerb.CHOOSE, self.subject or 1, f"{self.state}.{choice}")

    def leave_button(self, language: Language) -> Button:
        """Return the way out of the question."""
        return self.button(DESK[language].leave, DeskVerb.LEAVE)


_FORM = StoredForm(FORM_KIND, version=1, adapter=TypeAdapter(DeskForm))


def read_desk_form(stored: Mapping[str, Any], now: datetime) -> DeskForm | LostForm:
    """Return the stored form; whatever is stored, nothing is raised."""
    form = _FORM.read(stored)
    if form is None:
        return LostForm()
    return LostForm() if now - form.asked_at > LASTS else form
