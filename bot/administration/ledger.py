"""The ledger of the ingest, read from its memory and from the list of sources."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.administration.oversight import FinishedRun, SourceState
from bot.administration.report import read_report
from bot.messages.ingest_faults import FAULTS
from corpus.web_source import WebSource
from ingest.state import IngestState, SourceRecord


class StateLedger:
    """See :class:`IngestLedger`; opens the memory for each look, as an ingest may begin it anew meanwhile.

    Args:
        memory: the file in which the ingest keeps what it knows; it need not exist.
        sources: reads the list of sources.
    """

    def __init__(self, memory: Path, sources: Callable[[], Sequence[WebSource]]) -> None:
        self._memory = memory
        self._sources = sources

    def sources(self) -> Sequence[SourceState]:
        """Return the sources in the order of their list."""
        listed = self._sources()
        with self._opened() as state:
            return [_state_of(source, state.source(source.id) if state else None) for source in listed]

    def last_run(self) -> FinishedRun | None:
        """Return the last run that came to its end."""
        with self._opened() as state:
            run = state.last_run(finished=True) if state else None
        if run is None or run.finished is None:
            return None
        return FinishedRun(run.finished, read_report(run.report or ""))

    @contextmanager
    def _opened(self) -> Iterator[IngestState | None]:
        if not self._memory.exists():  # nothing was ever fetched, and looking must not begin it
            yield None
            return
        state = IngestState.open(self._memory)
        try:
            yield state
        finally:
            state.close()


def _state_of(source: WebSource, record: SourceRecord | None) -> SourceState:
    if record is None:
        return SourceState(source.title, enabled=source.enabled)
    return SourceState(
        title=source.title,
        looked_at=record.looked_at,
        next_look=record.next_look,
        failures=record.failures,
        fault=_explained(record.fault),
        parked=_explained(record.parked),
        enabled=source.enabled,
    )


def _explained(fault: str | None) -> str | None:
    """Return in words what stands in the memory as "name: detail"; as it is where there are no words for it."""
    return fault and FAULTS.get(fault.partition(":")[0], fault)
