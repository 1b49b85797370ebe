"""The messages that nobody asked for: about sign-ups here (a freed seat, a change, a reminder), and about vouchers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button
from bot.conversation.language import language_of
from bot.conversation.model import Attachment, AttachmentKind, Button, Inline, Link, Outgoing, Paragraph, Strong
from bot.conversation.template_blocks import Value, template_blocks
from bot.conversation.voucher_notices import chat_of as voucher_chat
from bot.conversation.voucher_notices import voucher_message
from bot.conversation.wording import at_time, from_to
from bot.forum.event import Event
from bot.forum.model import RegistrationState, telegram_person
from bot.forum.notices import Change, Notice, NoticeKind
from bot.messages.notice_parts import NOTICE_PARTS
from bot.staff.templates import template_text
from bot.store import dialogs
from bot.store.engine import Connection
from bot.voucher.notices import VoucherNotice

AnyNotice = Notice | VoucherNotice

_MOMENTS = frozenset({"starts_at", "ends_at"})
_REMINDERS = frozenset({NoticeKind.REMINDER_WEEK, NoticeKind.REMINDER_DAY, NoticeKind.REMINDER_HOURS})
_NOTHING_TO_PRESS = frozenset({NoticeKind.EVENT_CANCELLED, NoticeKind.MATERIALS})
_ABOUT_EVENT = frozenset({NoticeKind.OFFER_EXPIRED, NoticeKind.REJECTED, NoticeKind.CANCELLED_BY_ORGANISER})

_FILES = {
    NoticeKind.PROMOTED: AttachmentKind.TICKET,
    NoticeKind.APPROVED: AttachmentKind.TICKET,
    NoticeKind.INVITED: AttachmentKind.TICKET,
    NoticeKind.EVENT_CHANGED: AttachmentKind.CALENDAR,
    NoticeKind.EVENT_POSTPONED: AttachmentKind.CALENDAR,
    NoticeKind.EVENT_CANCELLED: AttachmentKind.CALENDAR,
    NoticeKind.CERTIFICATE: AttachmentKind.CERTIFICATE,
}


class NoChatError(ValueError):
    """A notice to somebody who has no chat; ask :func:`notice_messages`, which leaves them out."""


def notice_messages(connection: Connection, notices: Iterable[AnyNotice]) -> Iterator[Outgoing]:
    """Yield the message of each notice whose person has a chat."""
    for notice in notices:
        if chat_of(notice) is not None:
            yield notice_message(connection, notice)


def chat_of(notice: AnyNotice) -> int | None:
    """Return the chat that it is for; None for somebody without one."""
    match notice:
        case Notice():
            return notice.registration.chat_id
        case VoucherNotice():
            return voucher_chat(notice)
        case _:
            assert_never(notice)


def notice_message(connection: Connection, notice: AnyNotice) -> Outgoing:
    """Return the message in the language of the sign-up or application, else of the person's dialog.

    Times are Polish time.

    Raises:
        NoChatError: when the person has no chat.

    """
    chat_id = chat_of(notice)
    if chat_id is None:
        raise NoChatError
    match notice:
        case Notice():
            return _signup_message(connection, notice, chat_id)
        case VoucherNotice():
            return voucher_message(connection, notice, chat_id)
        case _:
            assert_never(notice)


def _signup_message(connection: Connection, notice: Notice, chat_id: int) -> Outgoing:
    language = language_of(notice.registration.language or dialogs.load(connection, chat_id).language)
    text = template_text(connection, notice.kind, language)
    around = (Paragraph((line,)) for line in _besides(notice, chat_id, language))
    blocks = (*template_blocks(text, _Values(notice, language).all()), *around)
    rows, attachment = tuple(_rows(notice, language)), _attachment(notice, language)
    return Outgoing(chat_id, blocks, rows, language=language, key=notice.key, attachment=attachment)


def _attachment(notice: Notice, language: Language) -> Attachment | None:
    """Return the file that comes with it: a calendar that changes is told, a seat has its ticket."""
    kind = _FILES.get(notice.kind)
    seated = notice.registration.state is RegistrationState.CONFIRMED
    return None if kind is None or not seated else Attachment(kind, notice.registration.id, language.value)


def _besides(notice: Notice, chat_id: int, language: Language) -> Iterator[str]:
    """Yield what no template may leave out."""
    registration, texts = notice.registration, NOTICE_PARTS[language]
    if registration.person != telegram_person(chat_id) and registration.name:
        yield texts.on_behalf.format(name=registration.name)
    if notice.event.sample:
        yield texts.sample_event


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a notice's variables."""

    notice: Notice
    language: Language

    def all(self) -> Mapping[str, Value]:
        event, registration = self.notice.event, self.notice.registration
        return {
            "name": _said(registration.name),
            "title": (Strong(event.title),),
            "when": (from_to(event.starts_at, event.ends_at, self.language),),
            "place": _said(event.place),
            "link": _said(event.online_link),
            "directions": _said(event.directions),
            "deadline": self._moment(registration.offer_expires_at),
            "position": _said(registration.place),
            "reason": _said(registration.reason),
            "changes": _lines((self._change(each),) for each in self.notice.changes),
            "materials": _lines((Link(each.title, each.url),) for each in event.materials),
            "number": _said(registration.certificate_number),
        }

    def _moment(self, moment: datetime | None) -> Value:
        return () if moment is None else (at_time(moment, self.language),)

    def _change(self, change: Change) -> str:
        texts = NOTICE_PARTS[self.language]
        what = texts.changed.get(change.name, texts.something)
        before, after = (self._property(change.name, value) for value in (change.before, change.after))
        pattern = texts.added if not before else texts.removed if not after else texts.change
        return pattern.format(what=what, before=before, after=after)

    def _property(self, name: str, value: str) -> str:
        return at_time(datetime.fromisoformat(value), self.language) if value and name in _MOMENTS else value


def _said(value: object) -> Value:
    return (str(value),) if value else ()


def _lines(values: Iterable[tuple[Inline, ...]]) -> Value:
    parts: list[Inline] = []
    for value in values:
        parts.extend(("\n", *value) if parts else value)
    return tuple(parts)


def _rows(notice: Notice, language: Language) -> Iterator[tuple[Button, ...]]:
    """Yield what the person can do about it at once."""
    texts, kind, mine = NOTICE_PARTS[language], notice.kind, notice.registration.id
    if kind in _NOTHING_TO_PRESS:
        return
    if kind is NoticeKind.OFFERED:
        yield (button(texts.take, Press(Action.OFFER_TAKE, mine)),)
        yield (button(texts.leave, Press(Action.OFFER_LEAVE, mine)),)
    elif kind is NoticeKind.FEEDBACK:
        yield (button(texts.give_feedback, Press(Action.FEEDBACK, mine)),)
    elif kind in _ABOUT_EVENT:
        yield (_details(notice.event, language),)
    else:
        yield (button(texts.mine, Press(Action.REGISTRATIONS)),)
        if kind in _REMINDERS:
            yield (button(texts.not_coming, Press(Action.NOT_COMING, mine)),)


def _details(event: Event, language: Language) -> Button:
    return button(NOTICE_PARTS[language].details, Press(Action.EVENT, event.id))
