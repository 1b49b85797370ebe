"""Postponing an event and calling it off: participants are told, so it is asked about first."""

from bot.clock import NonexistentTimeError
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_events import DeskEvents
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.event_fields import Field, Shown, TypedFault, read_moment
from bot.conversation.event_question import typed_fault
from bot.conversation.event_telling import shown, telling_of
from bot.conversation.model import Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event, InvalidEventError
from bot.messages.event_editing import EVENT_EDITING
from bot.staff.model import Role

_STARTS_AT = "starts_at"


class EventMoving:
    """Postpones an event: asks for the new start, shows who will be told, and moves it."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices, desk: DeskEvents) -> None:
        self._forum = services.forum
        self._events = services.events
        self._desk = desk

    def begin(self, turn: Turn, event: Event) -> Reply:
        """Ask for the new start."""
        form = DeskForm(DeskTask.POSTPONE, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for the start; once there is one, show the change."""
        texts, event = EVENT_EDITING[turn.language], self._forum.get_event(turn.connection, form.subject)
        starts_at = read_moment(form.answers.get(_STARTS_AT, ""))
        if event is None or isinstance(starts_at, TypedFault):
            return Question([Paragraph((f"{texts.postpone_question} {texts.hints['moment']}",))])
        show = Shown(turn.language).value
        change = texts.change.format(
            field=texts.fields[Field.STARTS_AT], before=show(event.starts_at), after=show(starts_at)
        )
        people = telling_of(turn, self._forum, event.id)
        save = [form.button(texts.postpone, DeskVerb.SAVE)]
        return Question([Paragraph((texts.preview,)), Paragraph((Strong(change),)), Paragraph((people,))], [save])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Keep the start that was typed and show the change."""
        try:
            starts_at = read_moment(text)
        except NonexistentTimeError as error:
            return ask(turn, form, self.question(turn, form), str(error))
        if isinstance(starts_at, TypedFault):
            return ask(turn, form, self.question(turn, form), typed_fault(turn, starts_at))
        filled = form.answered(turn.now, **{_STARTS_AT: text})
        return ask(turn, filled, self.question(turn, filled))

    def save(self, turn: Turn, form: DeskForm) -> Reply:
        """Move the event and tell people."""
        starts_at = read_moment(form.answers.get(_STARTS_AT, ""))
        if isinstance(starts_at, TypedFault):
            return ask(turn, form, self.question(turn, form), instead=True)
        try:
            changed = self._events.postpone(turn.connection, form.subject, starts_at, actor=actor(turn))
        except (InvalidEventError, NonexistentTimeError) as error:
            again = DeskForm(DeskTask.POSTPONE, form.subject, turn.now)
            return ask(turn, again, self.question(turn, again), str(error), instead=True)
        return shown(turn, self._desk, changed, EVENT_EDITING[turn.language].postponed)


class EventCancelling:
    """Calls an event off, after asking twice."""

    def __init__(self, services: DeskServices, desk: DeskEvents) -> None:
        self._forum = services.forum
        self._events = services.events
        self._desk = desk

    def ask_first(self, turn: Turn, event: Event) -> Reply:
        """Ask whether it is to be called off, and say who would be told."""
        texts = EVENT_EDITING[turn.language]
        question = texts.sure_off.format(title=event.title)
        people = telling_of(turn, self._forum, event.id)
        return _asked(
            turn, event, f"{question}\n{people}", desk_button(texts.yes_off, DeskVerb.CALL_OFF_SURELY, event.id)
        )

    def ask_again(self, turn: Turn, event: Event) -> Reply:
        """Ask once more, as it cannot be taken back."""
        texts = EVENT_EDITING[turn.language]
        finally_off = desk_button(texts.finally_off, DeskVerb.CALL_OFF_FINALLY, event.id)
        return _asked(turn, event, texts.really_off.format(title=event.title), finally_off)

    def call_off(self, turn: Turn, event: Event) -> Reply:
        """Call it off and tell people."""
        try:
            changed = self._events.cancel(turn.connection, event.id, actor=actor(turn))
        except InvalidEventError as error:
            return turn.reply(self._desk.message(turn, event, [str(error)]))
        return shown(turn, self._desk, changed, EVENT_EDITING[turn.language].called_off)


def _asked(turn: Turn, event: Event, question: str, yes: Button) -> Reply:
    keep = desk_button(EVENT_EDITING[turn.language].keep, DeskVerb.EVENT, event.id)
    return turn.reply(turn.instead([Paragraph((question,))], [[yes], [keep]]))
