"""What makes waiting pleasant and may fail: "typing" while it thinks, the end of a button's spinner.

Nothing here is stored, repeated or waited for.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from aiolimiter import AsyncLimiter
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.pacing import Pacing
from bot.telegram.waiting import happens

LOGGER = logging.getLogger(__name__)

TYPING_LASTS = 4.5
"""Seconds; Telegram shows it for five."""

TYPING_PER_SECOND = 5
"""In a crowd some wait without a sign: each costs as much as an answer, and would make everybody wait longer."""


class Courtesy:
    """Small signs of life, each in a task of its own."""

    def __init__(self, bot: Bot, pacing: Pacing) -> None:
        self._bot = bot
        self._pacing = pacing
        self._typing = AsyncLimiter(TYPING_PER_SECOND, 1)
        self._tasks: set[asyncio.Task[None]] = set()

    def acknowledge(self, callback_id: str) -> None:
        """Stop the spinner of a pressed button; an old or repeated press cannot be acknowledged, and need not be."""
        self._start(self._try(self._bot.answer_callback_query(callback_id)))

    @asynccontextmanager
    async def typing(self, chat_id: int, delay: float) -> AsyncIterator[None]:
        """Show that the bot types from ``delay`` seconds after now until the block is left.

        A request under way is not broken off at the end: that would cost its connection.
        """
        over = asyncio.Event()
        # No task before that: most blocks are left earlier.
        late = asyncio.get_running_loop().call_later(delay, lambda: self._start(self._type(chat_id, over)))
        try:
            yield
        finally:
            late.cancel()
            over.set()

    async def close(self) -> None:
        """Break off what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _type(self, chat_id: int, over: asyncio.Event) -> None:
        while not over.is_set():
            if self._pacing.spare() and self._typing.has_capacity():
                await self._typing.acquire()
                await self._try(self._bot.send_chat_action(chat_id, ChatAction.TYPING))
            await happens(over, TYPING_LASTS)

    async def _try(self, request: Coroutine[Any, Any, object]) -> None:
        try:
            await request
        except TelegramError as error:
            LOGGER.debug("courtesy.failed kind=%s", type(error).__name__)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
