"""A list of people from a file that a coordinator sends: a trial first, then those who can be signed up are."""

from dataclasses import replace
from typing import assert_never

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.import_view import (
    LIMITS,
    faulty_rows,
    file_problem,
    missing_columns,
    newcomers,
    saved_blocks,
    trial_blocks,
)
from bot.conversation.model import Paragraph, Strong
from bot.conversation.sent_table import NoTable, NotFetched, ReadFile, SentTable
from bot.conversation.signup_outcome import outcome
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event
from bot.forum.import_columns import Column, read_header
from bot.forum.import_table import (
    ColumnsMissing,
    Imported,
    ImportOptions,
    ImportResult,
    NobodyCanSignUp,
    import_people,
)
from bot.messages.desk import DESK
from bot.messages.people_import import IMPORT
from bot.staff.model import Role

_NUMBER, _FAULTY = "number", "faulty"
"""What the trial found, among the answers of the form: how many would be signed up, and how many rows cannot be."""


class PeopleImport:
    """Takes the file, keeps what was read of it in the form, and signs people up when the coordinator says so."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def begin(self, turn: Turn, event: Event) -> Reply:
        """Ask for the file."""
        form = DeskForm(DeskTask.IMPORT, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for the file; once there is one, whether to save what it holds."""
        texts, event = IMPORT[turn.language], self._services.forum.get_event(turn.connection, form.subject)
        if event is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        if not form.table:
            return Question([Paragraph((texts.question.format(title=event.title, **LIMITS),))])
        waits = texts.waits.format(number=form.answers.get(_NUMBER, ""))
        return self._to_save(turn, form, Question([Paragraph((waits,))]))

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:  # noqa: ARG002 - every task is asked alike
        """Ask for a file instead of the text."""
        return ask(turn, form, self.question(turn, form), IMPORT[turn.language].send_a_file)

    def take_file(self, turn: Turn, form: DeskForm, read: ReadFile) -> Reply:
        """Try what the file holds; one that cannot be used leaves an earlier one as it was."""
        match read:
            case SentTable(rows):
                return self._try(turn, replace(form, table=rows), IMPORT[turn.language].trial)
            case NoTable() | NotFetched():
                return ask(turn, form, self.question(turn, form), file_problem(read, turn.language))
            case _:
                assert_never(read)

    def save(self, turn: Turn, form: DeskForm) -> Reply:
        """Sign up everybody; rows that were faulty in the trial are left out, but no others."""
        if not form.table:
            return ask(turn, form, self.question(turn, form), IMPORT[turn.language].send_a_file)
        result = self._run(turn, form, dry_run=False)
        if isinstance(result, Imported) and result.applied:
            back = [desk_button(DESK[turn.language].to_event, DeskVerb.EVENT, form.subject)]
            return turn.reply_and_keep(None, turn.instead(saved_blocks(result, turn.language), [back]))
        return self._judge(turn, form, result, IMPORT[turn.language].changed)

    def _try(self, turn: Turn, form: DeskForm, heading: str) -> Reply:
        return self._judge(turn, form, self._run(turn, form, dry_run=True), heading)

    def _judge(self, turn: Turn, form: DeskForm, result: ImportResult, heading: str) -> Reply:
        """Say what would become of the list below ``heading``, and go on by that."""
        match result:
            case NobodyCanSignUp(refusal):
                return turn.reply_and_keep(None, turn.message(outcome(refusal, turn.language)))
            case ColumnsMissing():
                asking = replace(form, table=())
                return ask(turn, asking, self.question(turn, asking), missing_columns(result, turn.language))
            case Imported():
                return self._offer(turn, form, result, heading)
            case _:
                assert_never(result)

    def _offer(self, turn: Turn, form: DeskForm, result: Imported, heading: str) -> Reply:
        tried = [Paragraph((Strong(heading),)), *trial_blocks(result, turn.language)]
        if not newcomers(result):
            asking = replace(form, table=())
            nobody = Paragraph((IMPORT[turn.language].nobody_new,))
            return ask(turn, asking, Question([*tried, nobody]))
        counts = {_NUMBER: str(newcomers(result)), _FAULTY: str(faulty_rows(result))}
        known = form.answered(turn.now, **counts)
        return ask(turn, known, self._to_save(turn, known, Question(tried)))

    def _to_save(self, turn: Turn, form: DeskForm, question: Question) -> Question:
        """Add what a coordinator states by saving, and the button for it."""
        texts = IMPORT[turn.language]
        stated = texts.consent_column if _has_consent_column(form) else texts.consent
        label = texts.save_correct if _skips_faulty(form) else texts.save
        return Question([*question.blocks, Paragraph((stated,))], [[form.button(label, DeskVerb.SAVE)]])

    def _run(self, turn: Turn, form: DeskForm, *, dry_run: bool) -> ImportResult:
        options = ImportOptions(dry_run, skip_faulty=_skips_faulty(form), consent=not _has_consent_column(form))
        return import_people(
            turn.connection,
            self._services.forum,
            form.subject,
            form.table,
            sessions=self._services.events.sessions(turn.connection, form.subject),
            options=options,
            now=turn.now,
            actor=actor(turn),
        )


def _skips_faulty(form: DeskForm) -> bool:
    return form.answers.get(_FAULTY, "0") != "0"


def _has_consent_column(form: DeskForm) -> bool:
    """Return whether the list says of each person whether they agreed, which nobody then says for all of them."""
    return Column.CONSENT in read_header(form.table[0]).places
