"""What the files of one sign-up say: the ticket, the calendar file and the certificate."""

from collections.abc import Iterator
from datetime import datetime

from bot.answering.model import Language
from bot.conversation.wording import from_to, on_day
from bot.documents.calendar_file import CalendarContent
from bot.documents.certificate import CertificateContent, Dated
from bot.documents.tickets import TicketContent
from bot.forum.event import Event, Session
from bot.forum.model import Booking, RegistrationState
from bot.messages.events import EVENTS


def ticket_content(booking: Booking, sessions: list[Session], link: str, language: Language) -> TicketContent | None:
    """Return the ticket of a confirmed sign-up, else None; ``link`` is what its QR code opens."""
    registration, event = booking.registration, booking.event
    if registration.state is not RegistrationState.CONFIRMED or event.cancelled_at is not None:
        return None
    return TicketContent(
        event=event.title,
        when=from_to(event.starts_at, event.ends_at, language),
        place=event.place,
        name=registration.name,
        link=link,
        number=str(registration.id),
        directions=event.directions,
        workshops=tuple(session.title for session in sessions),
        language=language.value,
    )


def calendar_content(booking: Booking, now: datetime, language: Language) -> CalendarContent:
    """Return the event for the calendar; a sign-up that is not confirmed (any more) takes it out.

    The name is that of the sign-up, not of the event: whoever signs up again after a cancellation gets a new entry.
    """
    registration, event = booking.registration, booking.event
    out = registration.state is not RegistrationState.CONFIRMED or event.cancelled_at is not None
    return CalendarContent(
        uid=f"registration-{registration.id}@interekip",
        sequence=event.revision + out,
        title=event.title,
        place=event.place,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        stamp=now.replace(microsecond=0),
        description="\n".join(_description(event, language)),
        url=event.online_link,
        cancelled=out,
    )


def certificate_content(booking: Booking, organiser: str, bot: str) -> CertificateContent | None:
    """Return the certificate of somebody who came and was given a number, else None."""
    registration, event = booking.registration, booking.event
    number, issued = registration.certificate_number, registration.certificate_at
    if registration.checked_in_at is None or number is None or issued is None or not registration.name:
        return None
    return CertificateContent(
        name=registration.name,
        event=event.title,
        when=Dated(*(from_to(event.starts_at, event.ends_at, language) for language in (Language.PL, Language.EN))),
        place=event.place,
        organiser=organiser,
        issued=Dated(*(on_day(issued, language) for language in (Language.PL, Language.EN))),
        number=number,
        bot=bot,
        sample=event.sample,
    )


def _description(event: Event, language: Language) -> Iterator[str]:
    if event.sample:
        yield EVENTS[language].sample
    if event.directions:
        yield event.directions
    if event.online_link:
        yield event.online_link
