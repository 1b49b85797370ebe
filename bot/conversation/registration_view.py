"""How a sign-up looks to the person who made it."""

from collections.abc import Iterator, Sequence

from bot.answering.model import Language
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import at_time, from_to
from bot.forum.event import Session
from bot.forum.model import Booking, Registration, RegistrationState
from bot.messages.events import EVENTS
from bot.messages.registrations import REGISTRATIONS


def booking_line(
    booking: Booking, language: Language, *, sessions: Sequence[Session] = (), other: bool = False
) -> Block:
    """Return an event with the state of the registration for it.

    Args:
        booking: the registration with its event.
        language: of the words around.
        sessions: the workshops that were chosen.
        other: whether it is somebody else's, whose name is told then.

    """
    return Paragraph(
        (Strong(booking.event.title), *(f"\n{line}" for line in _lines(booking, language, sessions, other)))
    )


def state_line(registration: Registration, language: Language) -> str:
    """Return where a registration stands, in a few words."""
    texts, until = REGISTRATIONS[language], registration.offer_expires_at
    if registration.checked_in_at is not None:
        return texts.came
    moment = "" if until is None else at_time(until, language)
    facts = {"place": registration.place or "", "moment": moment, "reason": registration.reason or ""}
    return texts.states[registration.state].format(**facts).rstrip(": ")


def is_past(booking: Booking) -> bool:
    """Return whether the person came, so that there is something for afterwards."""
    registration = booking.registration
    return registration.state is RegistrationState.CONFIRMED and registration.checked_in_at is not None


def _lines(booking: Booking, language: Language, sessions: Sequence[Session], other: bool) -> Iterator[str]:
    texts, event = REGISTRATIONS[language], booking.event
    yield f"{from_to(event.starts_at, event.ends_at, language)}, {event.place}"
    if other and booking.registration.name:
        yield texts.for_other.format(name=booking.registration.name)
    if sessions:
        yield texts.sessions.format(sessions=", ".join(session.title for session in sessions))
    yield EVENTS[language].cancelled if event.cancelled_at is not None else state_line(booking.registration, language)
