"""The participants of an event as a coordinator looks through them: by state, group, workshop, organisation, name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.button_rows import in_rows
from bot.conversation.card_view import short_line
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.people_list import PEOPLE_ON_A_PAGE, ListedPart, listing, read_listing
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted
from bot.forum.event import Event
from bot.forum.headcount import headcount
from bot.forum.model import Registration
from bot.forum.selection import Selection, selected
from bot.messages.desk import DESK
from bot.messages.registration_card import CARD
from bot.messages.signup import SIGNUP
from bot.staff.model import Role

BUTTONS_IN_A_ROW = 5


class DeskPeople:
    """Lists participants; as a task it searches for what is typed."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum

    def filters(self, turn: Turn, event: Event) -> Reply:
        """Offer the parts of the list that somebody is in."""
        rows = [[desk_button(label, DeskVerb.PEOPLE, event.id, part)] for label, part in self._parts(turn, event)]
        return turn.reply(turn.instead([Paragraph((DESK[turn.language].choose_filter,))], [*rows, _back(turn, event)]))

    def show(self, turn: Turn, event: Event, argument: str) -> Reply:
        """Show a page of a part of the list; the first page of all for an argument that names none."""
        part = read_listing(argument) or read_listing(listing())
        assert part is not None  # noqa: S101 (the list of all can be read)
        people = selected(turn.connection, self._forum, event, part.selection)
        page = _Page(part, people)
        rows = [*people_rows(page.shown), page.buttons(event), _back(turn, event)]
        return turn.reply(turn.instead(page.blocks(turn, event), rows))

    def search(self, turn: Turn, event: Event) -> Reply:
        """Ask whom to look for."""
        form = DeskForm(DeskTask.SEARCH, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:  # noqa: ARG002 - every task is asked alike
        """Ask for a part of what is known of the person."""
        return Question([Paragraph((DESK[turn.language].search_question,))])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Show who fits; the search stays open for another try."""
        texts, event = DESK[turn.language], self._forum.get_event(turn.connection, form.subject)
        people = [] if event is None else selected(turn.connection, self._forum, event, Selection(typed=text))
        if event is None or not people:
            return ask(turn, form, self.question(turn, form), texts.found_none)
        shown = people[:PEOPLE_ON_A_PAGE]
        narrow = [Paragraph((texts.found_many,))] if len(people) > len(shown) else []
        found = texts.found.format(found=counted(texts.people, len(people), turn.language))
        blocks = [Paragraph((Strong(found),)), *people_lines(shown, turn), *narrow]
        return turn.reply_and_keep(form, turn.message(blocks, [*people_rows(shown), _back(turn, event)]))

    def _parts(self, turn: Turn, event: Event) -> Iterator[tuple[str, str]]:
        """Yield the label and the name of every part that has somebody in it."""
        texts, numbers = DESK[turn.language], headcount(turn.connection, event)
        yield texts.everybody, listing()
        for state, number in numbers.by_state.items():
            name = CARD[turn.language].states[state]
            yield texts.group.format(name=name, number=number), listing("state", state)
        for group in numbers.confirmed_by_group:
            yield SIGNUP[turn.language].groups[group], listing("group", group)
        for each in self._forum.session_seats(turn.connection, event):
            yield each.session.title, listing("session", str(each.session.id))


def people_lines(people: Sequence[Registration], turn: Turn) -> Iterator[Block]:
    """Yield a numbered line each."""
    lines = (f"{number}. {short_line(each, turn.language)}" for number, each in enumerate(people, 1))
    if people:
        yield Paragraph(("\n".join(lines),))


def people_rows(people: Sequence[Registration]) -> list[list[Button]]:
    """Return the buttons to their cards, numbered as the lines are."""
    buttons = [desk_button(str(number), DeskVerb.CARD, each.id) for number, each in enumerate(people, 1)]
    return in_rows(buttons, BUTTONS_IN_A_ROW)


@dataclass(frozen=True, slots=True)
class _Page:
    """The page of ``people`` that ``part`` names, or the last one."""

    part: ListedPart
    people: Sequence[Registration]

    @property
    def pages(self) -> int:
        return max(-(-len(self.people) // PEOPLE_ON_A_PAGE), 1)

    @property
    def number(self) -> int:
        return min(self.part.page, self.pages)

    @property
    def shown(self) -> Sequence[Registration]:
        return self.people[(self.number - 1) * PEOPLE_ON_A_PAGE : self.number * PEOPLE_ON_A_PAGE]

    def blocks(self, turn: Turn, event: Event) -> Iterator[Block]:
        texts = DESK[turn.language]
        people = f"{counted(texts.people, len(self.people), turn.language)}." if self.people else texts.nobody
        paging = f" {texts.page.format(page=self.number, pages=self.pages)}" if self.pages > 1 else ""
        yield Paragraph((Strong(event.title), f"\n{people}{paging}"))
        yield from people_lines(self.shown, turn)

    def buttons(self, event: Event) -> list[Button]:
        ways = {"◀️": self.number - 1, "▶️": self.number + 1}
        there = {arrow: page for arrow, page in ways.items() if 0 < page <= self.pages}
        return [desk_button(arrow, DeskVerb.PEOPLE, event.id, self.part.at(page)) for arrow, page in there.items()]


def _back(turn: Turn, event: Event) -> list[Button]:
    return [desk_button(DESK[turn.language].to_event, DeskVerb.EVENT, event.id)]
