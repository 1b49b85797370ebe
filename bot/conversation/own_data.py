"""Everything that is kept about a person, as a message that they can read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.answering.model import Language
from bot.conversation.form import OpenSignup, Step
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.own_vouchers import voucher_lines
from bot.conversation.signup_values import value_of
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
    exported: dict[str, Rows],
    known: Mapping[str, Any],
    vouchers: Mapping[str, Any],
    bookings: Sequence[Booking],
    *,
    form: object,
    language: Language,
) -> Iterator[Block]:
    """Yield a section for each kind of data.

    Args:
        exported: the rows about the chat by table, from the store.
        known: what the forum tells about the person, for what no registration has.
        vouchers: what ``bot.voucher.own_data`` tells about the person.
        bookings: the person's registrations, past and cancelled ones too.
        form: the open form as its room read it.
        language: of the words around the data.
    """
    sections = {
        "dialog": _dialog(exported["dialogs"], form, language),
        "answers": _questions(exported["answers"], language),
        "open_questions": _questions(exported["open_questions"], language),
        "registrations": _registrations(known, bookings, language),
        "vouchers": voucher_lines(vouchers, language),
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
        answers = [value_of(step, form, language) for step in Step]
        lines.append(texts.form.format(answers=", ".join([form.event.title, *filter(None, answers)])))
    return lines


def _questions(rows: Rows, language: Language) -> list[str]:
    lines = [
        f"{_day(row['at'], language)}: {row['question']}{_THUMBS.get(row.get('thumbs', ''), '')}"
        for row in rows[-MOST_SHOWN:]
    ]
    older = len(rows) - len(lines)
    return [*lines, PRIVACY[language].more.format(number=older)] if older else lines


def _registrations(known: Mapping[str, Any], bookings: Sequence[Booking], language: Language) -> list[str]:
    rows = {row["id"]: row for row in known["registrations"]}
    lines = [_booking(booking, rows[booking.registration.id], language) for booking in bookings]
    others = len(known["signed_up_for_others"])
    return [*lines, PRIVACY[language].others.format(number=others)] if others else lines


def _booking(booking: Booking, row: Mapping[str, Any], language: Language) -> str:
    texts = PRIVACY[language]
    registration, event = booking.registration, booking.event
    facts = (
        f"{event.title}, {at_time(event.starts_at, language)}",
        texts.states[registration.state],
        registration.name,
        registration.organisation,
        registration.organisation_number,
        SIGNUP[language].groups[registration.group],
        registration.municipality,
        registration.role,
        registration.email,
        registration.phone,
        *_told_apart(row, language),
        texts.consent.format(day=at_time(registration.consent_at, language)),
        texts.came.format(day=at_time(registration.checked_in_at, language)) if registration.checked_in_at else "",
        texts.certificate.format(number=registration.certificate_number) if registration.certificate_number else "",
    )
    return "; ".join(fact for fact in facts if fact)


def _told_apart(row: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield the workshops and the needs, which are kept in tables of their own."""
    texts, needs = PRIVACY[language], row["needs"]
    if row["sessions"]:
        yield texts.sessions.format(sessions=", ".join(row["sessions"]))
    for name, pattern in (("accessibility", texts.accessibility), ("dietary", texts.dietary)):
        if name in needs:
            yield pattern.format(text=needs[name])


def _queues(exported: dict[str, Rows], language: Language) -> list[str]:
    texts = PRIVACY[language]
    pending, queued = len(exported["inbox_updates"]), len(exported["outbox_messages"])
    lines = [texts.pending.format(number=pending), texts.queued.format(number=queued)]
    runs = len(exported["ingest_requests"])  # only administrators can have any
    return [*lines, texts.runs.format(number=runs)] if runs else lines


def _day(moment: str, language: Language) -> str:
    return in_short(datetime.fromisoformat(moment), language)
