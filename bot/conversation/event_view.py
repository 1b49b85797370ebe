"""How an event looks in a message."""

from collections.abc import Iterator, Mapping, Sequence

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Inline, Paragraph, Strong
from bot.conversation.wording import at_time, counted, from_to, session_time
from bot.forum.event import Event, Session
from bot.forum.model import Group, Registration, RegistrationState
from bot.forum.seating import Occupancy
from bot.messages.events import EVENTS
from bot.messages.signup import SIGNUP
from bot.messages.welcome import LANGUAGE_NAMES

MOST_SESSIONS = 40
"""Of the programme that is shown; the whole of a longer one would be several messages."""


def event_card(event: Event, language: Language, occupancy: Occupancy | None = None) -> Block:
    """Return title, time and place; with ``occupancy`` also what is free and until when one can sign up."""
    return Paragraph((Strong(event.title), *(f"\n{line}" for line in _lines(event, language, occupancy))))


def own_state(registration: Registration, language: Language) -> Block:
    """Return where the person stands with an active registration."""
    texts = EVENTS[language]
    match registration.state:
        case RegistrationState.WAITING:
            return Paragraph((texts.have_place.format(place=registration.place),))
        case RegistrationState.OFFERED:
            until = registration.offer_expires_at
            moment = "" if until is None else at_time(until, language)
            return Paragraph((texts.have_offer.format(moment=moment),))
        case RegistrationState.PENDING:
            return Paragraph((texts.have_pending,))
        case _:
            return Paragraph((texts.have_seat,))


def agenda(sessions: Sequence[Session], event: Event, language: Language) -> Iterator[Block]:
    """Yield the programme of the event, nothing when it has none."""
    if not sessions:
        return
    yield Paragraph((Strong(EVENTS[language].agenda),))
    yield Bullets(tuple(_session(each, event, language) for each in sessions[:MOST_SESSIONS]))


def _lines(event: Event, language: Language, occupancy: Occupancy | None) -> Iterator[str]:
    texts = EVENTS[language]
    yield texts.when.format(when=from_to(event.starts_at, event.ends_at, language))
    yield texts.where.format(place=event.place)
    if occupancy is not None:
        yield _room(occupancy, language)
        yield texts.deadline.format(moment=at_time(event.signup_deadline, language))
        yield from _conditions(event, language)
    if event.sample:
        yield texts.sample


def _conditions(event: Event, language: Language) -> Iterator[str]:
    texts = EVENTS[language]
    if event.online_link:
        yield texts.online
    if event.languages:
        spoken = (LANGUAGE_NAMES.get(code, code) for code in event.languages)
        yield texts.spoken.format(languages=", ".join(spoken))
    if event.needs_approval:
        yield texts.approval


def _session(session: Session, event: Event, language: Language) -> tuple[Inline, ...]:
    facts = (session.speakers, session.room)
    time = session_time(session, event, language)
    return f"{time} ", Strong(session.title), "".join(f", {fact}" for fact in facts if fact)


def _room(occupancy: Occupancy, language: Language) -> str:
    """Say what is free, group by group where groups have seats of their own, and how many wait for the rest."""
    texts, waiting = EVENTS[language], occupancy.seats.waiting
    free = {group: occupancy.free_seats(group) for group in Group}
    if any(free.values()) and not occupancy.group_capacities:
        return counted(texts.free, max(free.values()), language)
    said = texts.full
    if any(free.values()):
        said = texts.free_by_group.format(groups="; ".join(_free_by_group(occupancy, free, language)))
    return f"{said}, {counted(texts.waiting, waiting, language)}" if waiting else said


def _free_by_group(occupancy: Occupancy, free: Mapping[Group, int], language: Language) -> Iterator[str]:
    for group in Group:
        if group in occupancy.group_capacities:
            yield f"{SIGNUP[language].groups[group]}: {free[group]}"
    others = [number for group, number in free.items() if group not in occupancy.group_capacities]
    if others:  # who has no seats of their own shares what is left
        yield f"{EVENTS[language].other_groups}: {max(others)}"
