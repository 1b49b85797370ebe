"""Who is handled when: in order within a chat, chats side by side in a few threads."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Protocol

from bot.clock import Clock
from bot.conversation.model import Incoming
from bot.store import dialogs, inbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseError
from bot.store.inbox import AlreadyHandledError, InboxUpdate
from bot.store.outbox import OutboxMessage
from bot.telegram.handler import Conclusion, Handler
from bot.telegram.incidents import scrubbed
from bot.telegram.incoming import Heard, Ignored, Me, Meaning, callback_id, is_question, read_update, understand
from bot.telegram.offload import Offload
from bot.telegram.waiting import happens
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

LOOK_EVERY = 5.0
_AFTER_FAULT = 5.0

_TYPING_SOON = 0.15
"""Seconds after which typing is shown for a question: most are answered before, and a request costs time then."""

_TYPING_LATER = 0.7
"""Seconds after which typing is shown for what is usually answered before."""

_BUSY_LANES = 4
_TYPING_WHEN_BUSY = 2.0
"""With more chats at once typing is shown late to everybody: a request for it costs as much as one for the answer, and
of thirty who ask at once most would wait for both."""


Recalled = Mapping[int, Dialog]
"""The dialogs of chats."""


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
    place in the line for them, and a slow answer delays its own chat alone.

    What has just been stored is handled as it came, and the inbox is read only where more of a chat may wait in it:
    after a start, after a fault, and when a chat gets updates faster than they are handled. A look at the whole inbox
    now and then finds what would be left behind otherwise.
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
        reading: Offload,
        writes: GroupedWrites,
        on_reply: Callable[[OutboxMessage | None], None],
    ) -> None:
        self._database = database
        self._handler = handler
        self._me = me
        self._clock = clock
        self._courtesy = courtesy
        self._files = files
        self._storage = storage
        self._thinking = thinking
        self._reading = reading
        self._writes = writes
        self._on_reply = on_reply
        self._news = asyncio.Event()
        self._stop = asyncio.Event()
        self._lanes: dict[int | None, asyncio.Task[None]] = {}
        self._arriving: set[int | None] = set()
        """Chats of updates that are handled as soon as they are stored."""
        self._behind: set[int | None] = set()
        """Chats of which more may wait in the inbox."""
        self._looked = False
        # Of what a process began before it ended, one thing at a time: when one of them ends it again and again, the
        # others have nothing to do with it.
        self._suspect = asyncio.Semaphore()

    def wake(self) -> None:
        """Tell that there are new updates in the inbox."""
        self._news.set()

    def begin(self, updates: Sequence[InboxUpdate]) -> frozenset[int]:
        """Return the numbers of those of ``updates`` that can be handled as soon as they are stored.

        Those are the first ones of chats of which nothing else waits.
        """
        begun: set[int] = set()
        for update in sorted(updates, key=_number) if self._looked else ():
            if not self._is_busy(update.chat_id):
                self._arriving.add(update.chat_id)
                begun.add(update.update_id)
        return frozenset(begun)

    def recall(self, connection: Connection, updates: Sequence[InboxUpdate]) -> Recalled:
        """Read, in the transaction that stores ``updates``, what handling those that are begun needs to know."""
        begun = (update.chat_id for update in updates if update.attempts)
        return dialogs.load_all(connection, [chat for chat in begun if chat is not None])

    def arrived(self, updates: Sequence[InboxUpdate], new: Collection[int], recalled: Recalled) -> None:
        """Handle ``updates``, which are stored; those with an attempt are the ones that :meth:`begin` returned."""
        for update in sorted({each.update_id: each for each in updates}.values(), key=_number):
            chat, begun = update.chat_id, update.attempts > 0
            if begun:
                self._arriving.discard(chat)
            if self._looked and update.update_id in new and not self._is_busy(chat) and not self._stop.is_set():
                dialog = recalled.get(chat, Dialog()) if begun and chat is not None else None
                self._lanes[chat] = asyncio.create_task(self._lane(chat, update, dialog))
            elif update.update_id in new:
                self._look_for_more(chat)

    async def run(self, stop: asyncio.Event) -> None:
        """Handle what is pending and what comes until ``stop``; then finish what is being handled."""
        self._stop = stop
        while not stop.is_set():
            self._news.clear()
            for chat in await self._storage.persist(self._chats_pending):
                if chat not in self._lanes and chat not in self._arriving:
                    self._behind.add(chat)
                    self._lanes[chat] = asyncio.create_task(self._lane(chat))
            self._looked = True
            await happens(self._news, LOOK_EVERY)
        await asyncio.gather(*self._lanes.values())

    def _is_busy(self, chat: int | None) -> bool:
        """Return whether something of the chat is being handled, or may have to be handled first."""
        return chat in self._lanes or chat in self._arriving or chat in self._behind

    def _look_for_more(self, chat: int | None) -> None:
        self._behind.add(chat)
        if chat not in self._lanes:
            self.wake()

    async def _lane(self, chat: int | None, first: InboxUpdate | None = None, dialog: Dialog | None = None) -> None:
        """Handle what the chat has; with ``first`` comes its ``dialog`` when its attempt is counted already."""
        try:
            if first is not None:
                await self._handle(first, dialog)
            while (update := await self._following(chat)) is not None:
                await self._handle(update)
        except Exception as error:  # noqa: BLE001 (a fault of the code; the update stays and is tried again)
            LOGGER.error("inbox.fault fault=%s", scrubbed(error))  # noqa: TRY400 (text may be personal)
            self._behind.add(chat)
            await happens(self._stop, _AFTER_FAULT)
        finally:
            del self._lanes[chat]
            if chat in self._behind:
                self.wake()

    async def _following(self, chat: int | None) -> InboxUpdate | None:
        """Return the next update of the chat, without looking for it when there is none."""
        while not self._stop.is_set() and chat in self._behind:
            self._behind.discard(chat)  # before the look: what is stored meanwhile is looked for again
            if (update := await self._storage.persist(self._next, chat)) is not None:
                self._behind.add(chat)
                return update
        return None

    async def _handle(self, update: InboxUpdate, dialog: Dialog | None = None) -> None:
        try:
            meaning = self._understand(update)
            async with self._typing(meaning), self._suspected(update, begun=dialog is not None):
                conclude = await self._consider(update, meaning, dialog)
                reply = await self._conclude(update, meaning, conclude)
            LOGGER.info("inbox.handled update=%d", update.update_id)
            self._on_reply(reply)
        except AlreadyHandledError:
            LOGGER.info("inbox.already_handled update=%d", update.update_id)
        except DatabaseError as error:
            LOGGER.error("database.waiting update=%d fault=%s", update.update_id, error)  # noqa: TRY400 (its text says it all)
            self._behind.add(update.chat_id)
            await happens(self._stop, _AFTER_FAULT)

    def _suspected(self, update: InboxUpdate, *, begun: bool) -> AbstractAsyncContextManager[None]:
        """Be alone within the block with what an earlier process began and did not finish."""
        return self._suspect if update.attempts and not begun else nullcontext()

    def _understand(self, update: InboxUpdate) -> Meaning:
        parsed = read_update(update.payload)
        if parsed is None:
            return Ignored("unreadable")
        if (pressed := callback_id(parsed)) is not None:
            self._courtesy.acknowledge(pressed)
        return understand(parsed, self._me, self._clock.now())

    async def _consider(self, update: InboxUpdate, meaning: Meaning, dialog: Dialog | None) -> Conclusion:
        if not isinstance(meaning, Heard):
            return await self._thinking.call(self._handler.consider, update, meaning)
        if dialog is not None:
            return await self._thinking.call(self._handler.consider, update, meaning, dialog, update.attempts)
        heard = await self._with_file(meaning)
        known, attempt = await self._writes.write(partial(_begin_attempt, update, heard.incoming.chat_id))
        # A table that somebody sent may take a minute, in which nobody should wait for an answer.
        threads = self._thinking if heard.incoming.file is None else self._reading
        return await threads.call(self._handler.consider, update, heard, known, attempt)

    async def _conclude(self, update: InboxUpdate, meaning: Meaning, conclude: Conclusion) -> OutboxMessage | None:
        try:
            return await self._writes.write(conclude)
        except (AlreadyHandledError, DatabaseError):
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is: the person gets a number and the others go on)
            return await self._writes.write(self._handler.setting_aside(update, meaning, scrubbed(error)))

    def _typing(self, meaning: Meaning) -> AbstractAsyncContextManager[None]:
        if isinstance(meaning, Heard):
            return self._courtesy.typing(meaning.incoming.chat_id, self._typing_after(meaning))
        return nullcontext()

    def _typing_after(self, heard: Heard) -> float:
        """Return seconds: a question shows typing soon, with many people at once only to who waits longer."""
        if len(self._lanes) > _BUSY_LANES:
            return _TYPING_WHEN_BUSY
        return _TYPING_SOON if is_question(heard) else _TYPING_LATER

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


def _begin_attempt(update: InboxUpdate, chat_id: int, connection: Connection) -> tuple[Dialog, int]:
    return dialogs.load(connection, chat_id), inbox.begin_attempt(connection, update.update_id)


def _number(update: InboxUpdate) -> int:
    return update.update_id
