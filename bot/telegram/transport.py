"""One letter to Telegram, and what its answer means for the letter: a closed union instead of exceptions."""

from dataclasses import dataclass, replace
from html import escape
from typing import Protocol

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.conversation.model import AttachmentKind, File
from bot.messages.documents import DOCUMENTS
from bot.telegram.api import RawBot
from bot.telegram.files import Files
from bot.telegram.keyboards import keyboard
from bot.telegram.letters import Letter

_PHOTOS = frozenset({AttachmentKind.TICKET})
"""Shown at once, and shrunk by Telegram to 1280 pixels; other pictures come as files."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram has it, as ``message_id``."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: a flood limit (then Telegram says for how many ``seconds``), a fault of its own or of the network."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person blocked the bot or deleted the account."""


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """Telegram will never take it. ``reason`` is Telegram's, without anything personal."""

    reason: str


Delivery = Delivered | Later | Blocked | Undeliverable


class Transport(Protocol):
    """Carries one letter."""

    async def deliver(self, chat_id: int, letter: Letter) -> Delivery:
        """Try once to bring ``letter`` to ``chat_id``."""
        ...


class TelegramTransport:
    """Carries letters through the Bot API; ``files`` makes what is attached to them."""

    def __init__(self, bot: RawBot, files: Files) -> None:
        self._bot = bot
        self._files = files

    async def deliver(self, chat_id: int, letter: Letter) -> Delivery:
        """Send or edit; what Telegram refuses in the letter is simplified and sent again at once."""
        file = None if letter.attachment is None else await self._files.make(letter.attachment)
        return await self._deliver(chat_id, letter if file else without_file(letter), file)

    async def _deliver(self, chat_id: int, letter: Letter, file: File | None) -> Delivery:
        try:
            return Delivered(await self._send(chat_id, letter, file))
        except BadRequest as error:
            if "message is not modified" in error.message.casefold():
                return Delivered(letter.edits)
            simpler = simplified(letter, error)
            return verdict(error) if simpler is None else await self._deliver(chat_id, simpler, file)
        except TelegramError as error:
            return verdict(error)

    async def _send(self, chat_id: int, letter: Letter, file: File | None) -> int | None:
        if file is not None:
            return await self._send_file(chat_id, letter, file)
        if letter.edits is not None:
            await self._bot.edit_html(chat_id, letter.edits, letter.html, keyboard(letter.buttons))
            return letter.edits
        return await self._bot.send_html(chat_id, letter.html, keyboard(letter.buttons), letter.reply_to)

    async def _send_file(self, chat_id: int, letter: Letter, file: File) -> int:
        photo = letter.attachment is not None and letter.attachment.kind in _PHOTOS
        send = self._bot.send_photo if photo else self._bot.send_document
        markup = keyboard(letter.buttons)
        message = await send(
            chat_id,
            file.content,
            filename=file.name,
            caption=letter.html or None,
            parse_mode=ParseMode.HTML,
            reply_markup=InlineKeyboardMarkup.de_json(markup, None) if markup else None,
        )
        return message.message_id


def without_file(letter: Letter) -> Letter:
    """Return ``letter`` as a message of text, which says so when a file is missing."""
    if letter.attachment is None:
        return letter
    missing = DOCUMENTS[letter.attachment.language].no_file
    html, plain = ("\n\n".join(filter(None, (text, missing))) for text in (letter.html, letter.plain))
    return replace(letter, html=html, plain=plain, attachment=None)


def simplified(letter: Letter, error: BadRequest) -> Letter | None:
    """Return ``letter`` without what Telegram refused in it; None when nothing can be left out.

    Each step takes something away for good, so trying them again and again ends.
    """
    reason = error.message.casefold()
    text = escape(letter.plain, quote=False)
    if "parse entities" in reason and letter.html != text:
        return replace(letter, html=text)
    if "button" in reason and letter.buttons:
        return replace(letter, buttons=())
    if letter.edits is not None and ("edit" in reason or "message_id_invalid" in reason):
        return replace(letter, edits=None)
    return None


def verdict(error: TelegramError) -> Delivery:
    """Return what ``error`` means for the letter that met it."""
    match error:
        case RetryAfter():
            return Later("429", error._retry_after.total_seconds())  # the public form changes its type
        case Forbidden():
            return Blocked()
        case BadRequest() | ChatMigrated():
            return Undeliverable(error.message)
        case _:
            # Faults of the network and of Telegram (5xx), time-outs, and a token that the poller deals with.
            return Later(type(error).__name__)
