"""The tables of those who run events: roles, templates of messages, messages to groups, timed jobs.

A change goes with a migration in ``migrations/versions`` (a test compares the two).
"""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.store.schema import Identifier, UtcDateTime, metadata

staff_roles = Table(
    "staff_roles",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("person", String(100), nullable=False, index=True),
    Column("name", Text),
    Column("role", String(32), nullable=False),
    Column("granted_by", String(100), nullable=False),
    Column("granted_at", UtcDateTime, nullable=False),
    Column("revoked_by", String(100)),
    Column("revoked_at", UtcDateTime),
    CheckConstraint("role IN ('administrator', 'coordinator', 'door', 'reviewer', 'provider')", name="known_role"),
    sqlite_autoincrement=True,
)

staff_invitations = Table(
    "staff_invitations",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("role", String(32), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created_by", String(100), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("used_by", String(100)),
    sqlite_autoincrement=True,
)

message_templates = Table(
    "message_templates",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("text", Text, nullable=False),
    Column("changed_by", String(100), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("event_id", Identifier, ForeignKey("events.id"), nullable=False, index=True),
    Column("created_by", String(100), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("text", Text),
    Column("recipients", Integer, nullable=False),
    sqlite_autoincrement=True,
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", UtcDateTime),
    Column("done_at", UtcDateTime),
    Column("error", Text),
    Index("uq_jobs_kind_subject", "kind", "subject", unique=True),
    Index(None, "done_at", "due_at"),
    sqlite_autoincrement=True,
)
