"""From Telegram to the inbox: an update is confirmed only after it is stored.

python-telegram-bot's Updater confirms what it has queued in memory, so a crash in a handler loses it; hence this loop.
"""

import asyncio
import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_exponential_jitter

from bot.clock import Clock
from bot.errors import BotError
from bot.store import inbox, outbox
from bot.store.engine import Connection
from bot.store.inbox import InboxUpdate
from bot.telegram.api import POLL_SECONDS, RawUpdate
from bot.telegram.dispatcher import Recalled
from bot.telegram.incoming import ALLOWED_UPDATES, chat_of, needs_no_file
from bot.telegram.waiting import unless
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

_CONFLICT_PAUSE = 10.0
_BACKOFF = wait_exponential_jitter(multiplier=0.5, max=60.0)


class TokenRejectedError(BotError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram nie przyjmuje tokenu bota. Sprawdź TELEGRAM_BOT_TOKEN w środowisku albo w pliku .env: "
            "właściwy poda @BotFather po komendzie /token."
        )


class UpdateSource(Protocol):
    """Where updates come from."""

    async def raw_updates(self, offset: int | None, kinds: Sequence[str], seconds: int) -> list[RawUpdate]:
        """Wait at most ``seconds`` for updates; ``offset`` confirms everything before it."""
        ...

    async def delete_webhook(self) -> bool:
        """Let updates be polled again."""
        ...


class Arrivals(Protocol):
    """Who handles what arrives."""

    def begin(self, updates: Sequence[InboxUpdate]) -> frozenset[int]:
        """Return the numbers of ``updates`` that are handled as soon as :meth:`arrived` tells that they are stored."""
        ...

    def recall(self, connection: Connection, updates: Sequence[InboxUpdate]) -> Recalled:
        """Return what :meth:`arrived` needs to know of the chats, read in the transaction that stores ``updates``."""
        ...

    def arrived(self, updates: Sequence[InboxUpdate], new: Collection[int], recalled: Recalled) -> None:
        """Tell that ``updates`` are stored, in which the numbers ``new`` were not known before."""
        ...


class Poller:
    """Fetches, stores, tells and only then confirms."""

    def __init__(
        self,
        *,
        source: UpdateSource,
        writes: GroupedWrites,
        clock: Clock,
        arrivals: Arrivals,
    ) -> None:
        self._source = source
        self._writes = writes
        self._clock = clock
        self._arrivals = arrivals
        self._in_trouble: type[BaseException] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until ``stop``.

        Raises:
            TokenRejectedError: when Telegram does not know the token.

        """
        offset: int | None = None
        while not stop.is_set():
            batch: list[RawUpdate] | None = await unless(stop, self._fetch(offset))
            # Once everything is confirmed, the offset is forgotten: after a quiet week Telegram may go on with
            # lower numbers, which an old offset would hide for ever.
            offset = await self._store(batch) if batch else None

    async def _fetch(self, offset: int | None) -> list[RawUpdate]:
        retrying = AsyncRetrying(retry=retry_if_exception(_passes), wait=_pause, before_sleep=self._tell, reraise=True)
        try:
            batch: list[RawUpdate] = await retrying(self._source.raw_updates, offset, ALLOWED_UPDATES, POLL_SECONDS)
        except InvalidToken as error:
            raise TokenRejectedError from error
        if self._in_trouble is not None:
            self._in_trouble = None
            LOGGER.info("poll.recovered")
        return batch

    async def _store(self, batch: Sequence[RawUpdate]) -> int | None:
        """Store ``batch`` and return the offset that confirms it.

        What is handled at once has its first attempt counted with the storing, which saves it a commit of its own.
        """
        readable = [raw for raw in batch if isinstance(raw.get("update_id"), int)]
        rows = [_row(raw) for raw in readable]
        begun = self._arrivals.begin([row for raw, row in zip(readable, rows, strict=True) if needs_no_file(raw)])
        rows = [replace(row, attempts=1) if row.update_id in begun else row for row in rows]
        new, recalled = await self._writes.write(partial(self._receive, rows))
        LOGGER.info("poll.stored new=%d repeated=%d", len(new), len(rows) - len(new))
        self._arrivals.arrived(rows, new, recalled)
        return max((row.update_id for row in rows), default=-1) + 1 or None

    def _receive(self, rows: Sequence[InboxUpdate], connection: Connection) -> tuple[list[int], Recalled]:
        new = inbox.receive(connection, rows, self._clock.now())
        wrote = {row.chat_id for row in rows if row.update_id in new and row.chat_id is not None}
        outbox.unblock(connection, wrote)
        return new, self._arrivals.recall(connection, rows)

    async def _tell(self, state: RetryCallState) -> None:
        """Log a trouble when it begins or changes, not each time that it lasts."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Conflict) and "webhook" in error.message.casefold():
            await self._remove_webhook()
        if error is not None and self._in_trouble is not type(error):
            self._in_trouble = type(error)
            LOGGER.warning("poll.trouble kind=%s %s", type(error).__name__, _advice(error))

    async def _remove_webhook(self) -> None:
        try:
            await self._source.delete_webhook()
            LOGGER.warning("poll.webhook_removed")
        except TelegramError as error:
            LOGGER.warning("poll.webhook_stays kind=%s", type(error).__name__)


def _row(raw: RawUpdate) -> InboxUpdate:
    # ASCII, as half a surrogate pair in a text could not be stored otherwise.
    return InboxUpdate(raw["update_id"], chat_of(raw), json.dumps(raw))


def _passes(error: BaseException) -> bool:
    return isinstance(error, TelegramError) and not isinstance(error, InvalidToken)


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    match error:
        case RetryAfter():
            return error._retry_after.total_seconds()  # the public form changes its type
        case Conflict():
            return _CONFLICT_PAUSE
        case _:
            return _BACKOFF(state)


def _advice(error: BaseException) -> str:
    if isinstance(error, Conflict):
        return (
            "Inny proces odbiera wiadomości tym samym tokenem. Zatrzymaj go (albo wydaj nowy token u @BotFather); "
            "próbuję dalej co kilka sekund."
        )
    return "Telegram jest nieosiągalny albo odmawia; próbuję dalej, wiadomości czekają u niego do 24 godzin."
