"""A run in a process of its own: its progress, its report, and its end at every price."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.administration import ingest_process
from bot.administration.ingest_process import IngestBroken, read_progress, run_ingest_process
from bot.administration.report import RunReport
from ingest.progress import Progress, Stage
from tests.bot.administration.programs import ingest_of, program
from tests.bot.telegram.test_sender import eventually


async def test_a_run_tells_its_steps_and_returns_its_report() -> None:
    steps: list[Progress] = []
    report = await run_ingest_process(ingest_of(said="Coś dla ludzi\n"), steps.append)
    assert isinstance(report, RunReport)
    assert (report.outcome, report.counts.pages_fetched) == ("partial", 12)
    assert [(step.stage, step.done, step.source) for step in steps] == [
        (Stage.FETCH, 1, "urzad"),
        (Stage.FETCH, 3, "frse"),
        (Stage.PUBLISH, 0, None),
    ]


async def test_a_run_without_a_report_is_told_by_its_last_words() -> None:
    said = "".join(f"wiersz {number}\n" for number in range(9)) + "Trwa już inna aktualizacja.\n"
    outcome = await run_ingest_process(ingest_of(None, said=said, code=1), lambda _: None)
    assert isinstance(outcome, IngestBroken)
    assert outcome.code == 1
    assert outcome.said.splitlines() == [f"wiersz {n}" for n in range(5, 9)] + ["Trwa już inna aktualizacja."]


async def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    outcome = await run_ingest_process((str(tmp_path / "nie-ma"),), lambda _: None)
    assert isinstance(outcome, IngestBroken)
    assert "nie-ma" in outcome.said


async def test_endless_lines_and_rubbish_are_borne() -> None:
    rubbish = program("import sys; sys.stderr.buffer.write(b'x' * 3_000_000 + bytes(range(256)) * 9); print('{')")
    outcome = await run_ingest_process(rubbish, lambda _: None)
    assert isinstance(outcome, IngestBroken)
    assert len(outcome.said) < 60_000


@pytest.mark.parametrize("stubborn", [False, True])
async def test_a_run_that_is_cut_off_ends_with_all_that_it_started(
    stubborn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_process, "STOP_SECONDS", 0.3 if stubborn else 10.0)
    pids = tmp_path / "pids"
    ignoring = "signal.signal(signal.SIGTERM, signal.SIG_IGN);" if stubborn else ""
    text = f"""
import os, signal, time
{ignoring}
child = os.fork()
if child:
    open({str(pids)!r}, "w").write(f"{{os.getpid()}} {{child}}")
time.sleep(60)
"""
    running = asyncio.create_task(run_ingest_process(program(text), lambda _: None))
    await eventually(lambda: pids.exists() and len(pids.read_text().split()) == 2)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.wait_for(running, 5)
    for pid in map(int, pids.read_text().split()):
        await eventually(lambda pid=pid: not _lives(pid))  # type: ignore[misc]  # a lambda's default has no type


def _lives(pid: int) -> bool:
    """Return whether the process is there and not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(), st.from_regex(rb'\{"stage": ?"[a-z]+", "done": -?[0-9]+.*', fullmatch=True)))
def test_whatever_is_said_is_progress_or_not(line: bytes) -> None:
    assert isinstance(read_progress(line), Progress | None)
