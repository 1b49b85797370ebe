"""The whole Telegram part over real HTTP, with a conversation that echoes."""

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.conversation.model import Button, Incoming, Outgoing, Paragraph, Quotation, Strong
from bot.store import outbox
from bot.store.engine import Connection, Database
from bot.telegram import app
from bot.telegram.poller import TokenRejectedError
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.fakes import EchoConversation, raising, sleeping
from tests.bot.telegram.test_sender import eventually
from tests.fake_telegram import Broken, FakeTelegram, FloodLimits, Refused, Reset, flood, server_error
from tests.fake_telegram.refusals import bad_request


@dataclass
class RichConversation(EchoConversation):
    """Knows a few words more than an echo."""

    def replies(self, incoming: Incoming, said: str) -> list[Outgoing]:
        button = ((Button("Zmień", data="change"),),)
        match said:
            case "long":
                return [Outgoing(incoming.chat_id, (Quotation("Zażółć gęślą jaźń. " * 600),), button)]
            case "change":
                return [Outgoing(incoming.chat_id, (Paragraph(("changed",)),), replaces=incoming.message_id)]
            case "button":
                return [Outgoing(incoming.chat_id, (Paragraph((Strong("b"),)),), button)]
            case _:
                return [Outgoing(incoming.chat_id, (Paragraph((f"echo {said}",)),))]


def forget_nothing(_: Connection) -> int:
    return 0


@asynccontextmanager
async def serving(folder: Path, telegram: FakeTelegram, conversation: EchoConversation) -> AsyncIterator[Database]:
    database = open_migrated(folder / "x.db")
    assembly = app.Assembly(database, conversation, SystemClock(), forget_nothing, "generation=1 model=m")
    running = asyncio.create_task(app._serve(telegram.token, telegram.url, assembly))
    await eventually(lambda: bool(telegram.calls_of("getUpdates")) or telegram.world.updates.polls > 0)
    try:
        yield database
    finally:
        signal.raise_signal(signal.SIGTERM)
        assert await asyncio.wait_for(running, 20) == 0
        database.close()


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


async def test_a_question_is_answered_at_once_with_html(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation()):
        begun = time.monotonic()
        anna.sends("<b>Kiedy?</b> & \x00")
        [shown] = await anna.awaits()
        assert shown.text == "echo <b>Kiedy?</b> &"
        assert time.monotonic() - begun < 1
        [call] = telegram.calls_of("sendMessage")
        assert "is_disabled" in str(call.parameters["link_preview_options"])


async def test_a_question_that_takes_a_moment_is_answered_after_typing(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation({"Kiedy?": sleeping(0.5)})):
        anna.sends("Kiedy?")
        await anna.awaits()
        said = [call.method for call in telegram.calls if call.chat_id == anna.chat_id]
        assert said == ["sendChatAction", "sendMessage"]


async def test_a_long_answer_comes_in_parts_with_the_buttons_last(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation()):
        anna.sends("long")
        parts = await anna.awaits(3)
        assert [bool(part.labels) for part in parts] == [False, False, True]
        assert " ".join(part.text for part in parts) == ("Zażółć gęślą jaźń. " * 600).strip()
        assert all(part.quotations for part in parts)


async def test_a_button_edits_its_message_and_is_acknowledged(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation()):
        anna.sends("button")
        await anna.awaits()
        anna.presses("Zmień", times=2)
        [shown] = await anna.awaits()
        assert (shown.text, shown.edits, len(anna.sees)) == ("changed", 1, 1)
        await eventually(lambda: len(telegram.world.answered_presses) == 1)


