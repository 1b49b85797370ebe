"""From sources to a published snapshot: the only place where the steps meet."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.library import Library
from corpus.model import Passage
from corpus.web_source import WebSource
from index.errors import IndexingError
from index.protocols import Encoder
from index.snapshot import Snapshot, SnapshotStore
from ingest.build import build_content
from ingest.duplicates import join_duplicates
from ingest.errors import IngestError
from ingest.gate import Decision, GateError, Judge, compare
from ingest.plan import Plan, make_plan
from ingest.progress import Listener, Progress, Stage
from ingest.report import OFFLINE, IngestReport, Status, changes_of, is_offline, status_of
from ingest.state import IngestState
from ingest.visit import Visit, Visitor
from ingest.web_passages import web_passages

AT_ONCE = 8
"""Sources that are visited at the same time; of one host only one request is ever in flight."""


class IngestRunningError(IngestError):
    """Another ingest holds the lock."""


@dataclass(frozen=True, slots=True)
class EncoderSource:
    """The encoder by its name, loaded only when there is something to encode."""

    identity: str
    load: Callable[[], Encoder]


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be indexed: the library, and the pages of the enabled sources that the memory holds."""

    library: Library
    sources: tuple[WebSource, ...]
    state: IngestState

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The library's passages, then those of the web, each text once."""
        return join_duplicates((*self.library.passages, *web_passages(self.state, self.sources)))


