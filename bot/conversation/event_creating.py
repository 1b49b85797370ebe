"""A new event, asked for property by property; and the next edition of one that there is."""

from dataclasses import replace
from datetime import datetime

from bot.clock import NonexistentTimeError
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_events import DeskEvents
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.event_fields import Field, Shown, TypedFault, Value, read_moment, read_value
from bot.conversation.event_question import field_question, typed_fault
from bot.conversation.model import Bullets, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event, InvalidEventError
from bot.forum.plan import EventPlan
from bot.forum.plan_checks import plan_faults, tidied_plan
from bot.messages.event_editing import EVENT_EDITING
from bot.staff.model import Role

STEPS = (Field.TITLE, Field.PLACE, Field.STARTS_AT, Field.ENDS_AT, Field.CAPACITY, Field.SIGNUP_DEADLINE)


class EventCreating:
    """Asks for what every event needs; the rest is set later."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices, desk: DeskEvents) -> None:
        self._events = services.events
        self._desk = desk

    def begin(self, turn: Turn) -> Reply:
        """Ask for the first property."""
        form = DeskForm(DeskTask.CREATE, 0, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for the next property; when all are there, show them."""
        step = _missing(form)
        if step is None:
            return self._summary(turn, form)
        texts = EVENT_EDITING[turn.language]
        skip = [[form.button(texts.until_start, DeskVerb.SKIP)]] if step is Field.SIGNUP_DEADLINE else []
        return Question([Paragraph((field_question(turn, step),))], skip)

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Take the answer to the property that is asked for."""
        step = _missing(form)
        if step is None:
            return ask(turn, form, self.question(turn, form))
        try:
            value = _read(step, text, form, turn.now)
        except NonexistentTimeError as error:
            return ask(turn, form, self.question(turn, form), str(error))
        if isinstance(value, TypedFault) or value == "":
            return ask(turn, form, self.question(turn, form), typed_fault(turn, value))
        return self._answered(turn, form, step, value)

    def skip(self, turn: Turn, form: DeskForm) -> Reply:
        """Let the sign-ups last until the event begins."""
        if _missing(form) is not Field.SIGNUP_DEADLINE:
            return ask(turn, form, self.question(turn, form), instead=True)
        filled = form.answered(turn.now, signup_deadline=form.answers[Field.STARTS_AT])
        return self._go_on(turn, filled, instead=True)

    def save(self, turn: Turn, form: DeskForm) -> Reply:
        """Create the event, which was looked at when its last property was told."""
        texts = EVENT_EDITING[turn.language]
        if _missing(form) is not None:
            return ask(turn, form, self.question(turn, form), instead=True)
        try:
            event = self._events.create(turn.connection, _plan(form), actor=actor(turn))
        except InvalidEventError:  # its start is over by now
            return self._go_on(turn, form, instead=True)
        notes = (texts.created, texts.settings_next)
        return turn.reply_and_keep(None, self._desk.message(turn, event, notes))

    def _answered(self, turn: Turn, form: DeskForm, step: Field, value: Value) -> Reply:
        stored = value.isoformat() if isinstance(value, datetime) else str(value)
        return self._go_on(turn, form.answered(turn.now, **{step.value: stored}), instead=False)

    def _go_on(self, turn: Turn, form: DeskForm, *, instead: bool) -> Reply:
        """Ask for the next property; when the event cannot be as described, once more for what is wrong."""
        faults = [] if _missing(form) else plan_faults(tidied_plan(_plan(form)), turn.now)
        wrong = {fault.field for fault in faults}
        right = {name: answer for name, answer in form.answers.items() if name not in wrong}
        note = " ".join(fault.sentence for fault in faults)
        left = replace(form, answers=right)
        return ask(turn, left, self.question(turn, left), note, instead=instead)

    def _summary(self, turn: Turn, form: DeskForm) -> Question:
        texts, shown = EVENT_EDITING[turn.language], Shown(turn.language)
        lines = tuple((f"{texts.fields[step]}: ", Strong(shown.value(_value(form, step)))) for step in STEPS)
        create = [form.button(texts.create, DeskVerb.SAVE)]
        return Question([Paragraph((texts.new_event,)), Bullets(lines)], [create])


class EventCopying:
    """Asks for the start of the next edition and creates it."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices, desk: DeskEvents) -> None:
        self._events = services.events
        self._desk = desk

    def begin(self, turn: Turn, event: Event) -> Reply:
        """Ask for the start."""
        form = DeskForm(DeskTask.COPY, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:  # noqa: ARG002 - every task is asked alike
        """Return the question for the start."""
        texts = EVENT_EDITING[turn.language]
        return Question([Paragraph((f"{texts.copy_question} {texts.hints['moment']}",))])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Create the edition that starts then."""
        try:
            starts_at = read_moment(text)
            if isinstance(starts_at, TypedFault):
                return ask(turn, form, self.question(turn, form), typed_fault(turn, starts_at))
            event = self._events.copy(turn.connection, form.subject, starts_at, actor=actor(turn))
        except (InvalidEventError, NonexistentTimeError) as error:
            return ask(turn, form, self.question(turn, form), str(error))
        note = EVENT_EDITING[turn.language].copied
        return turn.reply_and_keep(None, self._desk.message(turn, event, [note], instead=False))


def _missing(form: DeskForm) -> Field | None:
    return next((step for step in STEPS if step not in form.answers), None)


def _read(step: Field, text: str, form: DeskForm, now: datetime) -> Value | TypedFault:
    start = form.answers.get(Field.STARTS_AT) if step is Field.ENDS_AT else None
    return read_value(step, text, datetime.fromisoformat(start) if start else None, now)


def _value(form: DeskForm, step: Field) -> Value:
    text = form.answers[step]
    if step in {Field.STARTS_AT, Field.ENDS_AT, Field.SIGNUP_DEADLINE}:
        return datetime.fromisoformat(text)
    return int(text) if step is Field.CAPACITY else text


def _plan(form: DeskForm) -> EventPlan:
    return EventPlan(
        title=form.answers[Field.TITLE],
        place=form.answers[Field.PLACE],
        starts_at=datetime.fromisoformat(form.answers[Field.STARTS_AT]),
        ends_at=datetime.fromisoformat(form.answers[Field.ENDS_AT]),
        capacity=int(form.answers[Field.CAPACITY]),
        signup_deadline=datetime.fromisoformat(form.answers[Field.SIGNUP_DEADLINE]),
    )
