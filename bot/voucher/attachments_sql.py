"""Files of applications in the database."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NewType

from sqlalchemy import Connection, Row, delete, func, insert, select

from bot.store.schema import is_storable
from bot.store.voucher_schema import voucher_applications, voucher_attachments
from bot.voucher.attachment_check import CheckedFile, FileKind
from bot.voucher.model import ApplicationId

AttachmentId = NewType("AttachmentId", int)

_table = voucher_attachments


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file without its content; ``size`` is in bytes."""

    id: AttachmentId
    application_id: ApplicationId
    name: str = field(repr=False)
    kind: FileKind
    size: int


_COLUMNS = tuple(_table.c[name] for name in Attachment.__slots__)


def lock_files(connection: Connection, application_id: ApplicationId) -> None:
    """Let nobody else attach a file to the application until the commit."""
    connection.execute(
        select(voucher_applications.c.id).where(voucher_applications.c.id == application_id).with_for_update()
    )


def add_file(
    connection: Connection, application_id: ApplicationId, file: CheckedFile, content: bytes, at: datetime
) -> Attachment:
    """Store the file, which must not be there yet."""
    values = {"application_id": application_id, "name": file.name, "kind": file.kind.value, "size": len(content)}
    stored = insert(_table).values(**values, sha256=_digest(content), content=content, added_at=at)
    number = connection.execute(stored.returning(_table.c.id)).scalar_one()
    return Attachment(AttachmentId(number), application_id, file.name, file.kind, len(content))


def same_file(connection: Connection, application_id: ApplicationId, content: bytes) -> Attachment | None:
    """Return the file of the application with just that content."""
    same = (_table.c.application_id == application_id) & (_table.c.sha256 == _digest(content))
    row = connection.execute(select(*_COLUMNS).where(same)).one_or_none()
    return None if row is None else _attachment(row)


def files_of(connection: Connection, application_id: int) -> list[Attachment]:
    """Return the files of the application in the order in which they came."""
    if not is_storable(application_id):
        return []
    query = select(*_COLUMNS).where(_table.c.application_id == application_id).order_by(_table.c.id)
    return [_attachment(row) for row in connection.execute(query)]


def count_files(connection: Connection, application_id: ApplicationId) -> int:
    """Count the files of the application."""
    return int(connection.scalar(select(func.count()).where(_table.c.application_id == application_id)) or 0)


def find_file(connection: Connection, attachment_id: int) -> Attachment | None:
    """Return the file, of whichever application; None when there is none of that id."""
    if not is_storable(attachment_id):
        return None
    row = connection.execute(select(*_COLUMNS).where(_table.c.id == attachment_id)).one_or_none()
    return None if row is None else _attachment(row)


def content_of(connection: Connection, attachment_id: int) -> bytes | None:
    """Return what is in the file; None when there is none of that id."""
    if not is_storable(attachment_id):
        return None
    found: bytes | None = connection.scalar(select(_table.c.content).where(_table.c.id == attachment_id))
    return found


def delete_file(connection: Connection, attachment_id: AttachmentId) -> None:
    """Delete one file."""
    connection.execute(delete(_table).where(_table.c.id == attachment_id))


def delete_files(connection: Connection, application_ids: Sequence[ApplicationId]) -> None:
    """Delete all files of these applications."""
    connection.execute(delete(_table).where(_table.c.application_id.in_(application_ids)))


def _attachment(row: Row[Any]) -> Attachment:
    return Attachment(AttachmentId(row.id), ApplicationId(row.application_id), row.name, FileKind(row.kind), row.size)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
