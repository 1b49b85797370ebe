"""Stored first, confirmed then; and whatever Telegram answers, it goes on."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.clock import SystemClock
from bot.store import inbox, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseFullError
from bot.store.inbox import InboxUpdate
from bot.telegram import poller as module
from bot.telegram.dispatcher import Recalled
from bot.telegram.incoming import ALLOWED_UPDATES
from bot.telegram.offload import Offload
from bot.telegram.poller import Poller, TokenRejectedError
from bot.telegram.writes import GroupedWrites
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.test_sender import eventually
from tests.bot.telegram.updates import message, press, text_from

Step = Exception | list[dict[str, Any]]


@dataclass
class ScriptedSource:
    """Answers with ``steps`` one by one, then waits for ever; remembers offsets and what was stored when asked."""

    database: Database
    steps: list[Step]
    offsets: list[int | None] = field(default_factory=list)
    stored_when_asked: list[int] = field(default_factory=list)
    webhook_deleted: int = 0

    async def raw_updates(self, offset: int | None, kinds: Sequence[str], seconds: int) -> list[dict[str, Any]]:
        assert list(kinds) == list(ALLOWED_UPDATES)
        assert seconds > 0
        self.offsets.append(offset)
        with self.database.read() as connection:
            self.stored_when_asked.append(len(inbox.pending(connection, 99)))
        if not self.steps:
            await asyncio.Event().wait()
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step

    async def delete_webhook(self) -> bool:
        self.webhook_deleted += 1
        return True


@dataclass
class RecordedArrivals:
    """Begins the updates whose numbers are in ``begins``; remembers what it could have begun, and what was new."""

    begins: frozenset[int] = frozenset()
    asked: list[list[int]] = field(default_factory=list)
    new: list[list[int]] = field(default_factory=list)

    def begin(self, updates: Sequence[InboxUpdate]) -> frozenset[int]:
        self.asked.append([update.update_id for update in updates])
        return self.begins

    def recall(self, connection: Connection, updates: Sequence[InboxUpdate]) -> Recalled:
        stored = {row.update_id for row in inbox.pending(connection, 99)}
        return {update.update_id: Dialog("uk") for update in updates if update.update_id in stored}

    def arrived(self, updates: Sequence[InboxUpdate], new: Collection[int], recalled: Recalled) -> None:
        assert {update.update_id for update in updates} >= set(new)
        assert set(recalled) >= set(new), "it is read in the transaction that stores"
        self.new.append(list(new))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CONFLICT_PAUSE", 0.01)
    monkeypatch.setattr(module, "_BACKOFF", lambda _: 0.01)


@asynccontextmanager
async def polling(
    folder: Path, *steps: Step, begins: frozenset[int] = frozenset()
) -> AsyncIterator[tuple[ScriptedSource, RecordedArrivals, asyncio.Task[None]]]:
    database = open_migrated(folder / "x.db")
    source, arrivals, storage = ScriptedSource(database, list(steps)), RecordedArrivals(begins), Offload(1, "storage")
    poller = Poller(
        source=source,
        writes=GroupedWrites(database, storage),
        clock=SystemClock(),
        arrivals=arrivals,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(poller.run(stop))
    yield source, arrivals, running
    stop.set()
    await asyncio.wait_for(asyncio.gather(running, return_exceptions=True), 2)
    storage.close()


async def test_a_batch_is_stored_before_it_is_confirmed_and_the_offset_is_forgotten_then(tmp_path: Path) -> None:
    batch = [message(5, text="a"), message(6, text="b")]
    async with polling(tmp_path, batch, []) as (source, arrivals, _):
        await eventually(lambda: len(source.offsets) == 3)
        assert source.offsets == [None, 7, None]
        assert source.stored_when_asked == [0, 2, 2]
        assert arrivals.new == [[5, 6]]


async def test_what_begins_with_its_storing_has_its_attempt_counted_there(tmp_path: Path) -> None:
    batch = [message(5, text="a"), message(6, text="b"), message(7, photo=[]), press(8)]
    async with polling(tmp_path, batch, [], begins=frozenset({5})) as (source, arrivals, _):
        await eventually(lambda: len(source.offsets) == 3)
        assert arrivals.asked == [[5, 6, 8]], "a file is fetched before the first attempt"
        with source.database.read() as connection:
            assert [row.attempts for row in inbox.pending(connection, 9)] == [1, 0, 0, 0]


async def test_who_writes_again_is_not_blocked_any_more(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    with database.transaction() as connection:
        for chat in (7, 8):
            outbox.mark_blocked(connection, chat, SystemClock().now())
    async with polling(tmp_path, [text_from(7, 5, "a"), {"update_id": 6}], []) as (source, _, _task):
        await eventually(lambda: len(source.offsets) == 3)
    with database.read() as connection:
        assert [outbox.is_blocked(connection, chat) for chat in (7, 8)] == [False, True]


async def test_a_repeated_update_is_confirmed_and_not_stored_again(tmp_path: Path) -> None:
    batch = [message(5, text="a")]
    async with polling(tmp_path, batch, batch, batch, []) as (source, arrivals, _):
        await eventually(lambda: len(source.offsets) == 5)
        assert source.stored_when_asked == [0, 1, 1, 1, 1]
        assert arrivals.new == [[5], [], []]


async def test_kinds_of_tomorrow_and_halves_of_letters_are_stored(tmp_path: Path) -> None:
    odd: list[dict[str, Any]] = [
        {"update_id": 1, "kind_of_tomorrow": {"chat": {"id": "x"}}},
        message(2, text="\ud83d\x00"),
        {"no": "id"},
    ]
    async with polling(tmp_path, odd, []) as (source, _, _):
        await eventually(lambda: len(source.offsets) == 3)
        assert source.offsets == [None, 3, None]
        with source.database.read() as connection:
            assert [(row.update_id, row.chat_id) for row in inbox.pending(connection, 9)] == [(1, None), (2, 7)]


async def test_troubles_pass_and_are_told_once_each(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    conflict = Conflict("terminated by other getUpdates request")
    troubles: list[Step] = [NetworkError("x"), NetworkError("x"), TimedOut(), conflict, conflict, RetryAfter(0)]
    async with polling(tmp_path, *troubles, [message(5, text="a")]) as (source, _, _):
        await eventually(lambda: source.offsets[-1:] == [6])
        lines = [record.getMessage() for record in caplog.records if record.name == "bot.telegram.poller"]
        assert [line.split()[1] for line in lines if "trouble" in line] == [
            "kind=NetworkError",
            "kind=TimedOut",
            "kind=Conflict",
            "kind=RetryAfter",
        ]
        assert "tym samym tokenem" in caplog.text
        assert "poll.recovered" in lines


async def test_a_webhook_of_the_past_is_removed(tmp_path: Path) -> None:
    webhook = Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
    async with polling(tmp_path, webhook, []) as (source, _, _):
        await eventually(lambda: source.webhook_deleted == 1)


async def test_a_wrong_token_ends_it_with_a_sentence(tmp_path: Path) -> None:
    async with polling(tmp_path, InvalidToken("The token `1:secret` was rejected")) as (_, _, running):
        with pytest.raises(TokenRejectedError, match="TELEGRAM_BOT_TOKEN") as caught:
            await running
        assert "secret" not in str(caught.value)


async def test_what_cannot_be_stored_is_not_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [DatabaseFullError("Brakuje miejsca."), DatabaseFullError("Brakuje miejsca.")]
    receive = inbox.receive

    def full_twice(*arguments: Any) -> list[int]:  # noqa: ANN401 (passed on)
        if faults:
            raise faults.pop()
        return receive(*arguments)

    monkeypatch.setattr(inbox, "receive", full_twice)
    async with polling(tmp_path, [message(5, text="a")], []) as (source, _, _):
        await eventually(lambda: len(source.offsets) == 3)
        assert not faults
        assert source.offsets == [None, 6, None]
        assert source.stored_when_asked == [0, 1, 1]
