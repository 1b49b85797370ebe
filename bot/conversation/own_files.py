"""The files of a sign-up: the ticket, the calendar file, the certificate."""

from bot.conversation.model import AttachmentKind, Paragraph
from bot.conversation.own_registration import own_booking
from bot.conversation.seat_files import file_message, ticket_message
from bot.conversation.turn import Reply, Turn
from bot.forum.model import Registration, RegistrationState
from bot.forum.service import ForumService
from bot.forum.ticket_renewal import renew_ticket
from bot.messages.registrations import REGISTRATIONS

_IN_CALENDARS = (RegistrationState.CONFIRMED, RegistrationState.CANCELLED)


class OwnFiles:
    """Sends files to the people whose they are."""

    def __init__(self, forum: ForumService) -> None:
        self._forum = forum

    def ticket(self, turn: Turn, registration_id: int) -> Reply:
        """Send the ticket as a picture."""
        registration = self._seated(turn, registration_id)
        return self._none(turn) if registration is None else turn.reply(ticket_message(turn, registration))

    def ticket_pdf(self, turn: Turn, registration_id: int) -> Reply:
        """Send the ticket to be printed."""
        registration = self._seated(turn, registration_id)
        return self._send(turn, registration, AttachmentKind.TICKET_PDF, REGISTRATIONS[turn.language].ticket_pdf)

    def renew_ticket(self, turn: Turn, registration_id: int) -> Reply:
        """Send a new ticket; the old one lets nobody in any more."""
        registration = self._seated(turn, registration_id)
        if registration is None or renew_ticket(turn.connection, registration.id, turn.now, actor=turn.person) is None:
            return self._none(turn)
        return turn.reply(ticket_message(turn, registration, renewed=True))

    def calendar(self, turn: Turn, registration_id: int) -> Reply:
        """Send the calendar file; that of a cancelled sign-up takes the event out of the calendar."""
        texts, registration = REGISTRATIONS[turn.language], self._own(turn, registration_id)
        if registration is None or registration.state not in _IN_CALENDARS:
            return self._none(turn)
        cancelled = registration.state is RegistrationState.CANCELLED
        text = texts.out_of_calendar if cancelled else texts.into_calendar
        return self._send(turn, registration, AttachmentKind.CALENDAR, text)

    def certificate(self, turn: Turn, registration_id: int) -> Reply:
        """Send the certificate of attendance."""
        registration = self._own(turn, registration_id)
        if registration is None or registration.certificate_number is None or registration.checked_in_at is None:
            return self._none(turn)
        text = REGISTRATIONS[turn.language].here_is_certificate
        return self._send(turn, registration, AttachmentKind.CERTIFICATE, text)

    def _own(self, turn: Turn, registration_id: int) -> Registration | None:
        booking = own_booking(self._forum, turn, registration_id)
        return None if booking is None else booking.registration

    def _seated(self, turn: Turn, registration_id: int) -> Registration | None:
        registration = self._own(turn, registration_id)
        seated = registration is not None and registration.state is RegistrationState.CONFIRMED
        return registration if seated else None

    def _send(self, turn: Turn, registration: Registration | None, kind: AttachmentKind, text: str) -> Reply:
        if registration is None:
            return self._none(turn)
        return turn.reply(file_message(turn, registration, kind, text))

    def _none(self, turn: Turn) -> Reply:
        return turn.reply(turn.message([Paragraph((REGISTRATIONS[turn.language].no_file,))]))
