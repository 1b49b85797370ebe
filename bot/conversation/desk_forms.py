"""The room of the forms of those who run events: texts, tables of people and buttons answer their questions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from bot.conversation.awaited_answers import AwaitedAnswers, Task
from bot.conversation.desk_form import FORM_KIND, DeskForm, DeskTask, read_desk_form
from bot.conversation.desk_press import DeskVerb
from bot.conversation.desk_services import DeskServices
from bot.conversation.forms import LostForm
from bot.conversation.hints import Hints
from bot.conversation.model import IncomingFile
from bot.conversation.sent_table import MOST_BYTES, ReadFile, TableReader, read_file
from bot.conversation.turn import Reply, Turn
from bot.messages.desk import DESK
from bot.store.engine import Connection

FormButtons = Mapping[tuple[DeskTask, DeskVerb], Callable[[Turn, DeskForm, str], Reply]]
"""What the buttons of each task's question do; the text is what was chosen."""


@runtime_checkable
class FileTask(Task[DeskForm], Protocol):
    """Asks for a file."""

    def take_file(self, turn: Turn, form: DeskForm, read: ReadFile) -> Reply:
        """Take what the file turned out to be."""
        ...


class DeskForms(AwaitedAnswers[DeskForm]):
    """Reads the forms, and hands texts, tables and presses to the tasks.

    Parameters:
        services: tell who may.
        tasks: by what the forms name them.
        buttons: what the buttons of the questions do.
        hints: for buttons that are not for everybody.
        tables: reads the tables that people send.
    """

    kind = FORM_KIND

    def __init__(
        self,
        services: DeskServices,
        tasks: Mapping[str, Task[DeskForm]],
        buttons: FormButtons,
        hints: Hints,
        tables: TableReader,
    ) -> None:
        super().__init__(DeskForm, tasks, DESK, services.allows)
        self._buttons = buttons
        self._hints = hints
        self._tables = tables

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> DeskForm | LostForm:  # noqa: ARG002 - every room is asked alike
        """Return the stored form."""
        return read_desk_form(stored, now)

    def largest_file(self, form: DeskForm) -> int:
        """Return how large the table may be that the form asks for."""
        return MOST_BYTES if isinstance(self._tasks[form.task], FileTask) else 0

    def read_file(self, file: IncomingFile) -> ReadFile:
        """Read the file as a table."""
        return read_file(file, self._tables)

    def take_file(self, turn: Turn, form: DeskForm, content: ReadFile) -> Reply:
        """Hand the table to its task."""
        task = self._tasks[form.task]
        if not isinstance(task, FileTask) or not self._allows(turn, task.role):
            return self.leave(turn, form)
        return task.take_file(turn, form, content)

    def _answer(self, turn: Turn, form: DeskForm, verb: str, choice: str) -> Reply:
        doing = self._buttons.get((form.task, DeskVerb(verb)))
        if doing is None or not self._allows(turn, self._tasks[form.task].role):
            return self._hints.outdated_button(turn)
        return doing(turn, form, choice)
