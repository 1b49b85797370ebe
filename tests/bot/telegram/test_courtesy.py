"""Typing and acknowledgements: shown in time, and never in the way."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest
from telegram.error import BadRequest

from bot.telegram import courtesy as module
from bot.telegram.courtesy import Courtesy
from bot.telegram.pacing import Pacing


@dataclass
class FakeBot:
    calls: list[tuple[str, object]] = field(default_factory=list)
    delay: float = 0.0
    finished: int = 0

    async def send_chat_action(self, chat_id: int, action: str) -> bool:
        self.calls.append((action, chat_id))
        await asyncio.sleep(self.delay)
        self.finished += 1
        return True

    async def answer_callback_query(self, callback_id: str) -> bool:
        self.calls.append(("answer", callback_id))
        raise BadRequest("Query is too old and response timeout expired or query id is invalid")


def courtesy(bot: FakeBot) -> Courtesy:
    return Courtesy(bot, Pacing())  # type: ignore[arg-type]  # two methods of a Bot are all that is used


async def test_typing_is_repeated_while_it_thinks_and_ends_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TYPING_LASTS", 0.05)
    bot = FakeBot()
    async with courtesy(bot).typing(7, 0):
        await asyncio.sleep(0.13)
    shown = len(bot.calls)
    assert 2 <= shown <= 4
    await asyncio.sleep(0.1)
    assert len(bot.calls) == shown


async def test_a_quick_answer_shows_no_typing() -> None:
    bot = FakeBot()
    async with courtesy(bot).typing(7, 0.2):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    assert bot.calls == []


async def test_a_slow_telegram_does_not_hold_up_the_answer_and_is_not_broken_off() -> None:
    bot = FakeBot(delay=0.2)
    async with asyncio.timeout(0.15), courtesy(bot).typing(7, 0):
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    assert bot.finished == 1


async def test_no_typing_when_the_rate_is_needed_for_messages() -> None:
    bot, pacing = FakeBot(), Pacing()
    await asyncio.gather(*(pacing.turn(chat) for chat in range(1, 20)))
    async with Courtesy(bot, pacing).typing(7, 0):  # type: ignore[arg-type]  # as above
        await asyncio.sleep(0.02)
    assert bot.calls == []


async def test_in_a_crowd_only_some_see_it() -> None:
    bot = FakeBot()
    signs = courtesy(bot)
    async with AsyncExitStack() as crowd:
        for chat in range(1, 100):
            await crowd.enter_async_context(signs.typing(chat, 0))
        await asyncio.sleep(0.05)
    assert 1 <= len(bot.calls) <= module.TYPING_PER_SECOND + 1


async def test_an_expired_button_is_no_error() -> None:
    bot = FakeBot()
    signs = courtesy(bot)
    signs.acknowledge("c1")
    await asyncio.sleep(0.01)
    await signs.close()
    assert bot.calls == [("answer", "c1")]
