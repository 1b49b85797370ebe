"""Issuing all vouchers that were granted, after a question with their sum."""

from collections.abc import Sequence

from bot.conversation.desk_services import actor
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_desk_view import title_of
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.wording import amount, counted
from bot.entry.money import from_grosze
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.voucher.application_sql import applications
from bot.voucher.ledger_sql import sums_of_application
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice
from bot.voucher.results import Refused
from bot.voucher.states import State

MOST_TOLD = 10
"""Applications for which it is told why they got none; the others are still in the list."""


class VoucherIssuing:
    """Issues what can be issued; what cannot stays as it was, and is told."""

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions) -> None:
        self._vouchers = services.vouchers
        self._desk = desk

    def ask_first(self, turn: Turn, edition: Edition) -> Reply:
        """Ask whether all are to be issued."""
        texts, granted = VOUCHER_RANKING[turn.language], _granted(turn, edition)
        if not granted:
            return turn.reply(self._desk.message(turn, edition, Outcome([texts.nothing_to_issue])))
        promised = [sums_of_application(turn.connection, each.id).promised for each in granted]
        total = amount(sum(promised, from_grosze(0)), turn.language)
        vouchers = counted(texts.vouchers, len(granted), turn.language)
        asked = texts.sure_issue.format(vouchers=vouchers, amount=total)
        yes = voucher_button(texts.yes_issue, Verb.ISSUE_ALL_SURELY, edition.id)
        no = voucher_button(texts.no, Verb.EDITION, edition.id)
        return turn.reply(turn.instead([Paragraph((asked,))], [[yes], [no]]))

    def issue_all(self, turn: Turn, edition: Edition) -> Reply:
        """Issue them."""
        notices: list[VoucherNotice] = []
        not_issued: list[str] = []
        for each in _granted(turn, edition):
            result = self._vouchers.issuing.issue(turn.connection, each.id, actor=actor(turn))
            if isinstance(result, Refused):
                not_issued.append(_why(turn, each, result))
            else:
                notices += result.notices
        outcome = _outcome(turn, notices, not_issued)
        return turn.reply(self._desk.message(turn, edition, outcome), *outcome.messages)


def _granted(turn: Turn, edition: Edition) -> list[Application]:
    return applications(turn.connection, edition.id, [State.GRANTED])


def _why(turn: Turn, application: Application, result: Refused) -> str:
    title, why = title_of(application, turn.language), " ".join(refused(turn, result).notes)
    return VOUCHER_RANKING[turn.language].not_issued.format(application=title, why=why)


def _outcome(turn: Turn, notices: Sequence[VoucherNotice], not_issued: Sequence[str]) -> Outcome:
    texts = VOUCHER_RANKING[turn.language]
    outcome = done(turn, counted(texts.issued, len(notices), turn.language), notices)
    return Outcome([*outcome.notes, *not_issued[:MOST_TOLD]], outcome.messages)
