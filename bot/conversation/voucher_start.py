"""/voucher: what can be applied for now, when one can apply again, and the rules."""

from collections.abc import Iterator, Sequence

from bot.conversation.model import Block, Button, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Rows, Turn
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_rules_view import rules_blocks
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.wording import amount, at_time, deadline, sentence
from bot.messages.voucher_start import VOUCHER_START
from bot.voucher.edition_service import OpenCall
from bot.voucher.model import Application, Call, Edition
from bot.voucher.states import State


class VoucherStart:
    """Shows the open calls; ``contact`` is where to reach a coordinator, "" when that is not known."""

    def __init__(self, services: VoucherServices, contact: str) -> None:
        self._services = services
        self._contact = contact

    def show(self, turn: Turn, note: str = "", *, instead: bool = False) -> Reply:
        """Show what is open, with the ways on; without an open call when the next one is, and whom to ask.

        Before there was any edition, an invented one shows how it works, as with events.
        """
        self._services.editions.offer_sample_edition(turn.connection)
        return turn.reply(self.card(turn, note, instead=instead))

    def card(self, turn: Turn, note: str = "", *, instead: bool = False) -> Outgoing:
        """Return the message of :meth:`show`, below ``note``."""
        calls = self._services.editions.open_calls(turn.connection)
        opening = [Paragraph((note,))] if note else []
        say = turn.instead if instead else turn.message
        return say([*opening, *self._blocks(turn, calls)], self._rows(turn, calls))

    def show_rules(self, turn: Turn, edition_id: int) -> Reply:
        """Show the rules in force of an edition."""
        edition = self._services.editions.edition(turn.connection, edition_id)
        if edition is None:
            return self.gone(turn)
        rules = self._services.editions.rules(turn.connection, edition.id)
        calls = self._services.editions.calls(turn.connection, edition.id)
        home = [voucher_key(VOUCHER_START[turn.language].home, VoucherVerb.HOME)]
        return turn.reply(turn.message(rules_blocks(edition, rules, calls, turn.language), [home]))

    def gone(self, turn: Turn) -> Reply:
        """Answer a button of an edition or a call that is not there, or not open, any more."""
        return self.show(turn, VOUCHER_START[turn.language].gone)

    def _blocks(self, turn: Turn, calls: Sequence[OpenCall]) -> Iterator[Block]:
        texts = VOUCHER_START[turn.language]
        yield Paragraph((Strong(texts.title), f"\n{texts.intro}"))
        for open_call in calls:
            yield from self._open(turn, open_call)
        if not calls:
            yield Paragraph(("\n".join(self._not_open(turn)),))
            yield Paragraph((texts.ask_at.format(contact=self._contact) if self._contact else texts.ask,))

    def _open(self, turn: Turn, open_call: OpenCall) -> Iterator[Block]:
        texts, rules = VOUCHER_START[turn.language], open_call.rules
        lines = (
            texts.value.format(amount=amount(rules.value, turn.language)),
            texts.services.format(services=", ".join(service.name for service in rules.services)),
            sentence(texts.open, until=deadline(open_call.call.ends_at, turn.language)),
        )
        yield Paragraph((Strong(open_call.edition.title), *(f"\n{line}" for line in lines)))
        if open_call.edition.sample:
            yield Paragraph((texts.sample,))

    def _not_open(self, turn: Turn) -> Iterator[str]:
        """Yield when the next call of each edition opens, or when its last one closed."""
        texts, editions = VOUCHER_START[turn.language], self._services.editions
        known = False
        for edition in editions.editions(turn.connection):
            told = _when(edition, editions.calls(turn.connection, edition.id), turn)
            known = known or told is not None
            if told is not None:
                yield told
        if not known:
            yield texts.none

    def _rows(self, turn: Turn, calls: Sequence[OpenCall]) -> Rows:
        own = self._services.applications.applications_of(turn.connection, turn.person)
        rows = [row for each in calls for row in _rows_of(each, own, turn)]
        mine = [voucher_key(VOUCHER_START[turn.language].mine, VoucherVerb.MINE)]
        return [*rows, *([mine] if own else [])]


def _when(edition: Edition, calls: Sequence[Call], turn: Turn) -> str | None:
    texts = VOUCHER_START[turn.language]
    coming = [call.opens_at for call in calls if call.opens_at > turn.now]
    over = [call.ends_at for call in calls if call.ends_at <= turn.now]
    if coming and edition.closed_at is None:
        return texts.opens.format(title=edition.title, moment=at_time(min(coming), turn.language))
    if not over:
        return None
    return sentence(texts.closed, title=edition.title, moment=deadline(max(over), turn.language))


def _rows_of(open_call: OpenCall, own: Sequence[Application], turn: Turn) -> list[list[Button]]:
    """Return the buttons of an open call; who began an application goes on with it."""
    texts, edition = VOUCHER_START[turn.language], open_call.edition
    draft = next((a for a in own if a.call_id == open_call.call.id and a.state is State.DRAFT), None)
    begin = (
        voucher_key(texts.apply, VoucherVerb.APPLY, open_call.call.id)
        if draft is None
        else voucher_key(texts.go_on.format(title=edition.title), VoucherVerb.CONTINUE, draft.id)
    )
    check = voucher_key(texts.check, VoucherVerb.CHECK, edition.id)
    return [[check], [begin], [voucher_key(texts.rules, VoucherVerb.RULES, edition.id)]]
