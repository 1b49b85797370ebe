"""What administrators can look at: the index in use, and how the ingest and its sources fare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.administration.report import RunReport
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ServedIndex:
    """The index that answers: when it was made, and since when this process answers from it.

    ``warning`` tells why it is not the one that should serve.
    """

    id: str
    created: datetime
    since: datetime
    passages: int
    encoder: str
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fares. ``failures`` counts looks in a row that failed, ``fault`` says why the last one did.

    ``parked`` is why it is left alone, ``next_look`` when it is due; None where it was never looked at.
    """

    title: str
    looked_at: datetime | None = None
    next_look: datetime | None = None
    failures: int = 0
    fault: str | None = None
    parked: str | None = None
    enabled: bool = True

    def due(self, now: datetime) -> bool:
        """Return whether an ingest of what is due would look at it."""
        return self.looked_after and (self.next_look is None or self.next_look <= now)

    @property
    def looked_after(self) -> bool:
        """Whether the ingest looks at it by itself."""
        return self.enabled and self.parked is None

    @property
    def troubled(self) -> bool:
        """Whether an administrator should look into it."""
        return self.enabled and (self.failures > 0 or self.parked is not None)


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """The last ingest that came to its end; ``report`` is None where it cannot be read."""

    at: datetime
    report: RunReport | None


class IngestLedger(Protocol):
    """What is known of past runs, whoever started them."""

    def sources(self) -> Sequence[SourceState]:
        """Return the sources in the order of their list, with how they fared.

        Raises:
            IngestError: when the memory of the ingest cannot be read.
            CorpusError: when the list of sources is at fault.

        """
        ...

    def last_run(self) -> FinishedRun | None:
        """Return the last run that came to its end.

        Raises:
            IngestError: as above.

        """
        ...


@dataclass(frozen=True, slots=True)
class Oversight:
    """``index`` is what the conversation of administrators answers from."""

    index: ServedIndex
    ledger: IngestLedger


def served_index(snapshot: Snapshot, since: datetime) -> ServedIndex:
    """Return what is told about ``snapshot``, in use since then."""
    return ServedIndex(
        id=snapshot.id,
        created=datetime.fromisoformat(snapshot.created),
        since=since,
        passages=len(snapshot.passages),
        encoder=snapshot.encoder_identity,
        warning=snapshot.warning,
    )
