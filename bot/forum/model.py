"""Registrations, and the closed union that signing up answers with; ``outcomes`` has what changes them later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import NewType

from bot.entry.problem import FieldProblem
from bot.forum.event import Event, EventId, Session, SessionId

RegistrationId = NewType("RegistrationId", int)
PersonKey = NewType("PersonKey", str)
"""Who signed up: "telegram:ID", or "manual:DIGEST" for somebody whom a coordinator entered."""

CONTACT_RETENTION_DAYS = 90
"""Days after the end of an event for which names and contacts are kept; the consent text states them."""

LARGEST_PARTY = 10
"""How many people of one organisation may be signed up together."""

CONSENT_VERSION = "forum-2"
"""The consent text in use; raise it when its purpose, retention or controller changes."""


class Group(StrEnum):
    """Whom a participant stands for."""

    LOCAL_GOVERNMENT = "local_government"
    COUNCILLOR = "councillor"
    NGO_LEADER = "ngo_leader"
    VOLUNTEER = "volunteer"
    PROJECT_COORDINATOR = "project_coordinator"
    OTHER = "other"


class RegistrationState(StrEnum):
    """Where a registration stands."""

    PENDING = "pending"
    """A coordinator has to decide; takes no seat."""
    CONFIRMED = "confirmed"
    OFFERED = "offered"
    """A freed seat is kept for them until ``offer_expires_at``."""
    WAITING = "waiting"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    EXPIRED = "expired"
    """An offered seat that they did not take."""


ACTIVE_STATES = frozenset(
    {
        RegistrationState.PENDING,
        RegistrationState.CONFIRMED,
        RegistrationState.OFFERED,
        RegistrationState.WAITING,
    }
)
"""The states in which a person is, or may come to be, a participant."""


class Channel(StrEnum):
    """How a sign-up came in."""

    CHAT = "chat"
    TERMINAL = "terminal"
    IMPORT = "import"
    DOOR = "door"


class ApplicantField(StrEnum):
    """The fields that are checked."""

    NAME = "name"
    ORGANISATION = "organisation"
    ORGANISATION_NUMBER = "organisation_number"
    MUNICIPALITY = "municipality"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    ACCESSIBILITY = "accessibility"
    DIETARY = "dietary"


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person as they described themselves, and what they agreed to.

    ``consent_version`` names the text that was shown; ``consent_at`` is when they agreed, None when they did not.
    ``chat_id`` is where to tell them about a freed seat; None when they have no chat. ``organisation_number`` is NIP,
    KRS or REGON as typed; ``language`` the code of the language to write to them in. ``sessions`` are the workshops
    that they chose. ``signed_up_by`` is who entered somebody else.
    """

    person: PersonKey
    name: str
    organisation: str
    group: Group
    consent_version: str
    consent_at: datetime | None
    email: str | None = None
    phone: str | None = None
    chat_id: int | None = None
    organisation_number: str | None = None
    municipality: str | None = None
    role: str | None = None
    language: str | None = None
    channel: Channel = Channel.CHAT
    sessions: tuple[SessionId, ...] = ()
    accessibility: str | None = None
    dietary: str | None = None
    signed_up_by: PersonKey | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """One sign-up. ``place`` is the place on the waiting list, from 1, while it waits. Erased fields are empty.

    ``organisation_number`` is "nip:...", "krs:..." or "regon:...". ``reason`` tells the person why it was rejected;
    ``staff_note`` is for coordinators: why it was moved up or invited. Needs for accessibility and food are kept apart.
    ``checked_in_at`` is when they came, ``certificate_number`` names the certificate of attendance.
    """

    id: RegistrationId
    event_id: EventId
    person: PersonKey
    state: RegistrationState
    name: str
    organisation: str
    group: Group
    consent_version: str
    consent_at: datetime
    created_at: datetime
    email: str | None = None
    phone: str | None = None
    chat_id: int | None = None
    place: int | None = None
    organisation_number: str | None = None
    municipality: str | None = None
    role: str | None = None
    language: str | None = None
    channel: Channel = Channel.CHAT
    signed_up_by: PersonKey | None = None
    offer_expires_at: datetime | None = None
    reason: str | None = None
    staff_note: str | None = None
    over_capacity: bool = False
    ticket_serial: int = 0
    checked_in_at: datetime | None = None
    checked_in_by: str | None = None
    certificate_number: str | None = None
    certificate_at: datetime | None = None
    feedback_given: bool = False


@dataclass(frozen=True, slots=True)
class Booking:
    """A registration beside its event."""

    event: Event
    registration: Registration


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A seat is theirs."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class Waiting:
    """All seats are taken; they are number ``place`` on the waiting list."""

    registration: Registration
    event: Event
    place: int


@dataclass(frozen=True, slots=True)
class AlreadyRegistered:
    """They signed up before; nothing changed."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class SignupClosed:
    """The deadline is over."""

    event: Event


@dataclass(frozen=True, slots=True)
class EventCancelled:
    """The event does not take place."""

    event: Event


@dataclass(frozen=True, slots=True)
class EventUnknown:
    """There is no such event."""


@dataclass(frozen=True, slots=True)
class ConsentMissing:
    """Without consent nothing is stored."""


@dataclass(frozen=True, slots=True)
class InvalidApplicant:
    """A field cannot be used as it is; nothing is stored."""

    field: ApplicantField
    problem: FieldProblem


@dataclass(frozen=True, slots=True)
class Pending:
    """A coordinator decides about it."""

    registration: Registration
    event: Event


@dataclass(frozen=True, slots=True)
class SignupNotOpen:
    """Sign-ups begin later."""

    event: Event


@dataclass(frozen=True, slots=True)
class OrganisationFull:
    """As many people of this organisation have signed up as may."""

    event: Event
    limit: int


@dataclass(frozen=True, slots=True)
class SessionsClash:
    """Two of the chosen sessions are at the same time."""

    event: Event
    first: Session
    second: Session


@dataclass(frozen=True, slots=True)
class SessionFull:
    """One of the chosen sessions has no seat left."""

    event: Event
    session: Session


@dataclass(frozen=True, slots=True)
class SessionUnknown:
    """One of the chosen sessions is not one of the event's that can be chosen."""

    event: Event


SignUpResult = (
    Confirmed
    | Waiting
    | Pending
    | SignupNotOpen
    | OrganisationFull
    | SessionsClash
    | SessionFull
    | SessionUnknown
    | AlreadyRegistered
    | SignupClosed
    | EventCancelled
    | EventUnknown
    | ConsentMissing
    | InvalidApplicant
)


def telegram_person(user_id: int) -> PersonKey:
    """Return the key of a Telegram user."""
    return PersonKey(f"telegram:{user_id}")


def manual_person(name: str, organisation: str) -> PersonKey:
    """Return the key of somebody without Telegram: the same name and organisation are the same person."""
    described = "\n".join(" ".join(part.casefold().split()) for part in (name, organisation))
    return PersonKey(f"manual:{blake2b(described.encode(), digest_size=12).hexdigest()}")
