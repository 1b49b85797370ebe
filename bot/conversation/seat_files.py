"""The files that come with a seat: the ticket to show at the door and the calendar file."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button
from bot.conversation.language import language_of
from bot.conversation.model import Attachment, AttachmentKind, Button, Outgoing, Paragraph
from bot.conversation.turn import Rows, Turn
from bot.forum.model import Registration, RegistrationState
from bot.messages.registrations import REGISTRATIONS
from bot.store import dialogs
from bot.store.engine import Connection


def seat_files(turn: Turn, registration: Registration) -> Iterator[Outgoing]:
    """Yield what somebody who has just got a seat is sent; nothing without one."""
    if registration.state is RegistrationState.CONFIRMED:
        yield ticket_message(turn, registration)
        yield file_message(turn, registration, AttachmentKind.CALENDAR, REGISTRATIONS[turn.language].into_calendar)


def ticket_message(turn: Turn, registration: Registration, *, renewed: bool = False) -> Outgoing:
    """Return the ticket as a picture, with the ways to one that can be printed and to another one."""
    texts = REGISTRATIONS[turn.language]
    text = texts.ticket_renewed if renewed else texts.show_at_door
    return file_message(turn, registration, AttachmentKind.TICKET, text, _ticket_rows(registration, turn.language))


def renewed_ticket_message(connection: Connection, registration: Registration) -> Outgoing | None:
    """Return the ticket that replaces another, for the chat that has the news of the sign-up; None without one."""
    chat_id = registration.chat_id
    if chat_id is None:
        return None
    language = language_of(registration.language or dialogs.load(connection, chat_id).language)
    return Outgoing(
        chat_id,
        (Paragraph((REGISTRATIONS[language].ticket_renewed,)),),
        _ticket_rows(registration, language),
        language=language,
        attachment=Attachment(AttachmentKind.TICKET, registration.id, language),
        key=f"ticket:{registration.id}:{registration.ticket_serial}",
    )


def file_message(turn: Turn, registration: Registration, kind: AttachmentKind, text: str, rows: Rows = ()) -> Outgoing:
    """Return a message with a file of the registration."""
    attached = Attachment(kind, registration.id, turn.language)
    return replace(turn.message([Paragraph((text,))], rows), attachment=attached)


def _ticket_rows(registration: Registration, language: Language) -> tuple[tuple[Button, ...], ...]:
    texts = REGISTRATIONS[language]
    return (
        (button(texts.ticket_pdf, Press(Action.TICKET_PDF, registration.id)),),
        (button(texts.new_ticket, Press(Action.NEW_TICKET, registration.id)),),
    )
