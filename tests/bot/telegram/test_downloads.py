"""Files that people send, over real HTTP: fetched where they are awaited, and nowhere else to be found."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.conversation.model import Incoming, IncomingFile
from bot.store.engine import Connection, Database
from bot.telegram import app, downloads
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.fakes import EchoConversation
from tests.bot.telegram.test_sender import eventually
from tests.fake_telegram import FakeTelegram, Late, server_error

LIST = b"imie i nazwisko;organizacja\nJan Kowalski;NGO\n"


@dataclass
class Office:
    """A conversation that awaits files of ``most`` bytes while ``open``, or fails when it is asked."""

    heard: EchoConversation
    open: bool = True
    most: int = 1_000
    fault: Exception | None = None

    def awaits(self, _: Connection, incoming: Incoming) -> bool:
        assert incoming.file is not None
        if self.fault is not None:
            raise self.fault
        return self.open and incoming.file.size <= self.most

    @property
    def file(self) -> IncomingFile | None:
        return self.heard.heard[-1].file


@asynccontextmanager
async def serving(folder: Path, telegram: FakeTelegram, office: Office) -> AsyncIterator[Database]:
    database = open_migrated(folder / "x.db")
    assembly = app.Assembly(database, office.heard, SystemClock(), lambda _: 0, "m", awaits_file=office.awaits)
    running = asyncio.create_task(app._serve(telegram.token, telegram.url, assembly))
    await eventually(lambda: telegram.world.updates.polls > 0)
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


def stored_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.fixture
def office() -> Office:
    return Office(EchoConversation())


async def test_an_awaited_file_is_fetched_once_and_kept_nowhere(
    telegram: FakeTelegram, tmp_path: Path, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    ewa = telegram.person("Ewa")
    async with serving(tmp_path, telegram, office):
        ewa.sends_document("Kowalski.csv", LIST)
        await ewa.awaits()
        assert office.file is not None
        assert (office.file.name, office.file.size, office.file.content) == ("Kowalski.csv", len(LIST), LIST)
        assert len(telegram.calls_of("getFile")) == 1
    assert b"Jan Kowalski" not in stored_in(tmp_path)
    assert "Kowalski" not in caplog.text


async def test_what_nobody_awaits_or_is_too_large_is_left_where_it_is(
    telegram: FakeTelegram, tmp_path: Path, office: Office
) -> None:
    ewa = telegram.person("Ewa")
    async with serving(tmp_path, telegram, office):
        ewa.sends_document("lista.csv", bytes(office.most + 1))
        await ewa.awaits()
        assert office.file is not None
        assert (office.file.size, office.file.content) == (office.most + 1, None)
        office.open = False
        ewa.sends_document("lista.csv", LIST)
        await ewa.awaits()
        assert (office.file.content, telegram.calls_of("getFile")) == (None, [])


async def test_a_file_that_does_not_come_is_heard_without_what_is_in_it(
    telegram: FakeTelegram, tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "FETCH_SECONDS", 0.2)
    ewa = telegram.person("Ewa")
    async with serving(tmp_path, telegram, office):
        for fault in (server_error(500), Late(1.0)):
            telegram.faults.inject(fault, "getFile", times=1)
            ewa.sends_document("lista.csv", LIST)
            await ewa.awaits()
            assert office.file is not None
            assert office.file.content is None
        office.fault = RuntimeError("Kowalski")
        ewa.sends_document("lista.csv", LIST)
        await ewa.awaits()
        assert office.file is not None
        assert office.file.content is None
