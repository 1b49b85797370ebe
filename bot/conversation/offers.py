"""Answering what a message asks of somebody who is signed up: whether they take a seat, whether they come."""

from bot.conversation.event_view import event_card
from bot.conversation.model import Paragraph
from bot.conversation.own_registration import own_booking
from bot.conversation.registrations import Registrations
from bot.conversation.seat_files import seat_files
from bot.conversation.seat_keys import seat_rows
from bot.conversation.turn import Reply, Turn
from bot.forum.model import Confirmed, RegistrationState
from bot.forum.service import ForumService
from bot.messages.registrations import REGISTRATIONS


class Offers:
    """Takes seats that are kept for somebody, and frees them."""

    def __init__(self, forum: ForumService, registrations: Registrations) -> None:
        self._forum = forum
        self._registrations = registrations

    def take(self, turn: Turn, registration_id: int) -> Reply:
        """Give the person the seat that is kept for them."""
        texts, booking = REGISTRATIONS[turn.language], own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._gone(turn)
        person = booking.registration.person
        result = self._forum.accept_offer(turn.connection, booking.registration.id, person=person)
        if not isinstance(result, Confirmed):
            return self._gone(turn)
        blocks = [Paragraph((texts.taken,)), event_card(result.event, turn.language)]
        said = turn.instead(blocks, list(seat_rows(result.registration, result.event, turn.language)))
        return turn.reply(said, *seat_files(turn, result.registration))

    def leave(self, turn: Turn, registration_id: int) -> Reply:
        """Let the kept seat go to the next; one that was taken meanwhile is only given up after a question."""
        booking = own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._gone(turn)
        if booking.registration.state is RegistrationState.CONFIRMED:
            return self._registrations.ask_before_cancelling(turn, registration_id)
        return self._registrations.cancel(turn, registration_id)

    def not_coming(self, turn: Turn, registration_id: int) -> Reply:
        """Free the seat at once; it can be taken again while there is one."""
        return self._registrations.cancel(turn, registration_id)

    def _gone(self, turn: Turn) -> Reply:
        return turn.reply(turn.instead([Paragraph((REGISTRATIONS[turn.language].offer_gone,))]))
