"""The Bot API as this program uses it: python-telegram-bot's Bot, tuned, with raw updates."""

import logging
from collections.abc import Sequence
from typing import Any, cast

import httpx
from telegram import Bot
from telegram.constants import ParseMode

from bot.telegram.connections import CONNECT_SECONDS, Connections

POLL_SECONDS = 30
"""How long Telegram may keep a long poll open."""

_POOL_SIZE = 32
_NO_PREVIEW = {"is_disabled": True}

RawUpdate = dict[str, Any]

Keyboard = dict[str, Any]
"""An InlineKeyboardMarkup as the Bot API reads it."""


class RawBot(Bot):
    """A Bot that hands over updates as they came, so that one odd update cannot spoil a whole batch."""

    async def raw_updates(self, offset: int | None, kinds: Sequence[str], seconds: int) -> list[RawUpdate]:
        """Long-poll once for at most ``seconds``; ``offset`` confirms everything before it.

        Raises:
            TelegramError: when Telegram refuses or cannot be reached.

        """
        found = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": seconds, "allowed_updates": list(kinds)},
            read_timeout=seconds + CONNECT_SECONDS,
        )
        return [update for update in cast("list[object]", found) if isinstance(update, dict)]

    async def send_html(self, chat_id: int, html: str, markup: Keyboard | None, reply_to: int | None) -> int:
        """Send a message without a preview of its links and return its number.

        Nothing else of Telegram's answer is read, which takes a quarter of the work of ``send_message``.

        Raises:
            TelegramError: when Telegram refuses or cannot be reached.

        """
        reply = reply_to and {"message_id": reply_to, "allow_sending_without_reply": True}
        message = _message(chat_id, html, markup, reply_parameters=reply or None)
        sent = cast("dict[str, Any]", await self._post("sendMessage", message))
        return int(sent["message_id"])

    async def edit_html(self, chat_id: int, message_id: int, html: str, markup: Keyboard | None) -> None:
        """Replace a message by one without a preview of its links; it keeps its number.

        Raises:
            TelegramError: when Telegram refuses or cannot be reached.

        """
        await self._post("editMessageText", _message(chat_id, html, markup, message_id=message_id))


def _message(chat_id: int, html: str, markup: Keyboard | None, **more: object) -> dict[str, object]:
    style = {"parse_mode": ParseMode.HTML, "link_preview_options": _NO_PREVIEW, "reply_markup": markup}
    return {"chat_id": chat_id, "text": html} | style | more


def open_bot(token: str, api_url: str) -> RawBot:
    """Return a bot that talks to ``api_url``, with connections of its own for polling.

    Raises:
        InvalidToken: when ``token`` is empty.

    """
    silence_libraries()
    base = api_url.rstrip("/")
    trust = httpx.create_ssl_context()  # shared, as reading the authorities takes a twentieth of a second
    return RawBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=Connections(_POOL_SIZE, trust),
        get_updates_request=Connections(2, trust),
    )


def silence_libraries() -> None:
    """Keep what is secret or personal out of the log: addresses with the token, and answers of Telegram."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("telegram", logging.CRITICAL + 1)):
        logging.getLogger(name).setLevel(level)
