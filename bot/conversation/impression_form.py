"""The feedback form while it is filled in: two numbers, and a text that is sent at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.conversation.forms import LostForm
from bot.conversation.stored_form import StoredForm
from bot.forum.event import Event
from bot.forum.feedback import HIGHEST, LOWEST

LASTS = timedelta(days=14)
"""How long the form waits for its next answer."""

IMPRESSION_KIND = "feedback"
_Id = Annotated[int, Field(gt=0, lt=2**63)]
_Scale = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]


@dataclass(frozen=True, slots=True)
class ImpressionForm:
    """What was answered so far; ``turn`` and ``message_id`` are as in the sign-up form."""

    event_id: _Id
    registration_id: _Id
    started_at: AwareDatetime
    changed_at: AwareDatetime
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    message_id: _Id | None = None
    rating: _Scale | None = None
    usefulness: _Scale | None = None

    @property
    def state(self) -> tuple[int, int, int]:
        """What names this very state: the event, when it was begun in seconds since 1970, and the turn."""
        return self.event_id, int(self.started_at.timestamp()), self.turn

    @property
    def number(self) -> int:
        """The number of the question that it is at, from 1 to 3."""
        return 1 if self.rating is None else 2 if self.usefulness is None else 3

    def answered(self, value: int, now: datetime) -> Self:
        """Return the form with ``value`` for its question, one of the first two."""
        later = replace(self, changed_at=now, turn=self.turn + 1)
        return replace(later, rating=value) if self.rating is None else replace(later, usefulness=value)

    def back(self, now: datetime) -> Self:
        """Return the form one question earlier."""
        earlier = replace(self, changed_at=now, turn=self.turn + 1, usefulness=None)
        return earlier if self.number == 3 else replace(earlier, rating=None)  # noqa: PLR2004 (the last question)

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_impression` reads."""
        return _FORM.to_json(self)


_FORM = StoredForm(IMPRESSION_KIND, version=1, adapter=TypeAdapter(ImpressionForm))


@dataclass(frozen=True, slots=True)
class OpenImpression:
    """The form with the event that it is about."""

    form: ImpressionForm
    event: Event


def read_impression(stored: Mapping[str, Any], now: datetime) -> ImpressionForm | LostForm:
    """Return the form that was stored. Whatever is stored, nothing is raised."""
    form = _FORM.read(stored)
    if form is None:
        return LostForm()
    return LostForm() if now - form.changed_at > LASTS else form
