"""The records of the ingest's memory."""

from dataclasses import dataclass
from datetime import datetime

from corpus.model import Passage
from corpus.web_source import SourceId
from ingest.fetching.model import Validators


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that was read, with what it gave.

    ``url`` is the canonical address. ``read_at`` is when its passages were read, ``seen_at`` when it was last looked
    at. ``reading`` is the version of the reading code and of the source's selectors: another one reads it again.
    ``lost`` says since when the page cannot be had and why; its last good passages stay.
    """

    url: str
    source_id: SourceId
    validators: Validators
    read_at: datetime
    seen_at: datetime
    reading: str
    title: str
    passages: tuple[Passage, ...]
    links: tuple[str, ...] = ()
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How a source fared: ``failures`` counts looks in a row that failed, ``parked`` is why it is left alone."""

    id: SourceId
    looked_at: datetime | None = None
    next_look: datetime | None = None
    failures: int = 0
    fault: str | None = None
    parked: str | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One ingest: ``report`` is its JSON when it came to an end, ``forced`` the reason to publish past the gate."""

    id: int
    started: datetime
    finished: datetime | None
    status: str | None
    report: str | None
    forced: str | None
