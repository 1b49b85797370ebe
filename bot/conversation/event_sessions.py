"""The agenda of an event as a coordinator fills it: lines are sessions, and a session can be taken off."""

from bot.clock import NonexistentTimeError
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.event_fields import read_session
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import from_to
from bot.forum.event import Event, InvalidEventError, Session, SessionId
from bot.forum.event_sql import find_session
from bot.forum.plan import SessionPlan
from bot.forum.selection import Selection, selected
from bot.messages.desk import DESK
from bot.messages.event_editing import EVENT_EDITING
from bot.staff.model import Role

SURELY = "yes"
"""The argument of a button that removes without asking any more."""


class EventSessions:
    """Shows the agenda; as a task it takes the lines of new sessions."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum
        self._events = services.events

    def show(self, turn: Turn, event: Event, note: str = "") -> Reply:
        """Show the agenda and wait for lines."""
        form = DeskForm(DeskTask.SESSION, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), note, instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Return the agenda and how to add to it."""
        texts, event = EVENT_EDITING[turn.language], self._forum.get_event(turn.connection, form.subject)
        if event is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        sessions = self._events.sessions(turn.connection, event.id)
        lines = tuple((_line(turn, each),) for each in sessions)
        agenda: Block = Bullets(lines) if lines else Paragraph((texts.no_sessions,))
        rows = [
            [desk_button(texts.remove.format(title=each.title), DeskVerb.REMOVE_SESSION, each.id)] for each in sessions
        ]
        edit = [desk_button(DESK[turn.language].edit, DeskVerb.EDIT, event.id)]
        return Question(
            [Paragraph((Strong(event.title),)), agenda, Paragraph((texts.session_question,))], [*rows, edit]
        )

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Add the sessions of all lines, or none when one cannot be read or does not fit."""
        texts, event = EVENT_EDITING[turn.language], self._forum.get_event(turn.connection, form.subject)
        if event is None:
            return ask(turn, form, self.question(turn, form))
        try:
            plans = {line: read_session(line, event) for line in text.splitlines() if line.strip()}
            unread = next((line for line, plan in plans.items() if plan is None), None)
            if unread is not None or not plans:
                note = texts.not_a_session.format(line=unread or text)
                return ask(turn, form, self.question(turn, form), note)
            self._add(turn, event, [plan for plan in plans.values() if plan is not None])
        except (InvalidEventError, NonexistentTimeError) as error:
            return ask(turn, form, self.question(turn, form), str(error))
        return ask(turn, form, self.question(turn, form), texts.sessions_added)

    def remove(self, turn: Turn, session_id: int, argument: str) -> Reply | None:
        """Take a session off the agenda, after asking; None when there is no such session."""
        session, event = self._find(turn, session_id)
        if session is None or event is None:
            return None
        if argument != SURELY:
            return self._ask_first(turn, event, session)
        try:
            self._events.remove_session(turn.connection, session.id, actor=actor(turn))
        except InvalidEventError as error:
            return self.show(turn, event, str(error))
        return self.show(turn, event, EVENT_EDITING[turn.language].removed)

    def _add(self, turn: Turn, event: Event, plans: list[SessionPlan]) -> None:
        with turn.connection.begin_nested():
            for plan in plans:
                self._events.add_session(turn.connection, event.id, plan, actor=actor(turn))

    def _find(self, turn: Turn, session_id: int) -> tuple[Session | None, Event | None]:
        session = find_session(turn.connection, session_id)
        return session, None if session is None else self._forum.get_event(turn.connection, session.event_id)

    def _ask_first(self, turn: Turn, event: Event, session: Session) -> Reply:
        texts = EVENT_EDITING[turn.language]
        chosen = len(selected(turn.connection, self._forum, event, Selection(session=SessionId(session.id))))
        rows = [
            [desk_button(texts.yes_remove, DeskVerb.REMOVE_SESSION, session.id, SURELY)],
            [desk_button(texts.keep, DeskVerb.SESSIONS, event.id)],
        ]
        question = texts.sure_session.format(title=session.title, number=chosen)
        return turn.reply(turn.instead([Paragraph((question,))], rows))


def _line(turn: Turn, session: Session) -> str:
    parts = (
        from_to(session.starts_at, session.ends_at, turn.language),
        session.title,
        session.speakers,
        session.room,
        str(session.capacity) if session.capacity else None,
    )
    return " · ".join(part for part in parts if part)
