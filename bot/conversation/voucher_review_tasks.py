"""A reviewer: what they belong to, the applications that they were asked about, and stepping down from one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_services import actor
from bot.conversation.model import Attachment, AttachmentKind, Block, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, refused
from bot.conversation.voucher_desk_view import percent, said_blocks
from bot.conversation.wording import counted
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.staff.model import Role
from bot.voucher.assessment_model import Declared, ReviewTask
from bot.voucher.attachments_sql import find_file
from bot.voucher.results import Reason, Refused

_NONE = "none"
_MOST_LINES = 30


class VoucherReviewTasks:
    """Shows a reviewer's tasks; as a task it asks what they belong to, before anything else."""

    role = Role.REVIEWER

    def __init__(self, services: VoucherDeskServices) -> None:
        self._vouchers = services.vouchers

    def open(self, turn: Turn, *, instead: bool = False) -> Reply:
        """Show the tasks; to who has not declared what they belong to, that question."""
        if self._vouchers.reviews.affiliations(turn.connection, turn.person) is None:
            return self.declare(turn, VOUCHER_REVIEW[turn.language].declare_first, instead=instead)
        return self._listed(turn, instead=instead)

    def declare(self, turn: Turn, note: str = "", *, instead: bool = True) -> Reply:
        """Ask what the reviewer belongs to."""
        form = VoucherDeskForm(VoucherTask.AFFILIATION, 0, turn.now)
        return ask(turn, form, self.question(turn, form), note, instead=instead)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for organisations, a line each."""
        texts = VOUCHER_REVIEW[turn.language]
        return Question([Paragraph((texts.declare,))], [[form.choice(texts.none_of_them, _NONE)]])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Store the organisations."""
        lines = [line for line in text.splitlines() if any(character.isalnum() for character in line)]
        if not lines:
            return ask(turn, form, self.question(turn, form))
        return self._declared(turn, lines[:_MOST_LINES], instead=False)

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Store that there is none."""
        if choice != _NONE:
            return ask(turn, form, self.question(turn, form), instead=True)
        return self._declared(turn, [], instead=True)

    def show(self, turn: Turn, application_id: int) -> Reply:
        """Show an application to its reviewer, without what others judged."""
        found = self.task(turn, application_id)
        return (
            self._gone(turn)
            if found is None
            else turn.reply(turn.instead(self._blocks(turn, found), self._rows(turn, found)))
        )

    def task(self, turn: Turn, application_id: int) -> ReviewTask | None:
        """Return the task of the reviewer about that application, whoever asks."""
        tasks = self._vouchers.reviews.for_reviewer(turn.connection, turn.person)
        return next((each for each in tasks if each.application.id == application_id), None)

    def ask_before_stepping_down(self, turn: Turn, application_id: int) -> Reply:
        """Ask whether the reviewer really steps down."""
        texts, found = VOUCHER_REVIEW[turn.language], self.task(turn, application_id)
        if found is None:
            return self._gone(turn)
        yes = voucher_button(texts.yes, Verb.STEP_DOWN_SURELY, application_id)
        no = voucher_button(texts.no, Verb.TASK, application_id)
        asked = texts.sure_step_down.format(number=found.application.number)
        return turn.reply(turn.instead([Paragraph((asked,))], [[yes], [no]]))

    def step_down(self, turn: Turn, application_id: int) -> Reply:
        """Let somebody else review it."""
        result = self._vouchers.reviews.step_down(turn.connection, application_id, reviewer=turn.person)
        if isinstance(result, Refused):
            return self._listed(turn, refused(turn, result), instead=True)
        return self._listed(turn, Outcome([VOUCHER_REVIEW[turn.language].stepped_down]), instead=True)

    def send_file(self, turn: Turn, attachment_id: int) -> Reply:
        """Send a file of an application that the reviewer was asked about."""
        file = find_file(turn.connection, attachment_id)
        found = None if file is None else self.task(turn, file.application_id)
        if file is None or found is None:
            return self._gone(turn)
        text = VOUCHER_REVIEW[turn.language].file_coming.format(number=found.application.number)
        attached = Attachment(AttachmentKind.VOUCHER_ATTACHMENT, file.id, turn.language.value)
        return turn.reply(replace(turn.message([Paragraph((text,))]), attachment=attached))

    def scored(self, turn: Turn, notes: Sequence[str]) -> Reply:
        """Close the form and show the tasks below ``notes``."""
        return turn.reply_and_keep(None, *self._listed(turn, Outcome(notes), instead=True).messages)

    def _declared(self, turn: Turn, organisations: Sequence[str], *, instead: bool) -> Reply:
        declared = self._vouchers.reviews.declare(turn.connection, turn.person, organisations, actor=actor(turn))
        listed = self._listed(turn, Outcome(_notes(turn, declared)), instead=instead)
        return turn.reply_and_keep(None, *listed.messages)

    def _listed(self, turn: Turn, outcome: Outcome | None = None, *, instead: bool) -> Reply:
        texts = VOUCHER_REVIEW[turn.language]
        tasks = self._vouchers.reviews.for_reviewer(turn.connection, turn.person)
        rows = [[voucher_button(_label(turn, each), Verb.TASK, each.application.id)] for each in tasks]
        title: list[Block] = [Paragraph((Strong(texts.tasks) if tasks else texts.no_tasks,))]
        say = turn.instead if instead else turn.message
        opening = outcome.blocks if outcome else []
        return turn.reply(say([*opening, *title], [*rows, [voucher_button(texts.affiliation, Verb.AFFILIATION)]]))

    def _blocks(self, turn: Turn, task: ReviewTask) -> list[Block]:
        texts, application = VOUCHER_REVIEW[turn.language], task.application
        mark = f"\n{VOUCHER_DESK[turn.language].sample}" if task.edition.sample else ""
        title = Paragraph((Strong(application.number or ""), f"\n{task.edition.title}{mark}"))
        blocks: list[Block] = [title, *said_blocks(application, task.rules, turn.language, people=False)]
        if task.review.score is not None:
            blocks.append(Paragraph((texts.own_review.format(score=percent(task.review.score, turn.language)),)))
        return blocks

    def _rows(self, turn: Turn, task: ReviewTask) -> list[list[Button]]:
        texts, number = VOUCHER_REVIEW[turn.language], task.application.id
        files = self._vouchers.applications.attachments(turn.connection, number)
        named = VOUCHER_CARD[turn.language].attachment
        rows = [[voucher_button(named.format(name=each.name), Verb.TASK_FILE, each.id)] for each in files]
        if task.review.submitted_at is None:
            rows.append([voucher_button(texts.score, Verb.SCORE, number)])
            rows.append([voucher_button(texts.step_down, Verb.STEP_DOWN, number)])
        return [*rows, [voucher_button(texts.to_tasks, Verb.TASKS)]]

    def _gone(self, turn: Turn) -> Reply:
        return self._listed(turn, refused(turn, Refused(Reason.UNKNOWN)), instead=True)


def _label(turn: Turn, task: ReviewTask) -> str:
    texts, application = VOUCHER_REVIEW[turn.language], task.application
    pattern = texts.task if task.review.submitted_at is None else texts.task_done
    organisation = application.organisation or VOUCHER_DESK[turn.language].erased
    return pattern.format(number=application.number, organisation=organisation)


def _notes(turn: Turn, declared: Declared) -> list[str]:
    texts = VOUCHER_REVIEW[turn.language]
    names = ", ".join(each.organisation for each in declared.affiliations)
    notes = [texts.declared.format(organisations=names) if names else texts.declared_none]
    if declared.stepped_down:
        notes.append(counted(texts.stepped_down_because, len(declared.stepped_down), turn.language))
    return notes
