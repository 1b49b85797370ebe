"""The room of the forms of those who run the voucher: texts, rules in a file and buttons answer their questions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from bot.conversation.awaited_answers import AwaitedAnswers, Task, ask
from bot.conversation.forms import LostForm
from bot.conversation.model import IncomingFile
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import FORM_KIND, VoucherDeskForm, read_voucher_desk_form
from bot.conversation.voucher_desk_press import VoucherDeskVerb
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.conversation.voucher_rules_sent import MOST_BYTES, SentRules, read_sent_rules
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.store.engine import Connection


@runtime_checkable
class ChoosingTask(Task[VoucherDeskForm], Protocol):
    """Takes buttons too."""

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Take what a button of the question stands for, or the verb of the one that confirms ("save") or skips."""
        ...


@runtime_checkable
class RulesTask(Task[VoucherDeskForm], Protocol):
    """Asks for a file with rules."""

    def take_rules(self, turn: Turn, form: VoucherDeskForm, sent: SentRules) -> Reply:
        """Take what the file turned out to be."""
        ...


class VoucherDeskForms(AwaitedAnswers[VoucherDeskForm]):
    """Reads the forms, and hands texts, rules and presses to the tasks.

    Parameters:
        services: tell who may.
        tasks: by what the forms name them.
    """

    kind = FORM_KIND

    def __init__(self, services: VoucherDeskServices, tasks: Mapping[str, Task[VoucherDeskForm]]) -> None:
        super().__init__(VoucherDeskForm, tasks, VOUCHER_DESK, services.allows)

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> VoucherDeskForm | LostForm:  # noqa: ARG002 - every room is asked alike
        """Return the stored form."""
        return read_voucher_desk_form(stored, now)

    def largest_file(self, form: VoucherDeskForm) -> int:
        """Return how large the file may be that the form asks for."""
        return MOST_BYTES if isinstance(self._tasks[form.task], RulesTask) else 0

    def read_file(self, file: IncomingFile) -> SentRules:
        """Read the file as rules of an edition."""
        return read_sent_rules(file)

    def take_file(self, turn: Turn, form: VoucherDeskForm, content: SentRules) -> Reply:
        """Hand the rules to their task."""
        task = self._tasks[form.task]
        if not isinstance(task, RulesTask) or not self._allows(turn, task.role):
            return self.leave(turn, form)
        return task.take_rules(turn, form, content)

    def _answer(self, turn: Turn, form: VoucherDeskForm, verb: str, choice: str) -> Reply:
        task = self._tasks[form.task]
        if not self._allows(turn, task.role):
            return self._left(turn)
        if not isinstance(task, ChoosingTask):
            return ask(turn, form, task.question(turn, form), instead=True)
        return task.choose(turn, form, choice if verb == VoucherDeskVerb.CHOOSE else verb)
