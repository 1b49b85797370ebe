"""Telegram's flood control: tokens that come back with time, for all chats together and for each."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fake_telegram.refusals import too_many_requests

GOVERNED = frozenset({"sendmessage", "editmessagetext", "editmessagereplymarkup", "senddocument", "sendphoto"})


@dataclass(slots=True)
class _Bucket:
    rate: float
    most: float
    tokens: float
    at: float

    def refill(self, now: float) -> None:
        self.tokens = min(self.most, self.tokens + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True)
class FloodLimits:
    """``per_second`` for the whole bot; ``chat_per_second`` for a chat, with ``chat_burst`` at once.

    ``clock`` counts seconds. What is refused costs nothing.
    """

    clock: Callable[[], float]
    per_second: float = 30
    chat_per_second: float = 1
    chat_burst: float = 3
    refused: int = 0
    _buckets: dict[int | None, _Bucket] = field(default_factory=dict)

    def admit(self, chat_id: int | None) -> None:
        """Count one message.

        Raises:
            Refusal: 429 when it is one too many.

        """
        now = self.clock()
        whole = self._bucket(None, self.per_second, self.per_second, now)
        chat = self._bucket(chat_id, self.chat_per_second, self.chat_burst, now)
        for bucket in (whole, chat):
            if bucket.tokens < 1:
                self.refused += 1
                raise too_many_requests(max(1, math.ceil((1 - bucket.tokens) / bucket.rate)))
        whole.tokens -= 1
        chat.tokens -= 1

    def _bucket(self, key: int | None, rate: float, most: float, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(rate, most, most, now))
        bucket.refill(now)
        return bucket
