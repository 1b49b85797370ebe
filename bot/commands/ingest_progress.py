"""The progress of an ingest on standard error: a bar for people, lines of JSON for programs, or nothing."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from bot.messages.ingest import INGEST
from ingest.progress import Listener, Progress


class ProgressStyle(StrEnum):
    """How progress is shown."""

    BAR = "bar"
    JSON = "json"
    NONE = "none"


@contextmanager
def shown_progress(style: ProgressStyle) -> Iterator[Listener]:
    """Give a listener that shows what it is told."""
    match style:
        case ProgressStyle.BAR:
            with _bars() as listener:
                yield listener
        case ProgressStyle.JSON:
            yield _write_line
        case ProgressStyle.NONE:
            yield lambda _: None


@contextmanager
def _bars() -> Iterator[Listener]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {name: bars.add_task(text, visible=False, start=False) for name, text in INGEST["pl"].stages.items()}

        def show(progress: Progress) -> None:
            task = tasks[progress.stage]
            bars.start_task(task)
            source = f" ({progress.source})" if progress.source else ""
            described = f"{INGEST['pl'].stages[progress.stage]}{source}"
            bars.update(
                task, completed=progress.done, total=progress.total or None, visible=True, description=described
            )

        yield show


def _write_line(progress: Progress) -> None:
    sys.stderr.write(json.dumps(asdict(progress)) + "\n")
    sys.stderr.flush()
