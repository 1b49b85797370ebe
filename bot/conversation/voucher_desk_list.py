"""The applications of an edition as a coordinator looks through them: by state, page by page, and searched."""

from collections.abc import Iterator, Sequence

from bot.answering.model import Language
from bot.conversation.awaited_answers import Question, ask
from bot.conversation.button_rows import in_rows
from bot.conversation.desk_people import BUTTONS_IN_A_ROW
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_view import percent
from bot.conversation.voucher_listing import ON_A_PAGE, Listing, listing, read_listing
from bot.conversation.wording import amount, counted
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.staff.model import Role
from bot.voucher.application_list import Listed, count_by_state, listed, search
from bot.voucher.model import Edition
from bot.voucher.states import State


class VoucherList:
    """Lists applications; as a task it searches for what is typed."""

    role = Role.COORDINATOR

    def filters(self, turn: Turn, edition: Edition) -> Reply:
        """Offer the states that somebody is in."""
        texts, words = VOUCHER_DESK[turn.language], VOUCHER_WORDS[turn.language]
        counts = count_by_state(turn.connection, edition.id)
        labels = {
            state: texts.count.format(name=words.states[state], number=number)
            for state, number in counts.items()
            if state is not State.DRAFT
        }
        rows = [[voucher_button(label, Verb.LIST, edition.id, listing(state))] for state, label in labels.items()]
        blocks = [Paragraph((texts.choose_filter if rows else texts.none,))]
        return turn.reply(turn.instead(blocks, [*rows, _back(turn, edition.id)]))

    def show(self, turn: Turn, edition: Edition, argument: str) -> Reply:
        """Show a page of the applications that the button names."""
        part = read_listing(argument)
        number = sum(n for state, n in count_by_state(turn.connection, edition.id).items() if state in part.states)
        pages = max(-(-number // ON_A_PAGE), 1)
        page = min(part.page, pages)
        offset = (page - 1) * ON_A_PAGE
        found = listed(turn.connection, edition.id, part.states, limit=ON_A_PAGE, offset=offset)
        blocks = [_heading(turn, edition, number, page, pages), *_lines(found, turn.language)]
        rows = [*_cards(found), _paging(edition, part, page, pages), _back(turn, edition.id)]
        return turn.reply(turn.instead(blocks, rows))

    def search(self, turn: Turn, edition: Edition) -> Reply:
        """Ask what to look for."""
        form = VoucherDeskForm(VoucherTask.SEARCH, edition.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:  # noqa: ARG002 - every task is asked alike
        """Ask for a number or a part of a name."""
        return Question([Paragraph((VOUCHER_DESK[turn.language].search_question,))])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Show what fits; the search stays open for another try."""
        texts = VOUCHER_DESK[turn.language]
        found = search(turn.connection, form.subject, text, limit=ON_A_PAGE + 1)
        if not found:
            return ask(turn, form, self.question(turn, form), texts.found_none)
        shown = found[:ON_A_PAGE]
        title = texts.found.format(found=counted(texts.applications, len(shown), turn.language))
        narrow = [Paragraph((texts.found_many,))] if len(found) > len(shown) else []
        blocks = [Paragraph((Strong(title),)), *_lines(shown, turn.language), *narrow]
        return turn.reply_and_keep(form, turn.message(blocks, [*_cards(shown), _back(turn, form.subject)]))


def _heading(turn: Turn, edition: Edition, number: int, page: int, pages: int) -> Block:
    texts = VOUCHER_DESK[turn.language]
    counting = f"{counted(texts.applications, number, turn.language)}." if number else texts.none
    paging = f" {texts.page.format(page=page, pages=pages)}" if pages > 1 else ""
    return Paragraph((Strong(edition.title), f"\n{counting}{paging}"))


def _lines(found: Sequence[Listed], language: Language) -> Iterator[Block]:
    lines = (f"{number}. {_line(each, language)}" for number, each in enumerate(found, 1))
    if found:
        yield Paragraph(("\n".join(lines),))


def _line(each: Listed, language: Language) -> str:
    texts, words = VOUCHER_DESK[language], VOUCHER_WORDS[language]
    place = f" #{each.reserve_place}" if each.reserve_place is not None else ""
    parts = (
        each.number or texts.without_number,
        each.organisation or texts.erased,
        "" if each.requested is None else amount(each.requested, language),
        "" if each.score is None else percent(each.score, language),
        f"{words.states[each.state]}{place}",
    )
    return ", ".join(part for part in parts if part)


def _cards(found: Sequence[Listed]) -> list[list[Button]]:
    buttons = [voucher_button(str(number), Verb.CARD, each.id) for number, each in enumerate(found, 1)]
    return in_rows(buttons, BUTTONS_IN_A_ROW)


def _paging(edition: Edition, part: Listing, page: int, pages: int) -> list[Button]:
    there = {arrow: to for arrow, to in {"◀️": page - 1, "▶️": page + 1}.items() if 0 < to <= pages}
    return [voucher_button(arrow, Verb.LIST, edition.id, part.at(to)) for arrow, to in there.items()]


def _back(turn: Turn, edition_id: int) -> list[Button]:
    return [voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, edition_id)]
