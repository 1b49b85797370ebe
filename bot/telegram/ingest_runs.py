"""The ingest, started from a chat: one message there is edited while it runs, and the report follows at its end.

All texts go through the outbox, so they keep to its pacing and its order. A new text of the progress is queued only
when the one before has arrived: a slow Telegram sees fewer of them, not older ones.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

from bot.administration.ingest_process import IngestOutcome, run_ingest_process
from bot.administration.report import RunReport
from bot.answering.model import Language
from bot.clock import Clock
from bot.conversation.ingest_view import last_line, progress_blocks, report_blocks
from bot.conversation.model import Block, Outgoing
from bot.store import ingest_requests as requests
from bot.store import outbox
from bot.store.engine import Connection, Database
from bot.store.ingest_requests import IngestRequest, text_key
from bot.telegram.letters import compose, post
from bot.telegram.offload import Offload
from bot.telegram.waiting import happens, unless
from bot.telegram.writes import GroupedWrites
from ingest.progress import Progress

LOGGER = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks for a run that was asked for."""

SHOW_EVERY = 3.0
"""Seconds between two texts of the progress."""

_LONGEST_WAIT = 5.0
"""Seconds to wait at the end until the last text of the progress has arrived, so that it can be edited."""

_LOOK_AGAIN = 0.2


class IngestRuns:
    """Carries out the runs that were asked for, one after the other.

    Args:
        database: has the requests and the outbox.
        storage: where the database is read.
        writes: how it is written to.
        clock: tells when a text was queued.
        command: the ingest; see :func:`run_ingest_process`.
        on_text: told when a text was queued.
    """

    def __init__(
        self,
        *,
        database: Database,
        storage: Offload,
        writes: GroupedWrites,
        clock: Clock,
        command: Sequence[str],
        on_text: Callable[[], None],
    ) -> None:
        self._database = database
        self._storage = storage
        self._writes = writes
        self._clock = clock
        self._command = command
        self._on_text = on_text
        self._step: Progress | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Do so until ``stop``, which cuts off what is running and tells so."""
        await self._tell_cut_off(stop)
        while not stop.is_set():
            request = await self._storage.persist(self._first)
            if request is not None:
                await self._carry_out(request, stop)
            await happens(stop, LOOK_EVERY)

    async def _tell_cut_off(self, stop: asyncio.Event) -> None:
        """Finish the run that the last process was at when it ended."""
        request = await self._storage.persist(self._first)
        if request is not None and request.started_at is not None:
            await self._finish(request, None, stop)

    async def _carry_out(self, request: IngestRequest, stop: asyncio.Event) -> None:
        LOGGER.info("ingest.started request=%d", request.id)
        self._step = None
        await self._writes.write(lambda connection: requests.begin(connection, request.id, self._clock.now()))
        showing = asyncio.create_task(self._keep_showing(request))
        try:
            outcome = await unless(stop, run_ingest_process(self._command, self._note))
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)
        await self._finish(request, outcome, stop)

    def _note(self, step: Progress) -> None:
        self._step = step

    async def _keep_showing(self, request: IngestRequest) -> None:
        shown: tuple[Block, ...] = ()
        while True:
            blocks = progress_blocks(self._step, Language(request.language))
            show = partial(self._show, request_id=request.id, blocks=blocks)
            if blocks != shown and await self._writes.write(show):
                shown = blocks
                self._on_text()
            await asyncio.sleep(SHOW_EVERY)

    async def _finish(self, request: IngestRequest, outcome: IngestOutcome | None, stop: asyncio.Event) -> None:
        """Tell how the run ended; ``outcome`` is None when it was cut off."""
        await self._until_shown(request, stop)
        await self._writes.write(lambda connection: self._tell_end(connection, request, outcome))
        self._on_text()
        told = outcome.status if isinstance(outcome, RunReport) else "cut_off" if outcome is None else "broken"
        LOGGER.info("ingest.ended request=%d outcome=%s", request.id, told)

    async def _until_shown(self, request: IngestRequest, stop: asyncio.Event) -> None:
        for _ in range(round(_LONGEST_WAIT / _LOOK_AGAIN)):
            if await self._storage.persist(self._is_shown, request.id) or await happens(stop, _LOOK_AGAIN):
                return

    def _first(self) -> IngestRequest | None:
        with self._database.read() as connection:
            return requests.first(connection)

    def _is_shown(self, request_id: int) -> bool:
        with self._database.read() as connection:
            request = requests.get(connection, request_id)
            return request is None or request.texts == 0 or _shown_as(connection, request) is not None

    def _show(self, connection: Connection, request_id: int, blocks: Sequence[Block]) -> bool:
        """Queue one more text of the run's message, if the one before has arrived; return whether it did."""
        request = requests.get(connection, request_id)
        if request is None:  # the person had their data erased, here and below
            return False
        replaces = _shown_as(connection, request)
        if request.texts and replaces is None:
            return False
        self._post(connection, request, blocks, requests.note_text(connection, request), replaces)
        return True

    def _tell_end(self, connection: Connection, request: IngestRequest, outcome: IngestOutcome | None) -> None:
        language, current = Language(request.language), requests.get(connection, request.id)
        if current is None:
            return
        key = requests.note_text(connection, current)
        self._post(connection, current, last_line(outcome, language), key, _shown_as(connection, current))
        if outcome is not None:
            self._post(connection, current, report_blocks(outcome, language), f"ingest:{request.id}:report", None)
        requests.finish(connection, request.id)

    def _post(
        self, connection: Connection, request: IngestRequest, blocks: Sequence[Block], key: str, replaces: int | None
    ) -> None:
        outgoing = Outgoing(request.chat_id, tuple(blocks), replaces=replaces, language=Language(request.language))
        post(connection, request.chat_id, compose(outgoing), at=self._clock.now(), key=key)


def _shown_as(connection: Connection, request: IngestRequest) -> int | None:
    """Return the number that the run's message has in its chat; None while its newest text has not arrived."""
    return outbox.telegram_message_id(connection, f"{text_key(request.id, request.texts)}:0")
