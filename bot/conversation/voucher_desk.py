"""Those who run the voucher: /vouchery, /oceny and /kod, the links of codes, and what their buttons do."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversation.awaited_answers import Task
from bot.conversation.hints import Hints
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_card import VoucherCard
from bot.conversation.voucher_desk_files import VoucherDeskFiles
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_forms import VoucherDeskForms
from bot.conversation.voucher_desk_issuing import VoucherIssuing
from bot.conversation.voucher_desk_ledger import VoucherLedger
from bot.conversation.voucher_desk_list import VoucherList
from bot.conversation.voucher_desk_press import OF_FORM, OF_PROVIDERS, OF_REVIEWERS, VoucherDeskPress
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_ranking import VoucherRankings
from bot.conversation.voucher_desk_reasons import VoucherReasons
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.voucher_edition_rules import VoucherEditionMaking, VoucherRulesChanging
from bot.conversation.voucher_edition_steps import VoucherEditionSteps
from bot.conversation.voucher_redeem import VoucherRedeeming
from bot.conversation.voucher_review_assigning import VoucherAssigning
from bot.conversation.voucher_review_scoring import VoucherScoring
from bot.conversation.voucher_review_tasks import VoucherReviewTasks
from bot.conversation.welcome import Welcome
from bot.staff.model import Role
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application, Call, Edition
from bot.voucher.states import State

_WithEdition = Callable[[Turn, Edition, str], Reply]
_WithCall = Callable[[Turn, Call], Reply]
_WithApplication = Callable[[Turn, Application, str], Reply]
_WithNumber = Callable[[Turn, int], Reply]


class VoucherDesk:
    """Leads to the rooms; to others the commands are as unknown as any other word.

    Parameters:
        services: what the rooms share.
        welcome: tells which commands there are.
        hints: for buttons that are not for everybody.
    """

    def __init__(self, services: VoucherDeskServices, welcome: Welcome, hints: Hints) -> None:
        self._services = services
        self._welcome = welcome
        self._hints = hints
        self._editions = VoucherEditions(services)
        self._making = VoucherEditionMaking(services, self._editions)
        self._rules = VoucherRulesChanging(services, self._editions)
        self._steps = VoucherEditionSteps(services, self._editions)
        self._list = VoucherList()
        self._card = VoucherCard(services)
        self._reasons = VoucherReasons(services, self._card)
        self._assigning = VoucherAssigning(services, self._editions, self._card)
        self._rankings = VoucherRankings(services, self._editions)
        self._issuing = VoucherIssuing(services, self._editions)
        self._ledger = VoucherLedger(services, self._editions)
        self._files = VoucherDeskFiles(services)
        self._tasks = VoucherReviewTasks(services)
        self._scoring = VoucherScoring(services, self._tasks)
        self._redeeming = VoucherRedeeming(services)
        self.forms = VoucherDeskForms(services, self._asking())
        """The room of the forms."""
        self._with_nothing = self._plain_routes()
        self._with_edition = self._edition_routes()
        self._with_call = self._call_routes()
        self._with_application = self._application_routes()
        self._with_number = self._number_routes()

    def open(self, turn: Turn) -> Reply:
        """Show the editions to a coordinator."""
        if not self._services.allows(turn, Role.COORDINATOR):
            return self._welcome.unknown_command(turn)
        return self._editions.show_all(_left(turn))

    def open_reviews(self, turn: Turn) -> Reply:
        """Show a reviewer their tasks."""
        if not self._services.allows(turn, Role.REVIEWER):
            return self._welcome.unknown_command(turn)
        return self._tasks.open(_left(turn))

    def open_redeeming(self, turn: Turn) -> Reply:
        """Ask for a code."""
        if not self._services.allows(turn, Role.PROVIDER):
            return self._welcome.unknown_command(turn)
        return self._redeeming.open(turn)

    def scan(self, turn: Turn, code: str) -> Reply:
        """Follow the link of a voucher's code."""
        return self._redeeming.scan(turn, code)

    def press(self, turn: Turn, press: VoucherDeskPress) -> Reply:
        """Do what a button says, if its presser may."""
        if press.verb in OF_FORM:
            return self.forms.press(turn, press) if self._is_staff(turn) else self._hints.outdated_button(turn)
        if not self._services.allows(turn, _role(press.verb)):
            return self._hints.outdated_button(turn)
        return self._lead(_left(turn), press) or self._hints.outdated_button(turn)

    def _lead(self, turn: Turn, press: VoucherDeskPress) -> Reply | None:
        """Return what the room of the verb says; None when what it is about is gone."""
        connection, editions, number = turn.connection, self._services.vouchers.editions, press.number
        match press.verb:
            case verb if verb in self._with_nothing:
                return self._with_nothing[verb](turn)
            case verb if verb in self._with_edition:
                edition = editions.edition(connection, number)
                return None if edition is None else self._with_edition[verb](turn, edition, press.argument)
            case verb if verb in self._with_call:
                call = editions.call(connection, number)
                return None if call is None else self._with_call[verb](turn, call)
            case verb if verb in self._with_application:
                application = find_application(connection, number)
                if application is None or application.state is State.DRAFT:  # nobody's business but the applicant's
                    return None
                return self._with_application[verb](turn, application, press.argument)
            case verb:
                return self._with_number[verb](turn, number)

    def _is_staff(self, turn: Turn) -> bool:
        return any(self._services.allows(turn, role) for role in (Role.COORDINATOR, Role.REVIEWER, Role.PROVIDER))

    def _asking(self) -> Mapping[str, Task[VoucherDeskForm]]:
        return {
            VoucherTask.NEW_EDITION: self._making,
            VoucherTask.CHANGE_RULES: self._rules,
            VoucherTask.EXTEND_CALL: self._steps,
            VoucherTask.SEARCH: self._list,
            VoucherTask.CORRECTION: self._reasons,
            VoucherTask.REJECTION: self._reasons,
            VoucherTask.WITHDRAWAL: self._reasons,
            VoucherTask.APPEAL: self._reasons,
            VoucherTask.REVOCATION: self._reasons,
            VoucherTask.REVERSAL: self._ledger,
            VoucherTask.AFFILIATION: self._tasks,
            VoucherTask.SCORING: self._scoring,
            VoucherTask.REDEEMING: self._redeeming,
        }

    def _plain_routes(self) -> Mapping[Verb, Callable[[Turn], Reply]]:
        return {
            Verb.HOME: lambda turn: self._editions.show_all(turn, instead=True),
            Verb.NEW: self._making.begin,
            Verb.SAMPLE: self._editions.make_sample,
            Verb.TASKS: lambda turn: self._tasks.open(turn, instead=True),
            Verb.AFFILIATION: self._tasks.declare,
            Verb.REDEEM: self._redeeming.open,
        }

    def _edition_routes(self) -> Mapping[Verb, _WithEdition]:
        return {
            Verb.EDITION: lambda turn, edition, _: self._editions.show(turn, edition),
            Verb.RULES: lambda turn, edition, _: self._rules.show(turn, edition),
            Verb.CHANGE: lambda turn, edition, _: self._rules.begin(turn, edition),
            Verb.MANAGE: lambda turn, edition, _: self._steps.offer(turn, edition),
            Verb.RELEASE: lambda turn, edition, _: self._steps.ask_before_releasing(turn, edition),
            Verb.RELEASE_SURELY: lambda turn, edition, _: self._steps.release(turn, edition),
            Verb.END_RESERVE: lambda turn, edition, _: self._steps.ask_before_ending_reserve(turn, edition),
            Verb.END_RESERVE_SURELY: lambda turn, edition, _: self._steps.end_reserve(turn, edition),
            Verb.CLOSE: lambda turn, edition, _: self._steps.ask_before_closing(turn, edition),
            Verb.CLOSE_SURELY: lambda turn, edition, _: self._steps.close(turn, edition),
            Verb.LIST: self._list.show,
            Verb.FILTERS: lambda turn, edition, _: self._list.filters(turn, edition),
            Verb.SEARCH: lambda turn, edition, _: self._list.search(turn, edition),
            Verb.ISSUE_ALL: lambda turn, edition, _: self._issuing.ask_first(turn, edition),
            Verb.ISSUE_ALL_SURELY: lambda turn, edition, _: self._issuing.issue_all(turn, edition),
            Verb.LEDGER: self._ledger.show,
            Verb.FILES: lambda turn, edition, _: self._files.choose(turn, edition),
            Verb.FILE: self._files.send,
        }

    def _call_routes(self) -> Mapping[Verb, _WithCall]:
        return {
            Verb.EXTEND: self._steps.extend,
            Verb.CLOSE_CALL: self._steps.ask_before_closing_call,
            Verb.CLOSE_CALL_SURELY: self._steps.close_call,
            Verb.ASSIGN_ALL: self._assigning.assign_all,
            Verb.MISSING: self._assigning.show_missing,
            Verb.RANK: self._rankings.make,
        }

    def _application_routes(self) -> Mapping[Verb, _WithApplication]:
        reasons = {
            Verb.CORRECT: VoucherTask.CORRECTION,
            Verb.REJECT: VoucherTask.REJECTION,
            Verb.WITHDRAW: VoucherTask.WITHDRAWAL,
            Verb.REVOKE: VoucherTask.REVOCATION,
        }
        return {
            Verb.CARD: lambda turn, found, _: self._card.show(turn, found),
            Verb.HISTORY: lambda turn, found, _: self._card.history(turn, found),
            Verb.START: lambda turn, found, _: self._card.start(turn, found),
            Verb.ACCEPT: lambda turn, found, _: self._card.accept(turn, found),
            **{verb: self._giving_words(task) for verb, task in reasons.items()},
            Verb.ASSIGN: lambda turn, found, _: self._assigning.choose(turn, found),
            Verb.ASSIGN_TO: self._assigning.assign,
            Verb.REVIEWS: lambda turn, found, _: self._assigning.show_reviews(turn, found),
            Verb.TAKE_BACK: self._assigning.ask_before_taking_back,
            Verb.TAKE_BACK_SURELY: self._assigning.take_back,
            Verb.APPEAL: self._reasons.begin_appeal,
            Verb.ISSUE: lambda turn, found, _: self._card.issue(turn, found),
            Verb.SETTLE: lambda turn, found, _: self._card.ask_first(turn, found, Verb.SETTLE, Verb.SETTLE_SURELY),
            Verb.SETTLE_SURELY: lambda turn, found, _: self._card.settle(turn, found),
            Verb.NEW_CODE: lambda turn, found, _: self._card.ask_first(
                turn, found, Verb.NEW_CODE, Verb.NEW_CODE_SURELY
            ),
            Verb.NEW_CODE_SURELY: lambda turn, found, _: self._card.new_code(turn, found),
            Verb.LETTER: lambda turn, found, _: self._files.send_letter(turn, found),
            Verb.RECEIPT: lambda turn, found, _: self._files.send_receipt(turn, found),
        }

    def _giving_words(self, task: VoucherTask) -> _WithApplication:
        return lambda turn, application, _: self._reasons.begin(turn, task, application)

    def _number_routes(self) -> Mapping[Verb, _WithNumber]:
        return {
            Verb.ATTACHED: self._files.send_attachment,
            Verb.RANKING: self._rankings.show,
            Verb.DECIDE: self._rankings.ask_before_deciding,
            Verb.DECIDE_SURELY: self._rankings.decide,
            Verb.ENTRY: self._ledger.show_entry,
            Verb.REVERSE: self._ledger.begin,
            Verb.TASK: self._tasks.show,
            Verb.TASK_FILE: self._tasks.send_file,
            Verb.SCORE: self._scoring.begin,
            Verb.STEP_DOWN: self._tasks.ask_before_stepping_down,
            Verb.STEP_DOWN_SURELY: self._tasks.step_down,
        }


def _role(verb: Verb) -> Role:
    if verb in OF_REVIEWERS:
        return Role.REVIEWER
    return Role.PROVIDER if verb in OF_PROVIDERS else Role.COORDINATOR


def _left(turn: Turn) -> Turn:
    """Return the turn without an open question of this desk: the next text is nobody's answer to it."""
    if not isinstance(turn.form, VoucherDeskForm):
        return turn
    return replace(turn, form=None, dialog=replace(turn.dialog, form=None))
