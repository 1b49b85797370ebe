"""Runs of the ingest that were asked for in a chat, from the wish to the report; a finished one leaves no row.

Each run has one message that is edited while it goes on. Its texts go through the outbox, numbered from 1:
:func:`text_key` is the key of such a text, and what it was sent as is found under it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.store.schema import ingest_requests as requests


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """A run that was asked for. ``started_at`` is None while it waits; ``texts`` were shown of its progress."""

    id: int
    chat_id: int
    language: str
    requested_at: datetime
    started_at: datetime | None
    texts: int


def add(connection: Connection, chat_id: int, language: str, at: datetime) -> IngestRequest:
    """Ask for a run whose progress is shown in the chat."""
    values = {"chat_id": chat_id, "language": language, "requested_at": at, "texts": 0}
    row = connection.execute(requests.insert().values(values).returning(*requests.c)).one()
    return _as_request(row)


def first(connection: Connection) -> IngestRequest | None:
    """Return the run that waits longest or goes on; None when nobody asked for one."""
    row = connection.execute(select(requests).order_by(requests.c.id).limit(1)).one_or_none()
    return None if row is None else _as_request(row)


def get(connection: Connection, request_id: int) -> IngestRequest | None:
    """Return the run; None when it is finished, or the person had their data erased."""
    row = connection.execute(select(requests).where(requests.c.id == request_id)).one_or_none()
    return None if row is None else _as_request(row)


def begin(connection: Connection, request_id: int, at: datetime) -> None:
    """Note that the run begins."""
    connection.execute(update(requests).where(requests.c.id == request_id).values(started_at=at))


def note_text(connection: Connection, request: IngestRequest) -> str:
    """Count one more text of the run's message; return its key."""
    number = request.texts + 1
    connection.execute(update(requests).where(requests.c.id == request.id).values(texts=number))
    return text_key(request.id, number)


def finish(connection: Connection, request_id: int) -> None:
    """Forget the run: its report is in the outbox."""
    connection.execute(delete(requests).where(requests.c.id == request_id))


def text_key(request_id: int, number: int) -> str:
    """Return the key under which the text of that number goes through the outbox."""
    return f"ingest:{request_id}:{number}"


def _as_request(row: Row[Any]) -> IngestRequest:
    return IngestRequest(row.id, row.chat_id, row.language, row.requested_at, row.started_at, row.texts)
