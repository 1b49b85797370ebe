"""The Bot API as this program uses it: python-telegram-bot's Bot, tuned, with raw updates."""

import logging
import ssl
from collections.abc import Sequence
from typing import Any, cast

import httpx
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.request import HTTPXRequest

POLL_SECONDS = 30
"""How long Telegram may keep a long poll open."""

_POOL_SIZE = 32
_KEEP_SECONDS = 120.0
"""How long an idle connection is kept: httpx drops it after 5 s, and a new one costs a reply three round trips."""

_ANSWER_SECONDS = 20.0
_CONNECT_SECONDS = 10.0

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

RawUpdate = dict[str, Any]


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
            read_timeout=seconds + _CONNECT_SECONDS,
        )
        return [update for update in cast("list[object]", found) if isinstance(update, dict)]

    async def send_html(
        self, chat_id: int, html: str, markup: InlineKeyboardMarkup | None, reply: ReplyParameters | None
    ) -> int:
        """Send a message without a preview of its links and return its number.

        Nothing else of Telegram's answer is read, which takes a quarter of the work of ``send_message``.

        Raises:
            TelegramError: when Telegram refuses or cannot be reached.

        """
        message = {
            "chat_id": chat_id,
            "text": html,
            "parse_mode": ParseMode.HTML,
            "link_preview_options": NO_PREVIEW,
            "reply_markup": markup,
            "reply_parameters": reply,
        }
        sent = cast("dict[str, Any]", await self._post("sendMessage", message))
        return int(sent["message_id"])


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
        request=_requests(_POOL_SIZE, trust),
        get_updates_request=_requests(2, trust),
    )


def silence_libraries() -> None:
    """Keep what is secret or personal out of the log: addresses with the token, and answers of Telegram."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("telegram", logging.CRITICAL + 1)):
        logging.getLogger(name).setLevel(level)


def _requests(connections: int, trust: ssl.SSLContext) -> HTTPXRequest:
    return HTTPXRequest(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_ANSWER_SECONDS,
        write_timeout=_ANSWER_SECONDS,
        pool_timeout=_ANSWER_SECONDS,
        httpx_kwargs={
            "limits": httpx.Limits(max_connections=connections, keepalive_expiry=_KEEP_SECONDS),
            "verify": trust,
        },
    )
