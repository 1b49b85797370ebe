"""Who did what and when. Details name ids and states, never personal data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.store.schema import audit_log

FORGOTTEN = "forgotten"
"""The actor of entries whose person had their data erased."""

_ADD = audit_log.insert()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry. ``actor`` is "telegram:ID", "cli" or "system"; ``subject`` is "kind:id"."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: dict[str, Any]


def record(
    connection: Connection, at: datetime, actor: str, action: str, subject: str, *, details: dict[str, Any]
) -> None:
    """Add an entry within the transaction of what it tells."""
    values = {"at": at, "actor": actor, "action": action, "subject": subject, "details": details}
    connection.execute(_ADD, values)


def record_all(
    connection: Connection, at: datetime, actor: str, action: str, told: Iterable[tuple[str, dict[str, Any]]]
) -> None:
    """Add an entry for each pair of a subject and details: the same was done to all of them at once."""
    same = {"at": at, "actor": actor, "action": action}
    rows = [{**same, "subject": subject, "details": details} for subject, details in told]
    if rows:
        connection.execute(_ADD, rows)


def entries(connection: Connection, *, subject: str | None = None, actor: str | None = None) -> list[AuditEntry]:
    """Return the entries of the subject or of the actor, oldest first; all without either."""
    query = select(audit_log).order_by(audit_log.c.id)
    if subject is not None:
        query = query.where(audit_log.c.subject == subject)
    if actor is not None:
        query = query.where(audit_log.c.actor == actor)
    rows = connection.execute(query)
    return [AuditEntry(row.id, row.at, row.actor, row.action, row.subject, row.details) for row in rows]


def latest(connection: Connection, limit: int, *, before: int = 0) -> list[AuditEntry]:
    """Return the newest entries, the newest first; those below the number ``before`` where it is not 0."""
    query = select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
    rows = connection.execute(query.where(audit_log.c.id < before) if before else query)
    return [AuditEntry(row.id, row.at, row.actor, row.action, row.subject, row.details) for row in rows]


def forget_actor(connection: Connection, actor: str) -> None:
    """Keep what was done and forget who did it."""
    connection.execute(update(audit_log).where(audit_log.c.actor == actor).values(actor=FORGOTTEN))


def forget_actors(connection: Connection, done: Iterable[tuple[str, str]]) -> None:
    """Keep what was done to each subject and forget which actor did it, for pairs of a subject and an actor."""
    pairs = [{"of_subject": subject, "by_actor": actor} for subject, actor in done]
    own = (audit_log.c.subject == bindparam("of_subject")) & (audit_log.c.actor == bindparam("by_actor"))
    if pairs:
        connection.execute(update(audit_log).where(own).values(actor=FORGOTTEN), pairs)
