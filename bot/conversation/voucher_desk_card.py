"""One application for a voucher, with its files and its history, and the steps that can be taken with it now."""

from collections.abc import Iterator, Mapping, Sequence

from bot.conversation.desk_services import actor
from bot.conversation.journal import journal_block
from bot.conversation.model import Block, Bullets, Button, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_desk_view import decision_line, facts, said_blocks, title_of
from bot.conversation.wording import amount, at_time, deadline
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.store import audit
from bot.voucher.application_sql import find_application, find_edition
from bot.voucher.decision_model import AppealOutcome
from bot.voucher.decisions_sql import decisions_of, find_appeal
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, Edition
from bot.voucher.organisation_limits import namesakes
from bot.voucher.redemption import left_of
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.voucher_sql import voucher_of

MOST_ENTRIES = 15

_STEPS: Mapping[State, Sequence[Verb]] = {
    State.SUBMITTED: (Verb.START, Verb.WITHDRAW),
    State.FORMAL: (Verb.ACCEPT, Verb.CORRECT, Verb.REJECT, Verb.WITHDRAW),
    State.NEEDS_CORRECTION: (Verb.WITHDRAW,),
    State.SCORING: (Verb.ASSIGN, Verb.REVIEWS, Verb.REJECT, Verb.WITHDRAW),
    State.RESERVE: (Verb.REVIEWS, Verb.REJECT, Verb.WITHDRAW),
    State.REJECTED: (Verb.REVIEWS,),
    State.APPEAL: (Verb.REVIEWS, Verb.WITHDRAW),
    State.GRANTED: (Verb.ISSUE, Verb.REVIEWS, Verb.WITHDRAW, Verb.REVOKE),
    State.ISSUED: (Verb.NEW_CODE, Verb.WITHDRAW, Verb.REVOKE),
    State.PARTLY_REDEEMED: (Verb.NEW_CODE, Verb.SETTLE, Verb.REVOKE),
    State.REDEEMED: (Verb.SETTLE,),
    State.EXPIRED: (Verb.SETTLE,),
    State.REVOKED: (Verb.SETTLE,),
}


