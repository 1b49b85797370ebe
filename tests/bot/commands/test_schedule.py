"""``interekip schedule`` with a small program in place of the ingest."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.commands import schedule
from bot.settings import Settings
from tests.bot.administration.programs import program
from tests.bot.telegram.test_sender import eventually


async def test_sources_that_nobody_looked_at_are_due_at_once_and_a_signal_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    called = tmp_path / "called"
    noting = f"import sys; open({str(called)!r}, 'w').write(sys.argv[-1]); print('{{\"status\": \"success\"}}')"
    monkeypatch.setattr(schedule, "INGEST_COMMAND", program(noting))
    caplog.set_level("INFO")
    keeping = asyncio.create_task(schedule._keep(Settings(data_dir=tmp_path)))
    await eventually(lambda: "schedule.done status=unchanged" in caplog.text)
    assert called.read_text() == "--due"
    signal.raise_signal(signal.SIGTERM)
    await asyncio.wait_for(keeping, 10)
    assert caplog.text.count("schedule.next") == 2
