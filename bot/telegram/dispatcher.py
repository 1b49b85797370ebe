"""Who is handled when: in order within a chat, chats side by side in a few threads."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Protocol

from bot.clock import Clock
from bot.conversation.model import Incoming
from bot.store import inbox
from bot.store.engine import Database
from bot.store.errors import DatabaseError
from bot.store.inbox import AlreadyHandledError, InboxUpdate
from bot.telegram.handler import Handler
from bot.telegram.incidents import scrubbed
from bot.telegram.incoming import Heard, Ignored, Me, Meaning, callback_id, is_question, read_update, understand
from bot.telegram.offload import Offload
from bot.telegram.waiting import happens
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

LOOK_EVERY = 5.0
_AFTER_FAULT = 5.0

_TYPING_LATER = 0.7
"""Seconds after which typing is shown for what is usually answered before."""

_BUSY_LANES = 4
_TYPING_WHEN_BUSY = 2.0
"""With more chats at once typing is shown late to everybody: a request for it costs as much as one for the answer, and
of thirty who ask at once most would wait for both."""


class SignsOfLife(Protocol):
    """What the person sees meanwhile."""

    def acknowledge(self, callback_id: str) -> None:
        """End the spinner of a button."""
        ...

    def typing(self, chat_id: int, delay: float) -> AbstractAsyncContextManager[None]:
        """Show typing within the block, from ``delay`` seconds on."""
        ...


class FileSource(Protocol):
    """Where the files are that people send."""

    async def fetch(self, incoming: Incoming) -> Incoming:
        """Return ``incoming`` with what is in its file, where somebody waits for that."""
        ...


class Dispatcher:
    """One lane a chat: a task that handles the chat's updates one by one until none is left.

    A lane waits for a thread of ``thinking`` with one update at a time, so a chat with a thousand updates takes one
    place among the threads, and a slow answer delays its own chat alone.
    """

    def __init__(
        self,
        *,
        database: Database,
        handler: Handler,
        me: Me,
        clock: Clock,
        courtesy: SignsOfLife,
        files: FileSource,
        storage: Offload,
        thinking: Offload,
        writes: GroupedWrites,
        on_reply: Callable[[], None],
    ) -> None:
        self._database = database
        self._handler = handler
        self._me = me
        self._clock = clock
        self._courtesy = courtesy
        self._files = files
        self._storage = storage
        self._thinking = thinking
        self._writes = writes
        self._on_reply = on_reply
        self._news = asyncio.Event()
        self._stop = asyncio.Event()
        self._lanes: dict[int | None, asyncio.Task[None]] = {}
        # An attempt is counted only when a thread is free for it: who waits in the crowd has nothing to do with it
        # when the process ends again and again.
        self._places = asyncio.Semaphore(thinking.threads)

    def wake(self) -> None:
        """Tell that there are new updates in the inbox."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Handle what is pending and what comes until ``stop``; then finish what is being handled."""
        self._stop = stop
        while not stop.is_set():
            self._news.clear()
            for chat in await self._storage.persist(self._chats_pending):
                if chat not in self._lanes:
                    self._lanes[chat] = asyncio.create_task(self._lane(chat))
            await happens(self._news, LOOK_EVERY)
        await asyncio.gather(*self._lanes.values())

    async def _lane(self, chat: int | None) -> None:
        try:
            while not self._stop.is_set() and (update := await self._storage.persist(self._next, chat)):
                await self._handle(update)
        except Exception as error:  # noqa: BLE001 (a fault of the code; the update stays and is tried again)
            LOGGER.error("inbox.fault fault=%s", scrubbed(error))  # noqa: TRY400 (text may be personal)
            await happens(self._stop, _AFTER_FAULT)
        finally:
            # Whatever was stored while this lane was ending is found by the next look.
            del self._lanes[chat]
            self.wake()

    async def _handle(self, update: InboxUpdate) -> None:
        parsed = read_update(update.payload)
        meaning = Ignored("unreadable") if parsed is None else understand(parsed, self._me, self._clock.now())
        if parsed is not None and (pressed := callback_id(parsed)) is not None:
            self._courtesy.acknowledge(pressed)
        try:
            await self._think(update, meaning)
            self._on_reply()
        except AlreadyHandledError:
            LOGGER.info("inbox.already_handled update=%d", update.update_id)
        except DatabaseError as error:
            LOGGER.error("database.waiting update=%d fault=%s", update.update_id, error)  # noqa: TRY400 (its text says it all)
            await happens(self._stop, _AFTER_FAULT)

    async def _think(self, update: InboxUpdate, meaning: Meaning) -> None:
        if not isinstance(meaning, Heard):
            await self._thinking.call(self._handler.handle, update, meaning)
            return
        async with self._courtesy.typing(meaning.incoming.chat_id, self._typing_after(meaning)):
            heard = await self._with_file(meaning)
            async with self._places:
                attempt = await self._writes.write(lambda connection: self._handler.begin(connection, update, meaning))
                await self._thinking.call(self._handler.handle, update, heard, attempt)

    def _typing_after(self, heard: Heard) -> float:
        """Return seconds: a question shows typing at once, with many people at once only to who waits longer."""
        if len(self._lanes) > _BUSY_LANES:
            return _TYPING_WHEN_BUSY
        return 0.0 if is_question(heard) else _TYPING_LATER

    async def _with_file(self, heard: Heard) -> Heard:
        if heard.incoming.file is None:
            return heard
        return replace(heard, incoming=await self._files.fetch(heard.incoming))

    def _chats_pending(self) -> list[int | None]:
        with self._database.read() as connection:
            return inbox.chats_pending(connection)

    def _next(self, chat: int | None) -> InboxUpdate | None:
        with self._database.read() as connection:
            return inbox.next_for_chat(connection, chat)
