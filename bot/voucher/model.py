"""Editions, applications, vouchers and their parts, as they are stored."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from bot.errors import BotError
from bot.voucher.rules import ApplicantKind
from bot.voucher.states import State

EditionId = NewType("EditionId", int)
CallId = NewType("CallId", int)
ApplicationId = NewType("ApplicationId", int)
VoucherId = NewType("VoucherId", int)


class InvalidRulesError(BotError):
    """The rules of an edition cannot be as described; says what to change, a sentence a line."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; its rules in force are those of ``rules_version``. ``closed_at`` is when its account was closed."""

    id: EditionId
    title: str
    sample: bool
    rules_version: int
    created_at: datetime
    reserve_released_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an edition; ``closed_early_at`` is when enough had been applied for."""

    id: CallId
    edition_id: EditionId
    number: int
    opens_at: datetime
    closes_at: datetime
    closed_early_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """When it closes, or closed."""
        return self.closed_early_at or self.closes_at

    def is_open(self, now: datetime) -> bool:
        """Return whether one can apply."""
        # Who closed it did so later than the turn began in which it is shown.
        return self.closed_early_at is None and self.opens_at <= now < self.closes_at


class ApplicationField(StrEnum):
    """What an applicant says; each is a column of the same name."""

    APPLICANT_KIND = "applicant_kind"
    ORGANISATION = "organisation"
    ORGANISATION_NUMBER = "organisation_number"
    MUNICIPALITY = "municipality"
    SIGNATORY = "signatory"
    SIGNATORY_ROLE = "signatory_role"
    CONTACT = "contact"
    """An e-mail or a phone, kept in the column of its kind."""
    IDEA = "idea"
    PARTNER = "partner"
    PARTNER_COUNTRY = "partner_country"
    SERVICE = "service"
    PURPOSE = "purpose"
    ESTIMATE = "estimate"
    REQUESTED = "requested"
    DECLARATIONS = "declarations"


REQUIRED_FIELDS = (
    ApplicationField.APPLICANT_KIND,
    ApplicationField.ORGANISATION,
    ApplicationField.ORGANISATION_NUMBER,
    ApplicationField.SIGNATORY,
    ApplicationField.CONTACT,
    ApplicationField.IDEA,
    ApplicationField.PARTNER,
    ApplicationField.PARTNER_COUNTRY,
    ApplicationField.SERVICE,
    ApplicationField.PURPOSE,
    ApplicationField.ESTIMATE,
    ApplicationField.REQUESTED,
    ApplicationField.DECLARATIONS,
)
"""In the order of the form. An informal group has no number."""


@dataclass(frozen=True, slots=True)
class Application:
    """An application; what can be personal is not in its representation.

    ``number`` ("V/2027/0012") is given when it is submitted. ``revision`` grows with every step. ``score`` is in
    hundredths of a percent. ``declarations`` are the keys of what was declared. ``person`` is "telegram:ID" or
    "cli:NUMBER" for who has no chat. ``ended_reason`` says why it was withdrawn or revoked.
    """

    id: ApplicationId
    edition_id: EditionId
    call_id: CallId
    state: State
    rules_version: int
    person: str = field(repr=False)
    created_at: datetime
    changed_at: datetime
    consent_version: str
    number: str | None = None
    revision: int = 0
    chat_id: int | None = field(default=None, repr=False)
    language: str | None = None
    channel: str = "chat"
    applicant_kind: ApplicantKind | None = None
    organisation: str | None = field(default=None, repr=False)
    organisation_number: str | None = field(default=None, repr=False)
    organisation_key: str | None = field(default=None, repr=False)
    municipality: str | None = field(default=None, repr=False)
    signatory: str | None = field(default=None, repr=False)
    signatory_role: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    idea: str | None = field(default=None, repr=False)
    partner: str | None = field(default=None, repr=False)
    partner_country: str | None = None
    service: str | None = None
    purpose: str | None = field(default=None, repr=False)
    estimate: Decimal | None = None
    requested: Decimal | None = None
    declarations: tuple[str, ...] = ()
    submitted_at: datetime | None = None
    correction_asked: str | None = field(default=None, repr=False)
    correction_until: datetime | None = None
    corrections: int = 0
    score: int | None = None
    reserve_place: int | None = None
    appeal_until: datetime | None = None
    ended_reason: str | None = field(default=None, repr=False)
    erased_at: datetime | None = None

    @property
    def contact(self) -> str | None:
        """The e-mail or the phone, whichever was given."""
        return self.email or self.phone


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher that was issued; its code is known to nobody but who was shown it."""

    id: VoucherId
    edition_id: EditionId
    application_id: ApplicationId
    value: Decimal
    service: str
    issued_by: str
    issued_at: datetime
    valid_until: datetime
    code_shown_at: datetime | None = None
    closed_at: datetime | None = None
