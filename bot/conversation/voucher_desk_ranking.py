"""The ranking list of a call with what deciding by it would do, and the decision after a second question."""

from collections.abc import Iterator, Mapping

from bot.answering.model import Language
from bot.conversation.desk_services import actor
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome as Step
from bot.conversation.voucher_desk_services import VoucherDeskServices, done, refused
from bot.conversation.voucher_desk_view import percent
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.wording import amount, at_time, counted
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.voucher.decision_model import Outcome
from bot.voucher.decision_results import BudgetPreview, Ranking
from bot.voucher.model import Call
from bot.voucher.ranking import Planned
from bot.voucher.results import Refused

SHOWN = 30
"""Places that a message shows; the document has all."""


class VoucherRankings:
    """Makes ranking lists, shows them, and decides by them."""

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._vouchers = services.vouchers
        self._desk = desk

    def make(self, turn: Turn, call: Call) -> Reply:
        """Make the list of the call as it is now, and show it."""
        result = self._vouchers.decisions.make_ranking(turn.connection, call.id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._back(turn, call.edition_id, refused(turn, result))
        return self.show(turn, result.id)

    def show(self, turn: Turn, ranking_id: int) -> Reply:
        """Show a list, and what deciding by it would do."""
        found = self._found(turn, ranking_id)
        if found is None:
            return self._desk.show_all(turn, instead=True)
        ranking, preview, call = found
        texts = VOUCHER_RANKING[turn.language]
        to_decide = isinstance(preview, BudgetPreview) and bool(preview.rows)
        rows = [
            *([[voucher_button(texts.decide, Verb.DECIDE, ranking.id)]] if to_decide else []),
            [voucher_button(texts.pdf, Verb.FILE, call.edition_id, f"ranking.{ranking.id}")],
            [voucher_button(texts.again, Verb.RANK, call.id)],
            [voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, call.edition_id)],
        ]
        title = _title(turn, ranking, call)
        if isinstance(preview, BudgetPreview):
            return turn.reply(turn.instead([title, *_list_blocks(turn, preview)], rows))
        decided = self._vouchers.decisions.decided_by(turn.connection, ranking.id)
        note = texts.already_decided if decided else texts.outdated
        return turn.reply(turn.instead([title, Paragraph((note,))], rows))

    def ask_before_deciding(self, turn: Turn, ranking_id: int) -> Reply:
        """Ask once more, with the sums."""
        found = self._found(turn, ranking_id)
        if found is None:
            return self._desk.show_all(turn, instead=True)
        ranking, preview, call = found
        if not isinstance(preview, BudgetPreview):
            return self.show(turn, ranking_id)
        texts = VOUCHER_RANKING[turn.language]
        title = Paragraph((Strong(texts.title.format(number=call.number)),))
        asked = texts.sure.format(all=len(preview.rows), **_sums(preview, turn.language))
        yes: list[Button] = [voucher_button(texts.yes, Verb.DECIDE_SURELY, ranking.id)]
        no = [voucher_button(texts.no, Verb.RANKING, ranking.id)]
        return turn.reply(turn.instead([title, Paragraph((asked,))], [yes, no]))

    def decide(self, turn: Turn, ranking_id: int) -> Reply:
        """Decide about all applications of the list, and tell everybody."""
        found = self._found(turn, ranking_id)
        if found is None:
            return self._desk.show_all(turn, instead=True)
        result = self._vouchers.decisions.decide(turn.connection, ranking_id, actor=actor(turn))
        if isinstance(result, Refused):
            return self._back(turn, found[2].edition_id, refused(turn, result))
        note = counted(VOUCHER_RANKING[turn.language].decided, len(result.decisions), turn.language)
        return self._back(turn, found[2].edition_id, done(turn, note, result.notices))

    def _found(self, turn: Turn, ranking_id: int) -> tuple[Ranking, BudgetPreview | Refused, Call] | None:
        ranking = self._vouchers.decisions.ranking(turn.connection, ranking_id)
        call = None if ranking is None else self._vouchers.editions.call(turn.connection, ranking.call_id)
        if ranking is None or call is None:
            return None
        return ranking, self._vouchers.decisions.preview(turn.connection, ranking.id), call

    def _back(self, turn: Turn, edition_id: int, outcome: Step) -> Reply:
        edition = self._vouchers.editions.edition(turn.connection, edition_id)
        if edition is None:
            return self._desk.show_all(turn, outcome, instead=True)
        return turn.reply(self._desk.message(turn, edition, outcome), *outcome.messages)


def _title(turn: Turn, ranking: Ranking, call: Call) -> Block:
    texts = VOUCHER_RANKING[turn.language]
    made = texts.made.format(at=at_time(ranking.made_at, turn.language), version=ranking.rules_version)
    return Paragraph((Strong(texts.title.format(number=call.number)), f"\n{made}"))


def _list_blocks(turn: Turn, preview: BudgetPreview) -> Iterator[Block]:
    texts = VOUCHER_RANKING[turn.language]
    if not preview.rows:
        yield Paragraph((texts.empty,))
        return
    shown = preview.rows[:SHOWN]
    yield Paragraph(("\n".join(_line(each, turn.language) for each in shown),))
    if len(shown) < len(preview.rows):
        yield Paragraph((texts.page.format(first=1, last=len(shown), all=len(preview.rows)),))
    yield Paragraph((texts.sums.format(**_sums(preview, turn.language)),))


def _line(planned: Planned, language: Language) -> str:
    entry = planned.place.entry
    return VOUCHER_RANKING[language].place.format(
        place=planned.place.place,
        application=entry.number,
        score=percent(entry.score, language),
        amount=amount(entry.requested, language),
        outcome=VOUCHER_CARD[language].outcomes[planned.outcome],
    )


def _sums(preview: BudgetPreview, language: Language) -> Mapping[str, object]:
    sums = {
        "free_before": preview.free_before,
        "granted": preview.granted,
        "reserve": preview.reserve,
        "rejected": preview.rejected,
        "free_after": preview.free_after,
    }
    numbers = {f"{each}_number": preview.count(each) for each in Outcome}
    return {**{name: amount(value, language) for name, value in sums.items()}, **numbers}
