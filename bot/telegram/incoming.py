"""What an update means for the conversation; pure, so every kind is tested without a network."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.conversation.model import Incoming, IncomingFile

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds that are asked for; others are stored all the same when they come, and ignored."""

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_EVENTS_COMMAND, _VOUCHER_COMMAND = "/forum", "/voucher"
_COMMAND = re.compile(r"/\w+")
_AWAY = frozenset({ChatMember.BANNED, ChatMember.LEFT})

_DOCUMENT, _PHOTO = "document", "photo"
_ATTACHMENTS = (_PHOTO, "voice", "sticker", "location", "contact", _DOCUMENT)
"""Names in both Telegram's messages and :class:`Incoming`; an animation is also a document and is "other"."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, from getMe."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody did something in their private chat. ``key`` begins the keys of the replies in the outbox.

    The pictures of an album share a key, so that an album gets one reply.
    """

    incoming: Incoming
    key: str


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody called the bot in a group: a short invitation to the private chat answers ``message_id``.

    ``events`` tells that they asked for the events, so that the invitation names the next one, ``voucher`` that they
    asked for the voucher, so that it leads there.
    """

    chat_id: int
    message_id: int
    client_language: str | None
    events: bool = False
    voucher: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was blocked in ``chat_id`` or let in again."""

    chat_id: int
    blocked: bool


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing to do; ``reason`` is for the log."""

    reason: str


Meaning = Heard | Invited | Membership | Ignored


def chat_of(raw: Mapping[str, Any]) -> int | None:
    """Return the chat of a raw update, in which its order is kept; None when there is none.

    Tolerant of anything: it runs before the update is stored, and what cannot be read must be stored too.
    """
    for part in (value for value in raw.values() if isinstance(value, Mapping)):
        within = part.get("message")
        for holder in (part, within if isinstance(within, Mapping) else {}):
            chat = holder.get("chat")
            if isinstance(chat, Mapping) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None


def needs_no_file(raw: Mapping[str, Any]) -> bool:
    """Return whether a raw update is a text or a pressed button; tolerant of anything, like :func:`chat_of`."""
    message = raw.get("message")
    return "callback_query" in raw or (isinstance(message, Mapping) and "text" in message)


def read_update(payload: str) -> Update | None:
    """Return the stored ``payload`` as an update; None when it is none."""
    try:
        raw = json.loads(payload)
        return Update.de_json(raw, None) if isinstance(raw, dict) else None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, TelegramError):
        return None  # a form that this version of the library does not know, or rubbish


def understand(update: Update, me: Me, at: datetime) -> Meaning:
    """Return what ``update``, handled at ``at``, means."""
    if update.callback_query is not None:
        return _button(update.callback_query, update.update_id, me, at)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    return Ignored("kind") if message is None else _message(update, message, me, at)


def _message(update: Update, message: Message, me: Me, at: datetime) -> Meaning:
    if message.from_user is None or (message.from_user.is_bot and message.sender_chat is None):
        return Ignored("not a person")
    if message.chat.type == ChatType.PRIVATE:
        return _private(update, message, message.from_user, me, at)
    if message.chat.type in _GROUPS and update.message is not None:
        return _group(message, message.from_user, me)
    return Ignored("chat")


def _button(query: CallbackQuery, update_id: int, me: Me, at: datetime) -> Meaning:
    message = query.message
    if message is None or query.data is None or message.chat.type != ChatType.PRIVATE:
        return Ignored("button")
    if message.chat.id != query.from_user.id:
        return Ignored("button of another")
    incoming = Incoming(
        chat_id=message.chat.id,
        user_id=query.from_user.id,
        at=at,
        button=query.data,
        message_id=message.message_id if message.is_accessible else None,  # too old to be edited
        client_language=query.from_user.language_code,
        user_name=query.from_user.full_name,
        bot_name=me.username,
    )
    return Heard(incoming, str(update_id))


def _membership(change: ChatMemberUpdated) -> Meaning:
    if change.chat.type == ChatType.CHANNEL:
        return Ignored("channel")
    return Membership(change.chat.id, blocked=change.new_chat_member.status in _AWAY)


def _private(update: Update, message: Message, person: User, me: Me, at: datetime) -> Meaning:
    edited = update.edited_message is not None
    unsupported = _unsupported(update, message) if message.text is None else None
    if message.text is None and (edited or unsupported is None):
        return Ignored("edited attachment" if edited else "service message")
    incoming = Incoming(
        chat_id=message.chat.id,
        user_id=person.id,
        at=at,
        text=None if message.text is None else _without_own_name(message.text, me),
        unsupported=unsupported,
        file=_file(message, unsupported),
        edited=edited,
        client_language=person.language_code,
        user_name=person.full_name,
        bot_name=me.username,
    )
    album = message.media_group_id
    return Heard(incoming, f"album:{album}" if album else str(update.update_id))


def _unsupported(update: Update, message: Message) -> str | None:
    """Return what came instead of text; None for notices of Telegram's own, such as a pinned message."""
    if message.animation is None:
        for name in _ATTACHMENTS:
            if getattr(message, name):
                return name
    # Rarely needed, and with it come a scheduler, persistence and more: a twelfth of a second of every start.
    from telegram.ext import filters  # noqa: PLC0415

    return None if filters.StatusUpdate.ALL.check_update(update) else "other"


def _file(message: Message, kind: str | None) -> IncomingFile | None:
    if kind == _DOCUMENT and message.document is not None:
        document = message.document
        return IncomingFile(document.file_id, document.file_name or "", document.file_size or 0)
    if kind == _PHOTO and message.photo:
        largest = message.photo[-1]  # the same picture comes in several sizes, which Telegram makes JPEG of
        return IncomingFile(largest.file_id, f"{_PHOTO}.jpg", largest.file_size or 0)
    return None


def _without_own_name(text: str, me: Me) -> str:
    """Turn "/start@OurBot x" into "/start x": clients add the name."""
    command, separator, rest = text.partition(" ")
    name, at, owner = command.partition("@")
    if name.startswith("/") and at and owner.casefold() == me.username.casefold():
        return name + separator + rest
    return text


def _group(message: Message, person: User, me: Me) -> Meaning:
    if not (_addressed(message, me) or _replied(message, me)):
        return Ignored("group talk")
    command = _COMMAND.match((message.text or "").casefold())
    asked = command[0] if command else ""
    events, voucher = asked == _EVENTS_COMMAND, asked == _VOUCHER_COMMAND
    return Invited(message.chat.id, message.message_id, person.language_code, events=events, voucher=voucher)


def _addressed(message: Message, me: Me) -> bool:
    """Return whether the text has "/command@bot", "@bot" or a mention that points to the bot."""
    name = f"@{me.username}".casefold()
    for entity, text in message.parse_entities().items():
        if entity.type in {MessageEntity.MENTION, MessageEntity.BOT_COMMAND} and text.casefold().endswith(name):
            return True
        if entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == me.id:
            return True
    return False


def _replied(message: Message, me: Me) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == me.id


def callback_id(update: Update) -> str | None:
    """Return the id with which a pressed button waits for an acknowledgement."""
    return None if update.callback_query is None else update.callback_query.id


def is_question(meaning: Meaning) -> bool:
    """Return whether ``meaning`` is free text, which is thought about for longer than a command or a button."""
    match meaning:
        case Heard(Incoming(text=str(text))):
            return not text.startswith("/")
        case _:
            return False
