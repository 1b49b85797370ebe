"""The conversation: from what a person did to what they get, in one transaction.

Only answering, which is slow, happens before that transaction. Whether a text is a question or an entry of an open form
is decided then, and again within the transaction.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.administration.oversight import Oversight, ServedIndex
from bot.answering.protocols import AnswerOutcome, QuestionAnswerer
from bot.clock import Clock, in_warsaw
from bot.conversation.administration import Administration
from bot.conversation.buttons import Action, FormPress, Press
from bot.conversation.catalogue import Catalogue
from bot.conversation.data_notice import DataNotice
from bot.conversation.desk import Desk
from bot.conversation.desk_press import DeskPress
from bot.conversation.desk_services import DeskServices
from bot.conversation.events import Events
from bot.conversation.forms import MESSAGE, Forms, LostForm, OpenForm
from bot.conversation.hints import Hints
from bot.conversation.impression_form import OpenImpression
from bot.conversation.impressions import Impressions
from bot.conversation.intent import AnyPress, Command, CommandName, Intent, Pressed, Said, Unsupported, understand
from bot.conversation.language import choose_language, language_of
from bot.conversation.model import Incoming, Outgoing
from bot.conversation.offers import Offers
from bot.conversation.own_files import OwnFiles
from bot.conversation.privacy import Privacy
from bot.conversation.questions import Questions
from bot.conversation.registrations import Registrations
from bot.conversation.routes import Rooms, command_routes, press_routes
from bot.conversation.signup import Signup
from bot.conversation.sources import Sources
from bot.conversation.staff_press import StaffPress
from bot.conversation.team import Team
from bot.conversation.templates import Templates
from bot.conversation.turn import Reply, Turn
from bot.conversation.welcome import Welcome
from bot.forum.attendance import AttendanceService
from bot.forum.event_service import EventService
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.staff.roles import StaffService
from bot.staff.templates import TemplateService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database

Deliver = Callable[[Connection, Sequence[Outgoing]], None]


class Conversation:
    """Talks with everybody; holds no state of its own, so several threads may use it, and a restart changes nothing.

    Parameters:
        answerer: finds the answers.
        forum: the events and their seats.
        clock: the time.
        contact: where to reach a coordinator, as people read it; "" when that is not known.
        controller: who is responsible for people's data, with the address; "" when that is not set.
        catalogue: what the library holds.
        oversight: what administrators can look at.
        staff: who administers, coordinates and stands at the door.
        tickets: the key that tickets are signed with.
    """

    def __init__(
        self,
        *,
        answerer: QuestionAnswerer,
        forum: ForumService,
        clock: Clock,
        contact: str,
        catalogue: Catalogue,
        oversight: Oversight,
        staff: StaffService,
        tickets: TicketKey,
        controller: str = "",
    ) -> None:
        self.index: ServedIndex = oversight.index
        self._clock = clock
        self._catalogue = catalogue
        welcome = Welcome(catalogue)
        events = Events(forum, contact)
        self._hints = Hints(welcome)
        self._questions = Questions(answerer, catalogue, self._hints, contact)
        self._signup = Signup(forum, events, DataNotice(controller, contact))
        self._impressions = Impressions(forum)
        registrations = Registrations(forum)
        templates = Templates(TemplateService(clock), staff, welcome, self._hints)
        services = DeskServices(forum, EventService(clock, forum), AttendanceService(clock, tickets), staff)
        desk = Desk(services, tickets, welcome, self._hints)
        self._forms = Forms([self._signup, self._impressions, templates, desk.forms])
        self._rooms = rooms = Rooms(
            welcome=welcome,
            hints=self._hints,
            questions=self._questions,
            sources=Sources(catalogue, self._hints),
            events=events,
            signup=self._signup,
            registrations=registrations,
            offers=Offers(forum, registrations),
            files=OwnFiles(forum),
            impressions=self._impressions,
            privacy=Privacy(forum, contact),
            administration=Administration(oversight, staff, welcome, self._hints),
            forms=self._forms,
            team=Team(staff, welcome, self._hints),
            templates=templates,
            desk=desk,
        )
        self._commands = command_routes(rooms)
        self._presses = press_routes(rooms)

    def respond(self, database: Database, incoming: Incoming, deliver: Deliver, /) -> None:
        """Decide about ``incoming``, and hand the replies to ``deliver`` once, in the transaction of their effects.

        Raises:
            DatabaseError: when the transaction was refused; then nothing of it happened.

        """
        now = self._clock.now()
        intent = understand(incoming)
        outcome = self._answer(database, incoming.chat_id, intent, now)
        with database.transaction() as connection:
            stored = dialogs.load(connection, incoming.chat_id)
            form = self._forms.read(stored.form, connection, now)
            turn = _turn(connection, incoming, intent, now, stored=stored, form=form)
            reply = self._reply(turn, intent, outcome)
            if isinstance(form, LostForm):
                reply = replace(reply, messages=(self._hints.form_dropped(turn), *reply.messages))
            if reply.dialog is not None:
                dialogs.save(connection, incoming.chat_id, reply.dialog, now)
            deliver(connection, reply.messages)

    def _answer(self, database: Database, chat_id: int, intent: Intent, now: datetime) -> AnswerOutcome | None:
        """Answer what is a question; None when it is none."""
        today = in_warsaw(now).date()
        match intent:
            case Pressed(Press(Action.QUESTION, word=key)):
                question = self._catalogue.question(key)
                return self._questions.answer(question, today, None) if question else None
            case Said(text) if not intent.wordless:
                with database.read() as connection:
                    dialog = dialogs.load(connection, chat_id)
                    form = self._forms.read(dialog.form, connection, now)
                if isinstance(form, OpenForm) and form.takes(intent):
                    return None
                return self._questions.answer(text, today, dialog.previous_question)
            case _:
                return None

    def _reply(self, turn: Turn, intent: Intent, outcome: AnswerOutcome | None) -> Reply:
        match intent:
            case Command(name, argument):
                done = self._commands[name](turn, argument)
                return done if name is CommandName.LEAVE else self._reminded(turn, done)
            case Said():
                return self._said(turn, intent, outcome)
            case Pressed(press):
                return self._pressed(turn, press, outcome)
            case Unsupported(kind):
                return self._reminded(turn, self._hints.unsupported(turn, kind))
            case _:
                assert_never(intent)

    def _said(self, turn: Turn, said: Said, outcome: AnswerOutcome | None) -> Reply:
        if outcome is not None:
            return self._reminded(turn, self._questions.reply(turn, outcome, cut=said.cut))
        form = self._forms.of(turn)
        if form is not None:
            return form.hear(turn, said)
        return self._hints.wordless(turn)

    def _reminded(self, turn: Turn, reply: Reply) -> Reply:
        """Add the question of the open form, so that it is clear what the next text will be taken for."""
        form = self._forms.of(turn)
        if form is None or reply.dialog is None or reply.dialog.form != turn.dialog.form:
            return reply
        kept = {key: value for key, value in (reply.dialog.form or {}).items() if key != MESSAGE}
        return Reply((*reply.messages, form.remind(turn)), replace(reply.dialog, form=kept or None))

    def _pressed(self, turn: Turn, press: AnyPress | None, outcome: AnswerOutcome | None) -> Reply:
        match press:
            case None:
                return self._hints.outdated_button(turn)
            case FormPress() if isinstance(turn.form, OpenImpression):
                return self._impressions.press(turn, turn.form, press)
            case FormPress():
                return self._signup.press(turn, press)
            case StaffPress() | DeskPress():
                return self._rooms.press_staff(turn, press)
            case Press(Action.QUESTION) if outcome is not None:
                return self._reminded(turn, self._questions.reply(turn, outcome, show_question=True))
            case _:
                return self._presses[press.action](turn, press)


def _turn(
    connection: Connection,
    incoming: Incoming,
    intent: Intent,
    now: datetime,
    *,
    stored: Dialog,
    form: OpenForm | LostForm | None,
) -> Turn:
    """Put together what deciding needs, with the language that the person writes and without a lost form."""
    still_open = form.form if isinstance(form, OpenForm) else None
    # What is typed into a form is names, which tell nothing about the language.
    text = intent.text if isinstance(intent, Said) and still_open is None else ""
    chosen = language_of(stored.language) if stored.language_chosen else None
    language = choose_language(text, chosen, stored.language or incoming.client_language)
    dialog = replace(stored, language=language.value, form=stored.form if isinstance(form, OpenForm) else None)
    return Turn(connection, incoming, dialog, still_open, language, now)
