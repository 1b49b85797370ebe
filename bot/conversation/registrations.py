"""A person's own sign-ups, and cancelling one."""

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button
from bot.conversation.event_view import event_card
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.notices import notice_messages
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import from_to
from bot.forum.model import Booking
from bot.forum.outcomes import NothingToCancel
from bot.forum.service import ForumService
from bot.messages.events import EVENTS
from bot.messages.registrations import REGISTRATIONS


class Registrations:
    """Shows and cancels what somebody signed up for."""

    def __init__(self, forum: ForumService) -> None:
        self._forum = forum

    def show(self, turn: Turn, *, instead: bool = False) -> Reply:
        """List the person's seats and places, each with a button to cancel it."""
        texts = REGISTRATIONS[turn.language]
        say = turn.instead if instead else turn.message
        bookings = self._forum.registrations_of(turn.connection, turn.person)
        events = button(texts.see_events, Press(Action.EVENTS))
        if not bookings:
            return turn.reply(say([Paragraph((texts.none,))], [[events]]))
        blocks = [Paragraph((Strong(texts.title),)), *(booking_line(each, turn.language) for each in bookings)]
        cancels = [
            [button(f"{texts.cancel} {each.event.title}", Press(Action.CANCEL, each.registration.id))]
            for each in bookings
        ]
        return turn.reply(say(blocks, cancels))

    def ask_before_cancelling(self, turn: Turn, registration_id: int) -> Reply:
        """Ask whether the person really gives the seat up."""
        texts = REGISTRATIONS[turn.language]
        bookings = self._forum.registrations_of(turn.connection, turn.person)
        booking = next((each for each in bookings if each.registration.id == registration_id), None)
        if booking is None:
            return self._nothing(turn)
        has_seat = booking.registration.place is None
        warning = [Paragraph((texts.sure_seat,))] if has_seat else []
        yes = button(texts.yes, Press(Action.CANCEL_SURELY, registration_id))
        no = button(texts.no, Press(Action.REGISTRATIONS))
        blocks = [Paragraph((texts.sure,)), event_card(booking.event, turn.language), *warning]
        return turn.reply(turn.instead(blocks, [[yes], [no]]))

    def cancel(self, turn: Turn, registration_id: int) -> Reply:
        """Give the seat or the place up, and tell who gets it."""
        texts = REGISTRATIONS[turn.language]
        result = self._forum.cancel_registration(turn.connection, registration_id, person=turn.person)
        if isinstance(result, NothingToCancel):
            return self._nothing(turn)
        blocks = [Paragraph((f"{texts.cancelled} ", Strong(result.event.title))), Paragraph((texts.come_back,))]
        return turn.reply(turn.instead(blocks), *notice_messages(turn.connection, result.notices))

    def _nothing(self, turn: Turn) -> Reply:
        return turn.reply(turn.message([Paragraph((REGISTRATIONS[turn.language].nothing,))]))


def booking_line(booking: Booking, language: Language) -> Block:
    """Return an event with the state of the registration for it."""
    texts = REGISTRATIONS[language]
    event, place = booking.event, booking.registration.place
    state = texts.confirmed if place is None else texts.waiting.format(place=place)
    if event.cancelled_at is not None:
        state = EVENTS[language].cancelled
    when = from_to(event.starts_at, event.ends_at, language)
    return Paragraph((Strong(event.title), f"\n{when}, {event.place}\n{state}"))
