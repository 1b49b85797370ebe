"""The sender with a real database and a transport that answers as it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.store import audit, outbox
from bot.store.engine import Database
from bot.store.outbox import OutboxMessage
from bot.telegram import sender as module
from bot.telegram.letters import Letter, post, post_begun
from bot.telegram.offload import Offload
from bot.telegram.pacing import Pacing
from bot.telegram.sender import OutboxSender
from bot.telegram.transport import Blocked, Delivered, Delivery, Later, Undeliverable
from bot.telegram.writes import GroupedWrites
from tests.bot.store.memory import open_migrated

CLOCK = SystemClock()


@dataclass
class FakeTransport:
    """Answers with the next of ``answers`` for the chat, or delivers."""

    answers: dict[int, list[Delivery | Exception]] = field(default_factory=dict)
    tried: list[tuple[int, str]] = field(default_factory=list)
    arrived: list[tuple[int, str]] = field(default_factory=list)
    slow: dict[int, float] = field(default_factory=dict)

    async def deliver(self, chat_id: int, letter: Letter) -> Delivery:
        self.tried.append((chat_id, letter.html))
        await asyncio.sleep(self.slow.get(chat_id, 0))
        answer = self.answers[chat_id].pop(0) if self.answers.get(chat_id) else Delivered(1)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Delivered):
            self.arrived.append((chat_id, letter.html))
        return answer


@dataclass
class Post:
    database: Database
    transport: FakeTransport
    sender: OutboxSender

    def queue(self, chat_id: int, *texts: str) -> None:
        with self.database.transaction() as connection:
            for text in texts:
                post(connection, chat_id, [Letter(text, text)], at=CLOCK.now(), key=f"{chat_id}:{text}")
        self.sender.wake()

    def queue_begun(self, chat_id: int, text: str) -> OutboxMessage | None:
        """Queue a message as the reply to an update is queued; return it when it may be sent at once."""
        with self.database.transaction() as connection:
            return post_begun(connection, chat_id, Letter(text, text), at=CLOCK.now(), key=f"{chat_id}:{text}")

    async def arrived(self, count: int) -> list[tuple[int, str]]:
        await eventually(lambda: len(self.transport.arrived) >= count)
        return self.transport.arrived


async def eventually(condition: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 (the condition is of another thread or task, without an event)
            await asyncio.sleep(0.005)


@asynccontextmanager
async def open_post(folder: Path, transport: FakeTransport) -> AsyncIterator[Post]:
    database = open_migrated(folder / "x.db")
    storage = Offload(1, "storage")
    sender = OutboxSender(
        database=database,
        transport=transport,
        pacing=Pacing(),
        storage=storage,
        writes=GroupedWrites(database, storage),
        clock=CLOCK,
        jitter=lambda: 0.0,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(sender.run(stop))
    yield Post(database, transport, sender)
    stop.set()
    sender.wake()
    await running
    await sender.drain(0.5)
    storage.close()


async def test_what_is_queued_goes_out_at_once_and_in_order(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport()) as office:
        await asyncio.sleep(0.1)
        begun = asyncio.get_running_loop().time()
        office.queue(7, "a", "b", "c")
        assert await office.arrived(3) == [(7, "a"), (7, "b"), (7, "c")]
        assert asyncio.get_running_loop().time() - begun < 0.5


async def test_what_was_begun_is_sent_without_another_look_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_post(tmp_path, FakeTransport(slow={7: 0.05})) as office:
        await asyncio.sleep(0.1)
        monkeypatch.setattr(module, "LOOK_EVERY", 0.02)
        office.sender.take(office.queue_begun(7, "a"))
        assert office.sender._sending.keys() == {7}
        assert await office.arrived(1) == [(7, "a")]
        await asyncio.sleep(0.1)
        assert office.transport.tried == [(7, "a")]


async def test_what_follows_a_begun_message_goes_out_after_it_and_at_once(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport(slow={7: 0.05})) as office:
        await asyncio.sleep(0.1)
        begun = asyncio.get_running_loop().time()
        office.sender.take(office.queue_begun(7, "a"))
        office.sender.take(office.queue_begun(7, "b"))
        office.queue(7, "c")
        assert await office.arrived(3) == [(7, "a"), (7, "b"), (7, "c")]
        assert asyncio.get_running_loop().time() - begun < 0.7


async def test_a_begun_message_that_fails_is_repeated_after_its_pause_alone(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport({7: [Later("429", 0.4)]})) as office:
        await asyncio.sleep(0.1)
        begun = asyncio.get_running_loop().time()
        office.sender.take(office.queue_begun(7, "a"))
        office.queue(8, "b")
        assert await office.arrived(2) == [(8, "b"), (7, "a")]
        assert asyncio.get_running_loop().time() - begun >= 0.4


async def test_a_begun_message_that_nobody_took_is_due(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport()) as office:
        await asyncio.sleep(0.1)
        assert office.queue_begun(7, "a")
        office.sender.take(None)
        assert await office.arrived(1) == [(7, "a")]


async def test_a_crowd_of_begun_messages_arrives_whole(tmp_path: Path) -> None:
    people = range(1, module.AT_ONCE + 5)
    async with open_post(tmp_path, FakeTransport(slow=dict.fromkeys(people, 0.02))) as office:
        await asyncio.sleep(0.1)
        for chat in people:
            office.sender.take(office.queue_begun(chat, "a"))
        assert len(office.sender._sending) == module.AT_ONCE
        assert sorted(await office.arrived(len(people))) == [(chat, "a") for chat in people]
        assert len(office.transport.tried) == len(people)


async def test_another_process_is_noticed_without_being_woken(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport()) as office:
        await asyncio.sleep(0.1)
        with office.database.transaction() as connection:
            post(connection, 7, [Letter("a", "a")], at=CLOCK.now(), key="k")
        assert await office.arrived(1) == [(7, "a")]


async def test_a_failure_is_repeated_and_holds_back_its_chat_alone(tmp_path: Path) -> None:
    transport = FakeTransport({7: [Later("NetworkError"), Later("TimedOut")]})
    async with open_post(tmp_path, transport) as office:
        office.queue(7, "a", "b")
        office.queue(8, "c")
        assert await office.arrived(3) == [(8, "c"), (7, "a"), (7, "b")]
        assert [text for chat, text in transport.tried if chat == 7] == ["a", "a", "a", "b"]


async def test_a_flood_limit_is_waited_for(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport({7: [Later("429", 0.7)]})) as office:
        begun = asyncio.get_running_loop().time()
        office.queue(7, "a")
        await office.arrived(1)
        assert asyncio.get_running_loop().time() - begun >= 0.7


async def test_a_slow_chat_does_not_delay_another(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport(slow={7: 0.8})) as office:
        office.queue(7, "slow", "second")
        office.queue(8, "a")
        office.queue(9, "b")
        assert sorted((await office.arrived(2))[:2]) == [(8, "a"), (9, "b")]
        assert (await office.arrived(4))[2:] == [(7, "slow"), (7, "second")]


async def test_who_blocked_the_bot_is_marked_and_not_written_to(tmp_path: Path) -> None:
    async with open_post(tmp_path, FakeTransport({7: [Blocked()]})) as office:
        office.queue(7, "a", "b")
        await eventually(lambda: _blocked(office.database, 7))
        office.queue(8, "c")
        await office.arrived(1)
        assert [text for chat, text in office.transport.tried if chat == 7] == ["a"]


def _blocked(database: Database, chat_id: int) -> bool:
    with database.read() as connection:
        return outbox.is_blocked(connection, chat_id)


@pytest.mark.parametrize("fault", [Undeliverable("chat not found"), ValueError("Jan Kowalski")])
async def test_what_can_never_arrive_is_given_up_with_an_audit(
    tmp_path: Path, fault: Delivery | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_post(tmp_path, FakeTransport({7: [fault]})) as office:
        office.queue(7, "a", "b")
        assert await office.arrived(1) == [(7, "b")]
        with office.database.read() as connection:
            assert [entry.action for entry in audit.entries(connection)] == ["message.given_up"]
        assert "Kowalski" not in caplog.text


async def test_draining_sends_what_is_due_and_stops_in_time(tmp_path: Path) -> None:
    transport = FakeTransport({9: [Later("429", 60)]}, slow={8: 5.0})
    async with open_post(tmp_path, transport) as office:
        pass
    office.queue(7, "a", "b")
    office.queue(8, "never ends")
    office.queue(9, "postponed")
    office.sender._storage = Offload(1, "again")
    office.sender._writes = GroupedWrites(office.database, office.sender._storage)
    begun = asyncio.get_running_loop().time()
    await office.sender.drain(0.6)
    assert asyncio.get_running_loop().time() - begun < 2
    assert transport.arrived == [(7, "a"), (7, "b")]
    with office.database.transaction() as connection:
        assert outbox.recover(connection, CLOCK.now()) == 1
        due = outbox.due(connection, CLOCK.now() + timedelta(minutes=2), 9)
        assert [message.chat_id for message in due] == [8, 9]
