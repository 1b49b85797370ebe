"""What a person reads when the forum has decided about their sign-up."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.answering.model import Language
from bot.conversation.event_view import event_card, own_state
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.wording import at_time
from bot.forum.event import Event
from bot.forum.model import (
    AlreadyRegistered,
    Confirmed,
    EventCancelled,
    EventUnknown,
    OrganisationFull,
    Pending,
    Registration,
    SessionFull,
    SignupClosed,
    SignupNotOpen,
    SignUpResult,
    Waiting,
)
from bot.messages.events import EVENTS
from bot.messages.outcomes import OUTCOMES

Decided = (
    Confirmed | Waiting | Pending | AlreadyRegistered | SignupNotOpen | SignupClosed | EventCancelled | EventUnknown
)
"""The results that end the form; the others send the person back into it."""

_IN_SHORT = {
    Confirmed: "confirmed",
    Pending: "pending",
    AlreadyRegistered: "already",
    OrganisationFull: "organisation_full",
    SessionFull: "session_full",
}


def outcome(result: Decided, language: Language) -> Iterator[Block]:
    """Yield the message about ``result``: a plain sentence first, then the event and what can be done next."""
    texts, about = OUTCOMES[language], EVENTS[language]
    match result:
        case Confirmed(event=event):
            yield from _around(texts.confirmed, event, texts.confirmed_next, language)
        case Waiting(event=event, place=place):
            yield from _around(texts.waiting.format(place=place), event, texts.waiting_next, language)
        case Pending(event=event):
            yield from _around(texts.pending, event, texts.pending_next, language)
        case AlreadyRegistered(registration, event):
            yield Paragraph((texts.already,))
            yield own_state(registration, language)
            yield event_card(event, language)
        case SignupNotOpen(event) | SignupClosed(event) | EventCancelled(event):
            yield Paragraph((Strong(event.title), f"\n{_closed(result, language)}"))
        case EventUnknown():
            yield Paragraph((about.unknown,))
        case _:
            assert_never(result)


def registered(result: Decided) -> Registration | None:
    """Return the registration that there is now, None when there is none."""
    return result.registration if isinstance(result, Confirmed | Waiting | Pending | AlreadyRegistered) else None


def party_outcome(
    names: Sequence[str], results: Sequence[SignUpResult], event: Event, language: Language
) -> Iterator[Block]:
    """Yield what became of each of several people."""
    texts = OUTCOMES[language]
    yield Paragraph((texts.party,))
    yield event_card(event, language)
    lines = zip(names, results, strict=True)
    yield Bullets(tuple((Strong(name), f": {_of_one(result, language)}") for name, result in lines))
    yield Paragraph((texts.party_next,))


def _of_one(result: SignUpResult, language: Language) -> str:
    texts = OUTCOMES[language]
    if isinstance(result, Waiting):
        return texts.others_waiting.format(place=result.place)
    return texts.others[_IN_SHORT.get(type(result), "refused")]


def _closed(result: SignupNotOpen | SignupClosed | EventCancelled, language: Language) -> str:
    event = result.event
    match result:
        case SignupNotOpen():
            opens = event.signup_opens_at or event.starts_at
            return EVENTS[language].not_open.format(moment=at_time(opens, language))
        case SignupClosed():
            return EVENTS[language].closed.format(moment=at_time(event.signup_deadline, language))
        case EventCancelled():
            return EVENTS[language].cancelled
        case _:
            assert_never(result)


def _around(sentence: str, event: Event, advice: str, language: Language) -> Iterator[Block]:
    yield Paragraph((sentence,))
    yield event_card(event, language)
    yield Paragraph((advice,))
