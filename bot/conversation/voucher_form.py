"""The form of an applicant: where they are in an application, kept as JSON in the dialog; pure.

The answers are not here: they are the draft itself, which stays when the form is closed or lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.conversation.forms import MESSAGE, LostForm
from bot.conversation.stored_form import StoredForm
from bot.voucher.application_fields import is_optional
from bot.voucher.attachments_sql import Attachment
from bot.voucher.model import REQUIRED_FIELDS, Application, ApplicationField, Call, Edition
from bot.voucher.rules import Rules

LASTS = timedelta(days=14)
"""How long a text is taken for an answer; the draft itself stays."""

VOUCHER_KIND = "voucher"
_Id = Annotated[int, Field(gt=0, lt=2**63)]

OPTIONAL = (ApplicationField.MUNICIPALITY, ApplicationField.SIGNATORY_ROLE)
"""What is offered in the summary."""


class Task(StrEnum):
    """What the form is for."""

    FILL = "fill"
    """To write an application, or to correct one."""
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True)
class VoucherForm:
    """Where the person is; ``step`` None is the summary, or the reasons of an appeal.

    ``turn`` grows with every change, so that a button knows whether it belongs to this state. ``suggested`` are codes
    of countries like the one that was typed. ``reasons`` are those of an appeal that waits to be confirmed.
    ``message_id`` is the message that shows the form.
    """

    application_id: _Id
    started_at: AwareDatetime
    changed_at: AwareDatetime
    task: Task = Task.FILL
    step: ApplicationField | None = None
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    message_id: _Id | None = None
    suggested: tuple[str, ...] = ()
    reasons: str = ""

    def at(self, step: ApplicationField | None, now: datetime, *, suggested: tuple[str, ...] = ()) -> Self:
        """Return the form at ``step``."""
        return replace(self, step=step, changed_at=now, turn=self.turn + 1, suggested=suggested)

    def first(self, step: ApplicationField | None) -> Self:
        """Return the form as it opens, at ``step``."""
        return replace(self, step=step)

    def saying(self, reasons: str, now: datetime) -> Self:
        """Return the form with the reasons of an appeal."""
        return replace(self, reasons=reasons, changed_at=now, turn=self.turn + 1)

    def shown_in(self, message_id: int | None) -> Self:
        """Return the form with the number of the message that shows it."""
        return replace(self, message_id=message_id)

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_voucher_form` reads."""
        return _FORM.to_json(self)


_FORM = StoredForm(VOUCHER_KIND, version=1, adapter=TypeAdapter(VoucherForm))
assert MESSAGE in VoucherForm.__slots__  # noqa: S101 (the conversation drops it by this name)


@dataclass(frozen=True, slots=True)
class OpenVoucher:
    """The form with the application as it is stored, the rules that it is made under, and what is still missing."""

    form: VoucherForm
    application: Application
    edition: Edition
    call: Call
    rules: Rules
    missing: tuple[ApplicationField, ...]
    files: tuple[Attachment, ...] = ()

    @property
    def state(self) -> str:
        """What names this very state in a button; other rules make another one, since buttons name places in them."""
        return f"{int(self.form.started_at.timestamp())}.{self.form.turn}.{self.edition.rules_version}"

    @property
    def steps(self) -> tuple[ApplicationField, ...]:
        """The questions that must be answered, in order."""
        return tuple(field for field in REQUIRED_FIELDS if not is_optional(field, self.application))

    @property
    def next_step(self) -> ApplicationField | None:
        """The first open question after the current one, else the first one at all; None for the summary."""
        reached = self.steps.index(self.form.step) + 1 if self.form.step in self.steps else 0
        later = [field for field in self.missing if field in self.steps[reached:]]
        return next(iter(later or self.missing), None)

    @property
    def step_before(self) -> ApplicationField | None:
        """The question before the current one; from an optional one back to the summary."""
        if self.form.step is None:
            return self.steps[-1]
        if self.form.step not in self.steps:
            return None
        return self.steps[max(self.steps.index(self.form.step) - 1, 0)]

    def having(self, form: VoucherForm) -> Self:
        """Return ``form`` with the same application."""
        return replace(self, form=form)


def read_voucher_form(stored: Mapping[str, Any], now: datetime) -> VoucherForm | LostForm:
    """Return the form that was stored. Whatever is stored, nothing is raised."""
    form = _FORM.read(stored)
    if form is None:
        return LostForm()
    return LostForm(VOUCHER_KIND) if now - form.changed_at > LASTS else form
