"""The sign-up form while it is filled in: kept as JSON in the dialog, changed by pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError

from bot.conversation.forms import KIND, LostForm
from bot.forum.event import Event
from bot.forum.model import CONSENT_VERSION, Group

LASTS = timedelta(hours=24)
"""How long a form waits for its next answer."""

SIGNUP_KIND = "signup"
_VERSION = 1


class Step(StrEnum):
    """The steps, in order."""

    NAME = "name"
    ORGANISATION = "organisation"
    GROUP = "group"
    CONTACT = "contact"
    CONSENT = "consent"
    SUMMARY = "summary"

    @property
    def number(self) -> int:
        """Its place, from 1."""
        return list(Step).index(self) + 1


CORRECTABLE = (Step.NAME, Step.ORGANISATION, Step.GROUP, Step.CONTACT)
"""The steps that can be gone back to from the summary, one by one."""


@dataclass(frozen=True, slots=True)
class SignupForm:
    """What was answered so far.

    ``turn`` grows with every change, so that a button knows whether it belongs to this state. ``contact_settled`` tells
    that the contact was given or skipped. ``consent_version`` names the text that was agreed to.
    """

    event_id: Annotated[int, Field(gt=0, lt=2**63)]
    started_at: AwareDatetime
    changed_at: AwareDatetime
    step: Step = Step.NAME
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    name: str | None = None
    organisation: str | None = None
    group: Group | None = None
    email: str | None = None
    phone: str | None = None
    contact_settled: bool = False
    consent_version: str | None = None
    consent_at: AwareDatetime | None = None

    @classmethod
    def begin(cls, event_id: int, now: datetime) -> Self:
        """Return a blank form for the event."""
        return cls(event_id, started_at=now, changed_at=now)

    @property
    def state(self) -> tuple[int, int, int]:
        """What names this very state: the event, when it was begun in seconds since 1970, and the turn."""
        return self.event_id, int(self.started_at.timestamp()), self.turn

    @property
    def contact(self) -> str | None:
        """The e-mail or the phone, whichever was given."""
        return self.email or self.phone

    @property
    def missing(self) -> Step:
        """The first step that is not answered; the summary when all are."""
        answered = {
            Step.NAME: self.name is not None,
            Step.ORGANISATION: self.organisation is not None,
            Step.GROUP: self.group is not None,
            Step.CONTACT: self.contact_settled,
            Step.CONSENT: self.consent_at is not None and self.consent_version == CONSENT_VERSION,
        }
        return next((step for step, done in answered.items() if not done), Step.SUMMARY)

    def answered(self, now: datetime, **values: Any) -> Self:  # noqa: ANN401 (fields of several types)
        """Return the form with ``values`` set, at the next step that is not answered."""
        filled = replace(self, changed_at=now, turn=self.turn + 1, **values)
        return replace(filled, step=filled.missing)

    def at(self, step: Step, now: datetime) -> Self:
        """Return the form at ``step``, or at the first one before it that is not answered."""
        return replace(self, changed_at=now, turn=self.turn + 1, step=min(step, self.missing, key=lambda s: s.number))

    def back(self, now: datetime) -> Self:
        """Return the form one step earlier."""
        steps = list(Step)
        return self.at(steps[max(steps.index(self.step) - 1, 0)], now)

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_form` reads."""
        values: dict[str, Any] = _FORM.dump_python(self, mode="json", exclude_none=True)
        return {KIND: SIGNUP_KIND, "version": _VERSION, **values}


_FORM = TypeAdapter(SignupForm)


@dataclass(frozen=True, slots=True)
class OpenSignup:
    """The form with the event that it is for."""

    form: SignupForm
    event: Event

    def having(self, form: SignupForm) -> Self:
        """Return ``form`` with the same event."""
        return replace(self, form=form)


def read_form(stored: Mapping[str, Any], now: datetime) -> SignupForm | LostForm:
    """Return the form that was stored. Whatever is stored, nothing is raised."""
    try:
        if (stored[KIND], stored["version"]) != (SIGNUP_KIND, _VERSION):
            return LostForm()
        form = _FORM.validate_python({key: stored[key] for key in stored if key not in {KIND, "version"}})
    except (KeyError, TypeError, ValidationError):
        return LostForm()
    return LostForm() if now - form.changed_at > LASTS else replace(form, step=_reachable(form))


def _reachable(form: SignupForm) -> Step:
    return min(form.step, form.missing, key=lambda step: step.number)
