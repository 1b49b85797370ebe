"""The voucher: editions with their rules, applications and their assessment, codes and the ledger."""

import sqlalchemy as sa
from alembic import op

from bot.store.triggers import KEEPING_VOUCHERS, LETTING_GO_OF_VOUCHERS

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

IDENTIFIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = (
    "voucher_editions",
    "voucher_rules",
    "voucher_calls",
    "voucher_applications",
    "voucher_attachments",
    "voucher_reviewers",
    "voucher_reviews",
    "voucher_rankings",
    "voucher_decisions",
    "voucher_appeals",
    "vouchers",
    "voucher_providers",
    "voucher_ledger",
    "voucher_code_attempts",
)
ROLES_BEFORE = "role IN ('administrator', 'coordinator', 'door', 'reviewer')"
ROLES = "role IN ('administrator', 'coordinator', 'door', 'reviewer', 'provider')"


def upgrade() -> None:
    _change_roles(ROLES)
    _create_edition()
    _create_application()
    _create_attachments()
    _create_assessment()
    _create_decisions()
    _create_vouchers()
    _create_ledger()
    for statement in KEEPING_VOUCHERS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in LETTING_GO_OF_VOUCHERS[op.get_bind().dialect.name]:
        op.execute(statement)
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DELETE FROM staff_roles WHERE role = 'provider'")
    _change_roles(ROLES_BEFORE)


def _change_roles(known: str) -> None:
    """Change which roles there are; SQLite makes a new table for that."""
    with op.batch_alter_table("staff_roles", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_staff_roles_known_role"), type_="check")
        batch.create_check_constraint(op.f("ck_staff_roles_known_role"), known)


def _create_edition() -> None:
    op.create_table(
        "voucher_editions",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("reserve_released_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_editions")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "voucher_rules",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["voucher_editions.id"], name=op.f("fk_voucher_rules_edition_id_voucher_editions")
        ),
        sa.PrimaryKeyConstraint("edition_id", "version", name=op.f("pk_voucher_rules")),
    )
    op.create_table(
        "voucher_calls",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("closed_early_at", MOMENT, nullable=True),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_voucher_calls_closes_after_opening")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["voucher_editions.id"], name=op.f("fk_voucher_calls_edition_id_voucher_editions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_calls")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_voucher_calls_edition_id_number")),
        sqlite_autoincrement=True,
    )


