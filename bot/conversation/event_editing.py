"""Changing an event that people may have signed up for: what is different is shown first, and who will be told."""

from collections.abc import Iterator
from datetime import datetime

from bot.clock import NonexistentTimeError, in_warsaw
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.button_rows import in_rows
from bot.conversation.desk_events import DeskEvents
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices
from bot.conversation.event_edits import Edit, edit_of
from bot.conversation.event_fields import Field, Shown, TypedFault, Value
from bot.conversation.event_question import typed_fault
from bot.conversation.event_telling import shown, telling_of
from bot.conversation.model import Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event, InvalidEventError
from bot.forum.model import Group
from bot.messages.desk import DESK
from bot.messages.event_editing import EVENT_EDITING
from bot.messages.signup import SIGNUP
from bot.staff.model import Role

_VALUE = "value"


class EventEditing:
    """Changes one property at a time; as a task it takes the new value."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices, desk: DeskEvents) -> None:
        self._forum = services.forum
        self._events = services.events
        self._desk = desk

    def choose(self, turn: Turn, event: Event) -> Reply:
        """Offer everything that can be different."""
        rows = [*_field_rows(turn, event), *_other_rows(turn, event)]
        return turn.reply(
            turn.instead([Paragraph((Strong(event.title), f"\n{EVENT_EDITING[turn.language].choose_field}"))], rows)
        )

    def begin(self, turn: Turn, event: Event, argument: str) -> Reply:
        """Ask for the new value; a decision between two is turned round at once."""
        if edit_of(self._events, event, argument) is None:
            return self.choose(turn, event)
        form = DeskForm(DeskTask.FIELD, event.id, turn.now, argument)
        if argument == Field.NEEDS_APPROVAL:
            form = form.answered(turn.now, **{_VALUE: ""})
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for the value; once there is one, show the change."""
        edit = self._edit(turn, form)
        if edit is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        if _VALUE in form.answers:
            return self._preview(turn, form, edit)
        return Question([Paragraph((edit.question(turn),))])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Keep the value that was typed and show the change."""
        edit = self._edit(turn, form)
        if edit is None:
            return ask(turn, form, self.question(turn, form))
        try:
            value = edit.read(text, turn.now)
        except NonexistentTimeError as error:
            return ask(turn, form, self.question(turn, form), str(error))
        if isinstance(value, TypedFault):
            return ask(turn, form, self.question(turn, form), typed_fault(turn, value))
        filled = form.answered(turn.now, **{_VALUE: _kept(value, text)})
        return ask(turn, filled, self.question(turn, filled))

    def save(self, turn: Turn, form: DeskForm) -> Reply:
        """Make the change, and tell people where they would feel it."""
        edit = self._edit(turn, form)
        value = edit.read(form.answers[_VALUE], turn.now) if edit and _VALUE in form.answers else None
        if edit is None or value is None or isinstance(value, TypedFault):
            return ask(turn, form, self.question(turn, form), instead=True)
        texts, change = EVENT_EDITING[turn.language], _change(turn, edit, value)
        try:
            changed = edit.make(turn, value)
        except InvalidEventError as error:
            again = DeskForm(DeskTask.FIELD, form.subject, turn.now, form.argument)
            return ask(turn, again, self.question(turn, again), str(error), instead=True)
        note = texts.changed.format(change=change) if changed.changes else texts.unchanged
        return shown(turn, self._desk, changed, note)

    def _edit(self, turn: Turn, form: DeskForm) -> Edit | None:
        event = self._forum.get_event(turn.connection, form.subject)
        return None if event is None else edit_of(self._events, event, form.argument)

    def _preview(self, turn: Turn, form: DeskForm, edit: Edit) -> Question:
        texts, value = EVENT_EDITING[turn.language], edit.read(form.answers[_VALUE], turn.now)
        change = Paragraph((Strong(_change(turn, edit, value)),))
        people = telling_of(turn, self._forum, form.subject) if edit.felt else texts.nobody_told
        save = [form.button(texts.save, DeskVerb.SAVE)]
        return Question([Paragraph((texts.preview,)), change, Paragraph((people,))], [save])


def _kept(value: Value, typed: str) -> str:
    """Return what is read again as the same value, whatever the event is by then."""
    return in_warsaw(value).strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else typed


def _change(turn: Turn, edit: Edit, value: Value | TypedFault) -> str:
    after = Shown(turn.language).value(value)
    return EVENT_EDITING[turn.language].change.format(field=edit.label(turn), before=edit.before(turn), after=after)


def _field_rows(turn: Turn, event: Event) -> Iterator[list[Button]]:
    texts = EVENT_EDITING[turn.language]
    fields = [desk_button(texts.fields[each], DeskVerb.FIELD, event.id, each.value) for each in Field]
    yield from in_rows(fields, 2)
    for group in Group:
        label = texts.fields["group"].format(name=SIGNUP[turn.language].groups[group])
        yield [desk_button(label, DeskVerb.FIELD, event.id, f"group.{group}")]


def _other_rows(turn: Turn, event: Event) -> list[list[Button]]:
    texts = EVENT_EDITING[turn.language]
    return [
        [desk_button(texts.sessions, DeskVerb.SESSIONS, event.id)],
        [desk_button(texts.postpone, DeskVerb.POSTPONE, event.id), desk_button(texts.copy, DeskVerb.COPY, event.id)],
        [desk_button(texts.call_off, DeskVerb.CALL_OFF, event.id)],
        [desk_button(DESK[turn.language].to_event, DeskVerb.EVENT, event.id)],
    ]
