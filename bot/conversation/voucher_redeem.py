"""Redeeming a voucher: its code, what is left, the provider, the amount, the document, and a last look."""

from collections.abc import Mapping
from decimal import Decimal

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_services import actor
from bot.conversation.model import Button, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import VoucherDeskServices, done, refused
from bot.conversation.voucher_provider import PROVIDER, VoucherProviders
from bot.conversation.wording import amount, deadline
from bot.entry.errors import InvalidEntryError
from bot.entry.money import typed_amount
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.staff.model import Role
from bot.voucher.application_sql import find_edition
from bot.voucher.edition_sql import rules_of
from bot.voucher.redeeming import Found
from bot.voucher.redemption import LONGEST_DOCUMENT, Redeemed
from bot.voucher.results import Reason, Refused

CODE_PREFIX = "vc_"
"""Stands before the code in the link that the QR code of a voucher has, "?start=vc_CODE"."""

_AMOUNT, _DOCUMENT = "amount", "document"
_ALL, _ANOTHER = "all", "another"

_ASKED_AGAIN: Mapping[Reason, str] = {
    Reason.MORE_THAN_LEFT: _AMOUNT,
    Reason.LESS_THAN_SMALLEST: _AMOUNT,
    Reason.DOCUMENT_REDEEMED: _DOCUMENT,
    Reason.INCOMPLETE: _DOCUMENT,
    Reason.NOT_A_PROVIDER: PROVIDER,
}
"""What is asked once more where another answer may do."""


