"""The list of events and the details of one, with the way to a seat."""

from collections.abc import Iterator

from bot.conversation.buttons import Action, Press, button
from bot.conversation.event_view import agenda, event_card, own_state
from bot.conversation.model import Block, Button, Link, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import at_time
from bot.forum.event import Event
from bot.forum.event_sql import sessions_of_event
from bot.forum.model import Group, Registration, RegistrationState
from bot.forum.service import ForumService
from bot.messages.events import EVENTS

MOST_EVENTS = 30
"""Nearest ones; Telegram takes no more than a hundred buttons."""


class Events:
    """Shows what one can sign up for; ``contact`` is where to ask, "" when that is not known."""

    def __init__(self, forum: ForumService, contact: str) -> None:
        self._forum = forum
        self._contact = contact

    def show_all(self, turn: Turn, *, instead: bool = False) -> Reply:
        """List the events, a sample one when there is none; ``instead`` of the pressed message or below."""
        self._forum.offer_sample_event(turn.connection)
        events = self._forum.list_events(turn.connection)[:MOST_EVENTS]
        texts = EVENTS[turn.language]
        say = turn.instead if instead else turn.message
        if not events:
            return turn.reply(say([Paragraph((texts.none,))]))
        listed = [event_card(event, turn.language, self._forum.occupancy(turn.connection, event)) for event in events]
        blocks = (Paragraph((Strong(texts.title),)), *listed, Paragraph((texts.choose,)))
        rows = [[button(event.title, Press(Action.EVENT, event.id))] for event in events]
        return turn.reply(say(blocks, rows))

    def show(self, turn: Turn, event_id: int, note: str = "", *, instead: bool = False) -> Reply:
        """Show one event and where the person stands with it, below ``note``."""
        return turn.reply(self.card(turn, event_id, note, instead=instead))

    def card(self, turn: Turn, event_id: int, note: str = "", *, instead: bool = False) -> Outgoing:
        """Return the message about one event; whatever its number, there is one."""
        say = turn.instead if instead else turn.message
        event = self._forum.get_event(turn.connection, event_id)
        opening = [Paragraph((note,))] if note else []
        back = button(EVENTS[turn.language].all_events, Press(Action.EVENTS))
        if event is None:
            return say([*opening, Paragraph((EVENTS[turn.language].unknown,))], [[back]])
        own = self.registration(turn, event)
        rows = [*([each] for each in self._next_steps(turn, event, own)), [back]]
        return say([*opening, *self._details(turn, event, own)], rows)

    def next_card(self, turn: Turn) -> Outgoing | None:
        """Return the message about the next event that one can sign up for, None without any."""
        events = self._forum.list_events(turn.connection)
        following = next((event for event in events if self.closed(turn, event) is None), None)
        return None if following is None else self.card(turn, following.id)

    def show_way(self, turn: Turn, event_id: int) -> Reply:
        """Tell how to get to the event; the address of the broadcast only to those who have a seat."""
        texts, event = EVENTS[turn.language], self._forum.get_event(turn.connection, event_id)
        if event is None:
            return turn.reply(turn.message([Paragraph((texts.unknown,))]))
        own = self.registration(turn, event)
        seated = own is not None and own.state is RegistrationState.CONFIRMED
        facts = [event.directions or texts.no_directions]
        blocks: list[Block] = [
            event_card(event, turn.language),
            Paragraph((Strong(texts.how_to_get_there), "\n", *facts)),
        ]
        if seated and event.online_link:
            blocks.append(Paragraph((Link(texts.online, event.online_link),)))
        return turn.reply(turn.message(blocks))

    def registration(self, turn: Turn, event: Event) -> Registration | None:
        """Return the person's seat or place at ``event``, if there is one."""
        bookings = self._forum.registrations_of(turn.connection, turn.person)
        return next((each.registration for each in bookings if each.event.id == event.id), None)

    def closed(self, turn: Turn, event: Event) -> str | None:
        """Return why nobody can sign up for ``event`` any more; None while one can."""
        texts = EVENTS[turn.language]
        if event.cancelled_at is not None:
            return texts.cancelled
        if turn.now >= event.ends_at:
            return texts.over
        if event.signup_opens_at is not None and turn.now < event.signup_opens_at:
            return texts.not_open.format(moment=at_time(event.signup_opens_at, turn.language))
        if turn.now > event.signup_deadline:
            return texts.closed.format(moment=at_time(event.signup_deadline, turn.language))
        return None

    def _details(self, turn: Turn, event: Event, own: Registration | None) -> Iterator[Block]:
        texts = EVENTS[turn.language]
        if own is not None and event.cancelled_at is None:
            yield own_state(own, turn.language)
        closed = self.closed(turn, event)
        if closed is None:
            yield event_card(event, turn.language, self._forum.occupancy(turn.connection, event))
        else:
            yield event_card(event, turn.language)
            yield Paragraph((closed,))
        yield from agenda(sessions_of_event(turn.connection, event.id), event, turn.language)
        if self._contact:
            yield Paragraph((texts.ask.format(contact=self._contact),))

    def _next_steps(self, turn: Turn, event: Event, own: Registration | None) -> Iterator[Button]:
        """Yield the buttons that lead on from the details of ``event``."""
        texts = EVENTS[turn.language]
        is_open = self.closed(turn, event) is None
        if own is not None:
            yield button(texts.my_registrations, Press(Action.REGISTRATIONS))
        elif is_open:
            occupancy = self._forum.occupancy(turn.connection, event)
            free = any(occupancy.free_seats(group) for group in Group)
            yield button(texts.sign_up if free else texts.sign_up_waiting, Press(Action.SIGN_UP, event.id))
        if is_open:
            yield button(texts.sign_up_others, Press(Action.SIGN_UP_OTHERS, event.id))
