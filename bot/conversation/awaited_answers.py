"""The room of awaited answers, for each desk to build on: an answer goes to the task that awaits it, if its writer may.

A button of a question carries the state of its form, and works while the form is as it was on that button.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.answering.model import Language
from bot.conversation.intent import Said
from bot.conversation.model import Block, Button, Outgoing, Paragraph
from bot.conversation.room_press import CHOOSING, LEAVING
from bot.conversation.turn import KeptForm, Reply, Rows, Turn
from bot.staff.model import Role


class AwaitingForm(KeptForm, Protocol):
    """An open question."""

    @property
    def task(self) -> str:
        """What the answer is awaited for."""
        ...

    @property
    def state(self) -> str:
        """What names this very state in a button: "SECONDS.TURN"."""
        ...

    def leave_button(self, language: Language) -> Button:
        """Return the way out."""
        ...


F = TypeVar("F", bound=AwaitingForm)
F_contra = TypeVar("F_contra", bound=AwaitingForm, contravariant=True)


@dataclass(frozen=True, slots=True)
class Question:
    """What a task asks, and the buttons that answer it besides a text."""

    blocks: Sequence[Block]
    rows: Sequence[Sequence[Button]] = ()


class Task(Protocol[F_contra]):
    """Asks for a text and does something with it."""

    @property
    def role(self) -> Role:
        """Who may."""
        ...

    def question(self, turn: Turn, form: F_contra) -> Question:
        """Return what is asked now."""
        ...

    def take(self, turn: Turn, form: F_contra, text: str) -> Reply:
        """Take a text, with its lines."""
        ...


class AwaitingTexts(Protocol):
    """What a desk says about its open questions in one language."""

    @property
    def edited(self) -> str:
        """That a corrected message is not read."""
        ...

    @property
    def form_left(self) -> str:
        """That the question was dropped."""
        ...

    @property
    def form_gone(self) -> str:
        """That the question of a button is not open any more."""
        ...


class FormPress(Protocol):
    """A press of a button that belongs to an open form."""

    @property
    def verb(self) -> str:
        """What is asked for."""
        ...

    @property
    def argument(self) -> str:
        """The state of the form; behind that, where the verb chooses, what is chosen."""
        ...


def ask(turn: Turn, form: AwaitingForm, question: Question, note: str = "", *, instead: bool = False) -> Reply:
    """Keep ``form`` open and ask its question, below ``note``."""
    say = turn.instead if instead else turn.message
    return turn.reply_and_keep(form, say(*_asked(turn, form, question, note)))


class AwaitedAnswers(ABC, Generic[F]):
    """Hands answers to the tasks; whoever lost the role in the meantime is asked nothing more.

    Parameters:
        form_type: the class of the forms.
        tasks: by what the forms name them.
        texts: by language.
        allows: whether the person of a turn may do what a role may.
    """

    def __init__(
        self,
        form_type: type[F],
        tasks: Mapping[str, Task[F]],
        texts: Mapping[str, AwaitingTexts],
        allows: Callable[[Turn, Role], bool],
    ) -> None:
        self._form_type = form_type
        self._tasks = tasks
        self._texts = texts
        self._allows = allows

    def takes(self, form: F, said: Said) -> bool:  # noqa: ARG002 - every room is asked alike
        """Take every text: a message to a group or a reason may well be a question."""
        return True

    def hear(self, turn: Turn, form: F, said: Said) -> Reply:
        """Hand the text to its task."""
        task = self._tasks[form.task]
        if not self._allows(turn, task.role):
            return self.leave(turn, form)
        if said.edited:
            return ask(turn, form, task.question(turn, form), self._texts[turn.language].edited)
        return task.take(turn, form, _lines_of(turn.incoming.text or ""))

    def press(self, turn: Turn, press: FormPress) -> Reply:
        """Do what a button of a form says, while the form is as it was on that button."""
        form, state, choice = turn.form, press.argument, ""
        if press.verb == CHOOSING:
            state, choice = _chosen(press.argument)
        if not isinstance(form, self._form_type) or form.state != state:
            return turn.reply(turn.instead([Paragraph((self._texts[turn.language].form_gone,))]))
        return self._left(turn) if press.verb == LEAVING else self._answer(turn, form, press.verb, choice)

    def remind(self, turn: Turn, form: F) -> Outgoing:
        """Return the question once more."""
        return turn.message(*_asked(turn, form, self._tasks[form.task].question(turn, form)))

    def leave(self, turn: Turn, form: F) -> Reply:  # noqa: ARG002 - every room is asked alike
        """Drop the form."""
        return turn.reply_and_keep(None, turn.message([Paragraph((self._texts[turn.language].form_left,))]))

    def _left(self, turn: Turn) -> Reply:
        """Drop the form in place of its question."""
        return turn.reply_and_keep(None, turn.instead([Paragraph((self._texts[turn.language].form_left,))]))

    @abstractmethod
    def _answer(self, turn: Turn, form: F, verb: str, choice: str) -> Reply:
        """Do what a button of the open ``form`` says besides leaving it, if its presser may."""


def _asked(turn: Turn, form: AwaitingForm, question: Question, note: str = "") -> tuple[Sequence[Block], Rows]:
    """Return the question below ``note``, with the way out under it."""
    opening = [Paragraph((note,))] if note else []
    return [*opening, *question.blocks], [*question.rows, [form.leave_button(turn.language)]]


def _chosen(argument: str) -> tuple[str, str]:
    """Return the state of the form, "SECONDS.TURN", and what is chosen behind it."""
    seconds, _, rest = argument.partition(".")
    turn, _, choice = rest.partition(".")
    return f"{seconds}.{turn}", choice


def _lines_of(text: str) -> str:
    """Return ``text`` without blanks around it and around its lines."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
