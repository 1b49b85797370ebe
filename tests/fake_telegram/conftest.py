"""A server in the loop of the test, and python-telegram-bot's Bot that talks to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.fake_telegram import FakeTelegram


@pytest.fixture
async def server() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


@pytest.fixture
async def bot(server: FakeTelegram) -> AsyncIterator[Bot]:
    polls = HTTPXRequest(connection_pool_size=2)
    files = f"{server.url}/file/bot"
    async with Bot(server.token, f"{server.url}/bot", files, get_updates_request=polls) as running:
        yield running
