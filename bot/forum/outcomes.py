"""The closed unions that the service answers with when a registration changes, and the notices that follow."""

from dataclasses import dataclass

from bot.errors import BotError
from bot.forum.event import Event
from bot.forum.model import (
    Confirmed,
    Group,
    InvalidApplicant,
    OrganisationFull,
    Registration,
    SessionFull,
    SessionsClash,
    SessionUnknown,
)
from bot.forum.notices import Notice, NoticeKind


class InvalidPartyError(BotError):
    """People who cannot be signed up together; says what to change."""


_GOT_A_SEAT = (NoticeKind.PROMOTED, NoticeKind.OFFERED)


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The registration is cancelled; ``notices`` are for those who are to be told, who gets the seat among them."""

    registration: Registration
    event: Event
    notices: tuple[Notice, ...] = ()

    @property
    def promoted(self) -> Registration | None:
        """Who got the freed seat, or is offered it."""
        return next((notice.registration for notice in self.notices if notice.kind in _GOT_A_SEAT), None)


@dataclass(frozen=True, slots=True)
class NothingToCancel:
    """There is no such active registration of this person."""


CancelResult = Cancelled | NothingToCancel


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """The registration says what was asked for; ``notices`` are for those who got a seat because of it.

    ``fields`` names what is different now: attributes of the applicant, in their order.
    """

    registration: Registration
    event: Event
    fields: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingToChange:
    """There is no such active registration of this person, or the event is over or cancelled."""


@dataclass(frozen=True, slots=True)
class GroupFull:
    """Who has a seat cannot move to this group: its seats are taken."""

    event: Event
    group: Group


ChangeResult = (
    RegistrationChanged
    | NothingToChange
    | InvalidApplicant
    | SessionsClash
    | SessionFull
    | SessionUnknown
    | OrganisationFull
    | GroupFull
)


@dataclass(frozen=True, slots=True)
class OfferGone:
    """There is no seat kept for them any more, or there never was."""


AcceptResult = Confirmed | OfferGone


@dataclass(frozen=True, slots=True)
class Decided:
    """A coordinator decided; the person is confirmed, waits or is rejected, as the registration's state says."""

    registration: Registration
    event: Event
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class NotPending:
    """There is no such registration that waits for a decision."""


DecisionResult = Decided | NotPending
