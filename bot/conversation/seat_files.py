"""The files that come with a seat: the ticket to show at the door and the calendar file."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.buttons import Action, Press, button
from bot.conversation.model import Attachment, AttachmentKind, Outgoing, Paragraph
from bot.conversation.turn import Rows, Turn
from bot.forum.model import Registration, RegistrationState
from bot.messages.registrations import REGISTRATIONS


def seat_files(turn: Turn, registration: Registration) -> Iterator[Outgoing]:
    """Yield what somebody who has just got a seat is sent; nothing without one."""
    if registration.state is RegistrationState.CONFIRMED:
        yield ticket_message(turn, registration)
        yield file_message(turn, registration, AttachmentKind.CALENDAR, REGISTRATIONS[turn.language].into_calendar)


def ticket_message(turn: Turn, registration: Registration) -> Outgoing:
    """Return the ticket as a picture, with the way to one that can be printed."""
    texts = REGISTRATIONS[turn.language]
    pdf = [[button(texts.ticket_pdf, Press(Action.TICKET_PDF, registration.id))]]
    return file_message(turn, registration, AttachmentKind.TICKET, texts.show_at_door, pdf)


def file_message(turn: Turn, registration: Registration, kind: AttachmentKind, text: str, rows: Rows = ()) -> Outgoing:
    """Return a message with a file of the registration."""
    attached = Attachment(kind, registration.id, turn.language)
    return replace(turn.message([Paragraph((text,))], rows), attachment=attached)