class VoucherRedeeming:
    """Asks for all that a redemption takes; nothing is booked before the last button."""

    role = Role.PROVIDER

    def __init__(self, services: VoucherDeskServices) -> None:
        self._redeeming = services.vouchers.redeeming
        self._services = services
        self._providers = VoucherProviders(services)

    def open(self, turn: Turn, *, instead: bool = False) -> Reply:
        """Ask for the code."""
        form = VoucherDeskForm(VoucherTask.REDEEMING, 0, turn.now)
        return ask(turn, form, self.question(turn, form), instead=instead)

    def scan(self, turn: Turn, code: str) -> Reply:
        """Follow the link of a voucher; who may not redeem it learns nothing from it."""
        if not self._services.allows(turn, self.role):
            return turn.reply(turn.message([Paragraph((VOUCHER_REDEEMING[turn.language].for_providers,))]))
        return self._with_code(turn, VoucherDeskForm(VoucherTask.REDEEMING, 0, turn.now), code)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for what is missing next; at the end for a look at all of it."""
        texts = VOUCHER_REDEEMING[turn.language]
        if not form.subject:
            return Question([Paragraph((texts.ask_code,))])
        found = self._redeeming.voucher(turn.connection, form.subject)
        if found is None:
            return Question([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))])
        if PROVIDER not in form.answers:
            asked = self._providers.question(turn, form)
            return Question([_described(turn, found), *asked.blocks], asked.rows)
        if _AMOUNT not in form.answers:
            everything = form.choice(texts.all_of_it.format(amount=amount(found.left, turn.language)), _ALL)
            return Question([_described(turn, found), Paragraph((texts.ask_amount,))], [[everything]])
        if _DOCUMENT not in form.answers:
            return Question([Paragraph((texts.ask_document,))])
        return _last_look(turn, form, found)

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take the code, the provider, the amount or the document."""
        line = " ".join(text.split())
        if not form.subject:
            return self._with_code(turn, form, line)
        if PROVIDER not in form.answers:
            return self._asked(turn, *self._providers.take(turn, form, line))
        if _AMOUNT not in form.answers:
            return self._with_typed_amount(turn, form, line)
        if not any(character.isalnum() for character in line) or len(line) > LONGEST_DOCUMENT:
            note = VOUCHER_REDEEMING[turn.language].document_wrong.format(most=LONGEST_DOCUMENT)
            return self._asked(turn, form, note)
        return self._asked(turn, form.answered(turn.now, **{_DOCUMENT: line}))

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Take a button: the provider, all that is left, another code, or that it is to be booked."""
        found = self._redeeming.voucher(turn.connection, form.subject)
        if choice == _ANOTHER or found is None:
            return self.open(turn, instead=True)
        if PROVIDER not in form.answers:
            return self._asked(turn, self._providers.choose(turn, form, choice), instead=True)
        if _AMOUNT not in form.answers and choice == _ALL:
            return self._asked(turn, form.answered(turn.now, **{_AMOUNT: str(found.left)}), instead=True)
        if choice == Verb.SAVE and {_AMOUNT, _DOCUMENT} <= form.answers.keys():
            return self._book(turn, form)
        return self._asked(turn, form, instead=True)

    def _asked(self, turn: Turn, form: VoucherDeskForm, note: str = "", *, instead: bool = False) -> Reply:
        return ask(turn, form, self.question(turn, form), note, instead=instead)

    def _with_code(self, turn: Turn, form: VoucherDeskForm, typed: str) -> Reply:
        result = self._redeeming.look_up(turn.connection, typed, actor=actor(turn))
        if isinstance(result, Refused):
            [note] = refused(turn, result).notes
            if result.reason is Reason.TOO_MANY_ATTEMPTS:
                return turn.reply_and_keep(None, turn.message([Paragraph((note,))]))
            return self._asked(turn, form, note)
        begun = VoucherDeskForm(VoucherTask.REDEEMING, result.voucher.id, turn.now)
        own = self._redeeming.provider_of(turn.connection, turn.person)
        return self._asked(turn, begun if own is None else begun.answered(turn.now, **{PROVIDER: str(own.id)}))

    def _with_typed_amount(self, turn: Turn, form: VoucherDeskForm, typed: str) -> Reply:
        found = self._redeeming.voucher(turn.connection, form.subject)
        if found is None:
            return self.open(turn)
        try:
            wanted = typed_amount(typed)
        except InvalidEntryError:
            return self._asked(turn, form, VOUCHER_REDEEMING[turn.language].amount_wrong)
        if wanted > found.left:
            [note] = refused(turn, Refused(Reason.MORE_THAN_LEFT, amount=found.left)).notes
            return self._asked(turn, form, note)
        return self._asked(turn, form.answered(turn.now, **{_AMOUNT: str(wanted)}))

    def _book(self, turn: Turn, form: VoucherDeskForm) -> Reply:
        if not self._providers.may_be(turn, form.answers[PROVIDER]):
            return self._asked(turn, form.without(turn.now, PROVIDER), instead=True)
        result = self._redeeming.redeem(
            turn.connection,
            form.subject,
            Decimal(form.answers[_AMOUNT]),
            document=form.answers[_DOCUMENT],
            provider_id=int(form.answers[PROVIDER]) or None,
            key=f"chat:{turn.incoming.user_id}:{form.asked_at.isoformat()}.{form.turn}",
            actor=actor(turn),
        )
        if isinstance(result, Redeemed):
            return _booked(turn, result)
        [note] = refused(turn, result).notes
        if (again := _ASKED_AGAIN.get(result.reason)) is not None:
            return self._asked(turn, form.without(turn.now, again), note, instead=True)
        return turn.reply_and_keep(None, turn.instead([Paragraph((note,))], [[_next_code(turn)]]))


def _described(turn: Turn, found: Found) -> Paragraph:
    texts, language = VOUCHER_REDEEMING[turn.language], turn.language
    application = found.application
    edition = find_edition(turn.connection, application.edition_id)
    rules = rules_of(turn.connection, application.edition_id, application.rules_version)
    service = found.voucher.service
    said = texts.found.format(
        number=application.number,
        service=next((each.name for each in rules.services if each.key == service), service),
        left=amount(found.left, language),
        until=deadline(found.voucher.valid_until, language),
    )
    return Paragraph((f"{said}\n{texts.sample}" if edition is not None and edition.sample else said,))


def _last_look(turn: Turn, form: VoucherDeskForm, found: Found) -> Question:
    texts = VOUCHER_REDEEMING[turn.language]
    said = texts.look_first.format(
        number=found.application.number,
        amount=amount(Decimal(form.answers[_AMOUNT]), turn.language),
        document=form.answers[_DOCUMENT],
    )
    rows = [[form.button(texts.confirm, Verb.SAVE)], [form.choice(texts.another_code, _ANOTHER)]]
    return Question([Paragraph((said,))], rows)


def _booked(turn: Turn, result: Redeemed) -> Reply:
    texts, language = VOUCHER_REDEEMING[turn.language], turn.language
    pattern = texts.repeated if result.repeated else texts.redeemed
    outcome = done(turn, pattern.format(amount=amount(result.entry.amount, language)), result.notices)
    left = texts.left.format(amount=amount(result.left, language)) if result.left else texts.used_up
    shown = turn.instead([*outcome.blocks, Paragraph((left,))], [[_next_code(turn)]])
    return turn.reply_and_keep(None, shown, *outcome.messages)


def _next_code(turn: Turn) -> Button:
    return voucher_button(VOUCHER_REDEEMING[turn.language].next_code, Verb.REDEEM)
