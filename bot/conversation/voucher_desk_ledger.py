"""The ledger of an edition, page by page, and taking a redemption back with a reason."""

from collections.abc import Iterator, Sequence

from bot.clock import in_warsaw
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.button_rows import in_rows
from bot.conversation.desk_people import BUTTONS_IN_A_ROW
from bot.conversation.desk_services import actor
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.voucher_reasons import LONGEST_REASON, is_reason
from bot.conversation.wording import amount, at_time, in_short
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.staff.model import Role
from bot.voucher.application_sql import find_application
from bot.voucher.closing import Reversed
from bot.voucher.ledger_sql import Entry, EntryKind, entries_of_voucher, find_entry
from bot.voucher.model import Edition
from bot.voucher.providers import names_of_providers
from bot.voucher.results import Refused

ON_A_PAGE = 15


class VoucherLedger:
    """Shows the ledger, the newest entries first; as a task it asks why a redemption is taken back."""

    role = Role.COORDINATOR

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._vouchers = services.vouchers
        self._desk = desk

    def show(self, turn: Turn, edition: Edition, argument: str) -> Reply:
        """Show the page that the button names."""
        texts = VOUCHER_REDEEMING[turn.language]
        entries = self._vouchers.redeeming.ledger(turn.connection, edition.id)[::-1]
        pages = max(-(-len(entries) // ON_A_PAGE), 1)
        page = min(max(int(argument[:6]) if argument.isascii() and argument.isdigit() else 1, 1), pages)
        shown = entries[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        title = Paragraph((Strong(texts.ledger_title.format(title=edition.title)),))
        redemptions = [each for each in shown if each.kind is EntryKind.REDEMPTION]
        rows = [*_buttons(redemptions), _paging(edition, page, pages), _back(turn, edition.id)]
        note = [Paragraph((texts.open_entry,))] if redemptions else []
        return turn.reply(turn.instead([title, *_lines(turn, shown), *note], rows))

    def show_entry(self, turn: Turn, entry_id: int) -> Reply:
        """Show one entry."""
        entry = find_entry(turn.connection, entry_id)
        return self._desk.show_all(turn, instead=True) if entry is None else self._shown(turn, entry)

    def begin(self, turn: Turn, entry_id: int) -> Reply:
        """Ask why the redemption is taken back."""
        entry = find_entry(turn.connection, entry_id)
        if entry is None or entry.kind is not EntryKind.REDEMPTION:
            return self._desk.show_all(turn, instead=True)
        form = VoucherDeskForm(VoucherTask.REVERSAL, entry.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the reason."""
        entry = find_entry(turn.connection, form.subject)
        if entry is None:
            return Question([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))])
        sum_of_it = amount(entry.amount, turn.language)
        return Question([Paragraph((VOUCHER_REDEEMING[turn.language].ask_reason.format(amount=sum_of_it),))])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take the redemption back."""
        texts, entry = VOUCHER_REDEEMING[turn.language], find_entry(turn.connection, form.subject)
        if len(text) > LONGEST_REASON:
            note = VOUCHER_DESK[turn.language].too_long.format(most=LONGEST_REASON)
            return ask(turn, form, self.question(turn, form), note)
        if not is_reason(text):
            return ask(turn, form, self.question(turn, form), texts.reason_missing)
        if entry is None:
            return turn.reply_and_keep(None, *self._desk.show_all(turn).messages)
        result = self._vouchers.redeeming.reverse(turn.connection, entry.id, reason=text, actor=actor(turn))
        outcome = refused(turn, result) if isinstance(result, Refused) else _reversed(turn, result)
        shown = self._shown(turn, entry, outcome, instead=False)
        return turn.reply_and_keep(None, *shown.messages, *outcome.messages)

    def _shown(self, turn: Turn, entry: Entry, outcome: Outcome | None = None, *, instead: bool = True) -> Reply:
        texts, taken_back = VOUCHER_REDEEMING[turn.language], _is_taken_back(turn, entry)
        lines = [*_facts(turn, entry), *([texts.reversed_mark] if taken_back else [])]
        opening = outcome.blocks if outcome else []
        rows = [[voucher_button(texts.to_ledger, Verb.LEDGER, entry.edition_id, 1)]]
        if entry.kind is EntryKind.REDEMPTION and not taken_back:
            rows.insert(0, [voucher_button(texts.reverse, Verb.REVERSE, entry.id)])
        say = turn.instead if instead else turn.message
        return turn.reply(say([*opening, Paragraph(("\n".join(lines),))], rows))


def _is_taken_back(turn: Turn, entry: Entry) -> bool:
    if entry.voucher_id is None:
        return False
    return any(each.reverses_id == entry.id for each in entries_of_voucher(turn.connection, entry.voucher_id))


def _reversed(turn: Turn, result: Reversed) -> Outcome:
    texts = VOUCHER_REDEEMING[turn.language]
    taken_back, left = amount(result.entry.amount, turn.language), amount(result.left, turn.language)
    outcome = done(turn, texts.reversed.format(amount=taken_back, left=left), result.notices)
    freed = [texts.freed.format(amount=amount(result.freed, turn.language))] if result.freed else []
    return Outcome([*outcome.notes, *freed], outcome.messages)


def _facts(turn: Turn, entry: Entry) -> Iterator[str]:
    texts, language = VOUCHER_REDEEMING[turn.language], turn.language
    yield texts.entry.format(
        number=entry.id,
        at=at_time(entry.at, language),
        kind=texts.kinds[entry.kind],
        amount=amount(entry.amount, language),
    )
    application = None if entry.application_id is None else find_application(turn.connection, entry.application_id)
    if application is not None:
        yield texts.for_application.format(number=application.number)
    if entry.provider_id is not None and (name := names_of_providers(turn.connection).get(entry.provider_id)):
        yield texts.by_provider.format(name=name)
    if entry.document is not None:
        yield texts.by_document.format(document=entry.document)


def _lines(turn: Turn, entries: Sequence[Entry]) -> Iterator[Block]:
    texts = VOUCHER_REDEEMING[turn.language]
    lines = [_line(turn, each) for each in entries]
    yield Paragraph(("\n".join(lines) or texts.ledger_empty,))


def _line(turn: Turn, entry: Entry) -> str:
    texts, language = VOUCHER_REDEEMING[turn.language], turn.language
    application = None if entry.application_id is None else find_application(turn.connection, entry.application_id)
    return texts.entry_line.format(
        number=entry.id,
        day=in_short(in_warsaw(entry.at).date(), language),
        kind=texts.kinds[entry.kind],
        amount=amount(entry.amount, language),
        application=f", {application.number}" if application is not None and application.number else "",
    )


def _buttons(entries: Sequence[Entry]) -> list[list[Button]]:
    buttons = [voucher_button(str(each.id), Verb.ENTRY, each.id) for each in entries]
    return in_rows(buttons, BUTTONS_IN_A_ROW)


def _paging(edition: Edition, page: int, pages: int) -> list[Button]:
    there = {arrow: to for arrow, to in {"◀️": page - 1, "▶️": page + 1}.items() if 0 < to <= pages}
    return [voucher_button(arrow, Verb.LEDGER, edition.id, to) for arrow, to in there.items()]


def _back(turn: Turn, edition_id: int) -> list[Button]:
    return [voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, edition_id)]
