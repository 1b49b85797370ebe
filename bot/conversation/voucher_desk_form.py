"""The form of those who run the voucher while it is filled in: what was asked about what, kept in the dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.answering.model import Language
from bot.conversation.forms import LostForm
from bot.conversation.model import Button
from bot.conversation.stored_form import StoredForm
from bot.conversation.voucher_desk_press import VoucherDeskVerb, voucher_button
from bot.messages.voucher_desk import VOUCHER_DESK

LASTS = timedelta(hours=24)
"""How long a form waits for its next answer."""

FORM_KIND = "voucher_desk"


class VoucherTask(StrEnum):
    """What an answer is awaited for."""

    NEW_EDITION = "new_edition"
    CHANGE_RULES = "change_rules"
    EXTEND_CALL = "extend_call"
    SEARCH = "search"
    CORRECTION = "correction"
    REJECTION = "rejection"
    WITHDRAWAL = "withdrawal"
    APPEAL = "appeal"
    REVOCATION = "revocation"
    REVERSAL = "reversal"
    AFFILIATION = "affiliation"
    SCORING = "scoring"
    REDEEMING = "redeeming"


@dataclass(frozen=True, slots=True)
class VoucherDeskForm:
    """An open question.

    ``subject`` is what it is about: an edition, a call, an application, an entry of the ledger; 0 for nothing yet.
    ``argument`` is what was chosen before. ``turn`` grows with every change, so that a button knows whether it belongs
    to this state.
    """

    task: VoucherTask
    subject: Annotated[int, Field(ge=0, lt=2**63)]
    asked_at: AwareDatetime
    argument: str = ""
    turn: Annotated[int, Field(ge=0, lt=100_000)] = 0
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """What names this very state in a button."""
        return f"{int(self.asked_at.timestamp())}.{self.turn}"

    def answered(self, now: datetime, **answers: str) -> Self:
        """Return the form with further answers."""
        return replace(self, asked_at=now, turn=self.turn + 1, answers={**self.answers, **answers})

    def without(self, now: datetime, *names: str) -> Self:
        """Return the form with the answers of ``names`` taken back."""
        kept = {name: answer for name, answer in self.answers.items() if name not in names}
        return replace(self, asked_at=now, turn=self.turn + 1, answers=kept)

    def to_json(self) -> dict[str, Any]:
        """Return what :func:`read_voucher_desk_form` reads."""
        return _FORM.to_json(self)

    def button(self, label: str, verb: VoucherDeskVerb) -> Button:
        """Return a button that works while the form is as it is now."""
        return voucher_button(label, verb, self.subject or 1, self.state)

    def choice(self, label: str, choice: object) -> Button:
        """Return a button that answers the question; ``choice`` is a few small letters or digits."""
        return voucher_button(label, VoucherDeskVerb.CHOOSE, self.subject or 1, f"{self.state}.{choice}")

    def leave_button(self, language: Language) -> Button:
        """Return the way out of the question."""
        return self.button(VOUCHER_DESK[language].leave, VoucherDeskVerb.LEAVE)


_FORM = StoredForm(FORM_KIND, version=1, adapter=TypeAdapter(VoucherDeskForm))


def read_voucher_desk_form(stored: Mapping[str, Any], now: datetime) -> VoucherDeskForm | LostForm:
    """Return the stored form; whatever is stored, nothing is raised."""
    form = _FORM.read(stored)
    if form is None:
        return LostForm()
    return LostForm() if now - form.asked_at > LASTS else form
