"""One's own applications: where they are, what happened to them, and giving one up."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from bot.conversation.desk_services import told
from bot.conversation.model import (
    Attachment,
    AttachmentKind,
    Block,
    Bullets,
    Button,
    Outgoing,
    Paragraph,
    Strong,
)
from bot.conversation.turn import Reply, Rows, Turn
from bot.conversation.voucher_form import OpenVoucher
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_view import (
    OwnApplication,
    history_lines,
    own_blocks,
    redemption_lines,
    title_of,
    voucher_line,
    whole_application,
)
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_start import VOUCHER_START
from bot.store import audit
from bot.voucher.application_results import Awaited
from bot.voucher.model import Application
from bot.voucher.results import Refused
from bot.voucher.states import OPEN_VOUCHER, PROMISED, WITHDRAWABLE, State

MOST_SHOWN = 20
"""Applications with a button, the newest."""


class VoucherMine:
    """Shows applications to those whose they are, and to nobody else."""

    def __init__(self, services: VoucherServices) -> None:
        self._services = services

    def show_all(self, turn: Turn, note: str = "", *, instead: bool = False) -> Reply:
        """List the applications, each with a button."""
        texts = VOUCHER_MINE[turn.language]
        own = self._services.applications.applications_of(turn.connection, turn.person)[-MOST_SHOWN:]
        opening = [Paragraph((note,))] if note else []
        blocks = [*opening, Paragraph((Strong(texts.title) if own else texts.none,))]
        home = voucher_key(VOUCHER_START[turn.language].home, VoucherVerb.HOME)
        say = turn.instead if instead else turn.message
        return turn.reply(say(blocks, [*([self._line(turn, each)] for each in reversed(own)), [home]]))

    def show(self, turn: Turn, application_id: int) -> Reply:
        """Show one application in place of the pressed message."""
        card = self.card(turn, application_id, instead=True)
        return self.gone(turn) if card is None else turn.reply(card)

    def card(self, turn: Turn, application_id: int, note: str = "", *, instead: bool = False) -> Outgoing | None:
        """Return an application with what can be done about it, below ``note``; None when it is not theirs."""
        own = self.own(turn, application_id)
        if own is None:
            return None
        opening = [Paragraph((note,))] if note else []
        say = turn.instead if instead else turn.message
        return say([*opening, *own_blocks(own, turn.language)], list(self._rows(turn, own)))

    def own(self, turn: Turn, application_id: int) -> OwnApplication | None:
        """Return the application with all that is told of it; None when it is not theirs."""
        services, connection = self._services, turn.connection
        application = services.applications.application_of(connection, application_id, person=turn.person)
        edition = None if application is None else services.editions.edition(connection, application.edition_id)
        if application is None or edition is None:
            return None
        decisions = services.decisions.decisions(connection, application.id)
        return OwnApplication(
            application,
            edition,
            services.applications.next_step(connection, application),
            decisions[-1] if decisions else None,
            services.redeeming.voucher_of(connection, application.id),
        )

    def gone(self, turn: Turn) -> Reply:
        """Answer a button of an application that is not theirs."""
        return self.show_all(turn, VOUCHER_MINE[turn.language].gone)

    def show_texts(self, turn: Turn, application_id: int) -> Reply:
        """Show everything that was answered."""
        own = self.own(turn, application_id)
        rules = None if own is None else self._services.applications.rules(turn.connection, own.application)
        if own is None or rules is None:
            return self.gone(turn)
        blocks = [self._heading(turn, own), *whole_application(own.application, rules, turn.language)]
        return turn.reply(turn.message(blocks, [[self._back(turn, own)]]))

    def show_history(self, turn: Turn, application_id: int) -> Reply:
        """Show what happened to the application and its voucher, and when."""
        own = self.own(turn, application_id)
        if own is None:
            return self.gone(turn)
        subjects = [f"voucher_application:{own.application.id}"]
        subjects += [f"voucher:{own.voucher.voucher.id}"] if own.voucher else []
        entries = sorted(
            chain.from_iterable(audit.entries(turn.connection, subject=subject) for subject in subjects),
            key=lambda entry: entry.id,
        )
        lines = list(history_lines(entries, turn.language)) or [VOUCHER_MINE[turn.language].no_steps]
        return self._listed(turn, own, lines)

    def show_money(self, turn: Turn, application_id: int) -> Reply:
        """Show what the voucher is worth, what was redeemed and what is left."""
        own = self.own(turn, application_id)
        if own is None or own.voucher is None:
            return self.gone(turn)
        entries = self._services.redeeming.redemptions(turn.connection, own.voucher.voucher.id)
        lines = list(redemption_lines(entries, turn.language)) or [VOUCHER_MINE[turn.language].nothing_redeemed]
        return self._listed(turn, own, [voucher_line(own.voucher, turn.language), *lines])

    def send_letter(self, turn: Turn, application_id: int) -> Reply:
        """Send the letter about the last decision."""
        own = self.own(turn, application_id)
        if own is None or own.decision is None:
            return self.show(turn, application_id)
        attached = Attachment(AttachmentKind.VOUCHER_LETTER, own.application.id, turn.language)
        said = turn.message([Paragraph((VOUCHER_MINE[turn.language].letter,))])
        return turn.reply(replace(said, attachment=attached))

    def ask_before_withdrawing(self, turn: Turn, application_id: int) -> Reply:
        """Ask once more."""
        own, texts = self.own(turn, application_id), VOUCHER_MINE[turn.language]
        if own is None or own.application.state not in WITHDRAWABLE:
            return self.show(turn, application_id)
        sure = texts.sure_draft if own.application.state is State.DRAFT else texts.sure
        money = [Paragraph((texts.sure_money,))] if own.application.state in PROMISED else []
        yes = voucher_key(texts.surely, VoucherVerb.WITHDRAW_SURELY, own.application.id)
        no = voucher_key(texts.keep, VoucherVerb.APPLICATION, own.application.id)
        return turn.reply(turn.instead([self._heading(turn, own), Paragraph((sure,)), *money], [[yes], [no]]))

    def withdraw(self, turn: Turn, application_id: int) -> Reply:
        """Give the application up, and tell those who move up because of it."""
        result = self._services.applications.withdraw(turn.connection, application_id, person=turn.person)
        texts = VOUCHER_MINE[turn.language]
        note = refusal_text(result, turn.language) if isinstance(result, Refused) else texts.withdrawn
        card = self.card(turn, application_id, note, instead=True)
        if card is None:
            return self.gone(turn)
        if isinstance(result, Refused):
            return turn.reply(card)
        open_form = turn.form.application.id if isinstance(turn.form, OpenVoucher) else None
        kept = replace(turn.dialog, form=None) if open_form == application_id else turn.dialog
        return Reply((card, *told(turn, result.notices)), kept)

    def _rows(self, turn: Turn, own: OwnApplication) -> Iterator[list[Button]]:
        texts, number = VOUCHER_MINE[turn.language], own.application.id
        yield from ([voucher_key(label, verb, number)] for label, verb in self._steps(turn, own))
        if own.application.state is not State.DRAFT:
            yield [
                voucher_key(texts.texts, VoucherVerb.TEXTS, number),
                voucher_key(texts.history, VoucherVerb.HISTORY, number),
            ]
        if own.application.state in WITHDRAWABLE:
            yield [voucher_key(texts.withdraw, VoucherVerb.WITHDRAW, number)]
        yield [voucher_key(VOUCHER_START[turn.language].mine, VoucherVerb.MINE)]

    def _steps(self, turn: Turn, own: OwnApplication) -> Iterator[tuple[str, VoucherVerb]]:
        """Yield what the applicant can do now, the pressing thing first."""
        texts, voucher = VOUCHER_MINE[turn.language], own.voucher
        match own.next.what:
            case Awaited.SUBMISSION if own.next.until is not None:
                yield texts.go_on, VoucherVerb.CONTINUE
            case Awaited.CORRECTION:
                yield texts.correct, VoucherVerb.CONTINUE
            case Awaited.APPEAL | Awaited.FREE_MONEY if own.next.until is not None:
                yield texts.appeal, VoucherVerb.APPEAL
            case _:
                pass
        if own.decision is not None:
            yield texts.letter, VoucherVerb.LETTER
        if voucher is None:
            return
        if own.application.state in OPEN_VOUCHER:
            shown = voucher.voucher.code_shown_at is not None
            yield (texts.document, VoucherVerb.DOCUMENT) if shown else (texts.show_code, VoucherVerb.CODE)
        yield texts.money, VoucherVerb.MONEY

    def _line(self, turn: Turn, application: Application) -> Button:
        edition = self._services.editions.edition(turn.connection, application.edition_id)
        title = title_of(application, edition, turn.language) if edition else application.number or ""
        return voucher_key(title, VoucherVerb.APPLICATION, application.id)

    def _listed(self, turn: Turn, own: OwnApplication, lines: list[str]) -> Reply:
        listed = Bullets(tuple((line,) for line in lines))
        return turn.reply(turn.instead([self._heading(turn, own), listed], self._way_back(turn, own)))

    def _heading(self, turn: Turn, own: OwnApplication) -> Block:
        return Paragraph((Strong(title_of(own.application, own.edition, turn.language)),))

    def _way_back(self, turn: Turn, own: OwnApplication) -> Rows:
        return [[self._back(turn, own)]]

    def _back(self, turn: Turn, own: OwnApplication) -> Button:
        return voucher_key(VOUCHER_MINE[turn.language].back_to, VoucherVerb.APPLICATION, own.application.id)
