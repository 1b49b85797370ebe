"""What ends calls and editions, or gives them time: extending and closing a call, the reserve, closing the account."""

from bot.clock import NonexistentTimeError
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_services import actor
from bot.conversation.event_fields import TypedFault, read_moment
from bot.conversation.model import Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.wording import amount, deadline
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.staff.model import Role
from bot.voucher.funds import balance
from bot.voucher.model import Call, Edition
from bot.voucher.reserve import move_up_reserve
from bot.voucher.results import Refused


class VoucherEditionSteps:
    """Offers the steps, asks before each, and takes it; as a task it asks until when a call is extended."""

    role = Role.COORDINATOR

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._editions = services.vouchers.editions
        self._decisions = services.vouchers.decisions
        self._desk = desk

    def offer(self, turn: Turn, edition: Edition) -> Reply:
        """Show what can be done with the edition now."""
        texts = VOUCHER_RUNNING[turn.language]
        title = Paragraph((Strong(texts.manage_title.format(title=edition.title)),))
        back = [voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, edition.id)]
        return turn.reply(turn.instead([title], [*self._steps(turn, edition), back]))

    def _steps(self, turn: Turn, edition: Edition) -> list[list[Button]]:
        texts = VOUCHER_RUNNING[turn.language]
        if edition.closed_at is not None:
            return []
        rows = [[voucher_button(texts.change_rules, Verb.CHANGE, edition.id)]]
        for call in self._editions.calls(turn.connection, edition.id):
            if turn.now < call.ends_at:
                rows.append([voucher_button(texts.extend.format(number=call.number), Verb.EXTEND, call.id)])
            if call.is_open(turn.now):
                rows.append([voucher_button(texts.close_call.format(number=call.number), Verb.CLOSE_CALL, call.id)])
        if edition.reserve_released_at is None:
            rows.append([voucher_button(texts.release, Verb.RELEASE, edition.id)])
        if self._decisions.reserve_list(turn.connection, edition.id):
            rows.append([voucher_button(texts.end_reserve, Verb.END_RESERVE, edition.id)])
        return [*rows, [voucher_button(texts.close, Verb.CLOSE, edition.id)]]

    def extend(self, turn: Turn, call: Call) -> Reply:
        """Ask until when the call is extended."""
        form = VoucherDeskForm(VoucherTask.EXTEND_CALL, call.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the day, and the time if it is not the end of it."""
        call = self._editions.call(turn.connection, form.subject)
        if call is None:
            return Question([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))])
        closes = deadline(call.closes_at, turn.language)
        return Question([Paragraph((VOUCHER_RUNNING[turn.language].ask_extend.format(closes=closes),))])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Extend the call, and tell whoever has a draft in it."""
        texts = VOUCHER_RUNNING[turn.language]
        try:
            closes_at = read_moment(text, whole_day=True)
        except NonexistentTimeError as error:
            return ask(turn, form, self.question(turn, form), str(error))
        if isinstance(closes_at, TypedFault):
            return ask(turn, form, self.question(turn, form), texts.moment_wrong)
        result = self._editions.extend_call(turn.connection, form.subject, closes_at, actor=actor(turn))
        if isinstance(result, Refused):
            return ask(turn, form, self.question(turn, form), *refused(turn, result).notes)
        call = result.call
        note = texts.extended.format(number=call.number, closes=deadline(call.closes_at, turn.language))
        return self._done(turn, call.edition_id, done(turn, note, result.notices), instead=False)

    def ask_before_closing_call(self, turn: Turn, call: Call) -> Reply:
        """Ask whether the call is to be closed before its time."""
        texts = VOUCHER_RUNNING[turn.language]
        asked = texts.sure_close_call.format(number=call.number, closes=deadline(call.closes_at, turn.language))
        yes = voucher_button(texts.yes_close_call, Verb.CLOSE_CALL_SURELY, call.id)
        return _sure(turn, call.edition_id, asked, yes)

    def close_call(self, turn: Turn, call: Call) -> Reply:
        """Close the call, and tell whoever has a draft in it."""
        texts = VOUCHER_RUNNING[turn.language]
        result = self._editions.close_call(turn.connection, call.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._done(turn, call.edition_id, refused(turn, result))
        note = texts.call_closed.format(number=call.number)
        return self._done(turn, call.edition_id, done(turn, note, result.notices))

    def ask_before_releasing(self, turn: Turn, edition: Edition) -> Reply:
        """Ask whether the reserve for appeals is to be released, with what it still holds."""
        texts, held = VOUCHER_RUNNING[turn.language], balance(turn.connection, edition).reserve_held
        asked = texts.sure_release.format(amount=amount(held, turn.language))
        return _sure(turn, edition.id, asked, voucher_button(texts.yes_release, Verb.RELEASE_SURELY, edition.id))

    def release(self, turn: Turn, edition: Edition) -> Reply:
        """Release the reserve; whoever moves up from the reserve list is told."""
        result = self._editions.release_appeal_reserve(turn.connection, edition.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._done(turn, edition.id, refused(turn, result))
        moved_up = move_up_reserve(turn.connection, result, at=turn.now)
        return self._done(turn, edition.id, done(turn, VOUCHER_RUNNING[turn.language].released, moved_up))

    def ask_before_ending_reserve(self, turn: Turn, edition: Edition) -> Reply:
        """Ask whether nobody is to move up any more."""
        texts = VOUCHER_RUNNING[turn.language]
        waiting = len(self._decisions.reserve_list(turn.connection, edition.id))
        asked = texts.sure_end_reserve.format(number=waiting)
        yes = voucher_button(texts.yes_end_reserve, Verb.END_RESERVE_SURELY, edition.id)
        return _sure(turn, edition.id, asked, yes)

    def end_reserve(self, turn: Turn, edition: Edition) -> Reply:
        """Reject all that are left on the reserve list, and tell them."""
        result = self._decisions.end_reserve(turn.connection, edition.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._done(turn, edition.id, refused(turn, result))
        return self._done(turn, edition.id, done(turn, VOUCHER_RUNNING[turn.language].reserve_ended, result.notices))

    def ask_before_closing(self, turn: Turn, edition: Edition) -> Reply:
        """Ask whether the account is to be closed."""
        texts = VOUCHER_RUNNING[turn.language]
        asked = texts.sure_close.format(title=edition.title)
        return _sure(turn, edition.id, asked, voucher_button(texts.yes_close, Verb.CLOSE_SURELY, edition.id))

    def close(self, turn: Turn, edition: Edition) -> Reply:
        """Close the account of the edition."""
        result = self._editions.close_edition(turn.connection, edition.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._done(turn, edition.id, refused(turn, result))
        return self._done(turn, edition.id, Outcome([VOUCHER_RUNNING[turn.language].closed]))

    def _done(self, turn: Turn, edition_id: int, outcome: Outcome, *, instead: bool = True) -> Reply:
        edition = self._editions.edition(turn.connection, edition_id)
        if edition is None:
            return self._desk.show_all(turn, outcome, instead=instead)
        shown = self._desk.message(turn, edition, outcome, instead=instead)
        return turn.reply_and_keep(None, shown, *outcome.messages)


def _sure(turn: Turn, edition_id: int, asked: str, yes: Button) -> Reply:
    no = voucher_button(VOUCHER_DESK[turn.language].no, Verb.MANAGE, edition_id)
    return turn.reply(turn.instead([Paragraph((asked,))], [[yes], [no]]))
