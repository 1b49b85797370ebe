"""The editions of the voucher, and one of them with its money, its calls and what can be done."""

from collections.abc import Iterator, Mapping, Sequence

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Button, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices
from bot.conversation.voucher_listing import listing
from bot.conversation.wording import amount, at_time, deadline, on_day
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.application_list import count_by_state
from bot.voucher.funds import balance
from bot.voucher.model import Call, Edition
from bot.voucher.states import State

MOST_EDITIONS = 20
_TO_CHECK = (State.SUBMITTED, State.FORMAL)


class VoucherEditions:
    """Shows the editions and one of them."""

    def __init__(self, services: VoucherDeskServices) -> None:
        self._editions = services.vouchers.editions

    def show_all(self, turn: Turn, outcome: Outcome | None = None, *, instead: bool = False) -> Reply:
        """List the editions, below what became of a step."""
        texts = VOUCHER_DESK[turn.language]
        editions = self._editions.editions(turn.connection)[:MOST_EDITIONS]
        rows = [[voucher_button(_label(each, turn.language), Verb.EDITION, each.id)] for each in editions]
        new = [voucher_button(texts.new_edition, Verb.NEW)]
        sample = [] if editions else [[voucher_button(texts.new_sample, Verb.SAMPLE)]]
        text = texts.choose_edition if editions else texts.no_editions
        say = turn.instead if instead else turn.message
        opening = outcome.blocks if outcome else []
        return turn.reply(say([*opening, Paragraph((text,))], [*rows, new, *sample]))

    def show(self, turn: Turn, edition: Edition) -> Reply:
        """Show one edition in place of the pressed message."""
        return turn.reply(self.message(turn, edition))

    def message(
        self, turn: Turn, edition: Edition, outcome: Outcome | None = None, *, instead: bool = True
    ) -> Outgoing:
        """Return the message about the edition as it is now, below what became of a step."""
        say = turn.instead if instead else turn.message
        calls = self._editions.calls(turn.connection, edition.id)
        counts = count_by_state(turn.connection, edition.id)
        opening = outcome.blocks if outcome else []
        return say([*opening, *_overview(turn, edition, calls, counts)], _rows(turn, edition, calls, counts))

    def make_sample(self, turn: Turn) -> Reply:
        """Make the sample, unless there is an edition already."""
        edition = self._editions.offer_sample_edition(turn.connection)
        if edition is None:
            return self.show_all(turn, instead=True)
        return turn.reply(self.message(turn, edition, Outcome([VOUCHER_DESK[turn.language].sample_made])))


def _label(edition: Edition, language: Language) -> str:
    texts = VOUCHER_DESK[language]
    title = f"🧪 {edition.title}" if edition.sample else edition.title
    closed = edition.closed_at
    return title if closed is None else f"{title} ({texts.closed.format(day=on_day(closed, language))})"


def _overview(turn: Turn, edition: Edition, calls: Sequence[Call], counts: Mapping[State, int]) -> Iterator[Block]:
    texts, language = VOUCHER_DESK[turn.language], turn.language
    marks = [texts.sample] if edition.sample else []
    if edition.closed_at is not None:
        marks.append(texts.closed.format(day=on_day(edition.closed_at, language)))
    yield Paragraph((Strong(edition.title), "".join(f"\n{mark}" for mark in marks)))
    yield Paragraph((_money(turn, edition),))
    yield Paragraph((Strong(texts.calls),))
    yield Bullets(tuple((_call_line(turn, each),) for each in calls))
    submitted = {state: number for state, number in counts.items() if state is not State.DRAFT}
    yield Paragraph((Strong(texts.counts),))
    lines = [texts.count.format(name=VOUCHER_WORDS[language].states[state], number=n) for state, n in counts.items()]
    yield Bullets(tuple((line,) for line in lines)) if submitted else Paragraph((texts.nothing_yet,))


def _money(turn: Turn, edition: Edition) -> str:
    texts, money = VOUCHER_DESK[turn.language], balance(turn.connection, edition)
    sums = {"budget": money.budget, "free": money.free, "promised": money.promised, "spent": money.spent}
    said = texts.money.format(**{name: amount(value, turn.language) for name, value in sums.items()})
    held = texts.reserve_held.format(amount=amount(money.reserve_held, turn.language))
    return f"{said}\n{texts.reserve_released if edition.reserve_released_at else held}"


def _call_line(turn: Turn, call: Call) -> str:
    texts, language = VOUCHER_DESK[turn.language], turn.language
    if call.is_open(turn.now):
        state = texts.call_open
    elif turn.now < call.opens_at:
        state = texts.call_ahead
    else:
        state = texts.call_over_early if call.closed_early_at else texts.call_over
    opens, closes = at_time(call.opens_at, language), deadline(call.ends_at, language)
    return texts.call.format(number=call.number, opens=opens, closes=closes, state=state)


def _rows(turn: Turn, edition: Edition, calls: Sequence[Call], counts: Mapping[State, int]) -> list[list[Button]]:
    texts, number = VOUCHER_DESK[turn.language], edition.id
    return [
        [voucher_button(texts.all, Verb.LIST, number, listing()), voucher_button(texts.filters, Verb.FILTERS, number)],
        *_queues(turn, edition, counts),
        [voucher_button(texts.search, Verb.SEARCH, number)],
        *(row for call in calls if call.opens_at <= turn.now for row in _call_rows(turn, call)),
        [voucher_button(texts.ledger, Verb.LEDGER, number), voucher_button(texts.files, Verb.FILES, number)],
        [voucher_button(texts.rules, Verb.RULES, number), voucher_button(texts.manage, Verb.MANAGE, number)],
        [voucher_button(texts.to_editions, Verb.HOME)],
    ]


def _queues(turn: Turn, edition: Edition, counts: Mapping[State, int]) -> Iterator[list[Button]]:
    """Yield the ways to what waits for a coordinator."""
    texts = VOUCHER_DESK[turn.language]
    to_check = sum(counts.get(state, 0) for state in _TO_CHECK)
    if to_check:
        label = texts.to_check.format(number=to_check)
        yield [voucher_button(label, Verb.LIST, edition.id, listing("check"))]
    if appeals := counts.get(State.APPEAL, 0):
        label = texts.appeals.format(number=appeals)
        yield [voucher_button(label, Verb.LIST, edition.id, listing(State.APPEAL))]
    if granted := counts.get(State.GRANTED, 0):
        yield [voucher_button(texts.to_issue.format(number=granted), Verb.ISSUE_ALL, edition.id)]


def _call_rows(turn: Turn, call: Call) -> Iterator[list[Button]]:
    texts = VOUCHER_DESK[turn.language]
    yield [voucher_button(texts.assign_of_call.format(number=call.number), Verb.ASSIGN_ALL, call.id)]
    yield [
        voucher_button(texts.missing_of_call.format(number=call.number), Verb.MISSING, call.id),
        voucher_button(texts.rank_of_call.format(number=call.number), Verb.RANK, call.id),
    ]
