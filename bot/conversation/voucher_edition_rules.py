"""An edition that is made from a file with its rules, and rules that another file changes."""

from typing import assert_never

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_services import actor
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.voucher_reasons import LONGEST_REASON, is_reason
from bot.conversation.voucher_rules_sent import (
    MOST_BYTES,
    FileProblem,
    ReadRules,
    SentRules,
    WrongRules,
    read_rules_text,
)
from bot.conversation.voucher_rules_summary import rules_summary
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.staff.model import Role
from bot.voucher.edition_results import RulesChanged
from bot.voucher.model import Edition, InvalidRulesError
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Refused

_RULES = "rules"


class VoucherEditionMaking:
    """Asks for a file with rules, shows what was read, and makes an edition of it."""

    role = Role.COORDINATOR

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._editions = services.vouchers.editions
        self._desk = desk

    def begin(self, turn: Turn) -> Reply:
        """Ask for the file."""
        form = VoucherDeskForm(VoucherTask.NEW_EDITION, 0, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the file; once there is one, for a look at what was read."""
        texts = VOUCHER_RUNNING[turn.language]
        read = read_rules_text(form.answers.get(_RULES, ""))
        if not isinstance(read, ReadRules):
            return Question([Paragraph((texts.ask_file,))])
        blocks = [Paragraph((texts.look_first,)), *rules_summary(read.rules, turn.language)]
        return Question(blocks, [[form.button(texts.create, Verb.SAVE)]])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:  # noqa: ARG002 - every task is asked alike
        """Say that a file is awaited."""
        return ask(turn, form, self.question(turn, form), VOUCHER_DESK[turn.language].send_file)

    def take_rules(self, turn: Turn, form: VoucherDeskForm, sent: SentRules) -> Reply:
        """Keep the rules of the file and show them."""
        kept, note = _keeping(turn, form, sent)
        return ask(turn, kept, self.question(turn, kept), note)

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:  # noqa: ARG002 - it has one button
        """Make the edition."""
        read = read_rules_text(form.answers.get(_RULES, ""))
        if not isinstance(read, ReadRules):
            return ask(turn, form, self.question(turn, form), instead=True)
        try:
            edition = self._editions.create(turn.connection, read.rules, actor=actor(turn))
        except InvalidRulesError as error:
            wrong = what_is_wrong(turn, WrongRules(str(error)))
            return ask(turn, form, self.question(turn, form), wrong, instead=True)
        outcome = Outcome([VOUCHER_RUNNING[turn.language].created])
        return turn.reply_and_keep(None, self._desk.message(turn, edition, outcome))


class VoucherRulesChanging:
    """Shows the rules; asks for another file and for the reason, and puts them into force."""

    role = Role.COORDINATOR

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._editions = services.vouchers.editions
        self._desk = desk

    def show(self, turn: Turn, edition: Edition) -> Reply:
        """Show the rules in force."""
        rules = self._editions.rules(turn.connection, edition.id)
        version = VOUCHER_RUNNING[turn.language].version.format(version=edition.rules_version)
        back = voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, edition.id)
        return turn.reply(turn.instead([*rules_summary(rules, turn.language), Paragraph((version,))], [[back]]))

    def begin(self, turn: Turn, edition: Edition) -> Reply:
        """Ask for the file."""
        form = VoucherDeskForm(VoucherTask.CHANGE_RULES, edition.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the file; once there is one, show it and ask for the reason."""
        texts = VOUCHER_RUNNING[turn.language]
        read = read_rules_text(form.answers.get(_RULES, ""))
        if not isinstance(read, ReadRules):
            return Question([Paragraph((texts.ask_change,))])
        return Question([*rules_summary(read.rules, turn.language), Paragraph((texts.ask_reason,))])

    def take_rules(self, turn: Turn, form: VoucherDeskForm, sent: SentRules) -> Reply:
        """Keep the rules of the file, and ask for the reason."""
        kept, note = _keeping(turn, form, sent)
        return ask(turn, kept, self.question(turn, kept), note)

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take the reason, and change the rules."""
        texts = VOUCHER_RUNNING[turn.language]
        read = read_rules_text(form.answers.get(_RULES, ""))
        if not isinstance(read, ReadRules):
            return ask(turn, form, self.question(turn, form), VOUCHER_DESK[turn.language].send_file)
        if not is_reason(text):
            note = texts.reason_missing if len(text) <= LONGEST_REASON else texts.reason_too_long
            return ask(turn, form, self.question(turn, form), note.format(most=LONGEST_REASON))
        try:
            result = self._editions.change_rules(
                turn.connection, form.subject, read.rules, reason=text, actor=actor(turn)
            )
        except InvalidRulesError as error:
            empty = form.without(turn.now, _RULES)
            return ask(turn, empty, self.question(turn, empty), texts.rules_wrong.format(faults=error))
        return self._changed(turn, form, result)

    def _changed(self, turn: Turn, form: VoucherDeskForm, result: RulesChanged | Refused) -> Reply:
        texts = VOUCHER_RUNNING[turn.language]
        if isinstance(result, RulesChanged):
            changed = result.edition
            moved_up = move_up_reserve(turn.connection, changed, at=turn.now)
            note = texts.changed.format(version=changed.rules_version)
            outcome = done(turn, note, [*result.notices, *moved_up])
            shown = self._desk.message(turn, changed, outcome, instead=False)
            return turn.reply_and_keep(None, shown, *outcome.messages)
        edition = self._editions.edition(turn.connection, form.subject)
        if edition is None:
            return turn.reply_and_keep(None, *self._desk.show_all(turn, refused(turn, result)).messages)
        return turn.reply_and_keep(None, self._desk.message(turn, edition, refused(turn, result), instead=False))


def _keeping(turn: Turn, form: VoucherDeskForm, sent: SentRules) -> tuple[VoucherDeskForm, str]:
    """Return the form with the rules of the file, or without any and a sentence about what is wrong with it."""
    if isinstance(sent, ReadRules):
        return form.answered(turn.now, **{_RULES: sent.text}), ""
    return form.without(turn.now, _RULES), what_is_wrong(turn, sent)


def what_is_wrong(turn: Turn, sent: WrongRules | FileProblem) -> str:
    """Return why the file cannot be used, and what to do."""
    texts = VOUCHER_RUNNING[turn.language]
    match sent:
        case WrongRules(faults):
            return texts.rules_wrong.format(faults=faults)
        case FileProblem.TOO_LARGE:
            return texts.file_too_large.format(size=MOST_BYTES // 1000)
        case FileProblem.NOT_TEXT:
            return texts.file_not_text
        case FileProblem.NOT_FETCHED:
            return texts.file_missing
        case _:
            assert_never(sent)
