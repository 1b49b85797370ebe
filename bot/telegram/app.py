"""InterEkip in Telegram, put together and run until a signal."""

import asyncio
import logging
import random
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from telegram.error import InvalidToken, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_exponential_jitter

from bot.administration.ingest_process import INGEST_COMMAND
from bot.clock import Clock
from bot.conversation.model import Incoming
from bot.staff.roles import StaffService
from bot.store.engine import Connection, Database
from bot.telegram.api import RawBot, open_bot
from bot.telegram.courtesy import Courtesy
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.downloads import Downloads, nobody_awaits
from bot.telegram.files import AttachmentMaker, Files
from bot.telegram.handler import Handler, Responder
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.incoming import Me
from bot.telegram.ingest_runs import IngestRuns
from bot.telegram.menu import publish
from bot.telegram.notices import TelegramNotices, menus
from bot.telegram.offload import Offload
from bot.telegram.pacing import Pacing
from bot.telegram.poller import Poller, TokenRejectedError
from bot.telegram.sender import OutboxSender
from bot.telegram.staff_menus import StaffMenus
from bot.telegram.timers import Timers, Timetable
from bot.telegram.transport import TelegramTransport
from bot.telegram.waiting import signals, unless
from bot.telegram.writes import GroupedWrites

LOGGER = logging.getLogger(__name__)

THINKING_THREADS = 2
"""More would not think more on two cores: nobody waits for the disk there, and who concludes and sends would wait."""

READING_THREADS = 2

_FINISH_SECONDS = 20.0
"""How long an answer that is being thought about may take after the signal; later it is thought about anew."""

