"""A person's own sign-ups, and those that they made for others: seeing them, cancelling, taking consent back."""

from collections.abc import Iterator

from bot.conversation.buttons import Action, Press, button
from bot.conversation.event_view import event_card
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.notices import notice_messages
from bot.conversation.own_registration import own_booking
from bot.conversation.registration_view import booking_line, is_past
from bot.conversation.seat_keys import afterwards_rows, seat_rows
from bot.conversation.turn import Reply, Turn
from bot.forum.companions import signed_up_by
from bot.forum.model import ACTIVE_STATES, Booking, RegistrationState
from bot.forum.outcomes import NothingToCancel
from bot.forum.service import ForumService
from bot.forum.withdrawal import withdraw_consent
from bot.messages.registrations import REGISTRATIONS

MOST_SHOWN = 30
"""Sign-ups in one message, the newest ones; each has a button."""

_TOLD = (*ACTIVE_STATES, RegistrationState.REJECTED, RegistrationState.EXPIRED)


class Registrations:
    """Shows and cancels what somebody signed up for."""

    def __init__(self, forum: ForumService) -> None:
        self._forum = forum

    def show(self, turn: Turn, *, instead: bool = False) -> Reply:
        """List what is the person's; a single sign-up with all that can be done with it."""
        texts, say = REGISTRATIONS[turn.language], turn.instead if instead else turn.message
        bookings = list(self._bookings(turn))[-MOST_SHOWN:]
        events = [button(texts.see_events, Press(Action.EVENTS))]
        if not bookings:
            return turn.reply(say([Paragraph((texts.none,))], [events]))
        title = Paragraph((Strong(texts.title),))
        if len(bookings) == 1:
            return turn.reply(say([title, self._line(turn, bookings[0])], [*self._keys(turn, bookings[0]), events]))
        rows = [[button(self._label(turn, each), Press(Action.OWN, each.registration.id))] for each in bookings]
        return turn.reply(say([title, *(self._line(turn, each) for each in bookings)], [*rows, events]))

    def show_one(self, turn: Turn, registration_id: int) -> Reply:
        """Show one sign-up with all that can be done with it."""
        booking = own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._nothing(turn)
        back = [button(REGISTRATIONS[turn.language].back, Press(Action.REGISTRATIONS))]
        return turn.reply(turn.instead([self._line(turn, booking)], [*self._keys(turn, booking), back]))

    def ask_before_cancelling(self, turn: Turn, registration_id: int) -> Reply:
        """Ask whether the person really gives the seat up."""
        texts, booking = REGISTRATIONS[turn.language], self._active(turn, registration_id)
        if booking is None:
            return self._nothing(turn)
        has_seat = booking.registration.state is RegistrationState.CONFIRMED
        warning = [Paragraph((texts.sure_seat,))] if has_seat else []
        yes = button(texts.yes, Press(Action.CANCEL_SURELY, registration_id))
        no = button(texts.no, Press(Action.REGISTRATIONS))
        blocks = [Paragraph((texts.sure,)), event_card(booking.event, turn.language), *warning]
        return turn.reply(turn.instead(blocks, [[yes], [no]]))

    def cancel(self, turn: Turn, registration_id: int) -> Reply:
        """Give the seat or the place up, and tell who gets it; a seat can be taken again while there is one."""
        texts, booking = REGISTRATIONS[turn.language], own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._nothing(turn)
        person = booking.registration.person
        result = self._forum.cancel_registration(
            turn.connection, booking.registration.id, person=person, actor=turn.person
        )
        if isinstance(result, NothingToCancel):
            return self._nothing(turn)
        blocks = [Paragraph((f"{texts.cancelled} ", Strong(result.event.title))), Paragraph((texts.come_back,))]
        rows = list(self._after_cancelling(turn, booking))
        return turn.reply(turn.instead(blocks, rows), *notice_messages(turn.connection, result.notices))

    def ask_before_withdrawing(self, turn: Turn, registration_id: int) -> Reply:
        """Ask whether the consent is really to be taken back, which cannot be undone."""
        texts, booking = REGISTRATIONS[turn.language], own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._nothing(turn)
        yes = button(texts.withdraw_yes, Press(Action.WITHDRAW_SURELY, registration_id))
        no = button(texts.no, Press(Action.REGISTRATIONS))
        blocks = [Paragraph((texts.withdraw_sure,)), event_card(booking.event, turn.language)]
        return turn.reply(turn.instead(blocks, [[yes], [no]]))

    def withdraw(self, turn: Turn, registration_id: int) -> Reply:
        """Take the consent back: cancel the sign-up and forget whose it was."""
        booking = own_booking(self._forum, turn, registration_id)
        if booking is None:
            return self._nothing(turn)
        result = withdraw_consent(turn.connection, self._forum, booking.registration, turn.now)
        said = turn.instead([Paragraph((REGISTRATIONS[turn.language].withdrawn,))])
        return turn.reply(said, *notice_messages(turn.connection, result.notices))

    def _bookings(self, turn: Turn) -> Iterator[Booking]:
        """Yield what is still to come and what has something for afterwards: one's own, then those of others."""
        own = self._forum.everything_about(turn.connection, turn.person)
        active = {each.event.id for each in own if each.registration.state in ACTIVE_STATES}
        for each in own:
            state = each.registration.state
            replaced = state not in ACTIVE_STATES and each.event.id in active
            if is_past(each) or (each.event.ends_at > turn.now and state in _TOLD and not replaced):
                yield each
        for each in signed_up_by(turn.connection, turn.person):
            if is_past(each) or (each.event.ends_at > turn.now and each.registration.state in ACTIVE_STATES):
                yield each

    def _active(self, turn: Turn, registration_id: int) -> Booking | None:
        booking = own_booking(self._forum, turn, registration_id)
        return booking if booking is not None and booking.registration.state in ACTIVE_STATES else None

    def _line(self, turn: Turn, booking: Booking) -> Block:
        sessions = self._forum.chosen_sessions(turn.connection, booking.registration)
        return booking_line(booking, turn.language, sessions=sessions, other=self._is_others(turn, booking))

    def _label(self, turn: Turn, booking: Booking) -> str:
        title = booking.event.title
        return f"{booking.registration.name}: {title}" if self._is_others(turn, booking) else title

    def _is_others(self, turn: Turn, booking: Booking) -> bool:
        return booking.registration.person != turn.person

    def _keys(self, turn: Turn, booking: Booking) -> Iterator[list[Button]]:
        registration, event = booking.registration, booking.event
        if is_past(booking) and event.ends_at <= turn.now:
            yield from afterwards_rows(registration, turn.language)
        elif registration.state in ACTIVE_STATES and event.cancelled_at is None:
            yield from seat_rows(registration, event, turn.language)
        yield [button(REGISTRATIONS[turn.language].withdraw, Press(Action.WITHDRAW, registration.id))]

    def _after_cancelling(self, turn: Turn, booking: Booking) -> Iterator[list[Button]]:
        texts, registration = REGISTRATIONS[turn.language], booking.registration
        if not self._is_others(turn, booking):
            yield [button(texts.undo, Press(Action.SIGN_UP, booking.event.id))]
        if registration.state is RegistrationState.CONFIRMED:
            yield [button(texts.take_out, Press(Action.CALENDAR, registration.id))]

    def _nothing(self, turn: Turn) -> Reply:
        return turn.reply(turn.message([Paragraph((REGISTRATIONS[turn.language].nothing,))]))
