"""How fast messages may leave: Telegram's limits, kept with leaky buckets, and the pauses it demands.

Own buckets instead of python-telegram-bot's AIORateLimiter: that one knows no limit for a private chat, waits for
a 429 in memory, where a restart forgets it, and stops everybody for the flood of one chat.
"""

import asyncio

from aiolimiter import AsyncLimiter

OVERALL_PER_SECOND = 30
OVERALL_BURST = 25
"""Messages of the whole bot that may leave at once: a little under what Telegram counts, as they arrive in clumps."""

PRIVATE_BURST = 3
"""Messages that may follow each other at once in a private chat; then one a second."""
GROUP_PER_MINUTE = 20

_IDLE_LIMITERS = 1000


class Pacing:
    """Gives turns to senders."""

    def __init__(self, overall_per_second: float = OVERALL_PER_SECOND) -> None:
        self._overall = AsyncLimiter(OVERALL_BURST, OVERALL_BURST / overall_per_second)
        self._chats: dict[int, AsyncLimiter] = {}
        self._floods: dict[int, float] = {}
        self._all_held_until = 0.0

    async def turn(self, chat_id: int) -> None:
        """Wait until a message to ``chat_id`` may leave."""
        await self._chat(chat_id).acquire()
        await asyncio.sleep(max(0.0, self._all_held_until - _now()))
        await self._overall.acquire()

    def spare(self) -> bool:
        """Return whether half of the overall rate is unused, so that a courtesy delays no message."""
        return _now() >= self._all_held_until and self._overall.has_capacity(self._overall.max_rate / 2)

    def flooded(self, chat_id: int, seconds: float) -> None:
        """Note that Telegram answered 429 for ``chat_id``.

        The sender holds back that chat. When a second chat is refused meanwhile, the limit is the bot's own and
        everybody waits.
        """
        now = _now()
        self._floods = {chat: until for chat, until in self._floods.items() if until > now and chat != chat_id}
        if self._floods:
            self._all_held_until = max(self._all_held_until, now + seconds)
        self._floods[chat_id] = now + seconds

    def _chat(self, chat_id: int) -> AsyncLimiter:
        if len(self._chats) > _IDLE_LIMITERS:
            self._chats = {chat: limiter for chat, limiter in self._chats.items() if not _rested(limiter)}
        if chat_id not in self._chats:
            private = AsyncLimiter(PRIVATE_BURST, PRIVATE_BURST)
            self._chats[chat_id] = private if chat_id > 0 else AsyncLimiter(GROUP_PER_MINUTE, 60)
        return self._chats[chat_id]


def _rested(limiter: AsyncLimiter) -> bool:
    return limiter.has_capacity(limiter.max_rate)


def _now() -> float:
    return asyncio.get_running_loop().time()
