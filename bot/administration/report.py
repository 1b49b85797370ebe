"""What ``interekip ingest --json`` prints at its end, read with distrust: another version may have written it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import NonNegativeInt, TypeAdapter, ValidationError

from corpus.model import PassageId

IngestStatus = Literal["success", "partial", "failed", "unchanged"]


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """How many sources and pages were looked at, and how many passages changed in which way."""

    sources: NonNegativeInt = 0
    pages_fetched: NonNegativeInt = 0
    not_modified: NonNegativeInt = 0
    failed: NonNegativeInt = 0
    added: NonNegativeInt = 0
    changed: NonNegativeInt = 0
    removed: NonNegativeInt = 0
    unchanged: NonNegativeInt = 0
    encoded: NonNegativeInt = 0


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that could not be had or read; ``text`` says why, for people."""

    source: str
    url: str
    fault: str
    text: str


@dataclass(frozen=True, slots=True)
class TouchedPassage:
    """A passage that changed or went after so many answers had quoted it."""

    passage_id: PassageId
    answers: NonNegativeInt


@dataclass(frozen=True, slots=True)
class RunReport:
    """How a run ended. ``snapshot`` names the index that serves then, ``published`` whether the run made it.

    ``bytes`` came over the wire, ``seconds`` is wall-clock time; ``worse_questions`` are development questions that are
    answered worse than before; ``message`` is a sentence for people, "" where there is nothing to add.
    """

    status: IngestStatus
    snapshot: str | None = None
    published: bool = False
    counts: IngestCounts = field(default_factory=IngestCounts)
    bytes: NonNegativeInt = 0
    seconds: float = 0.0
    failures: tuple[FailedPage, ...] = ()
    worse_questions: tuple[str, ...] = ()
    touched: tuple[TouchedPassage, ...] = ()
    message: str = ""

    @property
    def outcome(self) -> IngestStatus:
        """The status, with a success that had nothing to publish told apart."""
        return "unchanged" if self.status == "success" and not self.published else self.status


def read_report(text: str | bytes) -> RunReport | None:
    """Return the report that ``text`` is; None when it is none."""
    try:
        return _reader().validate_json(text)
    except ValidationError:
        return None


@cache
def _reader() -> TypeAdapter[RunReport]:
    """Return the validator; made when it is first needed, as making it would delay the start of the bot."""
    return TypeAdapter(RunReport)
