"""Order within a chat, independence between chats, and nothing left behind."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.conversation.conversation import Decision
from bot.conversation.model import Button, Incoming, Outgoing, Paragraph
from bot.store import dialogs, inbox, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.store.errors import DatabaseBusyError
from bot.store.inbox import InboxUpdate
from bot.telegram import dispatcher as module
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.handler import Handler
from bot.telegram.incoming import Me, chat_of, read_update
from bot.telegram.offload import Offload
from bot.telegram.writes import GroupedWrites
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.fakes import EchoConversation, NoFiles, PlainNotices, RecordedCourtesy, raising, sleeping
from tests.bot.telegram.test_sender import eventually
from tests.bot.telegram.updates import dump, message, person, press, text_from

CLOCK = SystemClock()
THREADS = 4


@dataclass
class Room:
    database: Database
    conversation: EchoConversation
    courtesy: RecordedCourtesy
    dispatcher: Dispatcher
    replied: list[bool]

    def receive(self, *updates: dict[str, Any]) -> None:
        rows = [InboxUpdate(raw["update_id"], chat_of(raw), dump(raw)) for raw in updates]
        with self.database.transaction() as connection:
            inbox.receive(connection, rows, CLOCK.now())
        self.dispatcher.wake()

    async def arrive(self, *updates: dict[str, Any]) -> None:
        """Do as the poller does: what begins with its storing has its attempt counted there."""
        rows = [InboxUpdate(raw["update_id"], chat_of(raw), dump(raw)) for raw in updates]
        begun = self.dispatcher.begin(rows)
        rows = [replace(row, attempts=1) if row.update_id in begun else row for row in rows]
        with self.database.transaction() as connection:
            new, recalled = inbox.receive(connection, rows, CLOCK.now()), self.dispatcher.recall(connection, rows)
        self.dispatcher.arrived(rows, new, recalled)

    def attempts(self) -> dict[int, int]:
        with self.database.read() as connection:
            return {update.update_id: update.attempts for update in inbox.pending(connection, 99)}

    def said(self, chat: int | None = None) -> list[str | None]:
        return [one.text for one in self.conversation.heard if chat in (None, one.chat_id)]

    def pending(self) -> int:
        with self.database.read() as connection:
            return len(inbox.pending(connection, 9999))


@asynccontextmanager
async def open_room(folder: Path, conversation: EchoConversation) -> AsyncIterator[Room]:
    database = open_migrated(folder / "x.db")
    courtesy, replied = RecordedCourtesy(), list[bool]()
    storage, thinking, reading = Offload(2, "storage"), Offload(THREADS, "thinking"), Offload(2, "reading")
    handler = Handler(
        database=database, responder=conversation, notices=PlainNotices(), clock=CLOCK, numbers=lambda: "N1"
    )
    dispatcher = Dispatcher(
        database=database,
        handler=handler,
        me=Me(99, "InterEkipBot"),
        clock=CLOCK,
        courtesy=courtesy,
        files=NoFiles(),
        storage=storage,
        thinking=thinking,
        reading=reading,
        writes=GroupedWrites(database, storage),
        on_reply=lambda _: replied.append(True),
    )
    stop = asyncio.Event()
    running = asyncio.create_task(dispatcher.run(stop))
    try:
        yield Room(database, conversation, courtesy, dispatcher, replied)
    finally:
        stop.set()
        dispatcher.wake()
        await running
        for pool in (thinking, reading, storage):
            pool.close()


async def test_order_is_kept_within_a_chat_and_nobody_is_handled_twice_at_once(tmp_path: Path) -> None:
    conversation = EchoConversation({"0": sleeping(0.05), "3": sleeping(0.05)})
    async with open_room(tmp_path, conversation) as room:
        room.receive(*(text_from(7 + number % 3, number, str(number // 3)) for number in range(30)))
        await eventually(lambda: len(room.said()) == 30)
        assert all(room.said(chat) == [str(number) for number in range(10)] for chat in (7, 8, 9))
        assert conversation.overlaps == 0
        await eventually(lambda: len(room.replied) == 30)
        assert room.pending() == 0


async def test_order_is_kept_for_what_is_handled_as_it_arrives(tmp_path: Path) -> None:
    conversation = EchoConversation({"0": sleeping(0.05), "3": sleeping(0.05)})
    async with open_room(tmp_path, conversation) as room:
        await eventually(lambda: room.dispatcher._looked)
        for start in range(0, 30, 5):
            batch = range(start, start + 5)
            await room.arrive(*(text_from(7 + number % 3, number, str(number // 3)) for number in batch))
            await asyncio.sleep(0.01)
        await eventually(lambda: len(room.said()) == 30)
        assert all(room.said(chat) == [str(number) for number in range(10)] for chat in (7, 8, 9))
        assert conversation.overlaps == 0
        await eventually(lambda: not room.dispatcher._lanes and not room.dispatcher._behind)
        assert room.pending() == 0


async def test_an_update_alone_is_handled_as_it_came_with_one_attempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    async with open_room(tmp_path, EchoConversation({"slow": lambda: gate.wait(5)})) as room:  # type: ignore[dict-item]  # the bool is not used
        await eventually(lambda: room.dispatcher._looked)
        monkeypatch.setattr(inbox, "next_for_chat", raising(AssertionError("it is known what is next")))
        await room.arrive(text_from(7, 1, "slow"))
        await eventually(lambda: bool(room.conversation.busy_chats))
        assert room.attempts() == {1: 1}
        gate.set()
        await eventually(lambda: room.said() == ["slow"])
        await eventually(lambda: not room.dispatcher._lanes)


async def test_what_arrives_before_the_first_look_waits_for_what_is_older(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    with database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(1, 7, dump(message(1, text="old")))], CLOCK.now())
    async with open_room(tmp_path, EchoConversation()) as room:
        await room.arrive(text_from(7, 2, "new"))
        await eventually(lambda: room.said() == ["old", "new"])


async def test_what_is_left_after_a_fault_of_the_code_comes_before_what_arrives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AFTER_FAULT", 0.05)
    faults = [True]
    async with open_room(tmp_path, EchoConversation()) as room:
        await eventually(lambda: room.dispatcher._looked)

        def stumble(*arguments: Any) -> Any:  # noqa: ANN401 (passed on)
            if faults and faults.pop():
                raise RuntimeError
            return read_update(*arguments)

        monkeypatch.setattr(module, "read_update", stumble)
        await room.arrive(text_from(7, 1, "a"))
        await eventually(lambda: not faults)
        await room.arrive(text_from(7, 2, "b"))
        await eventually(lambda: room.said() == ["a", "b"])


async def test_repeats_are_handled_once_beside_others(tmp_path: Path) -> None:
    async with open_room(tmp_path, EchoConversation()) as room:
        await eventually(lambda: room.dispatcher._looked)
        for _ in range(3):
            await room.arrive(text_from(7, 1, "a"), text_from(8, 2, "b"), text_from(8, 3, "c"), {"update_id": 4})
            await eventually(lambda: not room.dispatcher._lanes)
        assert sorted(filter(None, room.said())) == ["a", "b", "c"]
        assert room.pending() == 0


async def test_a_slow_answer_delays_its_own_chat_alone(tmp_path: Path) -> None:
    gate = threading.Event()
    async with open_room(tmp_path, EchoConversation({"slow": lambda: gate.wait(5)})) as room:  # type: ignore[dict-item]  # the bool is not used
        room.receive(text_from(7, 1, "slow"), text_from(7, 2, "after"))
        await asyncio.sleep(0.1)
        room.receive(*(text_from(number, number, "quick") for number in range(10, 30)))
        await eventually(lambda: len(room.said()) == 20)
        assert room.said(7) == []
        gate.set()
        await eventually(lambda: room.said(7) == ["slow", "after"])


async def test_files_that_take_long_to_read_keep_no_question_waiting(tmp_path: Path) -> None:
    gate = threading.Event()
    async with open_room(tmp_path, EchoConversation({"document": lambda: gate.wait(5)})) as room:  # type: ignore[dict-item]  # the bool is not used
        table = {"file_id": "F1", "file_unique_id": "U1", "file_name": "lista.csv", "file_size": 9}
        people = ((number, *person(number)) for number in range(1, THREADS + 3))
        room.receive(*(message(number, chat=chat, sender=sender, document=table) for number, chat, sender in people))
        await eventually(lambda: len(room.conversation.busy_chats) == 2)
        room.receive(*(text_from(number, number, "quick") for number in range(10, 30)))
        await eventually(lambda: len(room.said()) == 20)
        gate.set()
        await eventually(lambda: room.pending() == 0)


async def test_a_flood_of_one_chat_does_not_hide_the_others(tmp_path: Path) -> None:
    async with open_room(tmp_path, EchoConversation({"flood": sleeping(0.02)})) as room:
        room.receive(*(text_from(7, number, "flood") for number in range(1, 200)))
        room.receive(text_from(8, 500, "I"))
        await eventually(lambda: room.said(8) == ["I"])
        assert len(room.said(7)) < 100


async def test_a_crowd_that_arrives_is_begun_with_its_storing(tmp_path: Path) -> None:
    gate = threading.Event()
    async with open_room(tmp_path, EchoConversation({"slow": lambda: gate.wait(5)})) as room:  # type: ignore[dict-item]  # the bool is not used
        await eventually(lambda: room.dispatcher._looked)
        await room.arrive(*(text_from(number, number, "slow") for number in range(1, 3 * THREADS)))
        await eventually(lambda: len(room.conversation.busy_chats) == THREADS)
        assert room.attempts() == dict.fromkeys(range(1, 3 * THREADS), 1)
        gate.set()
        await eventually(lambda: room.pending() == 0)


async def test_of_what_a_process_left_begun_one_thing_is_tried_at_a_time_and_nobody_else_waits(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    left = [InboxUpdate(number, number, dump(text_from(number, number, "left")), attempts=1) for number in range(1, 6)]
    with database.transaction() as connection:
        inbox.receive(connection, left, CLOCK.now())
    gate = threading.Event()
    async with open_room(tmp_path, EchoConversation({"left": lambda: gate.wait(5)})) as room:  # type: ignore[dict-item]  # the bool is not used
        await eventually(lambda: bool(room.conversation.busy_chats))
        await room.arrive(*(text_from(number, number, "new") for number in range(10, 14)))
        await eventually(lambda: room.said() == ["new"] * 4)
        await eventually(lambda: sorted(room.attempts().values()) == [1, 1, 1, 1, 2])
        gate.set()
        await eventually(lambda: room.pending() == 0)
        assert len(room.conversation.threads) <= THREADS


async def test_who_arrives_is_handled_with_the_dialog_that_was_read_with_the_storing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room(tmp_path, EchoConversation()) as room:
        await eventually(lambda: room.dispatcher._looked)
        known: list[Dialog] = []
        consider = room.conversation.consider

        def look(database: Database, incoming: Incoming, dialog: Dialog) -> Decision:
            known.append(dialog)
            return consider(database, incoming, dialog)

        monkeypatch.setattr(room.conversation, "consider", look)
        with room.database.transaction() as connection:
            dialogs.save(connection, 7, Dialog("uk", "Ile?"), CLOCK.now())
        await room.arrive(text_from(7, 1, "a"), text_from(8, 2, "b"))
        await eventually(lambda: room.pending() == 0)
        await room.arrive(text_from(7, 3, "c"), text_from(7, 4, "d"))
        await eventually(lambda: room.pending() == 0)
        assert sorted((each.language or "", each.previous_question or "") for each in known) == [
            ("", ""),
            *[("uk", "Ile?")] * 3,
        ]


async def test_a_fault_after_the_reply_was_queued_leaves_the_apology_alone(tmp_path: Path) -> None:
    class TwoFaced(EchoConversation):
        def replies(self, incoming: Incoming, said: str) -> list[Outgoing]:
            bad = Outgoing(incoming.chat_id, (Paragraph(("x",)),), ((Button("x", data="x" * 65),),))
            return [*super().replies(incoming, said), bad] if said == "x" else list(super().replies(incoming, said))

    async with open_room(tmp_path, TwoFaced()) as room:
        await eventually(lambda: room.dispatcher._looked)
        await room.arrive(*(text_from(number, number, "x" if number == 3 else "y") for number in range(1, 6)))
        await eventually(lambda: room.pending() == 0)
        with room.database.read() as connection:
            queued = {row.chat_id: row.payload["html"] for row in outbox.due(connection, CLOCK.now(), 9)}
        assert queued == {number: "sorry uk N1" if number == 3 else "echo y" for number in range(1, 6)}


async def test_what_waited_while_the_process_was_down_is_handled(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    with database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(1, 7, dump(message(1, text="old")))], CLOCK.now())
    async with open_room(tmp_path, EchoConversation()) as room:
        await eventually(lambda: room.said() == ["old"])


async def test_what_is_being_handled_is_finished_before_the_end(tmp_path: Path) -> None:
    conversation = EchoConversation({"a": sleeping(0.3)})
    async with open_room(tmp_path, conversation) as room:
        room.receive(text_from(7, 1, "a"), text_from(7, 2, "b"))
        await eventually(lambda: bool(conversation.busy_chats))
    assert room.said() == ["a"]
    assert room.pending() == 1


async def test_buttons_are_acknowledged_and_rubbish_is_done(tmp_path: Path) -> None:
    async with open_room(tmp_path, EchoConversation()) as room:
        room.receive(press(1, data="d"), {"update_id": 2, "message": {"no": "sense"}}, {"update_id": 3})
        await eventually(lambda: room.pending() == 0)
        assert room.courtesy.acknowledged == ["c1"]
        assert [one.button for one in room.conversation.heard] == ["d"]


async def test_typing_is_shown_soon_for_a_question_and_later_for_a_command(tmp_path: Path) -> None:
    async with open_room(tmp_path, EchoConversation()) as room:
        room.receive(text_from(7, 1, "Kiedy?"), text_from(8, 2, "/start"))
        await eventually(lambda: room.pending() == 0)
        assert sorted(room.courtesy.typed) == [(7, module._TYPING_SOON), (8, module._TYPING_LATER)]


async def test_typing_is_shown_late_to_a_crowd(tmp_path: Path) -> None:
    people = range(module._BUSY_LANES + 1)
    async with open_room(tmp_path, EchoConversation()) as room:
        room.receive(*(text_from(chat, chat, "Kiedy?") for chat in people))
        await eventually(lambda: room.pending() == 0)
        assert sorted(room.courtesy.typed) == [(chat, module._TYPING_WHEN_BUSY) for chat in people]


async def test_an_error_of_one_person_leaves_the_others_alone(tmp_path: Path) -> None:
    async with open_room(tmp_path, EchoConversation({"x": raising(RuntimeError())})) as room:
        room.receive(text_from(7, 1, "x"), text_from(7, 2, "y"), text_from(8, 3, "z"))
        await eventually(lambda: room.pending() == 0)
        assert sorted(filter(None, room.said())) == ["y", "z"]


async def test_a_busy_database_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AFTER_FAULT", 0.05)
    faults = [DatabaseBusyError("Zajęta."), DatabaseBusyError("Zajęta.")]

    def busy_twice() -> None:
        if faults:
            raise faults.pop()

    async with open_room(tmp_path, EchoConversation({"x": busy_twice})) as room:
        room.receive(text_from(7, 1, "x"), text_from(7, 2, "y"))
        await eventually(lambda: room.said() == ["x", "y"])
