"""What a coordinator is told after changing an event, and before: who of the participants hears of it."""

from bot.conversation.desk_card import telling
from bot.conversation.desk_events import DeskEvents
from bot.conversation.desk_services import told
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted
from bot.forum.event_changes import EventChanged
from bot.forum.model import ACTIVE_STATES
from bot.forum.service import ForumService
from bot.messages.event_editing import EVENT_EDITING


def shown(turn: Turn, desk: DeskEvents, changed: EventChanged, note: str) -> Reply:
    """Close the form, show the event as it is now with who is told, and tell them."""
    messages = told(turn, changed.notices)
    notes = [note, *telling(turn, changed.notices, messages)]
    return turn.reply_and_keep(None, desk.message(turn, changed.event, notes), *messages)


def telling_of(turn: Turn, forum: ForumService, event_id: int) -> str:
    """Return how many people would be told about a change that they feel."""
    event = forum.get_event(turn.connection, event_id)
    registered = [] if event is None else forum.registrations_for(turn.connection, event.id)
    people = sum(each.state in ACTIVE_STATES for each in registered)
    return counted(EVENT_EDITING[turn.language].will_be_told, people, turn.language)
