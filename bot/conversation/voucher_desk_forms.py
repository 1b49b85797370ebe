"""The room of the forms of those who run the voucher: an answer goes to the task that awaits it, if its writer may."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from bot.conversation.desk_forms import Question, lines_of
from bot.conversation.forms import LostForm
from bot.conversation.intent import Said
from bot.conversation.model import Block, Button, IncomingFile, Outgoing, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import FORM_KIND, VoucherDeskForm, VoucherTask, read_voucher_desk_form
from bot.conversation.voucher_desk_press import VoucherDeskPress, VoucherDeskVerb
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.conversation.voucher_rules_sent import MOST_BYTES, SentRules, read_sent_rules
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.staff.model import Role
from bot.store.engine import Connection


class Task(Protocol):
    """Asks for something and does something with the answer."""

    @property
    def role(self) -> Role:
        """Who may."""
        ...

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Return what is asked now."""
        ...

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take a text, with its lines."""
        ...


@runtime_checkable
class ChoosingTask(Task, Protocol):
    """Takes buttons too."""

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Take what a button of the question stands for, or the verb of the one that confirms ("save") or skips."""
        ...


@runtime_checkable
class RulesTask(Task, Protocol):
    """Asks for a file with rules."""

    def take_rules(self, turn: Turn, form: VoucherDeskForm, sent: SentRules) -> Reply:
        """Take what the file turned out to be."""
        ...


def ask(turn: Turn, form: VoucherDeskForm, question: Question, note: str = "", *, instead: bool = False) -> Reply:
    """Keep ``form`` open and ask its question, below ``note``."""
    say = turn.instead if instead else turn.message
    return turn.reply_and_keep(form, say(*_asked(turn, form, question, note)))


def _asked(
    turn: Turn, form: VoucherDeskForm, question: Question, note: str = ""
) -> tuple[Sequence[Block], Sequence[Sequence[Button]]]:
    opening = [Paragraph((note,))] if note else []
    leave = form.button(VOUCHER_DESK[turn.language].leave, VoucherDeskVerb.LEAVE)
    return [*opening, *question.blocks], [*question.rows, [leave]]


class VoucherDeskForms:
    """Reads the forms, and hands answers to the tasks; whoever lost the role in the meantime is asked nothing more."""

    kind = FORM_KIND

    def __init__(self, services: VoucherDeskServices, tasks: Mapping[VoucherTask, Task]) -> None:
        self._services = services
        self._tasks = tasks

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> VoucherDeskForm | LostForm:  # noqa: ARG002 - every room is asked alike
        """Return the stored form."""
        return read_voucher_desk_form(stored, now)

    def takes(self, form: VoucherDeskForm, said: Said) -> bool:  # noqa: ARG002 - every room is asked alike
        """Take every text: a reason may well be a question."""
        return True

    def hear(self, turn: Turn, form: VoucherDeskForm, said: Said) -> Reply:
        """Hand the text to its task."""
        task = self._tasks[form.task]
        if not self._services.allows(turn, task.role):
            return self.leave(turn, form)
        if said.edited:
            return ask(turn, form, task.question(turn, form), VOUCHER_DESK[turn.language].edited)
        return task.take(turn, form, lines_of(turn.incoming.text or ""))

    def largest_file(self, form: VoucherDeskForm) -> int:
        """Return how large the file may be that the form asks for."""
        return MOST_BYTES if isinstance(self._tasks[form.task], RulesTask) else 0

    def read_file(self, file: IncomingFile) -> SentRules:
        """Read the file as rules of an edition."""
        return read_sent_rules(file)

    def take_file(self, turn: Turn, form: VoucherDeskForm, content: SentRules) -> Reply:
        """Hand the rules to their task."""
        task = self._tasks[form.task]
        if not isinstance(task, RulesTask) or not self._services.allows(turn, task.role):
            return self.leave(turn, form)
        return task.take_rules(turn, form, content)

    def press(self, turn: Turn, press: VoucherDeskPress) -> Reply:
        """Do what a button of a form says, while the form is as it was on that button."""
        form, state, choice = turn.form, press.argument, ""
        if press.verb is VoucherDeskVerb.CHOOSE:
            state, choice = _chosen(press.argument)
        if not isinstance(form, VoucherDeskForm) or form.state != state:
            return turn.reply(turn.instead([Paragraph((VOUCHER_DESK[turn.language].form_gone,))]))
        task = self._tasks[form.task]
        if press.verb is VoucherDeskVerb.LEAVE or not self._services.allows(turn, task.role):
            return turn.reply_and_keep(None, turn.instead([Paragraph((VOUCHER_DESK[turn.language].form_left,))]))
        if not isinstance(task, ChoosingTask):
            return ask(turn, form, task.question(turn, form), instead=True)
        return task.choose(turn, form, choice if press.verb is VoucherDeskVerb.CHOOSE else press.verb)

    def remind(self, turn: Turn, form: VoucherDeskForm) -> Outgoing:
        """Return the question once more."""
        return turn.message(*_asked(turn, form, self._tasks[form.task].question(turn, form)))

    def leave(self, turn: Turn, form: VoucherDeskForm) -> Reply:  # noqa: ARG002 - every room is asked alike
        """Drop the form."""
        return turn.reply_and_keep(None, turn.message([Paragraph((VOUCHER_DESK[turn.language].form_left,))]))


def _chosen(argument: str) -> tuple[str, str]:
    """Return the state of the form, "SECONDS.TURN", and what is chosen behind it."""
    seconds, _, rest = argument.partition(".")
    turn, _, choice = rest.partition(".")
    return f"{seconds}.{turn}", choice
