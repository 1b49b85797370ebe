"""The first tables: inbox, outbox, dialogs, answers, audit log, events and registrations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IDENTIFIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
ACTIVE = sa.text("state IN ('confirmed', 'waiting')")
TABLES = (
    "inbox_updates",
    "outbox_messages",
    "blocked_chats",
    "dialogs",
    "answers",
    "open_questions",
    "audit_log",
    "events",
    "registrations",
)


def upgrade() -> None:
    _create_inbox_updates()
    _create_outbox_messages()
    _create_blocked_chats()
    _create_dialogs()
    _create_answers()
    _create_open_questions()
    _create_audit_log()
    _create_events()
    _create_registrations()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_inbox_updates() -> None:
    op.create_table(
        "inbox_updates",
        sa.Column("update_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("error_number", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox_updates")),
    )
    op.create_index(
        op.f("ix_inbox_updates_state_chat_id_update_id"),
        "inbox_updates",
        ["state", "chat_id", "update_id"],
        unique=False,
    )


def _create_outbox_messages() -> None:
    op.create_table(
        "outbox_messages",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("open_claims", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("telegram_message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_messages_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_outbox_messages_state_chat_id_id"), "outbox_messages", ["state", "chat_id", "id"], unique=False
    )


def _create_blocked_chats() -> None:
    op.create_table(
        "blocked_chats",
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_blocked_chats")),
    )


def _create_dialogs() -> None:
    op.create_table(
        "dialogs",
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("previous_question", sa.Text(), nullable=True),
        sa.Column("form", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_dialogs")),
    )


def _create_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("snapshot_id", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("passage_ids", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("thumbs", sa.String(length=8), nullable=True),
        sa.Column("rated_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_answers_chat_id"), "answers", ["chat_id"], unique=False)


def _create_open_questions() -> None:
    op.create_table(
        "open_questions",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("answer_id", IDENTIFIER, nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_open_questions_answer_id_answers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_questions")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_open_questions_answer_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_open_questions_chat_id"), "open_questions", ["chat_id"], unique=False)


def _create_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=100), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_audit_log_actor"), "audit_log", ["actor"], unique=False)
    op.create_index(op.f("ix_audit_log_subject"), "audit_log", ["subject"], unique=False)


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("signup_deadline", MOMENT, nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("capacity >= 1", name=op.f("ck_events_capacity_positive")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_events_ends_after_start")),
        sa.CheckConstraint("signup_deadline <= starts_at", name=op.f("ck_events_deadline_before_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_starts_at"), "events", ["starts_at"], unique=False)


def _create_registrations() -> None:
    op.create_table(
        "registrations",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("participant_group", sa.String(length=32), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("consent_version", sa.String(length=100), nullable=False),
        sa.Column("consent_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.CheckConstraint("state IN ('confirmed', 'waiting', 'cancelled')", name=op.f("ck_registrations_known_state")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_registrations_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_registrations_event_id_state_id"), "registrations", ["event_id", "state", "id"], unique=False
    )
    op.create_index(op.f("ix_registrations_person"), "registrations", ["person"], unique=False)
    op.create_index(
        "uq_registrations_active_event_id_person",
        "registrations",
        ["event_id", "person"],
        unique=True,
        sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    )
