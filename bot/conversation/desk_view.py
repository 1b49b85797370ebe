"""How an event looks to those who run it."""

from collections.abc import Iterator
from datetime import datetime

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.turn import Turn
from bot.conversation.wording import from_to, in_short
from bot.forum.event import Event
from bot.forum.headcount import Headcount, headcount
from bot.forum.model import Group, RegistrationState
from bot.forum.service import ForumService
from bot.messages.desk import DESK
from bot.messages.signup import SIGNUP


def event_label(event: Event, language: Language, now: datetime) -> str:
    """Return day and title, and what keeps people from coming, for a button."""
    texts, day = DESK[language], in_short(in_warsaw(event.starts_at).date(), language)
    state = texts.cancelled if event.cancelled_at else texts.over if event.ends_at <= now else ""
    return f"{day} · {event.title} ({state})" if state else f"{day} · {event.title}"


def overview(turn: Turn, forum: ForumService, event: Event) -> Iterator[Block]:
    """Yield the event with its counts: all in all, by group, by workshop."""
    texts, language = DESK[turn.language], turn.language
    when = f"\n{from_to(event.starts_at, event.ends_at, language)}, {event.place}"
    state = f"\n{texts.cancelled}" if event.cancelled_at else ""
    yield Paragraph((Strong(event.title), when, state))
    counted = headcount(turn.connection, event)
    yield Paragraph(("\n".join(_counts(turn, forum, event, counted)),))
    yield from _listed(texts.groups, list(_groups(turn, forum, event, counted)))
    yield from _listed(texts.sessions, list(_sessions(turn, forum, event)))


def _counts(turn: Turn, forum: ForumService, event: Event, counted: Headcount) -> Iterator[str]:
    texts, seats = DESK[turn.language], forum.seats(turn.connection, event)
    yield texts.seats.format(taken=seats.taken, capacity=seats.capacity, free=max(seats.capacity - seats.taken, 0))
    lines = (
        (texts.offered, seats.offered),
        (texts.waiting, seats.waiting),
        (texts.pending, counted.of(RegistrationState.PENDING)),
        (texts.came, counted.came),
    )
    yield from (text.format(number=number) for text, number in lines if number)
    if event.target:
        yield texts.target.format(target=event.target, number=seats.confirmed)


def _groups(turn: Turn, forum: ForumService, event: Event, counted: Headcount) -> Iterator[str]:
    texts, limited = DESK[turn.language], forum.seats_by_group(turn.connection, event)
    for group in Group:
        name, number = SIGNUP[turn.language].groups[group], counted.confirmed_by_group.get(group, 0)
        if group in limited:
            seats = limited[group]
            yield texts.group_limited.format(name=name, number=seats.taken, capacity=seats.capacity)
        elif number:
            yield texts.group.format(name=name, number=number)


def _sessions(turn: Turn, forum: ForumService, event: Event) -> Iterator[str]:
    texts = DESK[turn.language]
    for each in forum.session_seats(turn.connection, event):
        pattern = texts.session if each.session.capacity is None else texts.session_limited
        yield pattern.format(name=each.session.title, number=each.taken, capacity=each.session.capacity)


def _listed(title: str, lines: list[str]) -> Iterator[Block]:
    if lines:
        yield Paragraph((Strong(title),))
        yield Bullets(tuple((line,) for line in lines))
