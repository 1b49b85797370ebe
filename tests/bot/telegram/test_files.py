"""Files that messages bring, over real HTTP."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.conversation.model import Attachment, AttachmentKind, Button, File, Incoming, Outgoing, Paragraph, Strong
from bot.store import outbox
from bot.store.engine import Database
from bot.telegram import app
from bot.telegram.letters import Letter, compose, post
from tests.bot.store.memory import open_migrated
from tests.bot.telegram.fakes import EchoConversation
from tests.bot.telegram.test_sender import eventually
from tests.fake_telegram import Broken, FakeTelegram, flood
from tests.fake_telegram.shown import Shown

TICKET = Attachment(AttachmentKind.TICKET, 12)
REPORT = Attachment(AttachmentKind.REPORT_PDF, 3, "en")
BUTTONS = ((Button("Moje zapisy", data="m"),),)


class FilesConversation(EchoConversation):
    """Brings the file that it is asked for."""

    def replies(self, incoming: Incoming, said: str) -> Sequence[Outgoing]:
        text = (Paragraph(("Masz miejsce. ", Strong("Do zobaczenia!"))),)
        match said:
            case "ticket":
                return [Outgoing(incoming.chat_id, text, BUTTONS, attachment=TICKET)]
            case "long":
                long = (Paragraph(("ą" * 1025,)),)
                return [Outgoing(incoming.chat_id, long, BUTTONS, attachment=REPORT)]
            case _:
                return [Outgoing(incoming.chat_id, text, attachment=REPORT)]


@dataclass
class FewFiles:
    """Makes the ticket, breaks on the report, or makes it too."""

    report: File | Exception | None = None
    username: str = ""
    made: list[Attachment] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    closed: bool = False

    def make(self, attachment: Attachment) -> File | None:
        self.made.append(attachment)
        self.threads.add(threading.current_thread().name)
        if attachment == TICKET:
            return File("bilet.png", "image/png", b"\x89PNG ticket")
        if isinstance(self.report, Exception):
            raise self.report
        return self.report

    def close(self) -> None:
        self.closed = True


@asynccontextmanager
async def serving(folder: Path, telegram: FakeTelegram, files: FewFiles | None) -> AsyncIterator[Database]:
    def named(username: str) -> FewFiles:
        assert files is not None
        files.username = username
        return files

    database = open_migrated(folder / "x.db")
    assembly = app.Assembly(
        database, FilesConversation(), SystemClock(), lambda _: 0, "m", attachments=named if files else None
    )
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


def content(telegram: FakeTelegram, shown: Shown) -> bytes:
    [(_, media)] = shown.media
    card: dict[str, Any] = media[0] if isinstance(media, list) else media
    return telegram.world.files[card["file_id"]]


async def test_a_picture_comes_once_with_the_text_and_the_buttons_under_it(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    anna, files = telegram.person("Anna"), FewFiles()
    async with serving(tmp_path, telegram, files):
        anna.sends("ticket", times=2)
        [shown] = await anna.awaits()
        assert (shown.text, shown.labels, shown.parts("bold")) == (
            "Masz miejsce. Do zobaczenia!",
            ["Moje zapisy"],
            ["Do zobaczenia!"],
        )
        assert [kind for kind, _ in shown.media] == ["photo"]
        assert content(telegram, shown) == b"\x89PNG ticket"
        assert files.username == "interekip_bot"
        assert all(name.startswith("making") for name in files.threads)
    assert len(anna.sees) == 1
    assert files.closed


async def test_faults_on_the_way_repeat_the_file_until_it_arrives(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    for fault in (flood(1), Broken(502, accepted=False)):
        telegram.faults.inject(fault, "sendPhoto", times=1)
    async with serving(tmp_path, telegram, FewFiles()):
        anna.sends("ticket")
        [shown] = await anna.awaits(timeout=15)
        assert content(telegram, shown) == b"\x89PNG ticket"
        assert telegram.faults.struck == 2
    assert len(anna.sees) == 1


async def test_a_text_too_long_to_stand_under_the_file_comes_before_it(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    report = File("raport.pdf", "application/pdf", b"%PDF report")
    async with serving(tmp_path, telegram, FewFiles(report)):
        anna.sends("long")
        text, file = await anna.awaits(2)
        assert (len(text.text), text.labels, text.media) == (1025, ["Moje zapisy"], ())
        assert (file.text, content(telegram, file)) == ("", b"%PDF report")
        [(kind, card)] = file.media
        assert (kind, card["file_name"]) == ("document", "raport.pdf")


async def test_a_file_that_cannot_be_made_is_said_to_be_missing(
    telegram: FakeTelegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anna = telegram.person("Anna")
    async with serving(tmp_path, telegram, FewFiles(RuntimeError("Kowalski"))):
        anna.sends("report")
        [shown] = await anna.awaits()
        missing = "The file could not be made just now. Please try again later."
        assert (shown.text, shown.media) == (f"Masz miejsce. Do zobaczenia!\n\n{missing}", ())
    assert "outbox.no_file kind=report_pdf" in caplog.text
    assert "Kowalski" not in caplog.text


async def test_who_blocked_the_bot_gets_the_file_when_they_come_back(telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.person("Anna")
    anna.blocks()
    async with serving(tmp_path, telegram, FewFiles()) as database:
        with database.transaction() as connection:
            letters = compose(Outgoing(anna.chat_id, (Paragraph(("Bilet",)),), attachment=TICKET))
            post(connection, anna.chat_id, letters, at=SystemClock().now(), key="k")
        await eventually(lambda: _blocked(database, anna.chat_id))
        anna.unblocks()
        [shown] = await anna.awaits()
        assert content(telegram, shown) == b"\x89PNG ticket"


def _blocked(database: Database, chat_id: int) -> bool:
    with database.read() as connection:
        return outbox.is_blocked(connection, chat_id)


def test_the_outbox_keeps_the_reference_alone() -> None:
    [letter] = compose(Outgoing(7, (Paragraph(("Bilet",)),), attachment=TICKET))
    payload = letter.to_payload()
    assert payload["attachment"] == ["ticket", 12, "pl"]
    assert Letter.from_payload(payload) == letter
    del payload["attachment"]
    assert Letter.from_payload(payload).attachment is None


def test_a_message_that_is_replaced_becomes_no_file() -> None:
    text, file = compose(Outgoing(7, (Paragraph(("Bilet",)),), replaces=5, attachment=TICKET))
    assert (text.edits, text.attachment, file.edits, file.attachment) == (5, None, None, TICKET)
