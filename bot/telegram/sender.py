"""From the outbox to Telegram: in order within a chat, chats side by side, nothing lost.

A time-out after Telegram accepted a message cannot be told from one before: such a message is sent again, so it may
arrive twice, and never not at all.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from bot.clock import Clock
from bot.store import audit, outbox
from bot.store.engine import Connection, Database
from bot.store.outbox import OutboxMessage
from bot.telegram.incidents import scrubbed
from bot.telegram.letters import Letter
from bot.telegram.offload import Offload
from bot.telegram.pacing import Pacing
from bot.telegram.transport import Blocked, Delivered, Delivery, Later, Transport, Undeliverable
from bot.telegram.waiting import happens
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

AT_ONCE = 32
"""Chats that are written to at the same time."""

LOOK_EVERY = 1.0
"""Seconds after which the outbox is read without being woken: another process may have put something in."""

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 300.0
_AFTER_FAULT = 5.0


class OutboxSender:
    """Sends what is due.

    ``jitter`` returns a number from 0 to 1 that spreads the repeated attempts of many messages.
    """

    def __init__(
        self,
        *,
        database: Database,
        transport: Transport,
        pacing: Pacing,
        storage: Offload,
        writes: GroupedWrites,
        clock: Clock,
        jitter: Callable[[], float],
    ) -> None:
        self._database = database
        self._transport = transport
        self._pacing = pacing
        self._storage = storage
        self._writes = writes
        self._clock = clock
        self._jitter = jitter
        self._news = asyncio.Event()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._begun_since_look: set[int] = set()
        """Chats that were written to since the outbox was last read: what was read of them may be out of date."""
        self._look_after: set[int] = set()
        """Chats being written to, after which the outbox has to be read."""

    def wake(self) -> None:
        """Tell that something was queued."""
        self._look_after.update(self._sending)
        self._news.set()

    def take(self, message: OutboxMessage | None) -> None:
        """Send ``message``, of which the sending was begun with the queueing; None tells no more than :meth:`wake`."""
        if message is None or message.chat_id in self._sending or len(self._sending) >= AT_ONCE:
            self.wake()
        else:
            self._start(message, begun=True)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until ``stop``; what is being sent then goes on, see :meth:`drain`."""
        repeated = await self._writes.write(lambda connection: outbox.recover(connection, self._clock.now()))
        LOGGER.info("outbox.open repeated=%d", repeated)
        while not stop.is_set():
            await self._start_due()
            await happens(self._news, LOOK_EVERY)

    async def drain(self, seconds: float) -> None:
        """Send what is due for at most ``seconds``; what is left goes out after the next start."""
        try:
            async with asyncio.timeout(seconds):
                while await self._start_due() or self._sending:
                    await asyncio.wait(self._sending.values(), return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            LOGGER.warning("outbox.left_for_next_start sending=%d", len(self._sending))
        left = list(self._sending.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _start_due(self) -> int:
        """Begin to send to every chat that has something due and is not being written to; return to how many."""
        self._news.clear()
        if len(self._sending) >= AT_ONCE:
            self._look_after.update(self._sending)
            return 0
        self._begun_since_look = set(self._sending)
        due = await self._storage.persist(self._due, AT_ONCE + len(self._sending))
        waiting = [message for message in due if message.chat_id not in self._begun_since_look]
        fresh = waiting[: max(0, AT_ONCE - len(self._sending))]
        for message in fresh:
            self._start(message)
        for message in due:
            self._look_again_for(message.chat_id)
        return len(fresh)

    def _look_again_for(self, chat_id: int) -> None:
        """Read the outbox once more when the chat is free: it had something due, and may have more."""
        if chat_id in self._sending:
            self._look_after.add(chat_id)
        else:
            self.wake()

    def _start(self, message: OutboxMessage, *, begun: bool = False) -> None:
        self._begun_since_look.add(message.chat_id)
        self._sending[message.chat_id] = asyncio.create_task(self._send(message, begun=begun))

    async def _send(self, message: OutboxMessage, *, begun: bool) -> None:
        try:
            await self._send_in_turn(message, begun=begun)
        except Exception as error:  # noqa: BLE001 (a fault of the code; without it the task would die unheard)
            LOGGER.error("outbox.fault id=%d fault=%s", message.id, scrubbed(error))  # noqa: TRY400 (text may be personal)
            await asyncio.sleep(_AFTER_FAULT)
        finally:
            del self._sending[message.chat_id]
            if message.chat_id in self._look_after:
                self._look_after.discard(message.chat_id)
                self._news.set()

    async def _send_in_turn(self, message: OutboxMessage, *, begun: bool) -> None:
        await self._pacing.turn(message.chat_id)
        if begun or await self._writes.write(lambda connection: outbox.claim(connection, message.id)):
            await self._deliver_and_settle(message)

    async def _deliver_and_settle(self, message: OutboxMessage) -> None:
        delivery = await self._deliver(message)
        pause = self._pause(message, delivery)
        await self._writes.write(lambda connection: self._settle(connection, message, delivery, pause))
        if pause:
            asyncio.get_running_loop().call_later(pause, self.wake)

    async def _deliver(self, message: OutboxMessage) -> Delivery:
        try:
            letter = Letter.from_payload(message.payload)
            delivery = await self._transport.deliver(message.chat_id, letter)
        except Exception as error:  # noqa: BLE001 (one letter's fault must not stop the others)
            LOGGER.error("outbox.fault id=%d fault=%s", message.id, scrubbed(error))  # noqa: TRY400 (text may be personal)
            return Undeliverable(type(error).__name__)
        if isinstance(delivery, Later) and delivery.seconds is not None:
            self._pacing.flooded(message.chat_id, delivery.seconds)
        return delivery

    def _due(self, limit: int) -> list[OutboxMessage]:
        with self._database.read() as connection:
            return outbox.due(connection, self._clock.now(), limit)

    def _settle(self, connection: Connection, message: OutboxMessage, delivery: Delivery, pause: float) -> None:
        now = self._clock.now()
        match delivery:
            case Delivered(message_id):
                outbox.mark_sent(connection, message.id, now, message_id)
            case Later(reason):
                outbox.postpone(connection, message.id, now + timedelta(seconds=pause), reason)
            case Blocked():
                outbox.postpone(connection, message.id, now, "blocked")
                outbox.mark_blocked(connection, message.chat_id, now)
            case Undeliverable(reason):
                _give_up(connection, message, now, reason)
            case _:
                assert_never(delivery)
        LOGGER.info("outbox.%s id=%d attempt=%d", type(delivery).__name__.lower(), message.id, message.attempts + 1)

    def _pause(self, message: OutboxMessage, delivery: Delivery) -> float:
        """Return seconds until the next attempt: what Telegram demands, or doubling from 0.5 to 300."""
        if not isinstance(delivery, Later):
            return 0.0
        spread = self._jitter()
        if delivery.seconds is not None:
            return delivery.seconds + spread
        return float(min(_FIRST_PAUSE * 2.0 ** min(message.attempts, 20), _LONGEST_PAUSE) * (0.5 + spread / 2))


def _give_up(connection: Connection, message: OutboxMessage, now: datetime, reason: str) -> None:
    outbox.give_up(connection, message.id, now, reason)
    audit.record(connection, now, "system", "message.given_up", f"outbox:{message.id}", details={"reason": reason})
