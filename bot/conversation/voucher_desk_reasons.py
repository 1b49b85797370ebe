"""Steps of an application that a coordinator gives words for: correcting, rejecting, withdrawing, appeals, revoking."""

from collections.abc import Callable, Mapping

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_services import actor
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_card import VoucherCard
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_desk_view import title_of
from bot.conversation.voucher_reasons import LONGEST_REASON, is_reason
from bot.conversation.wording import amount, deadline, sentence
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_reasons import VOUCHER_REASONS
from bot.staff.model import Role
from bot.voucher.application_sql import find_application
from bot.voucher.decision_model import AppealOutcome, ReasonCode
from bot.voucher.model import Application
from bot.voucher.results import Refused
from bot.voucher.states import State

_CODE = "code"

OFFERED_CODES = (ReasonCode.FORMAL_INCOMPLETE, ReasonCode.NOT_ELIGIBLE, ReasonCode.OTHER)
"""The reasons of a rejection that a coordinator chooses from; the others come about by themselves."""


class VoucherReasons:
    """Asks for the words, and then takes the step."""

    role = Role.COORDINATOR

    def __init__(self, services: VoucherDeskServices, card: VoucherCard) -> None:
        self._vouchers = services.vouchers
        self._card = card
        self._done_by: Mapping[VoucherTask, Callable[[Turn, VoucherDeskForm, str], Outcome]] = {
            VoucherTask.CORRECTION: self._ask_correction,
            VoucherTask.REJECTION: self._reject,
            VoucherTask.WITHDRAWAL: self._withdraw,
            VoucherTask.APPEAL: self._decide_appeal,
            VoucherTask.REVOCATION: self._revoke,
        }

    def begin(self, turn: Turn, task: VoucherTask, application: Application, argument: str = "") -> Reply:
        """Ask for the words."""
        form = VoucherDeskForm(task, application.id, turn.now, argument)
        return ask(turn, form, self.question(turn, form), instead=True)

    def begin_appeal(self, turn: Turn, application: Application, argument: str) -> Reply:
        """Ask why the appeal is decided as the button says."""
        if argument not in set(AppealOutcome):
            return self._card.show(turn, application)
        return self.begin(turn, VoucherTask.APPEAL, application, argument)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the words; before those of a rejection for its reason code."""
        texts, application = VOUCHER_CARD[turn.language], find_application(turn.connection, form.subject)
        if application is None:
            return Question([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))])
        title = title_of(application, turn.language)
        if form.task is VoucherTask.REJECTION and _CODE not in form.answers:
            labels = VOUCHER_REASONS[turn.language].reasons
            rows = [[form.choice(labels[code], code)] for code in OFFERED_CODES]
            return Question([Paragraph((texts.choose_reason.format(title=title),))], rows)
        name = f"{form.task}_{form.argument}" if form.argument else form.task.value
        return Question([Paragraph((texts.asked[name].format(title=title),))])

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Take the reason code of a rejection, and ask for the words."""
        if form.task is not VoucherTask.REJECTION or choice not in OFFERED_CODES:
            return ask(turn, form, self.question(turn, form), instead=True)
        filled = form.answered(turn.now, **{_CODE: choice})
        return ask(turn, filled, self.question(turn, filled), instead=True)

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take the step with these words."""
        texts = VOUCHER_CARD[turn.language]
        if form.task is VoucherTask.REJECTION and _CODE not in form.answers:
            return ask(turn, form, self.question(turn, form))
        if len(text) > LONGEST_REASON:
            note = VOUCHER_DESK[turn.language].too_long.format(most=LONGEST_REASON)
            return ask(turn, form, self.question(turn, form), note)
        if not is_reason(text):
            return ask(turn, form, self.question(turn, form), texts.reason_missing)
        return self._card.done(turn, form.subject, self._done_by[form.task](turn, form, text), instead=False)

    def _ask_correction(self, turn: Turn, form: VoucherDeskForm, text: str) -> Outcome:
        result = self._vouchers.formal.ask_correction(turn.connection, form.subject, text, actor=actor(turn))
        if isinstance(result, Refused):
            return refused(turn, result)
        until = result.application.correction_until
        last_day = "" if until is None else deadline(until, turn.language)
        return done(turn, sentence(VOUCHER_CARD[turn.language].done["correct"], until=last_day), result.notices)

    def _reject(self, turn: Turn, form: VoucherDeskForm, text: str) -> Outcome:
        application = find_application(turn.connection, form.subject)
        formally = application is not None and application.state is State.FORMAL
        reject = self._vouchers.formal.reject if formally else self._vouchers.decisions.reject_one
        code = ReasonCode(form.answers[_CODE])
        result = reject(turn.connection, form.subject, reason_code=code, reason=text, actor=actor(turn))
        if isinstance(result, Refused):
            return refused(turn, result)
        return done(turn, VOUCHER_CARD[turn.language].done["reject"], result.notices)

    def _withdraw(self, turn: Turn, form: VoucherDeskForm, text: str) -> Outcome:
        result = self._vouchers.applications.withdraw(turn.connection, form.subject, reason=text, actor=actor(turn))
        if isinstance(result, Refused):
            return refused(turn, result)
        return done(turn, VOUCHER_CARD[turn.language].done["withdraw"], result.notices)

    def _decide_appeal(self, turn: Turn, form: VoucherDeskForm, text: str) -> Outcome:
        result = self._vouchers.appeals.decide(
            turn.connection, form.subject, AppealOutcome(form.argument), reason=text, actor=actor(turn)
        )
        if isinstance(result, Refused):
            return refused(turn, result)
        return done(turn, VOUCHER_CARD[turn.language].done["appeal"], result.notices)

    def _revoke(self, turn: Turn, form: VoucherDeskForm, text: str) -> Outcome:
        result = self._vouchers.redeeming.revoke(turn.connection, form.subject, reason=text, actor=actor(turn))
        if isinstance(result, Refused):
            return refused(turn, result)
        freed = amount(result.freed, turn.language)
        return done(turn, VOUCHER_CARD[turn.language].done["revoke"].format(amount=freed), result.notices)
