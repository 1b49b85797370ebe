"""The events that a coordinator has to do with, and one of them with its counts and what can be done."""

from collections.abc import Sequence

from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices
from bot.conversation.desk_view import event_label, overview
from bot.conversation.model import Block, Button, Outgoing, Paragraph
from bot.conversation.people_list import listing
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event
from bot.forum.headcount import headcount
from bot.forum.model import RegistrationState
from bot.forum.selection import events_to_run
from bot.messages.desk import DESK
from bot.messages.people_import import IMPORT

MOST_EVENTS = 20


class DeskEvents:
    """Shows the events and the counts of one."""

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum

    def show_all(self, turn: Turn, *, instead: bool = False) -> Reply:
        """List the events."""
        texts = DESK[turn.language]
        events = events_to_run(turn.connection, self._forum, turn.now)[:MOST_EVENTS]
        rows = [[desk_button(event_label(each, turn.language, turn.now), DeskVerb.EVENT, each.id)] for each in events]
        say = turn.instead if instead else turn.message
        text = texts.choose_event if events else texts.no_events
        return turn.reply(say([Paragraph((text,))], [*rows, [desk_button(texts.new_event, DeskVerb.NEW)]]))

    def show(self, turn: Turn, event_id: int) -> Reply:
        """Show one event in place of the pressed message; the list where there is no such event."""
        event = self._forum.get_event(turn.connection, event_id)
        return self.show_all(turn, instead=True) if event is None else turn.reply(self.message(turn, event))

    def message(self, turn: Turn, event: Event, notes: Sequence[str] = (), *, instead: bool = True) -> Outgoing:
        """Return the message about one event, below ``notes``."""
        say = turn.instead if instead else turn.message
        opening: list[Block] = [Paragraph((note,)) for note in notes]
        return say([*opening, *overview(turn, self._forum, event)], self._rows(turn, event))

    def _rows(self, turn: Turn, event: Event) -> list[list[Button]]:
        texts = DESK[turn.language]
        return [
            [desk_button(texts.everybody, DeskVerb.PEOPLE, event.id, listing()), *self._queues(turn, event)],
            [
                desk_button(texts.filters, DeskVerb.FILTERS, event.id),
                desk_button(texts.search, DeskVerb.SEARCH, event.id),
            ],
            [
                desk_button(texts.message, DeskVerb.AUDIENCES, event.id),
                desk_button(texts.files, DeskVerb.FILES, event.id),
            ],
            [desk_button(texts.door, DeskVerb.DOOR, event.id), desk_button(texts.edit, DeskVerb.EDIT, event.id)],
            [desk_button(IMPORT[turn.language].start, DeskVerb.IMPORT, event.id)],
            [desk_button(texts.to_events, DeskVerb.EVENTS)],
        ]

    def _queues(self, turn: Turn, event: Event) -> list[Button]:
        """Return the ways to those who wait, for a decision or for a seat."""
        counted, texts = headcount(turn.connection, event), DESK[turn.language]
        queues = {RegistrationState.PENDING: texts.to_decide, RegistrationState.WAITING: texts.on_the_list}
        return [
            desk_button(label.format(number=counted.of(state)), DeskVerb.PEOPLE, event.id, listing("state", state))
            for state, label in queues.items()
            if counted.of(state)
        ]
