"""An ingest that was started in a chat, over real HTTP, with a small program in place of the ingest."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.messages.ingest import INGEST
from bot.store import ingest_requests, privacy
from bot.store.engine import Database
from bot.telegram import app, ingest_runs, pacing
from tests.bot.administration.programs import ingest_of
from tests.bot.telegram.fakes import EchoConversation
from tests.bot.telegram.test_app import forget_nothing
from tests.bot.telegram.test_sender import eventually
from tests.fake_telegram import FakeTelegram, Person

TEXTS = INGEST["pl"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest_runs, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(ingest_runs, "SHOW_EVERY", 0.05)
    monkeypatch.setattr(pacing, "PRIVATE_BURST", 100)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
def chief(telegram: FakeTelegram) -> Person:
    """An administrator who has spoken with the bot."""
    person = telegram.person("Ewa")
    person.sends("hej")
    return person


@asynccontextmanager
async def serving(database: Database, telegram: FakeTelegram, command: Sequence[str]) -> AsyncIterator[None]:
    assembly = app.Assembly(
        database, EchoConversation(), SystemClock(), forget_nothing, "generation=1", frozenset(), command
    )
    running = asyncio.create_task(app._serve(telegram.token, telegram.url, assembly))
    await eventually(lambda: telegram.world.updates.polls > 0)
    try:
        yield
    finally:
        signal.raise_signal(signal.SIGTERM)
        assert await asyncio.wait_for(running, 20) == 0


def ask_for_a_run(database: Database, person: Person, language: str = "pl") -> None:
    with database.transaction() as connection:
        ingest_requests.add(connection, person.chat_id, language, SystemClock().now())


def is_over(database: Database) -> bool:
    with database.read() as connection:
        return ingest_requests.first(connection) is None


async def test_one_message_follows_the_progress_and_the_report_comes_at_the_end(
    database: Database, telegram: FakeTelegram, chief: Person, tmp_path: Path
) -> None:
    async with serving(database, telegram, ingest_of(gate=tmp_path / "gate")):
        await chief.awaits()
        ask_for_a_run(database, chief)
        await chief.awaits(where=lambda shown: "1 z 3, ostatnio: urzad" in shown.text)
        (tmp_path / "gate").touch()
        await chief.awaits(where=lambda shown: shown.text.startswith("Indeks jest zaktualizowany"))
        assert is_over(database)
    progress, report = chief.sees[1:]
    assert progress.text == TEXTS.finished
    assert progress.edits >= 1
    assert "https://urzad.example/a" in report.text


async def test_what_the_second_ingest_says_is_shown(database: Database, telegram: FakeTelegram, chief: Person) -> None:
    said = "Trwa już inna aktualizacja indeksu. Poczekaj, aż się skończy."
    async with serving(database, telegram, ingest_of(None, (), said=said, code=1)):
        ask_for_a_run(database, chief)
        (report,) = await chief.awaits(where=lambda shown: said in shown.text)
        assert "(kod 1)" in report.text


async def test_a_long_report_comes_in_parts(database: Database, telegram: FakeTelegram, chief: Person) -> None:
    failure = {"source": "urzad", "url": f"https://urzad.example/{'a' * 900}", "fault": "timeout", "text": "milczy"}
    async with serving(database, telegram, ingest_of({"status": "partial", "failures": [failure] * 15}, ())):
        ask_for_a_run(database, chief)
        await eventually(lambda: is_over(database))
        await chief.awaits(where=lambda shown: shown.text.count("milczy") > 1)
        await eventually(lambda: sum(shown.text.count("milczy") for shown in chief.sees) == 15)


async def test_a_stop_in_the_middle_cuts_the_run_off_and_says_so(
    database: Database, telegram: FakeTelegram, chief: Person, tmp_path: Path
) -> None:
    async with serving(database, telegram, ingest_of(gate=tmp_path / "never")):
        ask_for_a_run(database, chief)
        await chief.awaits(where=lambda shown: "1 z 3" in shown.text)
    texts = [shown.text for shown in chief.sees]
    assert TEXTS.interrupted in texts
    assert not any("1 z 3" in text for text in texts)
    assert is_over(database)


async def test_a_run_whose_process_was_killed_is_not_left_lying(
    database: Database, telegram: FakeTelegram, chief: Person
) -> None:
    ask_for_a_run(database, chief, "uk")
    with database.transaction() as connection:
        ingest_requests.begin(connection, 1, SystemClock().now())
    async with serving(database, telegram, ingest_of()):
        await chief.awaits(where=lambda shown: shown.text == INGEST["uk"].interrupted)
        await eventually(lambda: is_over(database))
        ask_for_a_run(database, chief)
        await chief.awaits(where=lambda shown: shown.text.startswith("Indeks jest zaktualizowany"))


async def test_an_administrator_who_is_forgotten_meanwhile_gets_nothing_more(
    database: Database, telegram: FakeTelegram, chief: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", ingest_runs.__name__)
    async with serving(database, telegram, ingest_of(gate=tmp_path / "gate")):
        ask_for_a_run(database, chief)
        await chief.awaits(where=lambda shown: "1 z 3" in shown.text)
        with database.transaction() as connection:
            privacy.erase_chat(connection, chief.chat_id, SystemClock().now())
        (tmp_path / "gate").touch()
        await eventually(lambda: "ingest.ended" in caplog.text)
    assert [shown.text for shown in chief.sees if shown.text.startswith(("Aktualizacja", "Indeks"))] == []


async def test_administrators_see_their_commands_in_their_own_chats_alone(
    database: Database, telegram: FakeTelegram, chief: Person
) -> None:
    assembly = app.Assembly(
        database, EchoConversation(), SystemClock(), forget_nothing, "", frozenset({chief.id}), ingest_of()
    )
    running = asyncio.create_task(app._serve(telegram.token, telegram.url, assembly))
    await eventually(lambda: len(telegram.calls_of("setMyCommands")) == 6)
    signal.raise_signal(signal.SIGTERM)
    assert await asyncio.wait_for(running, 20) == 0
    offered = {
        (str(call.parameters.get("scope")), "ingest" in str(call.parameters["commands"]))
        for call in telegram.calls_of("setMyCommands")
    }
    assert {special for scope, special in offered if str(chief.id) in scope} == {True}
    assert {special for scope, special in offered if str(chief.id) not in scope} == {False}
