"""One run of ``interekip ingest`` in a process of its own: torch and a gigabyte stay out of the one that serves."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from bot.administration.report import RunReport, read_report
from ingest.progress import Progress

INGEST_COMMAND = (sys.executable, "-m", "bot", "ingest", "--json", "--progress", "json")

STOP_SECONDS = 10.0
"""How long the process may take to end when it is asked to; then it is killed, which the index survives."""

_CHUNK = 65_536
_LONGEST_LINE = 10_000
_LAST_LINES = 5


@dataclass(frozen=True, slots=True)
class IngestBroken:
    """The run ended without a report. ``code`` is its exit code; ``said`` the last that it wrote for people."""

    code: int
    said: str


IngestOutcome = RunReport | IngestBroken


async def run_ingest_process(command: Sequence[str], listen: Callable[[Progress], None]) -> IngestOutcome:
    """Run ``command`` to its end and return what it reports; when it is cancelled, the process ends too.

    Args:
        command: the program with its arguments. It writes its report to standard output as JSON, and to standard error
            its progress, a JSON object a line, beside sentences for people.
        listen: told of each step.
    """
    try:
        # In a session of its own: Ctrl+C in the terminal of the serving process is for that one to deal with.
        process = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
    except OSError as error:
        return IngestBroken(-1, str(error))
    try:
        printed, said = await asyncio.gather(_printed(process), _said(process, listen))
        code = await process.wait()
    finally:
        await _end(process)
    return read_report(printed) or IngestBroken(code, said)


async def _printed(process: Process) -> bytes:
    return b"" if process.stdout is None else await process.stdout.read()


async def _said(process: Process, listen: Callable[[Progress], None]) -> str:
    """Pass the progress on; return the last lines that are none."""
    lines: deque[str] = deque(maxlen=_LAST_LINES)
    async for line in _lines(process):
        step = read_progress(line)
        if step is not None:
            listen(step)
        elif text := line.decode("utf-8", "replace").strip():
            lines.append(text)
    return "\n".join(lines)


async def _lines(process: Process) -> AsyncIterator[bytes]:
    """Yield the lines of standard error; of an endless one its end."""
    rest = b""
    while process.stderr is not None and (chunk := await process.stderr.read(_CHUNK)):
        *whole, rest = (rest + chunk).split(b"\n")
        rest = rest[-_LONGEST_LINE:]
        for line in whole:
            yield line
    yield rest


def read_progress(line: bytes) -> Progress | None:
    """Return the step that ``line`` tells of; None when it is something else."""
    try:
        return _progress_reader().validate_json(line)
    except ValidationError:
        return None


@cache
def _progress_reader() -> TypeAdapter[Progress]:
    """Return the validator; made when it is first needed, as making it would delay the start of the bot."""
    return TypeAdapter(Progress)


async def _end(process: Process) -> None:
    """Ask the process to end, with those that it started, and insist after a while."""
    for kill in (False, True):
        if process.returncode is None:
            _signal(process, kill=kill)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), STOP_SECONDS)


def _signal(process: Process, *, kill: bool) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)
