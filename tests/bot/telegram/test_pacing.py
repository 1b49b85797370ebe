"""The limits, in real time but short."""

import asyncio
from collections.abc import Awaitable

from bot.telegram.pacing import GROUP_PER_MINUTE, PRIVATE_BURST, Pacing


async def took(work: Awaitable[object]) -> float:
    begun = asyncio.get_running_loop().time()
    await work
    return asyncio.get_running_loop().time() - begun


async def turns(pacing: Pacing, chat_id: int, count: int) -> None:
    for _ in range(count):
        await pacing.turn(chat_id)


async def test_a_private_chat_gets_a_burst_then_one_a_second() -> None:
    pacing = Pacing()
    assert await took(turns(pacing, 7, PRIVATE_BURST)) < 0.3
    assert 0.5 < await took(turns(pacing, 7, 1)) < 1.5


async def test_a_group_gets_twenty_a_minute() -> None:
    pacing = Pacing(overall_per_second=1000)
    assert await took(turns(pacing, -7, GROUP_PER_MINUTE)) < 0.5
    another = asyncio.create_task(turns(pacing, -7, 1))
    await asyncio.sleep(0.2)
    assert not another.done()
    another.cancel()


async def test_all_together_keep_the_overall_rate() -> None:
    pacing = Pacing(overall_per_second=10)
    everyone = asyncio.gather(*(pacing.turn(chat) for chat in range(1, 31)))
    assert 0.3 < await took(everyone) < 2


async def test_the_flood_of_one_chat_does_not_stop_others_and_that_of_two_does() -> None:
    pacing = Pacing()
    pacing.flooded(7, 0.6)
    pacing.flooded(7, 0.6)
    assert await took(pacing.turn(9)) < 0.3
    pacing.flooded(8, 0.6)
    assert not pacing.spare()
    assert await took(pacing.turn(9)) > 0.4


async def test_courtesies_are_left_out_when_the_rate_is_used() -> None:
    pacing = Pacing()
    assert pacing.spare()
    await asyncio.gather(*(pacing.turn(chat) for chat in range(1, 20)))
    assert not pacing.spare()


async def test_idle_chats_are_forgotten() -> None:
    pacing = Pacing(overall_per_second=100_000)
    for chat in range(1, 1005):
        pacing._chat(chat)
    assert len(pacing._chats) < 10