@dataclass(frozen=True, slots=True)
class Forced:
    """Why an administrator lets a snapshot serve that the gate holds back."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    plan: Plan
    before: Snapshot | None
    after: tuple[Passage, ...]
    snapshot: str | None
    published: bool
    decision: Decision | None
    held_back: str | None = None


class Pipeline:
    """Reads sources into the memory and publishes what changed.

    Args:
        content: what is to be indexed.
        encoder: makes the vectors.
        store: where snapshots are published.
        judge: answers the development questions with a snapshot, or None where no gate is wanted.
        now: the clock.
        listener: told how far it is.

    """

    def __init__(
        self,
        *,
        content: Content,
        encoder: EncoderSource,
        store: SnapshotStore,
        judge: Judge | None,
        now: Callable[[], datetime],
        listener: Listener,
    ) -> None:
        self._content = content
        self._encoder = encoder
        self._store = store
        self._judge = judge
        self._now = now
        self._listener = listener

    def renew(self) -> IngestReport:
        """Publish the library and what the memory holds, when that differs from what serves; visit nothing.

        Raises:
            IngestError: when the memory cannot be read.
            IndexingError: when the snapshot cannot be written; the old one then serves on.

        """
        started = time.perf_counter()
        return self._report((), self._publish(None), started)

    def run(
        self,
        visited: Sequence[WebSource],
        open_visitor: Callable[[], AbstractAsyncContextManager[Visitor]],
        since: datetime | None = None,
        forced: Forced | None = None,
    ) -> IngestReport:
        """Visit sources, then publish what changed, unless the gate holds it back.

        Args:
            visited: which of the sources.
            open_visitor: what visits them, closed when they are done.
            since: pages that were seen later are not asked for again.
            forced: lets the snapshot serve whatever the gate says.

        Raises:
            IngestError: when the memory cannot be read or written.
            IndexingError: when the snapshot cannot be written; the old one then serves on.

        """
        started = time.perf_counter()
        visits = asyncio.run(self._visit_all(visited, open_visitor, since))
        return self._report(visits, self._publish(forced), started)

    def preview(
        self,
        visited: Sequence[WebSource],
        open_visitor: Callable[[], AbstractAsyncContextManager[Visitor]],
        since: datetime | None = None,
    ) -> IngestReport:
        """Visit sources and tell what would change; the memory should be a copy."""
        started = time.perf_counter()
        visits = asyncio.run(self._visit_all(visited, open_visitor, since))
        current = current_snapshot(self._store)
        passages = self._content.passages
        plan = make_plan(passages, self._content.library.asked, current, self._encoder.identity)
        return self._report(visits, _Outcome(plan, current, passages, _id_of(current), False, None), started)

    async def _visit_all(
        self,
        visited: Sequence[WebSource],
        open_visitor: Callable[[], AbstractAsyncContextManager[Visitor]],
        since: datetime | None,
    ) -> tuple[Visit, ...]:
        if not visited:
            return ()
        places, visits = asyncio.Semaphore(AT_ONCE), list[Visit]()
        self._listener(Progress(Stage.FETCH, 0, len(visited)))
        async with open_visitor() as visitor:

            async def visit(source: WebSource) -> None:
                async with places:
                    visits.append(await visitor.visit(source, since))
                    self._listener(Progress(Stage.FETCH, len(visits), len(visited), source.id))

            async with asyncio.TaskGroup() as group:
                for source in visited:
                    group.create_task(visit(source))
            if not is_offline(tuple(visits)):
                _record(visitor, visited, visits)
        return tuple(visits)

    def _publish(self, forced: Forced | None) -> _Outcome:
        self._listener(Progress(Stage.PLAN))
        current = current_snapshot(self._store)
        passages, asked = self._content.passages, self._content.library.asked
        plan = make_plan(passages, asked, current, self._encoder.identity)
        if current is not None and current.warning is None and plan.is_empty:
            return _Outcome(plan, current, passages, current.id, False, None)
        content = build_content(
            passages=passages,
            asked=asked,
            encoder=self._encoder.load(),
            plan=plan,
            current=current,
            state=self._content.state,
            listener=self._listener,
        )
        gate = _Gate(self._judge, current, forced, self._listener)
        try:
            name = self._store.publish(content, self._now(), gate.prove)
        except GateError as error:
            return _Outcome(plan, current, passages, _id_of(current), False, gate.decision, str(error))
        self._content.state.drop_vectors()
        return _Outcome(plan, current, passages, name, True, gate.decision)

    def _report(self, visits: tuple[Visit, ...], outcome: _Outcome, started: float) -> IngestReport:
        plan = outcome.plan
        before = {passage.id: passage for passage in outcome.before.passages} if outcome.before else {}
        lost = tuple(page for visit in visits for page in visit.lost)
        offline = is_offline(visits)
        return IngestReport(
            status=Status.FAILED if outcome.held_back else status_of(visits),
            sources=len(visits),
            pages_fetched=sum(visit.read for visit in visits),
            not_modified=sum(visit.same for visit in visits),
            failed=len(lost),
            added=len(plan.added),
            changed=len(plan.changed),
            removed=len(plan.removed),
            unchanged=len(plan.unchanged),
            encoded=len(plan.texts) + len(plan.questions),
            bytes=sum(visit.wire_bytes for visit in visits),
            seconds=round(time.perf_counter() - started, 2),
            snapshot=outcome.snapshot,
            published=outcome.published,
            failures=() if offline else lost,
            changes=changes_of(plan, before, {passage.id: passage for passage in outcome.after}),
            worse_questions=outcome.decision.worse if outcome.decision else (),
            message=" ".join(filter(None, (OFFLINE if offline else None, outcome.held_back))),
        )


class _Gate:
    """Compares the new snapshot with the one that serves, unless there is nothing to compare."""

    def __init__(
        self, judge: Judge | None, current: Snapshot | None, forced: Forced | None, listener: Listener
    ) -> None:
        self._judge = judge
        self._current = current
        self._forced = forced
        self._listener = listener
        self.decision: Decision | None = None

    def prove(self, candidate: Snapshot) -> None:
        """Let ``candidate`` serve or not.

        Raises:
            GateError: when it answers worse and nobody insists on it.

        """
        if self._judge is not None and self._current is not None:
            self._listener(Progress(Stage.GATE))
            self.decision = compare(self._judge(self._current), self._judge(candidate))
            if not self.decision.passed and self._forced is None:
                raise GateError(self.decision)
        self._listener(Progress(Stage.PUBLISH))


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Hold the lock that lets one ingest run.

    Raises:
        IngestRunningError: when another one holds it.

    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout as error:
        raise IngestRunningError("Trwa już inna aktualizacja indeksu. Poczekaj, aż się skończy.") from error


def current_snapshot(store: SnapshotStore) -> Snapshot | None:
    """Return the snapshot that serves, or None when there is none that can."""
    try:
        return store.load_any()
    except IndexingError:
        return None


def _id_of(snapshot: Snapshot | None) -> str | None:
    return snapshot.id if snapshot else None


def _record(visitor: Visitor, visited: Sequence[WebSource], visits: Sequence[Visit]) -> None:
    sources = {source.id: source for source in visited}
    for visit in visits:
        visitor.record(visit, sources[visit.source_id])
