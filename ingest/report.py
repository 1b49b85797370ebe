"""What an ingest did: the account that an administrator reads, and scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Passage, PassageId
from ingest.plan import Plan
from ingest.visit import Lost, Visit


class Status(StrEnum):
    """How an ingest ended; ``PARTIAL`` when some pages could not be had, all others being served."""

    SUCCESS = "success"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that is new, differs or is gone, with its text before and after."""

    kind: str
    passage_id: PassageId
    title: str
    url: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Counts of sources, pages and passages; ``bytes`` over the network and ``seconds`` by the clock.

    ``snapshot`` is the generation that serves now, None when there is none, and ``published`` whether this run made
    it. ``message`` says what is special in a sentence for people.
    """

    status: Status
    sources: int
    pages_fetched: int
    not_modified: int
    failed: int
    added: int
    changed: int
    removed: int
    unchanged: int
    encoded: int
    bytes: int
    seconds: float
    snapshot: str | None
    published: bool
    failures: tuple[Lost, ...]
    changes: tuple[Change, ...]
    worse_questions: tuple[str, ...] = ()
    message: str = ""


OFFLINE = (
    "Nie ma połączenia z siecią, więc żadnej strony nie sprawdzono. "
    "Działa to, co było: biblioteka i zapamiętane strony."
)


def changes_of(
    plan: Plan, before: Mapping[PassageId, Passage], after: Mapping[PassageId, Passage]
) -> tuple[Change, ...]:
    """Return the changes of ``plan`` so that one can read them."""
    added = (_change("added", None, after[one]) for one in plan.added)
    changed = (_change("changed", before[one], after[one]) for one in plan.changed)
    removed = (_change("removed", before[one], None) for one in plan.removed)
    return (*added, *changed, *removed)


def status_of(visits: tuple[Visit, ...]) -> Status:
    """Return how a run ended that published or had nothing to publish."""
    return Status.PARTIAL if any(visit.lost for visit in visits) else Status.SUCCESS


def is_offline(visits: tuple[Visit, ...]) -> bool:
    """Return whether no source at all could be reached."""
    return bool(visits) and all(visit.offline for visit in visits)


def _change(kind: str, before: Passage | None, after: Passage | None) -> Change:
    shown = after or before
    if shown is None:
        raise ValueError("A change needs a passage before or after.")
    return Change(
        kind=kind,
        passage_id=shown.id,
        title=" – ".join(part for part in (shown.document_title, shown.section_title) if part),
        url=shown.sources[0].url if shown.sources else "",
        before=before.text if before else None,
        after=after.text if after else None,
    )
