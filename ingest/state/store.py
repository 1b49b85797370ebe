"""The ingest's memory: one call is one transaction, so a kill leaves what was done before it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from corpus.web_source import SourceId
from ingest.errors import IngestError
from ingest.state.database import open_engine
from ingest.state.model import KnownPage, RunRecord, SourceRecord
from ingest.state.rows import Values, as_page, as_run, as_source, as_text, as_time, page_values, source_values
from ingest.state.schema import PAGES, RUNS, SOURCES, VECTORS

_CHUNK = 500
"""Values in one IN clause; SQLite takes 32,766."""


class StateError(IngestError):
    """The memory cannot be read or written."""


class IngestState:
    """Opened by :meth:`open`; close it when the run is over."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, creating it.

        Raises:
            StateError: when it cannot be used; says what to do.

        """
        with _faults_explained(path):
            return cls(open_engine(path), path)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def pages_of(self, source: SourceId) -> dict[str, KnownPage]:
        """Return the pages of ``source`` by their address."""
        with self._transaction() as connection:
            rows = connection.execute(select(PAGES).where(PAGES.c.source_id == source).order_by(PAGES.c.url))
            return {row["url"]: as_page(row) for row in rows.mappings()}

    def source_ids(self) -> list[SourceId]:
        """Return the sources of which pages are remembered."""
        with self._transaction() as connection:
            return list(connection.scalars(select(PAGES.c.source_id).distinct().order_by(PAGES.c.source_id)))

    def save_pages(self, pages: Sequence[KnownPage]) -> None:
        """Remember ``pages`` in place of what was known of them."""
        with self._transaction() as connection:
            _put(connection, map(page_values, pages))

    def forget_pages(self, urls: Collection[str]) -> None:
        """Forget pages that their source no longer has."""
        with self._transaction() as connection:
            for some in _chunks(urls):
                connection.execute(delete(PAGES).where(PAGES.c.url.in_(some)))

    def source(self, identifier: SourceId) -> SourceRecord:
        """Return how the source fared; a blank record when it was never looked at."""
        with self._transaction() as connection:
            row = connection.execute(select(SOURCES).where(SOURCES.c.id == identifier)).mappings().first()
            return as_source(row) if row else SourceRecord(identifier)

    def save_source(self, record: SourceRecord) -> None:
        """Remember how a source fared."""
        with self._transaction() as connection:
            values = source_values(record)
            connection.execute(insert(SOURCES).values(values).on_conflict_do_update(["id"], set_=values))

    def vectors(self, encoder: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those of ``texts`` that an interrupted run encoded already."""
        by_digest = {_digest(text): text for text in texts}
        found: dict[str, NDArray[np.float32]] = {}
        with self._transaction() as connection:
            for some in _chunks(by_digest):
                chosen = select(VECTORS).where(VECTORS.c.encoder == encoder, VECTORS.c.text.in_(some))
                for row in connection.execute(chosen).mappings():
                    found[by_digest[row["text"]]] = np.frombuffer(row["vector"], np.float32)
        return found

    def save_vectors(self, encoder: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors until the snapshot that needs them is published."""
        rows = [
            {"encoder": encoder, "text": _digest(text), "vector": vector.astype(np.float32).tobytes()}
            for text, vector in vectors.items()
        ]
        if rows:
            with self._transaction() as connection:
                connection.execute(insert(VECTORS).on_conflict_do_nothing(), rows)

    def drop_vectors(self) -> None:
        """Forget the vectors: the published snapshot has them."""
        with self._transaction() as connection:
            connection.execute(delete(VECTORS))

    def begin_run(self, at: datetime) -> int:
        """Note that an ingest begins; return its number."""
        with self._transaction() as connection:
            added = insert(RUNS).values(started=as_text(at)).returning(RUNS.c.id)
            return int(connection.execute(added).scalar_one())

    def finish_run(self, run: int, at: datetime, status: str, report: str, forced: str | None) -> None:
        """Note how an ingest ended."""
        values: Values = {"finished": as_text(at), "status": status, "report": report, "forced": forced}
        with self._transaction() as connection:
            connection.execute(update(RUNS).where(RUNS.c.id == run).values(values))

    def interrupted_since(self) -> datetime | None:
        """Return when the first ingest began since the last that came to its end; None when none was interrupted."""
        finished = select(func.coalesce(func.max(RUNS.c.id), 0)).where(RUNS.c.finished.is_not(None)).scalar_subquery()
        first = select(func.min(RUNS.c.started)).where(RUNS.c.id > finished)
        with self._transaction() as connection:
            started = connection.execute(first).scalar_one()
            return as_time(started) if started else None

    def last_run(self, *, finished: bool = False) -> RunRecord | None:
        """Return the latest ingest, or the latest that came to its end."""
        latest = select(RUNS).order_by(RUNS.c.id.desc()).limit(1)
        if finished:
            latest = latest.where(RUNS.c.finished.is_not(None))
        with self._transaction() as connection:
            row = connection.execute(latest).mappings().first()
            return as_run(row) if row else None

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with _faults_explained(self._path), self._engine.begin() as connection:
            yield connection


def _put(connection: Connection, rows: Iterable[Values]) -> None:
    for values in rows:
        connection.execute(insert(PAGES).values(values).on_conflict_do_update(["url"], set_=values))


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = list(values)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _faults_explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, OSError) as error:
        cause = str(error.orig) if isinstance(error, DBAPIError) else error.strerror or str(error)
        message = (
            f"Nie da się używać pamięci pobierania {path} ({cause}). Sprawdź miejsce na dysku i uprawnienia; jeśli "
            "plik jest uszkodzony, usuń go: strony zostaną pobrane od nowa."
        )
        raise StateError(message) from error