async def test_the_same_update_three_times_is_one_reply(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    conversation = RichConversation()
    async with serving(tmp_path, telegram, conversation):
        update = anna.sends("raz", times=3)
        await anna.awaits()
        telegram.world.updates.repeat(update)
        anna.sends("dwa")
        await anna.awaits()
        assert [shown.text for shown in anna.sees] == ["echo raz", "echo dwa"]


async def test_a_storm_of_faults_loses_nothing_and_keeps_the_order(telegram: FakeTelegram, tmp_path: Path) -> None:
    people = [telegram.person(f"P{number}") for number in range(5)]
    telegram.faults.inject(server_error(502), "getUpdates", times=2)
    telegram.faults.inject(flood(1), "sendMessage", times=1)
    for fault in (server_error(500), Broken(502, accepted=False), Reset(accepted=False)):
        telegram.faults.inject(fault, "sendMessage", times=2)
    async with serving(tmp_path, telegram, RichConversation()):
        for number in range(3):
            for person in people:
                person.sends(str(number))
        for person in people:
            shown = await person.awaits(3)
            assert [one.text for one in shown] == ["echo 0", "echo 1", "echo 2"]
        assert telegram.faults.struck == 9


async def test_flood_limits_are_kept(telegram: FakeTelegram, tmp_path: Path) -> None:
    telegram.limits = FloodLimits(time.monotonic)
    people = [telegram.person(f"P{number}") for number in range(40)]
    async with serving(tmp_path, telegram, RichConversation()):
        for person in people:
            person.sends("a")
        for person in people:
            await person.awaits()
        assert telegram.limits.refused <= 2


async def test_html_that_telegram_cannot_read_goes_out_plain(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    telegram.faults.inject(Refused(bad_request("can't parse entities: unsupported start tag")), times=1)
    async with serving(tmp_path, telegram, RichConversation()):
        anna.sends("button")
        [shown] = await anna.awaits()
        assert (shown.text, shown.content.entities, shown.labels) == ("b", (), ["Zmień"])


async def test_a_message_that_cannot_be_edited_any_more_is_sent_anew(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    telegram.faults.inject(Refused(bad_request("message to edit not found")), "editMessageText", times=1)
    async with serving(tmp_path, telegram, RichConversation()):
        anna.sends("button")
        await anna.awaits()
        anna.presses("Zmień")
        [shown] = await anna.awaits()
        assert (shown.text, shown.edits) == ("changed", 0)


async def test_who_blocks_the_bot_gets_nothing_until_they_come_back(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna, jan = telegram.person("Anna"), telegram.person("Jan")
    async with serving(tmp_path, telegram, RichConversation({"bye": sleeping(0.3)})) as database:
        anna.sends("bye")
        anna.blocks()
        jan.sends("hej")
        await jan.awaits()
        await eventually(lambda: _blocked(database, anna.chat_id))
        assert anna.sees == []
        anna.unblocks()
        assert [shown.text for shown in await anna.awaits()] == ["echo bye"]
        await eventually(lambda: not _blocked(database, anna.chat_id))


def _blocked(database: Database, chat_id: int) -> bool:
    with database.read() as connection:
        return outbox.is_blocked(connection, chat_id)


async def test_a_group_gets_an_invitation_only_when_it_calls(telegram: FakeTelegram, tmp_path: Path) -> None:
    forum, anna = telegram.group(), telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation()):
        forum.member(anna).sends("Cześć wszystkim")
        called = forum.member(anna).sends("/start@interekip_bot")
        await eventually(lambda: bool(forum.sees))
        assert len(forum.sees) == 1
        assert "rozmowie prywatnej" in forum.sees[0].text
        assert [button.url for button in forum.sees[0].buttons] == ["https://t.me/interekip_bot?start=grupa"]
        assert forum.sees[0].reply_to == called["message"]["message_id"]


async def test_an_unexpected_error_is_apologised_for(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, RichConversation({"x": raising(RuntimeError("Kowalski"))})):
        anna.sends("x")
        [shown] = await anna.awaits()
        assert re.search(r"numer błędu: [0-9A-F]{8}\.$", shown.text)


async def test_what_is_thought_about_at_the_signal_is_still_sent(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    conversation = RichConversation({"slow": sleeping(0.5)})
    async with serving(tmp_path, telegram, conversation):
        anna.sends("slow")
        await eventually(lambda: bool(conversation.busy_chats))
    assert [shown.text for shown in anna.sees] == ["echo slow"]


async def test_the_menu_is_set_once(telegram: FakeTelegram, tmp_path: Path) -> None:
    for asked in (3, 6):
        async with serving(tmp_path, telegram, RichConversation()):
            await eventually(lambda asked=asked: len(telegram.calls_of("getMyShortDescription")) == asked)  # type: ignore[misc]  # a lambda's default has no type
            await asyncio.sleep(0.1)
    assert len(telegram.calls_of("setMyCommands")) == 3
    assert len(telegram.calls_of("setMyShortDescription")) == 3
    assert len(telegram.calls_of("getMyCommands")) == 6


async def test_a_wrong_token_is_told(telegram: FakeTelegram, tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    assembly = app.Assembly(database, EchoConversation(), SystemClock(), forget_nothing, "")
    for token in ("1:wrong", "x" * 20):
        with pytest.raises(TokenRejectedError) as caught:
            await asyncio.wait_for(app._serve(token, telegram.url, assembly), 10)
        assert token not in str(caught.value)
        assert caught.value.__cause__ is None


async def test_telegram_out_of_reach_at_the_start_is_waited_for(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    assembly = app.Assembly(database, EchoConversation(), SystemClock(), forget_nothing, "")
    running = asyncio.create_task(app._serve("1:x", "http://127.0.0.1:9", assembly))
    await asyncio.sleep(0.7)
    assert not running.done()
    signal.raise_signal(signal.SIGTERM)
    assert await asyncio.wait_for(running, 5) == 0
