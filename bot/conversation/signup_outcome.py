"""What a person reads when the forum has decided about their sign-up."""

from collections.abc import Iterator
from typing import assert_never

from bot.answering.model import Language
from bot.conversation.event_view import event_card, own_state
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import at_time
from bot.forum.event import Event
from bot.forum.model import AlreadyRegistered, Confirmed, EventCancelled, EventUnknown, SignupClosed, Waiting
from bot.messages.events import EVENTS
from bot.messages.signup import SIGNUP

Decided = Confirmed | Waiting | AlreadyRegistered | SignupClosed | EventCancelled | EventUnknown
"""The results that end the form; the others send the person back into it."""


def outcome(result: Decided, language: Language) -> Iterator[Block]:
    """Yield the message about ``result``: a plain sentence first, then the event and what can be done next."""
    texts, about = SIGNUP[language], EVENTS[language]
    match result:
        case Confirmed(event=event):
            yield from _around(texts.confirmed, event, texts.confirmed_next, language)
        case Waiting(event=event, place=place):
            yield from _around(texts.waiting.format(place=place), event, texts.waiting_next, language)
        case AlreadyRegistered(registration, event):
            yield Paragraph((texts.already,))
            yield own_state(registration, about)
            yield event_card(event, language)
        case SignupClosed(event):
            closed = about.closed.format(moment=at_time(event.signup_deadline, language))
            yield Paragraph((Strong(event.title), "\n", closed))
        case EventCancelled(event):
            yield Paragraph((Strong(event.title), "\n", about.cancelled))
        case EventUnknown():
            yield Paragraph((about.unknown,))
        case _:
            assert_never(result)


def _around(sentence: str, event: Event, advice: str, language: Language) -> Iterator[Block]:
    yield Paragraph((sentence,))
    yield event_card(event, language)
    yield Paragraph((advice,))
