"""Everything that is kept about a person, as a message that they can read."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.answering.model import Language
from bot.conversation.form import OpenSignup
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.signup_prompt import Prompt
from bot.conversation.wording import at_time, in_short
from bot.forum.model import Booking
from bot.messages.privacy import PRIVACY
from bot.messages.signup import SIGNUP
from bot.messages.welcome import LANGUAGE_NAMES

Rows = list[dict[str, Any]]

MOST_SHOWN = 200
"""Questions that are shown, the newest; more would be dozens of messages."""

_THUMBS = {"up": " 👍", "down": " 👎"}


def own_data(
    exported: dict[str, Rows], bookings: Sequence[Booking], form: object, language: Language
) -> Iterator[Block]:
    """Yield a section for each kind of data.

    Args:
        exported: the rows about the chat by table, from the store.
        bookings: the person's registrations, past and cancelled ones too.
        form: the open form as its room read it.
        language: of the words around the data.
    """
    sections = {
        "dialog": _dialog(exported["dialogs"], form, language),
        "answers": _questions(exported["answers"], language),
        "open_questions": _questions(exported["open_questions"], language),
        "registrations": [_booking(booking, language) for booking in bookings],
        "queues": _queues(exported, language),
    }
    texts = PRIVACY[language]
    for name, lines in sections.items():
        yield Paragraph((Strong(texts.sections[name]),))
        yield Bullets(tuple((line,) for line in lines or [texts.nothing]))


def _dialog(rows: Rows, form: object, language: Language) -> list[str]:
    texts = PRIVACY[language]
    lines = [texts.chat.format(chat_id=row["chat_id"]) for row in rows]
    lines += [texts.language.format(language=LANGUAGE_NAMES[row["language"]]) for row in rows if "language" in row]
    lines += [texts.previous.format(question=row["previous_question"]) for row in rows if "previous_question" in row]
    if isinstance(form, OpenSignup):
        answers = Prompt(form.form, form.event, language, "").answers()
        lines.append(texts.form.format(answers=", ".join([form.event.title, *answers])))
    return lines


def _questions(rows: Rows, language: Language) -> list[str]:
    lines = [
        f"{_day(row['at'], language)}: {row['question']}{_THUMBS.get(row.get('thumbs', ''), '')}"
        for row in rows[-MOST_SHOWN:]
    ]
    older = len(rows) - len(lines)
    return [*lines, PRIVACY[language].more.format(number=older)] if older else lines


def _booking(booking: Booking, language: Language) -> str:
    texts = PRIVACY[language]
    registration, event = booking.registration, booking.event
    facts = (
        f"{event.title}, {at_time(event.starts_at, language)}",
        texts.states[registration.state],
        registration.name,
        registration.organisation,
        SIGNUP[language].groups[registration.group],
        registration.email,
        registration.phone,
        texts.consent.format(day=at_time(registration.consent_at, language)),
    )
    return "; ".join(fact for fact in facts if fact)


def _queues(exported: dict[str, Rows], language: Language) -> list[str]:
    texts = PRIVACY[language]
    pending, queued = len(exported["inbox_updates"]), len(exported["outbox_messages"])
    lines = [texts.pending.format(number=pending), texts.queued.format(number=queued)]
    runs = len(exported["ingest_requests"])  # only administrators can have any
    return [*lines, texts.runs.format(number=runs)] if runs else lines


def _day(moment: str, language: Language) -> str:
    return in_short(datetime.fromisoformat(moment), language)