class VoucherCard:
    """Shows one application, and takes the steps that need no words."""

    def __init__(self, services: VoucherDeskServices) -> None:
        self._vouchers = services.vouchers
        self._staff = services.staff

    def show(self, turn: Turn, application: Application) -> Reply:
        """Show the application in place of the pressed message."""
        return turn.reply(self.message(turn, application.id))

    def message(
        self, turn: Turn, application_id: int, outcome: Outcome | None = None, *, instead: bool = True
    ) -> Outgoing:
        """Return the message about the application as it is now, below what became of a step."""
        say = turn.instead if instead else turn.message
        opening = outcome.blocks if outcome else []
        application = find_application(turn.connection, application_id)
        edition = None if application is None else find_edition(turn.connection, application.edition_id)
        if application is None or edition is None:
            back = voucher_button(VOUCHER_DESK[turn.language].to_editions, Verb.HOME)
            return say([*opening, Paragraph((VOUCHER_DESK[turn.language].nothing_here,))], [[back]])
        rows = [*self._files(turn, application), *self._steps(turn, application), *_ways(turn, application)]
        return say([*opening, *self._blocks(turn, edition, application)], rows)

    def done(self, turn: Turn, application_id: int, outcome: Outcome, *, instead: bool = True) -> Reply:
        """Close the form, show the application below what became of the step, and tell whom it concerns."""
        card = self.message(turn, application_id, outcome, instead=instead)
        return turn.reply_and_keep(None, card, *outcome.messages)

    def start(self, turn: Turn, application: Application) -> Reply:
        """Begin the formal check."""
        result = self._vouchers.formal.start(turn.connection, application.id, actor=actor(turn))
        return self._taken(turn, application, result, Verb.START)

    def accept(self, turn: Turn, application: Application) -> Reply:
        """Pass the application on to reviewers."""
        result = self._vouchers.formal.accept(turn.connection, application.id, actor=actor(turn))
        return self._taken(turn, application, result, Verb.ACCEPT)

    def issue(self, turn: Turn, application: Application) -> Reply:
        """Issue the voucher."""
        result = self._vouchers.issuing.issue(turn.connection, application.id, actor=actor(turn))
        return self._taken(turn, application, result, Verb.ISSUE)

    def ask_first(self, turn: Turn, application: Application, asked: Verb, surely: Verb) -> Reply:
        """Ask whether the step is really to be taken."""
        texts = VOUCHER_CARD[turn.language]
        yes = voucher_button(texts.yes, surely, application.id)
        no = voucher_button(VOUCHER_DESK[turn.language].no, Verb.CARD, application.id)
        title = Paragraph((Strong(title_of(application, turn.language)),))
        return turn.reply(turn.instead([title, Paragraph((texts.sure[asked],))], [[yes], [no]]))

    def settle(self, turn: Turn, application: Application) -> Reply:
        """Settle the application."""
        result = self._vouchers.redeeming.settle(turn.connection, application.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self.done(turn, application.id, refused(turn, result))
        freed = amount(result.freed, turn.language)
        note = VOUCHER_CARD[turn.language].done[Verb.SETTLE].format(amount=freed)
        return self.done(turn, application.id, done(turn, note, result.notices))

    def new_code(self, turn: Turn, application: Application) -> Reply:
        """Make the old code worthless."""
        voucher = voucher_of(turn.connection, application.id)
        if voucher is None:
            return self.done(turn, application.id, refused(turn, Refused(Reason.UNKNOWN)))
        result = self._vouchers.issuing.new_code(turn.connection, voucher.id, actor=actor(turn))
        return self._taken(turn, application, result, Verb.NEW_CODE)

    def history(self, turn: Turn, application: Application) -> Reply:
        """Show what the audit log has of the application and of its voucher."""
        texts, voucher = VOUCHER_CARD[turn.language], voucher_of(turn.connection, application.id)
        subjects = [f"voucher_application:{application.id}", *([f"voucher:{voucher.id}"] if voucher else [])]
        found = [entry for subject in subjects for entry in audit.entries(turn.connection, subject=subject)]
        names = {each.person: each.name for each in self._staff.members(turn.connection) if each.name}
        known = {**names, application.person: texts.applicant}
        entries = sorted(found, key=lambda entry: entry.id)[-MOST_ENTRIES:]
        blocks = [journal_block(entry, known, turn.language) for entry in entries]
        title = Paragraph((Strong(title_of(application, turn.language)),))
        empty = [Paragraph((texts.history_empty,))]
        back = voucher_button(VOUCHER_DESK[turn.language].back, Verb.CARD, application.id)
        return turn.reply(turn.instead([title, *(blocks or empty)], [[back]]))

    def _taken(self, turn: Turn, application: Application, result: object, verb: Verb) -> Reply:
        if isinstance(result, Refused):
            return self.done(turn, application.id, refused(turn, result))
        note = VOUCHER_CARD[turn.language].done[verb]
        return self.done(turn, application.id, done(turn, note, getattr(result, "notices", ())))

    def _blocks(self, turn: Turn, edition: Edition, application: Application) -> Iterator[Block]:
        texts, language = VOUCHER_DESK[turn.language], turn.language
        mark = f"\n{texts.sample}" if edition.sample else ""
        state = VOUCHER_WORDS[language].states[application.state]
        yield Paragraph((Strong(title_of(application, language)), f"\n{edition.title}{mark}"))
        yield Paragraph((Strong(state),))
        yield Bullets(tuple((line,) for line in self._facts(turn, application)))
        rules = rules_of(turn.connection, edition.id, application.rules_version)
        yield from said_blocks(application, rules, language, people=True)

    def _facts(self, turn: Turn, application: Application) -> Iterator[str]:
        yield from facts(application, turn.language)
        if same := namesakes(turn.connection, application):
            yield VOUCHER_CARD[turn.language].facts["namesakes"].format(value=", ".join(same))
        for decision in decisions_of(turn.connection, application.id):
            yield decision_line(decision, turn.language)
        appeal = find_appeal(turn.connection, application.id)
        patterns = VOUCHER_CARD[turn.language].facts
        if appeal is not None and appeal.reasons:
            yield patterns["appeal"].format(value=appeal.reasons)
        if (voucher := voucher_of(turn.connection, application.id)) is not None:
            yield patterns["voucher_value"].format(value=amount(voucher.value, turn.language))
            yield patterns["voucher_left"].format(value=amount(left_of(turn.connection, voucher), turn.language))
            yield patterns["valid_until"].format(value=deadline(voucher.valid_until, turn.language))
            shown = voucher.code_shown_at
            value = "" if shown is None else at_time(shown, turn.language)
            yield patterns["code_shown" if shown else "code_not_shown"].format(value=value)

    def _files(self, turn: Turn, application: Application) -> list[list[Button]]:
        texts = VOUCHER_CARD[turn.language]
        found = self._vouchers.applications.attachments(turn.connection, application.id)
        return [[voucher_button(texts.attachment.format(name=each.name), Verb.ATTACHED, each.id)] for each in found]

    def _steps(self, turn: Turn, application: Application) -> list[list[Button]]:
        labels = VOUCHER_CARD[turn.language].labels
        rows = [[voucher_button(labels[verb], verb, application.id)] for verb in _STEPS.get(application.state, ())]
        if application.state is State.APPEAL:
            # What was never assessed cannot be granted: it is to be assessed first.
            assessed = application.score is not None
            offered = [each for each in AppealOutcome if assessed or each is not AppealOutcome.GRANTED]
            return [*([voucher_button(labels[each], Verb.APPEAL, application.id, each)] for each in offered), *rows]
        return rows


def _ways(turn: Turn, application: Application) -> list[list[Button]]:
    texts = VOUCHER_CARD[turn.language]
    history = voucher_button(texts.history, Verb.HISTORY, application.id)
    receipt = voucher_button(texts.labels["receipt"], Verb.RECEIPT, application.id)
    letter = voucher_button(texts.labels["letter"], Verb.LETTER, application.id)
    decided = bool(decisions_of(turn.connection, application.id))
    back = voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, application.edition_id)
    return [[receipt, letter] if decided else [receipt], [history], [back]]