def _create_application() -> None:
    op.create_table(
        "voucher_applications",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("call_id", IDENTIFIER, nullable=False),
        sa.Column("number", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("channel", sa.String(length=16), server_default="chat", nullable=False),
        sa.Column("consent_version", sa.String(length=100), nullable=False),
        sa.Column("consent_at", MOMENT, nullable=False),
        sa.Column("applicant_kind", sa.String(length=32), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("organisation_number", sa.String(length=32), nullable=True),
        sa.Column("organisation_key", sa.String(length=200), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("signatory", sa.Text(), nullable=True),
        sa.Column("signatory_role", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("idea", sa.Text(), nullable=True),
        sa.Column("partner", sa.Text(), nullable=True),
        sa.Column("partner_country", sa.String(length=2), nullable=True),
        sa.Column("service", sa.String(length=32), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("estimate", sa.BigInteger(), nullable=True),
        sa.Column("requested", sa.BigInteger(), nullable=True),
        sa.Column("declarations", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("correction_asked", sa.Text(), nullable=True),
        sa.Column("correction_until", MOMENT, nullable=True),
        sa.Column("corrections", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reserve_place", sa.Integer(), nullable=True),
        sa.Column("appeal_until", MOMENT, nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'formal', 'needs_correction', 'scoring', 'granted', 'reserve', "
            "'rejected', 'appeal', 'issued', 'partly_redeemed', 'redeemed', 'settled', "
            "'withdrawn', 'expired', 'revoked')",
            name=op.f("ck_voucher_applications_known_state"),
        ),
        sa.CheckConstraint(
            "requested IS NULL OR requested > 0", name=op.f("ck_voucher_applications_requested_positive")
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["voucher_calls.id"], name=op.f("fk_voucher_applications_call_id_voucher_calls")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["voucher_editions.id"], name=op.f("fk_voucher_applications_edition_id_voucher_editions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_applications")),
        sa.UniqueConstraint("number", name=op.f("uq_voucher_applications_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_voucher_applications_edition_id_organisation_key"),
        "voucher_applications",
        ["edition_id", "organisation_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_voucher_applications_edition_id_state_id"),
        "voucher_applications",
        ["edition_id", "state", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_voucher_applications_person"), "voucher_applications", ["person"], unique=False)


def _create_attachments() -> None:
    op.create_table(
        "voucher_attachments",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_voucher_attachments_application_id_voucher_applications"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_attachments")),
        sa.UniqueConstraint("application_id", "sha256", name=op.f("uq_voucher_attachments_application_id_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_voucher_attachments_application_id"), "voucher_attachments", ["application_id"], unique=False
    )


def _create_assessment() -> None:
    op.create_table(
        "voucher_reviewers",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("organisation_key", sa.String(length=200), nullable=False),
        sa.Column("declared_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_reviewers")),
        sa.UniqueConstraint("person", "organisation_key", name=op.f("uq_voucher_reviewers_person_organisation_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "voucher_reviews",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("reviewer", sa.String(length=100), nullable=False),
        sa.Column("assigned_by", sa.String(length=100), nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.Column("third", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("points", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("stepped_down_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_voucher_reviews_application_id_voucher_applications"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_reviews")),
        sa.UniqueConstraint("application_id", "reviewer", name=op.f("uq_voucher_reviews_application_id_reviewer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voucher_reviews_reviewer"), "voucher_reviews", ["reviewer"], unique=False)
    op.create_table(
        "voucher_rankings",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("call_id", IDENTIFIER, nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("free", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["voucher_calls.id"], name=op.f("fk_voucher_rankings_call_id_voucher_calls")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_rankings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voucher_rankings_call_id"), "voucher_rankings", ["call_id"], unique=False)


def _create_decisions() -> None:
    op.create_table(
        "voucher_decisions",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("occasion", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("ranking_id", IDENTIFIER, nullable=True),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "(outcome = 'granted') = (amount IS NOT NULL)", name=op.f("ck_voucher_decisions_amount_of_granted")
        ),
        sa.CheckConstraint(
            "occasion IN ('formal', 'ranking', 'appeal', 'reserve')", name=op.f("ck_voucher_decisions_known_occasion")
        ),
        sa.CheckConstraint(
            "outcome <> 'rejected' OR reason_code IS NOT NULL", name=op.f("ck_voucher_decisions_rejected_for_a_reason")
        ),
        sa.CheckConstraint(
            "outcome IN ('granted', 'reserve', 'rejected')", name=op.f("ck_voucher_decisions_known_outcome")
        ),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_voucher_decisions_amount_positive")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_voucher_decisions_application_id_voucher_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["ranking_id"], ["voucher_rankings.id"], name=op.f("fk_voucher_decisions_ranking_id_voucher_rankings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voucher_decisions_application_id"), "voucher_decisions", ["application_id"], unique=False)
    op.create_table(
        "voucher_appeals",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("filed_at", MOMENT, nullable=False),
        sa.Column("against", sa.String(length=16), nullable=False),
        sa.Column("decision_id", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_voucher_appeals_application_id_voucher_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["voucher_decisions.id"], name=op.f("fk_voucher_appeals_decision_id_voucher_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_appeals")),
        sa.UniqueConstraint("application_id", name=op.f("uq_voucher_appeals_application_id")),
        sqlite_autoincrement=True,
    )


def _create_vouchers() -> None:
    op.create_table(
        "vouchers",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("organisation_key", sa.String(length=200), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("issued_by", sa.String(length=100), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("code_salt", sa.String(length=64), nullable=True),
        sa.Column("code_serial", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("code_shown_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.CheckConstraint("value > 0", name=op.f("ck_vouchers_value_positive")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_vouchers_application_id_voucher_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["voucher_editions.id"], name=op.f("fk_vouchers_edition_id_voucher_editions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vouchers")),
        sa.UniqueConstraint("application_id", name=op.f("uq_vouchers_application_id")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_vouchers_code_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_vouchers_open_edition_id_organisation_key",
        "vouchers",
        ["edition_id", "organisation_key"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "voucher_providers",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("person", sa.String(length=100), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=True),
        sa.Column("added_by", sa.String(length=100), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_providers")),
        sa.UniqueConstraint("person", name=op.f("uq_voucher_providers_person")),
        sqlite_autoincrement=True,
    )


def _create_ledger() -> None:
    op.create_table(
        "voucher_ledger",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.String(length=100), nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=True),
        sa.Column("voucher_id", IDENTIFIER, nullable=True),
        sa.Column("from_reserve", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("provider_id", IDENTIFIER, nullable=True),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reverses_id", IDENTIFIER, nullable=True),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "(kind = 'reversal') = (reverses_id IS NOT NULL)", name=op.f("ck_voucher_ledger_reversal_of_something")
        ),
        sa.CheckConstraint(
            "amount > 0 OR (kind = 'budget' AND amount <> 0)", name=op.f("ck_voucher_ledger_amount_positive")
        ),
        sa.CheckConstraint("kind = 'budget' OR application_id IS NOT NULL", name=op.f("ck_voucher_ledger_whose_money")),
        sa.CheckConstraint(
            "kind IN ('budget', 'grant', 'release', 'redemption', 'reversal')",
            name=op.f("ck_voucher_ledger_known_kind"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('redemption', 'reversal') OR voucher_id IS NOT NULL",
            name=op.f("ck_voucher_ledger_which_voucher"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["voucher_applications.id"],
            name=op.f("fk_voucher_ledger_application_id_voucher_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["voucher_editions.id"], name=op.f("fk_voucher_ledger_edition_id_voucher_editions")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["voucher_providers.id"], name=op.f("fk_voucher_ledger_provider_id_voucher_providers")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["voucher_ledger.id"], name=op.f("fk_voucher_ledger_reverses_id_voucher_ledger")
        ),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_voucher_ledger_voucher_id_vouchers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_ledger")),
        sa.UniqueConstraint("key", name=op.f("uq_voucher_ledger_key")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_voucher_ledger_reverses_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voucher_ledger_application_id"), "voucher_ledger", ["application_id"], unique=False)
    op.create_index(op.f("ix_voucher_ledger_edition_id_id"), "voucher_ledger", ["edition_id", "id"], unique=False)
    op.create_index(op.f("ix_voucher_ledger_voucher_id"), "voucher_ledger", ["voucher_id"], unique=False)
    op.create_table(
        "voucher_code_attempts",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_code_attempts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voucher_code_attempts_actor_at"), "voucher_code_attempts", ["actor", "at"], unique=False)
