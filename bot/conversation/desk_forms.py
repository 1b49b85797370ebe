"""The room of the forms of those who run events: a text goes to the task that awaits it, if its writer may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from bot.conversation.desk_form import FORM_KIND, DeskForm, DeskTask, read_desk_form
from bot.conversation.desk_press import DeskVerb
from bot.conversation.desk_services import DeskServices, form_button
from bot.conversation.forms import LostForm
from bot.conversation.intent import Said
from bot.conversation.model import Block, Button, IncomingFile, Outgoing, Paragraph
from bot.conversation.sent_table import MOST_BYTES, ReadFile, TableReader, read_file
from bot.conversation.turn import Reply, Turn
from bot.messages.desk import DESK
from bot.staff.model import Role
from bot.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Question:
    """What a task asks, and the buttons that answer it besides a text."""

    blocks: Sequence[Block]
    rows: Sequence[Sequence[Button]] = ()


class Task(Protocol):
    """Asks for a text and does something with it."""

    @property
    def role(self) -> Role:
        """Who may."""
        ...

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Return what is asked now."""
        ...

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Take a text, with its lines."""
        ...


@runtime_checkable
class FileTask(Task, Protocol):
    """Asks for a file."""

    def take_file(self, turn: Turn, form: DeskForm, read: ReadFile) -> Reply:
        """Take what the file turned out to be."""
        ...


def ask(turn: Turn, form: DeskForm, question: Question, note: str = "", *, instead: bool = False) -> Reply:
    """Keep ``form`` open and ask its question, below ``note``."""
    say = turn.instead if instead else turn.message
    return turn.reply_and_keep(form, say(*asked(turn, form, question, note)))


def asked(
    turn: Turn, form: DeskForm, question: Question, note: str = ""
) -> tuple[Sequence[Block], Sequence[Sequence[Button]]]:
    """Return the question below ``note``, with the way out under it."""
    opening = [Paragraph((note,))] if note else []
    leave = form_button(DESK[turn.language].leave, DeskVerb.LEAVE, form)
    return [*opening, *question.blocks], [*question.rows, [leave]]


class DeskForms:
    """Reads the forms, and hands texts to the tasks; whoever lost the role in the meantime is asked nothing more."""

    kind = FORM_KIND

    def __init__(self, services: DeskServices, tasks: Mapping[DeskTask, Task], tables: TableReader) -> None:
        self._services = services
        self._tasks = tasks
        self._tables = tables

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> DeskForm | LostForm:  # noqa: ARG002 - every room is asked alike
        """Return the stored form."""
        return read_desk_form(stored, now)

    def takes(self, form: DeskForm, said: Said) -> bool:  # noqa: ARG002 - every room is asked alike
        """Take every text: a message to a group may well be a question."""
        return True

    def hear(self, turn: Turn, form: DeskForm, said: Said) -> Reply:
        """Hand the text to its task."""
        task = self._tasks[form.task]
        if not self._services.allows(turn, task.role):
            return self.leave(turn, form)
        if said.edited:
            return ask(turn, form, task.question(turn, form), DESK[turn.language].edited)
        return task.take(turn, form, lines_of(turn.incoming.text or ""))

    def largest_file(self, form: DeskForm) -> int:
        """Return how large the table may be that the form asks for."""
        return MOST_BYTES if isinstance(self._tasks[form.task], FileTask) else 0

    def read_file(self, file: IncomingFile) -> ReadFile:
        """Read the file as a table."""
        return read_file(file, self._tables)

    def take_file(self, turn: Turn, form: DeskForm, content: ReadFile) -> Reply:
        """Hand the table to its task."""
        task = self._tasks[form.task]
        if not isinstance(task, FileTask) or not self._services.allows(turn, task.role):
            return self.leave(turn, form)
        return task.take_file(turn, form, content)

    def remind(self, turn: Turn, form: DeskForm) -> Outgoing:
        """Return the question once more."""
        return turn.message(*asked(turn, form, self._tasks[form.task].question(turn, form)))

    def leave(self, turn: Turn, form: DeskForm) -> Reply:  # noqa: ARG002 - every room is asked alike
        """Drop the form."""
        return turn.reply_and_keep(None, turn.message([Paragraph((DESK[turn.language].form_left,))]))


def lines_of(text: str) -> str:
    """Return ``text`` without blanks around it and around its lines."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
