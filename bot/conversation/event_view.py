"""How an event looks in a message."""

from collections.abc import Iterator

from bot.answering.model import Language
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import at_time, counted, from_to
from bot.forum.event import Event, Seats
from bot.forum.model import Registration
from bot.messages.events import EVENTS, EventTexts


def event_card(event: Event, language: Language, seats: Seats | None = None) -> Block:
    """Return title, time and place of ``event``; with ``seats`` also what is free and until when one can sign up."""
    return Paragraph((Strong(event.title), *(f"\n{line}" for line in _lines(event, language, seats))))


def own_state(registration: Registration, texts: EventTexts) -> Block:
    """Return that the person has a seat, or which place on the waiting list."""
    if registration.place is None:
        return Paragraph((texts.have_seat,))
    return Paragraph((texts.have_place.format(place=registration.place),))


def _lines(event: Event, language: Language, seats: Seats | None) -> Iterator[str]:
    texts = EVENTS[language]
    yield texts.when.format(when=from_to(event.starts_at, event.ends_at, language))
    yield texts.where.format(place=event.place)
    if seats is not None:
        yield _room(seats, language)
        yield texts.deadline.format(moment=at_time(event.signup_deadline, language))
    if event.sample:
        yield texts.sample


def _room(seats: Seats, language: Language) -> str:
    texts = EVENTS[language]
    if seats.free:
        return counted(texts.free, seats.free, language)
    if seats.waiting:
        return f"{texts.full}, {counted(texts.waiting, seats.waiting, language)}"
    return texts.full
