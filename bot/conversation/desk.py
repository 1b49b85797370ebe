"""The desk of those who run events: /zapisy, /wejscie, the links of tickets, and what their buttons do."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversation.awaited_answers import Task
from bot.conversation.campaign import Campaigns
from bot.conversation.desk_card import DeskCard
from bot.conversation.desk_erasing import DeskErasing
from bot.conversation.desk_events import DeskEvents
from bot.conversation.desk_files import choose_file, send_file
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_forms import DeskForms, FormButtons
from bot.conversation.desk_people import DeskPeople
from bot.conversation.desk_press import DeskPress, DeskVerb
from bot.conversation.desk_reasons import DeskReasons
from bot.conversation.desk_services import DeskServices
from bot.conversation.door import Door
from bot.conversation.event_creating import EventCopying, EventCreating
from bot.conversation.event_editing import EventEditing
from bot.conversation.event_moving import EventCancelling, EventMoving
from bot.conversation.event_sessions import EventSessions
from bot.conversation.hints import Hints
from bot.conversation.people_import import PeopleImport
from bot.conversation.sent_table import TableReader
from bot.conversation.turn import Reply, Turn
from bot.conversation.walk_in import WalkIn
from bot.conversation.welcome import Welcome
from bot.forum.event import Event
from bot.forum.tickets import TicketKey
from bot.staff.model import Role

_AT_THE_DOOR = frozenset({DeskVerb.DOOR, DeskVerb.ADMIT, DeskVerb.TAKE_BACK, DeskVerb.WALK_IN})
_OF_FORM = frozenset({DeskVerb.SAVE, DeskVerb.TEST, DeskVerb.SKIP, DeskVerb.CHOOSE, DeskVerb.LEAVE})
_KEEP_FORM = _OF_FORM | {DeskVerb.ADMIT, DeskVerb.TAKE_BACK}
"""The next text still belongs to the open question; every other button leads away from it."""

_WithEvent = Callable[[Turn, Event, str], Reply]
_WithNumber = Callable[[Turn, int], Reply]


class Desk:
    """Leads to the rooms of the staff; to others their commands are as unknown as any other word.

    Parameters:
        services: what the rooms share.
        tickets: the key that tickets are signed with.
        welcome: tells which commands there are.
        hints: for buttons that are not for everybody.
        tables: reads the tables that people send.
    """

    def __init__(
        self, services: DeskServices, tickets: TicketKey, welcome: Welcome, hints: Hints, tables: TableReader
    ) -> None:
        self._services = services
        self._welcome = welcome
        self._hints = hints
        self._events = DeskEvents(services)
        self._card = DeskCard(services)
        self._people = DeskPeople(services)
        self._reasons = DeskReasons(services, self._card)
        self._erasing = DeskErasing(services, self._card)
        self._campaigns = Campaigns(services)
        self._creating = EventCreating(services, self._events)
        self._copying = EventCopying(services, self._events)
        self._editing = EventEditing(services, self._events)
        self._moving = EventMoving(services, self._events)
        self._cancelling = EventCancelling(services, self._events)
        self._sessions = EventSessions(services)
        self._door = Door(services, tickets)
        self._walk_in = WalkIn(services)
        self._import = PeopleImport(services)
        self.forms = DeskForms(services, self._tasks(), self._form_buttons(), hints, tables)
        """The room of the desk's forms."""
        self._with_event = self._event_routes()
        self._with_number = self._number_routes()

    def open(self, turn: Turn) -> Reply:
        """Show the events to a coordinator."""
        if not self._services.allows(turn, Role.COORDINATOR):
            return self._welcome.unknown_command(turn)
        return self._events.show_all(_left(turn))

    def open_door(self, turn: Turn) -> Reply:
        """Begin to let people in."""
        if not self._services.allows(turn, Role.DOOR):
            return self._welcome.unknown_command(turn)
        return self._door.open(_left(turn))

    def scan(self, turn: Turn, token: str) -> Reply:
        """Follow the link of a ticket."""
        return self._door.scan(turn, token)

    def press(self, turn: Turn, press: DeskPress) -> Reply:
        """Do what a button of the desk says, if its presser may."""
        role = Role.DOOR if press.verb in _AT_THE_DOOR | _OF_FORM else Role.COORDINATOR
        if not self._services.allows(turn, role):
            return self._hints.outdated_button(turn)
        if press.verb in _OF_FORM:
            return self.forms.press(turn, press)
        return self._lead(turn if press.verb in _KEEP_FORM else _left(turn), press)

    def _lead(self, turn: Turn, press: DeskPress) -> Reply:
        match press.verb:
            case DeskVerb.EVENTS:
                return self._events.show_all(turn, instead=True)
            case DeskVerb.NEW:
                return self._creating.begin(turn)
            case DeskVerb.REMOVE_SESSION:
                removed = self._sessions.remove(turn, press.number, press.argument)
                return removed or self._events.show_all(turn, instead=True)
            case verb if verb in self._with_number:
                return self._with_number[verb](turn, press.number)
            case verb:
                event = self._services.forum.get_event(turn.connection, press.number)
                if event is None:
                    return self._hints.outdated_button(turn)
                return self._with_event[verb](turn, event, press.argument)

    def _tasks(self) -> Mapping[str, Task[DeskForm]]:
        return {
            DeskTask.SEARCH: self._people,
            DeskTask.REJECT: self._reasons,
            DeskTask.MOVE_UP: self._reasons,
            DeskTask.OVER_CAPACITY: self._reasons,
            DeskTask.MESSAGE: self._campaigns,
            DeskTask.CREATE: self._creating,
            DeskTask.FIELD: self._editing,
            DeskTask.COPY: self._copying,
            DeskTask.POSTPONE: self._moving,
            DeskTask.SESSION: self._sessions,
            DeskTask.DOOR: self._door,
            DeskTask.WALK_IN: self._walk_in,
            DeskTask.IMPORT: self._import,
        }

    def _event_routes(self) -> Mapping[DeskVerb, _WithEvent]:
        return {
            DeskVerb.EVENT: lambda turn, event, _: self._events.show(turn, event.id),
            DeskVerb.PEOPLE: self._people.show,
            DeskVerb.FILTERS: lambda turn, event, _: self._people.filters(turn, event),
            DeskVerb.SEARCH: lambda turn, event, _: self._people.search(turn, event),
            DeskVerb.FILES: lambda turn, event, _: choose_file(turn, event),
            DeskVerb.FILE: send_file,
            DeskVerb.AUDIENCES: lambda turn, event, _: self._campaigns.audiences(turn, event),
            DeskVerb.AUDIENCE: self._campaigns.begin,
            DeskVerb.EDIT: lambda turn, event, _: self._editing.choose(turn, event),
            DeskVerb.FIELD: self._editing.begin,
            DeskVerb.SESSIONS: lambda turn, event, _: self._sessions.show(turn, event),
            DeskVerb.COPY: lambda turn, event, _: self._copying.begin(turn, event),
            DeskVerb.POSTPONE: lambda turn, event, _: self._moving.begin(turn, event),
            DeskVerb.CALL_OFF: lambda turn, event, _: self._cancelling.ask_first(turn, event),
            DeskVerb.CALL_OFF_SURELY: lambda turn, event, _: self._cancelling.ask_again(turn, event),
            DeskVerb.CALL_OFF_FINALLY: lambda turn, event, _: self._cancelling.call_off(turn, event),
            DeskVerb.DOOR: lambda turn, event, _: self._door.search(turn, event),
            DeskVerb.WALK_IN: lambda turn, event, _: self._walk_in.begin(turn, event),
            DeskVerb.IMPORT: lambda turn, event, _: self._import.begin(turn, event),
        }

    def _number_routes(self) -> Mapping[DeskVerb, _WithNumber]:
        return {
            DeskVerb.CARD: self._card.show,
            DeskVerb.APPROVE: self._card.approve,
            DeskVerb.REJECT: lambda turn, number: self._reasons.begin(turn, DeskTask.REJECT, number),
            DeskVerb.MOVE_UP: lambda turn, number: self._reasons.begin(turn, DeskTask.MOVE_UP, number),
            DeskVerb.OVER_CAPACITY: lambda turn, number: self._reasons.begin(turn, DeskTask.OVER_CAPACITY, number),
            DeskVerb.CANCEL: self._card.ask_before_cancelling,
            DeskVerb.CANCEL_SURELY: self._card.cancel,
            DeskVerb.ERASE: self._erasing.ask_first,
            DeskVerb.ERASE_SURELY: self._erasing.ask_again,
            DeskVerb.ERASE_FINALLY: self._erasing.erase,
            DeskVerb.CHECK_IN: self._card.check_in,
            DeskVerb.UNDO_CHECK_IN: self._card.undo_check_in,
            DeskVerb.PROGRESS: self._campaigns.report,
            DeskVerb.ADMIT: self._door.admit,
            DeskVerb.TAKE_BACK: self._door.take_back,
        }

    def _form_buttons(self) -> FormButtons:
        return {
            (DeskTask.MESSAGE, DeskVerb.SAVE): lambda turn, form, _: self._campaigns.send(turn, form),
            (DeskTask.MESSAGE, DeskVerb.TEST): lambda turn, form, _: self._campaigns.test(turn, form),
            (DeskTask.CREATE, DeskVerb.SAVE): lambda turn, form, _: self._creating.save(turn, form),
            (DeskTask.CREATE, DeskVerb.SKIP): lambda turn, form, _: self._creating.skip(turn, form),
            (DeskTask.FIELD, DeskVerb.SAVE): lambda turn, form, _: self._editing.save(turn, form),
            (DeskTask.POSTPONE, DeskVerb.SAVE): lambda turn, form, _: self._moving.save(turn, form),
            (DeskTask.WALK_IN, DeskVerb.SAVE): lambda turn, form, _: self._walk_in.save(turn, form),
            (DeskTask.WALK_IN, DeskVerb.SKIP): lambda turn, form, _: self._walk_in.skip_municipality(turn, form),
            (DeskTask.WALK_IN, DeskVerb.CHOOSE): self._walk_in.choose_group,
            (DeskTask.IMPORT, DeskVerb.SAVE): lambda turn, form, _: self._import.save(turn, form),
        }


def _left(turn: Turn) -> Turn:
    """Return the turn without a question of the desk: the next text is nobody's answer to it."""
    if not isinstance(turn.form, DeskForm):
        return turn
    return replace(turn, form=None, dialog=replace(turn.dialog, form=None))
