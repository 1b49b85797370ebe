"""What running an event needs: sessions, groups, offers, check-in, certificates, staff, templates and jobs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.store.triggers import KEEPING_THE_AUDIT_LOG, LETTING_GO_OF_THE_AUDIT_LOG

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IDENTIFIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
ACTIVE_BEFORE = sa.text("state IN ('confirmed', 'waiting')")
ACTIVE = sa.text("state IN ('pending', 'confirmed', 'offered', 'waiting')")
STATES_BEFORE = "state IN ('confirmed', 'waiting', 'cancelled')"
STATES = "state IN ('pending', 'confirmed', 'offered', 'waiting', 'cancelled', 'rejected', 'expired')"
ACTIVE_INDEX = "uq_registrations_active_event_id_person"
TABLES = (
    "event_group_capacities",
    "event_sessions",
    "session_choices",
    "participant_needs",
    "feedback",
    "erased_counts",
    "staff_roles",
    "staff_invitations",
    "message_templates",
    "campaigns",
    "jobs",
)


def upgrade() -> None:
    for column in _event_columns():
        op.add_column("events", column)
    _change_registrations(STATES, ACTIVE, _registration_columns(), ())
    op.execute("UPDATE registrations SET waiting_order = id WHERE state = 'waiting'")
    op.create_index(
        op.f("ix_registrations_event_id_organisation_key"), "registrations", ["event_id", "organisation_key"]
    )
    _create_parts_of_events()
    _create_feedback()
    _create_parts_of_registrations()
    _create_counts()
    _create_staff()
    _create_messages_and_jobs()
    for statement in KEEPING_THE_AUDIT_LOG[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in LETTING_GO_OF_THE_AUDIT_LOG[op.get_bind().dialect.name]:
        op.execute(statement)
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index(op.f("ix_registrations_event_id_organisation_key"), "registrations")
    op.execute("UPDATE registrations SET state = 'waiting' WHERE state IN ('pending', 'offered')")
    op.execute("UPDATE registrations SET state = 'cancelled' WHERE state IN ('rejected', 'expired')")
    _change_registrations(STATES_BEFORE, ACTIVE_BEFORE, (), [column.name for column in _registration_columns()])
    with op.batch_alter_table("events", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for column in _event_columns():
            batch.drop_column(column.name)


def _change_registrations(
    states: str, active: sa.TextClause, added: Sequence[sa.Column[object]], dropped: Sequence[str]
) -> None:
    """Change columns, states and the index of active registrations; SQLite makes a new table for that."""
    op.drop_index(ACTIVE_INDEX, "registrations")
    with op.batch_alter_table("registrations", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_registrations_known_state"), type_="check")
        batch.create_check_constraint(op.f("ck_registrations_known_state"), states)
        for column in added:
            batch.add_column(column)
        if added:
            batch.create_unique_constraint(op.f("uq_registrations_certificate_number"), ["certificate_number"])
        for name in dropped:
            batch.drop_column(name)
    op.create_index(
        ACTIVE_INDEX,
        "registrations",
        ["event_id", "person"],
        unique=True,
        sqlite_where=active,
        postgresql_where=active,
    )


def _event_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("kind", sa.String(16), nullable=False, server_default="forum"),
        sa.Column("series", sa.String(64), nullable=True),
        sa.Column("signup_opens_at", MOMENT, nullable=True),
        sa.Column("online_link", sa.Text(), nullable=True),
        sa.Column("directions", sa.Text(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("materials", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("organisation_limit", sa.Integer(), nullable=True),
        sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("offer_hours", sa.Integer(), nullable=False, server_default=sa.text("48")),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("report_made_at", MOMENT, nullable=True),
    ]


def _registration_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("organisation_key", sa.String(200), nullable=True),
        sa.Column("organisation_number", sa.String(32), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("language", sa.String(8), nullable=True),
        sa.Column("channel", sa.String(16), nullable=False, server_default="chat"),
        sa.Column("signed_up_by", sa.String(100), nullable=True),
        sa.Column("waiting_order", sa.BigInteger(), nullable=True),
        sa.Column("offer_expires_at", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("staff_note", sa.Text(), nullable=True),
        sa.Column("over_capacity", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("ticket_serial", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("checked_in_at", MOMENT, nullable=True),
        sa.Column("checked_in_by", sa.String(100), nullable=True),
        sa.Column("certificate_number", sa.String(32), nullable=True),
        sa.Column("certificate_at", MOMENT, nullable=True),
        sa.Column("feedback_given", sa.Boolean(), nullable=False, server_default=sa.false()),
    ]


def _create_parts_of_events() -> None:
    op.create_table(
        "event_group_capacities",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("participant_group", sa.String(32), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity >= 0", name=op.f("ck_event_group_capacities_group_capacity_not_negative")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_group_capacities_event_id_events")),
        sa.PrimaryKeyConstraint("event_id", "participant_group", name=op.f("pk_event_group_capacities")),
    )
    op.create_table(
        "event_sessions",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("bookable", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_event_sessions_session_ends_after_start")),
        sa.CheckConstraint(
            "capacity IS NULL OR capacity >= 1", name=op.f("ck_event_sessions_session_capacity_positive")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_sessions_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_sessions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_event_sessions_event_id"), "event_sessions", ["event_id"])


def _create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("usefulness", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_feedback_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feedback_event_id"), "feedback", ["event_id"])


def _create_parts_of_registrations() -> None:
    op.create_table(
        "session_choices",
        sa.Column("registration_id", IDENTIFIER, nullable=False),
        sa.Column("session_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_session_choices_registration_id_registrations"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["event_sessions.id"], name=op.f("fk_session_choices_session_id_event_sessions")
        ),
        sa.PrimaryKeyConstraint("registration_id", "session_id", name=op.f("pk_session_choices")),
    )
    op.create_index(op.f("ix_session_choices_session_id"), "session_choices", ["session_id"])
    op.create_table(
        "participant_needs",
        sa.Column("registration_id", IDENTIFIER, nullable=False),
        sa.Column("accessibility", sa.Text(), nullable=True),
        sa.Column("dietary", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_participant_needs_registration_id_registrations"),
        ),
        sa.PrimaryKeyConstraint("registration_id", name=op.f("pk_participant_needs")),
    )


def _create_counts() -> None:
    op.create_table(
        "erased_counts",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("dimension", sa.String(16), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "dimension IN ('organisation', 'municipality', 'session')",
            name=op.f("ck_erased_counts_known_dimension"),
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_erased_counts_event_id_events")),
        sa.PrimaryKeyConstraint("event_id", "dimension", "key", name=op.f("pk_erased_counts")),
    )


def _create_staff() -> None:
    op.create_table(
        "staff_roles",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("granted_by", sa.String(100), nullable=False),
        sa.Column("granted_at", MOMENT, nullable=False),
        sa.Column("revoked_by", sa.String(100), nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "role IN ('administrator', 'coordinator', 'door', 'reviewer')", name=op.f("ck_staff_roles_known_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_roles")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_staff_roles_person"), "staff_roles", ["person"])
    op.create_table(
        "staff_invitations",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_by", sa.String(100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_invitations_token_hash")),
        sqlite_autoincrement=True,
    )


def _create_messages_and_jobs() -> None:
    op.create_table(
        "message_templates",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(100), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", "language", name=op.f("pk_message_templates")),
    )
    op.create_table(
        "campaigns",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("created_by", sa.String(100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_campaigns_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_campaigns_event_id"), "campaigns", ["event_id"])
    op.create_table(
        "jobs",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_jobs_kind_subject", "jobs", ["kind", "subject"], unique=True)
    op.create_index(op.f("ix_jobs_done_at_due_at"), "jobs", ["done_at", "due_at"])
