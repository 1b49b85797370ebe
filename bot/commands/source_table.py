"""The list of sources with what the memory of the ingest knows of each: a table for people, JSON for scripts."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.table import Table

from bot.clock import in_warsaw
from bot.commands.preparation import all_sources
from bot.messages.ingest_faults import FAULTS
from bot.settings import Settings
from corpus.intervals import format_interval
from corpus.web_source import WebSource
from ingest.state import IngestState, SourceRecord

WIDTH = 140
"""Columns; a table in a pipe has no terminal to ask."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source, how it fared, and what of it is remembered."""

    source: WebSource
    record: SourceRecord
    pages: int = 0
    passages: int = 0


def known_sources(settings: Settings) -> list[KnownSource]:
    """Return the sources in the order of their list; looking does not begin the memory.

    Raises:
        CorpusError: when the list of sources is at fault.
        IngestError: when the memory cannot be read.

    """
    sources = all_sources(settings)
    if not settings.ingest_state.exists():
        return [KnownSource(source, SourceRecord(source.id)) for source in sources]
    state = IngestState.open(settings.ingest_state)
    try:
        return [_known(source, state) for source in sources]
    finally:
        state.close()


def _known(source: WebSource, state: IngestState) -> KnownSource:
    pages = state.pages_of(source.id).values()
    return KnownSource(source, state.source(source.id), len(pages), sum(len(page.passages) for page in pages))


def source_as_json(known: KnownSource) -> dict[str, object]:
    """Return what scripts read; times are in UTC."""
    source, record = known.source, known.record
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "topic": source.topic,
        "language": source.language,
        "every": format_interval(source.every),
        "dead": source.dead,
        "enabled": source.enabled,
        "looked_at": _iso(record.looked_at),
        "next_look": _iso(record.next_look),
        "failures": record.failures,
        "fault": record.fault,
        "parked": record.parked,
        "pages": known.pages,
        "passages": known.passages,
    }


def source_table(sources: Sequence[KnownSource]) -> str:
    """Return a table for people; times are those of Poland."""
    table = Table("źródło", "stan", "ostatnio\nnastępnie", "co ile", "strony", "fragmenty", show_lines=True)
    for known in sources:
        source, record = known.source, known.record
        table.add_row(
            f"{source.id}\n{source.title}\n{source.url}",
            _condition(known),
            f"{_short(record.looked_at)}\n{_short(record.next_look)}",
            format_interval(source.every),
            str(known.pages),
            str(known.passages),
        )
    paper = io.StringIO()
    Console(width=WIDTH, file=paper, markup=False, highlight=False).print(table)
    return paper.getvalue()


def _condition(known: KnownSource) -> str:
    """Return in a few words how a source is."""
    record = known.record
    if not known.source.enabled:
        return "wyłączone"
    if record.parked:
        return f"odstawione: {_explained(record.parked)}"
    if record.failures:
        return f"nieudane próby: {record.failures}; {_explained(record.fault or '')}"
    return "w porządku" if record.looked_at else "jeszcze nie czytane"


def _explained(fault: str) -> str:
    """Return in words what stands in the memory as "name: detail"."""
    return FAULTS.get(fault.partition(":")[0], fault)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _short(moment: datetime | None) -> str:
    return f"{in_warsaw(moment):%d.%m.%Y %H:%M}" if moment else "–"