_DRAIN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the bot consists of besides Telegram.

    ``forget`` is run once a day in a transaction; ``identity`` names the index and the model in the first log line.
    ``administrators`` are numbers of Telegram users; ``ingest_command`` is the program that they start from the chat.
    ``timetable`` is what is done by itself at its moment. ``attachments`` returns, for the user name of the bot, what
    makes the files of messages; ``awaits_file`` tells whether a file that came is worth fetching.
    """

    database: Database
    responder: Responder
    clock: Clock
    forget: Callable[[Connection], int]
    identity: str
    administrators: frozenset[int] = frozenset()
    ingest_command: Sequence[str] = INGEST_COMMAND
    timetable: Timetable = field(default_factory=Timetable)
    attachments: Callable[[str], AttachmentMaker] | None = None
    awaits_file: Callable[[Connection, Incoming], bool] = nobody_awaits


def run(token: str, api_url: str, assembly: Assembly) -> int:
    """Serve until SIGTERM or SIGINT; then finish what is being handled, send what is due, and return 0.

    Raises:
        TokenRejectedError: when Telegram does not know ``token``.

    """
    return asyncio.run(_serve(token, api_url, assembly))


async def _serve(token: str, api_url: str, assembly: Assembly) -> int:
    stop = asyncio.Event()
    threads = _Threads.of(assembly.database)
    try:
        bot = open_bot(token, api_url)
    except InvalidToken:
        raise TokenRejectedError from None
    try:
        with signals(stop):
            me = await unless(stop, _greeting(bot))
            if me is not None:
                LOGGER.info("serve.started bot=@%s %s", me.username, assembly.identity)
                await _Service(bot, me, assembly, threads).run(stop)
    finally:
        await threads.close()
        await bot.shutdown()
    LOGGER.info("serve.stopped")
    return 0


@dataclass(frozen=True, slots=True)
class _Threads:
    """Who thinks about answers, who reads the files that people send, and who stores."""

    thinking: Offload
    reading: Offload
    storage: Offload

    @classmethod
    def of(cls, database: Database) -> Self:
        thinking, reading = Offload(THINKING_THREADS, "thinking"), Offload(READING_THREADS, "reading")
        return cls(thinking, reading, Offload(1 + database.writers, "storage"))  # one looks things up meanwhile

    async def close(self) -> None:
        """Wait, in threads of their own, as waiting here would stop the loop that they may wait for."""
        for each in (self.thinking, self.reading, self.storage):
            await asyncio.to_thread(each.close)


class _Service:
    """The parts, wired to each other."""

    def __init__(self, bot: RawBot, me: Me, assembly: Assembly, threads: _Threads) -> None:
        database, clock, pacing, storage = assembly.database, assembly.clock, Pacing(), threads.storage
        writes = GroupedWrites(database, storage)
        self._bot = bot
        self._courtesy = Courtesy(bot, pacing)
        self._files = Files(None if assembly.attachments is None else assembly.attachments(me.username))
        self._sender = OutboxSender(
            database=database,
            transport=TelegramTransport(bot, self._files),
            pacing=pacing,
            storage=storage,
            writes=writes,
            clock=clock,
            jitter=random.random,
        )
        self._dispatcher = self._dispatching(assembly, me, threads, writes)
        self._housekeeping = Housekeeping(writes, assembly.forget)
        self._ingest_runs = _ingest_runs(assembly, storage, writes, self._sender.wake)
        self._timers = Timers(
            database=database,
            storage=storage,
            writes=writes,
            clock=clock,
            timetable=assembly.timetable,
            on_text=self._sender.wake,
        )
        staff = StaffService(clock, assembly.administrators)
        self._staff_menus = StaffMenus(bot, menus(), staff, database, storage)
        self._poller = Poller(source=bot, writes=writes, clock=clock, arrivals=self._dispatcher)

    def _dispatching(self, assembly: Assembly, me: Me, threads: _Threads, writes: GroupedWrites) -> Dispatcher:
        return Dispatcher(
            database=assembly.database,
            handler=_handler(assembly, me),
            me=me,
            clock=assembly.clock,
            courtesy=self._courtesy,
            files=Downloads(self._bot, assembly.database, threads.storage, assembly.awaits_file),
            storage=threads.storage,
            thinking=threads.thinking,
            reading=threads.reading,
            writes=writes,
            on_reply=self._sender.take,
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Run all parts until ``stop``, or until one of them fails, which stops the others in good order."""
        menu = asyncio.create_task(publish(self._bot, menus()))
        running = (
            self._poller,
            self._dispatcher,
            self._sender,
            self._housekeeping,
            self._ingest_runs,
            self._timers,
            self._staff_menus,
        )
        parts = [asyncio.create_task(_ending_all(part.run(stop), stop)) for part in running]
        await stop.wait()
        self._dispatcher.wake()
        self._sender.wake()
        await asyncio.wait(parts, timeout=_FINISH_SECONDS)
        for late in (menu, *parts):
            late.cancel()
        outcomes = await asyncio.gather(menu, *parts, return_exceptions=True)
        await self._sender.drain(_DRAIN_SECONDS)
        await self._courtesy.close()
        await self._files.close()
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome


async def _ending_all(part: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    try:
        await part
    finally:
        stop.set()


async def _greeting(bot: RawBot) -> Me:
    """Ask Telegram who the bot is, as long as it takes."""
    retrying = AsyncRetrying(
        retry=retry_if_exception(
            lambda error: isinstance(error, TelegramError) and not isinstance(error, InvalidToken)
        ),
        wait=wait_exponential_jitter(multiplier=0.5, max=30),
        before_sleep=_tell_unreachable,
    )
    try:
        await retrying(bot.initialize)
    except InvalidToken:
        raise TokenRejectedError from None  # the cause has the token in its text
    return Me(bot.id, bot.username)


def _tell_unreachable(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    LOGGER.warning("serve.telegram_unreachable attempt=%d kind=%s", state.attempt_number, type(error).__name__)


def _ingest_runs(
    assembly: Assembly, storage: Offload, writes: GroupedWrites, on_text: Callable[[], None]
) -> IngestRuns:
    return IngestRuns(
        database=assembly.database,
        storage=storage,
        writes=writes,
        clock=assembly.clock,
        command=assembly.ingest_command,
        on_text=on_text,
    )


def _handler(assembly: Assembly, me: Me) -> Handler:
    return Handler(
        database=assembly.database,
        responder=assembly.responder,
        notices=TelegramNotices(me.username),
        clock=assembly.clock,
        numbers=_new_number,
    )


def _new_number() -> str:
    """Return eight letters and digits that a person can read out."""
    return secrets.token_hex(4).upper()
