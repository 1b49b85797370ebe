"""How one sign-up looks to those who run the event."""

from collections.abc import Iterator

from bot.answering.model import Language
from bot.conversation.model import Block, Bullets, Inline, Paragraph, Strong
from bot.conversation.turn import Turn
from bot.conversation.wording import at_time
from bot.forum.event import Event
from bot.forum.model import Registration
from bot.forum.needs import needs_of
from bot.forum.service import ForumService
from bot.messages.registration_card import CARD
from bot.messages.signup import SIGNUP

ERASED = "—"
"""Stands for a name that was erased."""


def short_line(registration: Registration, language: Language) -> str:
    """Return who it is and where they stand, in one line."""
    who = ", ".join(part for part in (registration.name or ERASED, registration.organisation) if part)
    place = f" {registration.place}" if registration.place else ""
    return f"{who} · {CARD[language].states[registration.state]}{place}"


def card_blocks(turn: Turn, forum: ForumService, event: Event, registration: Registration) -> Iterator[Block]:
    """Yield all that is known of a sign-up."""
    texts = CARD[turn.language]
    yield Paragraph((Strong(registration.name or ERASED), f"\n{event.title}"))
    known = {**_facts(registration, turn.language), **_choices(turn, forum, registration)}
    shown = ((label, known.get(key)) for key, label in texts.labels.items())
    yield Bullets(tuple(_line(label, value) for label, value in shown if value))
    if known.get("accessibility") or known.get("dietary"):
        yield Paragraph((texts.needs_note,))


def _line(label: str, value: str) -> tuple[Inline, ...]:
    return (f"{label}: ", Strong(value))


def _facts(registration: Registration, language: Language) -> dict[str, str | None]:
    texts = CARD[language]
    offered, came = registration.offer_expires_at, registration.checked_in_at
    signed_up = f"{at_time(registration.created_at, language)}, {texts.channels[registration.channel]}"
    return {
        "number": str(registration.id),
        "state": texts.states[registration.state],
        "place": str(registration.place) if registration.place else None,
        "until": at_time(offered, language) if offered else None,
        "organisation": registration.organisation,
        "organisation_number": registration.organisation_number,
        "group": SIGNUP[language].groups[registration.group],
        "municipality": registration.municipality,
        "role": registration.role,
        "email": registration.email,
        "phone": registration.phone,
        "reason": registration.reason,
        "staff_note": registration.staff_note,
        "signed_up": signed_up,
        "came": at_time(came, language) if came else None,
    }


def _choices(turn: Turn, forum: ForumService, registration: Registration) -> dict[str, str | None]:
    """Return what is kept apart from the sign-up itself."""
    needs = needs_of(turn.connection, registration.id)
    sessions = forum.chosen_sessions(turn.connection, registration)
    return {
        "sessions": ", ".join(session.title for session in sessions),
        "accessibility": needs.accessibility,
        "dietary": needs.dietary,
    }
