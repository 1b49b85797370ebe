"""Rows of the tables as records, and back."""

import json
from datetime import UTC, datetime

from sqlalchemy import RowMapping

from corpus.web_source import SourceId
from index.serialisation import passages_from_bytes, passages_to_bytes
from ingest.fetching.model import Validators
from ingest.state.model import KnownPage, RunRecord, SourceRecord

Values = dict[str, object]


def page_values(page: KnownPage) -> Values:
    """Return the columns of ``page``."""
    return {
        "url": page.url,
        "source_id": page.source_id,
        "etag": page.validators.etag,
        "last_modified": page.validators.last_modified,
        "digest": page.validators.digest,
        "read_at": as_text(page.read_at),
        "seen_at": as_text(page.seen_at),
        "reading": page.reading,
        "title": page.title,
        "passages": passages_to_bytes(page.passages),
        "links": json.dumps(page.links),
        "lost": page.lost,
    }


def as_page(row: RowMapping) -> KnownPage:
    """Return the page of a row."""
    return KnownPage(
        url=row["url"],
        source_id=SourceId(row["source_id"]),
        validators=Validators(row["etag"], row["last_modified"], row["digest"]),
        read_at=as_time(row["read_at"]),
        seen_at=as_time(row["seen_at"]),
        reading=row["reading"],
        title=row["title"],
        passages=passages_from_bytes(row["passages"]),
        links=tuple(json.loads(row["links"])),
        lost=row["lost"],
    )


def source_values(record: SourceRecord) -> Values:
    """Return the columns of ``record``."""
    return {
        "id": record.id,
        "looked_at": record.looked_at and as_text(record.looked_at),
        "next_look": record.next_look and as_text(record.next_look),
        "failures": record.failures,
        "fault": record.fault,
        "parked": record.parked,
    }


def as_source(row: RowMapping) -> SourceRecord:
    """Return the record of a row."""
    return SourceRecord(
        id=SourceId(row["id"]),
        looked_at=row["looked_at"] and as_time(row["looked_at"]),
        next_look=row["next_look"] and as_time(row["next_look"]),
        failures=row["failures"],
        fault=row["fault"],
        parked=row["parked"],
    )


def as_run(row: RowMapping) -> RunRecord:
    """Return the run of a row."""
    return RunRecord(
        id=row["id"],
        started=as_time(row["started"]),
        finished=row["finished"] and as_time(row["finished"]),
        status=row["status"],
        report=row["report"],
        forced=row["forced"],
    )


def as_text(moment: datetime) -> str:
    """Return ``moment`` in UTC as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def as_time(text: str) -> datetime:
    """Read what ``as_text`` wrote."""
    return datetime.fromisoformat(text)
