"""The conversation: from what a person did to what they get, in one transaction.

Only answering and reading files, which are slow, happen before that transaction, which is the caller's. Whether a text
is a question or an entry of an open form is decided then, and again within the transaction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import assert_never

from bot.administration.oversight import Oversight, ServedIndex
from bot.answering.protocols import AnswerOutcome, QuestionAnswerer
from bot.clock import Clock, in_warsaw
from bot.conversation.building import Builder
from bot.conversation.buttons import Action, FormPress, Press
from bot.conversation.catalogue import Catalogue
from bot.conversation.desk_press import DeskPress
from bot.conversation.forms import MESSAGE, LostForm, OpenForm, SentFile
from bot.conversation.impression_form import OpenImpression
from bot.conversation.intent import AnyPress, Command, CommandName, Intent, Pressed, Said, Sent, Unsupported, understand
from bot.conversation.language import choose_language, language_of
from bot.conversation.model import Incoming, Outgoing
from bot.conversation.routes import command_routes, press_routes
from bot.conversation.sent_table import TableReader
from bot.conversation.staff_press import StaffPress
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskPress
from bot.conversation.voucher_press import VoucherPress
from bot.conversation.voucher_services import VoucherServices
from bot.documents.tables import read_table
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.staff.roles import StaffService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database

Decision = Callable[[Connection], Sequence[Outgoing]]
"""Stores the effects of what a person did in the transaction of the connection, and returns the replies.

Whoever calls it queues them there too. Where the transaction was refused, it may be called again in another one.
"""


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
        vouchers: the services of the voucher.
        tables: reads the tables that people send.
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
        vouchers: VoucherServices,
        controller: str = "",
        tables: TableReader = read_table,
    ) -> None:
        self.index: ServedIndex = oversight.index
        self._clock = clock
        self._catalogue = catalogue
        builder = Builder(
            answerer, forum, clock, contact, controller, catalogue, oversight, staff, tickets, tables, vouchers
        )
        self._rooms = rooms = builder.rooms()
        self._forms = rooms.forms
        self._hints = rooms.hints
        self._questions = rooms.questions
        self._commands = command_routes(rooms)
        self._presses = press_routes(rooms)

    def consider(self, database: Database, incoming: Incoming, dialog: Dialog, /) -> Decision:
        """Do what is slow about ``incoming`` and return what decides about it, within the transaction of its effects.

        Args:
            database: where forms find what they are about.
            incoming: what the person did.
            dialog: where the conversation stood a moment ago.

        Raises:
            DatabaseError: when nothing can be read now.

        """
        now, intent = self._clock.now(), understand(incoming)
        match intent:
            case Said() | Sent() if dialog.form is not None:
                with database.read() as connection:
                    form = self._open_form(dialog, connection, now)
            case _:
                form = None
        outcome = self._answer(intent, form, now, dialog.previous_question)
        file = form.read_file(intent.file) if isinstance(intent, Sent) and form is not None else None
        return partial(self._decide, incoming, _Considered(intent, now, outcome, file))

    def _decide(self, incoming: Incoming, considered: "_Considered", connection: Connection) -> Sequence[Outgoing]:
        """Store the effects of ``incoming`` and return the replies."""
        intent, now = considered.intent, considered.at
        stored = dialogs.load(connection, incoming.chat_id)
        form = self._forms.read(stored.form, connection, now)
        turn = _turn(connection, incoming, intent, now, stored=stored, form=form)
        reply = self._reply(turn, intent, considered.outcome, considered.file)
        if isinstance(form, LostForm):
            reply = replace(reply, messages=(self._hints.form_dropped(turn, form), *reply.messages))
        if reply.dialog is not None:
            dialogs.save(connection, incoming.chat_id, reply.dialog, now)
        return reply.messages

    def awaits_file(self, connection: Connection, incoming: Incoming) -> bool:
        """Return whether the file of ``incoming`` is worth fetching: an open form asks for one of that size."""
        form = self._open_form(dialogs.load(connection, incoming.chat_id), connection, self._clock.now())
        return form is not None and incoming.file is not None and incoming.file.size <= form.largest_file

    def _open_form(self, dialog: Dialog, connection: Connection, now: datetime) -> OpenForm | None:
        form = self._forms.read(dialog.form, connection, now)
        return form if isinstance(form, OpenForm) else None

    def _answer(
        self, intent: Intent, form: OpenForm | None, now: datetime, previous: str | None
    ) -> AnswerOutcome | None:
        """Answer what is a question; None when it is none."""
        today = in_warsaw(now).date()
        match intent:
            case Pressed(Press(Action.QUESTION, word=key)):
                question = self._catalogue.question(key)
                return self._questions.answer(question, today, None) if question else None
            case Said(text) if not intent.wordless:
                entered = form is not None and form.takes(intent)
                return None if entered else self._questions.answer(text, today, previous)
            case _:
                return None

    def _reply(self, turn: Turn, intent: Intent, outcome: AnswerOutcome | None, file: SentFile | None) -> Reply:
        match intent:
            case Command(name, argument):
                done = self._commands[name](turn, argument)
                return done if name is CommandName.LEAVE else self._reminded(turn, done)
            case Said():
                return self._said(turn, intent, outcome)
            case Pressed(press):
                return self._pressed(turn, press, outcome)
            case Sent():
                return self._sent(turn, intent, file)
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

    def _sent(self, turn: Turn, sent: Sent, file: SentFile | None) -> Reply:
        form = self._forms.of(turn)
        taken = None if form is None or file is None else form.take_file(turn, file)
        return taken or self._reminded(turn, self._hints.unsupported(turn, sent.kind))

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
                return self._rooms.impressions.press(turn, turn.form, press)
            case FormPress():
                return self._rooms.signup.press(turn, press)
            case StaffPress() | DeskPress() | VoucherDeskPress() | VoucherPress():
                return self._rooms.press_room(turn, press)
            case Press(Action.QUESTION) if outcome is not None:
                return self._reminded(turn, self._questions.reply(turn, outcome, show_question=True))
            case _:
                return self._presses[press.action](turn, press)


@dataclass(frozen=True, slots=True)
class _Considered:
    """What somebody did, when that was looked at, and what took time: the answer to a question, the file of a form."""

    intent: Intent
    at: datetime
    outcome: AnswerOutcome | None
    file: SentFile | None


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
