"""The tables of the chat, and what all tables share; ``event_schema`` and ``staff_schema`` have the others.

A change goes with a migration in ``migrations/versions`` (a test compares the two).
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Identifier = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column declared INTEGER."""


def is_storable(identifier: int) -> bool:
    """Return whether ``identifier`` can be one of ours; numbers from forged buttons may not fit a column at all."""
    return 0 < identifier < 2**63


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused, since nobody knows what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Turn ``value`` into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Mark ``value`` as the UTC that it is (SQLite forgets the zone)."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


inbox_updates = Table(
    "inbox_updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("payload", Text),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("error_number", String(32)),
    Index(None, "state", "chat_id", "update_id"),
)

outbox_messages = Table(
    "outbox_messages",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("chat_id", BigInteger),
    Column("kind", String(16), nullable=False),
    Column("payload", JSON(none_as_null=True)),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("open_claims", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("telegram_message_id", BigInteger),
    Column("error", Text),
    Index(None, "state", "chat_id", "id"),
    sqlite_autoincrement=True,
)

blocked_chats = Table(
    "blocked_chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8)),
    Column("previous_question", Text),
    Column("form", JSON(none_as_null=True)),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("language_chosen", Boolean, nullable=False, server_default=false()),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("chat_id", BigInteger, index=True),
    Column("question", Text),
    Column("snapshot_id", String(200), nullable=False),
    Column("status", String(32), nullable=False),
    Column("reason", String(32)),
    Column("passage_ids", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("thumbs", String(8)),
    Column("rated_at", UtcDateTime),
    sqlite_autoincrement=True,
)

open_questions = Table(
    "open_questions",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("answer_id", Identifier, ForeignKey("answers.id"), unique=True),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

ingest_requests = Table(
    "ingest_requests",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("language", String(8), nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime),
    Column("texts", Integer, nullable=False),
    sqlite_autoincrement=True,
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(100), nullable=False, index=True),
    Column("action", String(100), nullable=False),
    Column("subject", String(200), nullable=False, index=True),
    Column("details", JSON, nullable=False),
    sqlite_autoincrement=True,
)
