"""The sign-up form while it is filled in: kept as JSON in the dialog, changed by pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.conversation.forms import MESSAGE, LostForm
from bot.conversation.stored_form import StoredForm
from bot.forum.event import Event
from bot.forum.model import LARGEST_PARTY, Group
from bot.forum.seating import SessionSeats

LASTS = timedelta(days=14)
"""How long a form waits for its next answer."""

SIGNUP_KIND = "signup"
_Id = Annotated[int, Field(gt=0, lt=2**63)]


class Purpose(StrEnum):
    """What the form is filled in for."""

    SELF = "self"
    OTHERS = "others"
    """To sign up colleagues of one organisation."""
    CHANGE = "change"
    """To change a sign-up that there is."""


class Step(StrEnum):
    """The questions: the required ones in order, the summary, and the optional ones, which lead back to it."""

    NAME = "name"
    ORGANISATION = "organisation"
    GROUP = "group"
    SESSIONS = "sessions"
    SUMMARY = "summary"
    CONTACT = "contact"
    MUNICIPALITY = "municipality"
    ROLE = "role"
    NUMBER = "number"
    ACCESSIBILITY = "accessibility"
    DIETARY = "dietary"


REQUIRED = (Step.NAME, Step.ORGANISATION, Step.GROUP)
OPTIONAL = (Step.CONTACT, Step.MUNICIPALITY, Step.ROLE, Step.NUMBER, Step.ACCESSIBILITY, Step.DIETARY)
FOR_A_PARTY = (Step.MUNICIPALITY, Step.NUMBER)
"""What can be said about several people at once."""

FIELDS = {
    Step.MUNICIPALITY: "municipality",
    Step.ROLE: "role",
    Step.NUMBER: "organisation_number",
    Step.ACCESSIBILITY: "accessibility",
    Step.DIETARY: "dietary",
}
"""The field that an optional question fills; the contact fills one of two."""


@dataclass(frozen=True, slots=True)
class SignupForm:
    """What was answered so far.

    ``turn`` grows with every change, so that a button knows whether it belongs to this state. ``names`` are several for
    others only. ``sessions`` are the ids of those that were chosen, None before the question, which comes only where
    the event ``offers_sessions``. ``suggested`` are known organisations like the one that was ``typed``.
    ``registration_id`` is what is to be changed. ``message_id`` is the message that shows the form.
    """

    event_id: _Id
    started_at: AwareDatetime
    changed_at: AwareDatetime
    purpose: Purpose = Purpose.SELF
    registration_id: _Id | None = None
    step: Step = Step.NAME
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    message_id: _Id | None = None
    offers_sessions: bool = False
    names: Annotated[tuple[str, ...], Field(max_length=LARGEST_PARTY)] = ()
    organisation: str | None = None
    typed: str | None = None
    suggested: tuple[str, ...] = ()
    group: Group | None = None
    sessions: tuple[_Id, ...] | None = None
    email: str | None = None
    phone: str | None = None
    municipality: str | None = None
    role: str | None = None
    organisation_number: str | None = None
    accessibility: str | None = None
    dietary: str | None = None

    @property
    def state(self) -> tuple[int, int, int]:
        """What names this very state: the event, when it was begun in seconds since 1970, and the turn."""
        return self.event_id, int(self.started_at.timestamp()), self.turn

    @property
    def contact(self) -> str | None:
        """The e-mail or the phone, whichever was given."""
        return self.email or self.phone

    @property
    def required(self) -> tuple[Step, ...]:
        """The questions that must be answered, in order."""
        return (*REQUIRED, Step.SESSIONS) if self.offers_sessions else REQUIRED

    @property
    def optional(self) -> tuple[Step, ...]:
        """The questions that may be answered."""
        return FOR_A_PARTY if len(self.names) > 1 else OPTIONAL

    @property
    def missing(self) -> Step:
        """The first question that is not answered; the summary when all are."""
        answered = {
            Step.NAME: bool(self.names),
            Step.ORGANISATION: self.organisation is not None,
            Step.GROUP: self.group is not None,
            Step.SESSIONS: self.sessions is not None,
        }
        return next((step for step in self.required if not answered[step]), Step.SUMMARY)

    def answered(self, now: datetime, **values: Any) -> Self:  # noqa: ANN401 (fields of several types)
        """Return the form with ``values`` set, at the next question that is not answered."""
        filled = replace(self, changed_at=now, turn=self.turn + 1, typed=None, suggested=(), **values)
        return replace(filled, step=filled.missing)

    def asking(self, now: datetime, **values: Any) -> Self:  # noqa: ANN401 (fields of several types)
        """Return the form with ``values`` set, at the same question."""
        return replace(self, changed_at=now, turn=self.turn + 1, **values)

    def at(self, step: Step, now: datetime) -> Self:
        """Return the form at ``step``, or at the first one before it that is not answered."""
        moved = replace(self, changed_at=now, turn=self.turn + 1, step=step, typed=None, suggested=())
        return replace(moved, step=_reachable(moved))

    def back(self, now: datetime) -> Self:
        """Return the form one question earlier; from an optional one to the summary."""
        steps = (*self.required, Step.SUMMARY)
        before = steps[max(steps.index(self.step) - 1, 0)] if self.step in steps else Step.SUMMARY
        return self.at(before, now)

    def at_its_end(self) -> Self:
        """Return the form at the summary, or at the first question that is not answered."""
        return replace(self, step=self.missing)

    def shown_in(self, message_id: int | None) -> Self:
        """Return the form with the number of the message that shows it."""
        return replace(self, message_id=message_id)

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_form` reads."""
        return _FORM.to_json(self)


_FORM = StoredForm(SIGNUP_KIND, version=2, adapter=TypeAdapter(SignupForm))
assert MESSAGE in SignupForm.__slots__  # noqa: S101 (the conversation drops it by this name)


@dataclass(frozen=True, slots=True)
class OpenSignup:
    """The form with its event and the sessions that one can choose there."""

    form: SignupForm
    event: Event
    sessions: tuple[SessionSeats, ...] = ()

    def having(self, form: SignupForm) -> Self:
        """Return ``form`` with the same event."""
        return replace(self, form=form)


def read_form(stored: Mapping[str, Any], now: datetime) -> SignupForm | LostForm:
    """Return the form that was stored. Whatever is stored, nothing is raised."""
    form = _FORM.read(stored)
    if form is None:
        return LostForm()
    return LostForm() if now - form.changed_at > LASTS else replace(form, step=_reachable(form))


def _reachable(form: SignupForm) -> Step:
    """Return the step of the form if all before it is answered, else what is missing."""
    asked = form.required
    if form.step in asked and form.missing in asked:
        return min(form.step, form.missing, key=asked.index)
    allowed = (*asked, Step.SUMMARY, *form.optional)
    return form.step if form.missing is Step.SUMMARY and form.step in allowed else form.missing
