"""The voucher: editions with their rules, applications and their assessment, codes and the ledger."""

from collections.abc import Iterator

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
STATES = (
    "state IN ('draft', 'submitted', 'formal', 'needs_correction', 'scoring', 'granted', 'reserve', 'rejected', "
    "'appeal', 'issued', 'partly_redeemed', 'redeemed', 'settled', 'withdrawn', 'expired', 'revoked')"
)
ROLES_BEFORE = "role IN ('administrator', 'coordinator', 'door', 'reviewer')"
ROLES = "role IN ('administrator', 'coordinator', 'door', 'reviewer', 'provider')"


def upgrade() -> None:
    _change_roles(ROLES)
    _create_editions()
    _create_rules()
    _create_calls()
    _create_applications()
    _create_attachments()
    _create_reviewers()
    _create_reviews()
    _create_rankings()
    _create_decisions()
    _create_appeals()
    _create_vouchers()
    _create_providers()
    _create_ledger()
    _create_code_attempts()
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


def _create_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """Create a table whose rows are numbered, and no number is given twice."""
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    op.create_table(name, sa.Column("id", IDENTIFIER, nullable=False), *parts, key, sqlite_autoincrement=True)


def _texts(*names: str) -> Iterator[sa.Column[str]]:
    return (sa.Column(name, sa.Text(), nullable=True) for name in names)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _foreign(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, [*columns])


def _create_editions() -> None:
    _create_table(
        "voucher_editions",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("reserve_released_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
    )


def _create_rules() -> None:
    op.create_table(
        "voucher_rules",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        *_texts("reason"),
        _foreign("voucher_rules", "edition_id", "voucher_editions"),
        sa.PrimaryKeyConstraint("edition_id", "version", name=op.f("pk_voucher_rules")),
    )


def _create_calls() -> None:
    _create_table(
        "voucher_calls",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("closed_early_at", MOMENT, nullable=True),
        _check("voucher_calls", "closes_after_opening", "closes_at > opens_at"),
        _foreign("voucher_calls", "edition_id", "voucher_editions"),
        _unique("voucher_calls", "edition_id", "number"),
    )


def _answers() -> list[sa.Column[object]]:
    """Return what an applicant says, but for plain texts."""
    return [
        sa.Column("applicant_kind", sa.String(32), nullable=True),
        sa.Column("organisation_number", sa.String(32), nullable=True),
        sa.Column("organisation_key", sa.String(200), nullable=True),
        sa.Column("partner_country", sa.String(2), nullable=True),
        sa.Column("service", sa.String(32), nullable=True),
        sa.Column("estimate", sa.BigInteger(), nullable=True),
        sa.Column("requested", sa.BigInteger(), nullable=True),
        sa.Column("declarations", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
    ]


def _steps() -> list[sa.Column[object]]:
    """Return what becomes of an application."""
    return [
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("correction_until", MOMENT, nullable=True),
        sa.Column("corrections", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reserve_place", sa.Integer(), nullable=True),
        sa.Column("appeal_until", MOMENT, nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
    ]


def _create_applications() -> None:
    _create_table(
        "voucher_applications",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("call_id", IDENTIFIER, nullable=False),
        sa.Column("number", sa.String(32), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(8), nullable=True),
        sa.Column("channel", sa.String(16), server_default="chat", nullable=False),
        sa.Column("consent_version", sa.String(100), nullable=False),
        sa.Column("consent_at", MOMENT, nullable=False),
        *_answers(),
        *_texts("organisation", "municipality", "idea", "partner", "purpose"),
        *_steps(),
        *_texts("signatory", "signatory_role", "email", "phone", "correction_asked", "ended_reason"),
        _check("voucher_applications", "known_state", STATES),
        _check("voucher_applications", "requested_positive", "requested IS NULL OR requested > 0"),
        _foreign("voucher_applications", "call_id", "voucher_calls"),
        _foreign("voucher_applications", "edition_id", "voucher_editions"),
        _unique("voucher_applications", "number"),
    )
    _index("voucher_applications", "edition_id", "organisation_key")
    _index("voucher_applications", "edition_id", "state", "id")
    _index("voucher_applications", "person")


def _create_attachments() -> None:
    _create_table(
        "voucher_attachments",
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        _foreign("voucher_attachments", "application_id", "voucher_applications"),
        _unique("voucher_attachments", "application_id", "sha256"),
    )
    _index("voucher_attachments", "application_id")


def _create_reviewers() -> None:
    _create_table(
        "voucher_reviewers",
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("organisation_key", sa.String(200), nullable=False),
        sa.Column("declared_at", MOMENT, nullable=False),
        _unique("voucher_reviewers", "person", "organisation_key"),
    )


def _create_reviews() -> None:
    _create_table(
        "voucher_reviews",
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("reviewer", sa.String(100), nullable=False),
        sa.Column("assigned_by", sa.String(100), nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.Column("third", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("points", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("stepped_down_at", MOMENT, nullable=True),
        *_texts("comment"),
        _foreign("voucher_reviews", "application_id", "voucher_applications"),
        _unique("voucher_reviews", "application_id", "reviewer"),
    )
    _index("voucher_reviews", "reviewer")


def _create_rankings() -> None:
    _create_table(
        "voucher_rankings",
        sa.Column("call_id", IDENTIFIER, nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("free", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        _foreign("voucher_rankings", "call_id", "voucher_calls"),
    )
    _index("voucher_rankings", "call_id")


def _create_decisions() -> None:
    _create_table(
        "voucher_decisions",
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("occasion", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.String(32), nullable=True),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("ranking_id", IDENTIFIER, nullable=True),
        sa.Column("decided_by", sa.String(100), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        *_texts("reason"),
        _check("voucher_decisions", "amount_of_granted", "(outcome = 'granted') = (amount IS NOT NULL)"),
        _check("voucher_decisions", "known_occasion", "occasion IN ('formal', 'ranking', 'appeal', 'reserve')"),
        _check("voucher_decisions", "rejected_for_a_reason", "outcome <> 'rejected' OR reason_code IS NOT NULL"),
        _check("voucher_decisions", "known_outcome", "outcome IN ('granted', 'reserve', 'rejected')"),
        _check("voucher_decisions", "amount_positive", "amount IS NULL OR amount > 0"),
        _foreign("voucher_decisions", "application_id", "voucher_applications"),
        _foreign("voucher_decisions", "ranking_id", "voucher_rankings"),
    )
    _index("voucher_decisions", "application_id")


def _create_appeals() -> None:
    _create_table(
        "voucher_appeals",
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("filed_at", MOMENT, nullable=False),
        sa.Column("against", sa.String(16), nullable=False),
        sa.Column("decision_id", IDENTIFIER, nullable=True),
        *_texts("reasons"),
        _foreign("voucher_appeals", "application_id", "voucher_applications"),
        _foreign("voucher_appeals", "decision_id", "voucher_decisions"),
        _unique("voucher_appeals", "application_id"),
    )


def _create_vouchers() -> None:
    _create_table(
        "vouchers",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=False),
        sa.Column("organisation_key", sa.String(200), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("service", sa.String(32), nullable=False),
        sa.Column("issued_by", sa.String(100), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=True),
        sa.Column("code_salt", sa.String(64), nullable=True),
        sa.Column("code_serial", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("code_shown_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        _check("vouchers", "value_positive", "value > 0"),
        _foreign("vouchers", "application_id", "voucher_applications"),
        _foreign("vouchers", "edition_id", "voucher_editions"),
        _unique("vouchers", "application_id"),
        _unique("vouchers", "code_hash"),
    )
    op.create_index(
        "uq_vouchers_open_edition_id_organisation_key",
        "vouchers",
        ["edition_id", "organisation_key"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _create_providers() -> None:
    _create_table(
        "voucher_providers",
        sa.Column("person", sa.String(100), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.String(32), nullable=True),
        sa.Column("added_by", sa.String(100), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        _unique("voucher_providers", "person"),
    )


def _create_ledger() -> None:
    _create_table(
        "voucher_ledger",
        sa.Column("edition_id", IDENTIFIER, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.String(100), nullable=False),
        sa.Column("application_id", IDENTIFIER, nullable=True),
        sa.Column("voucher_id", IDENTIFIER, nullable=True),
        sa.Column("from_reserve", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("provider_id", IDENTIFIER, nullable=True),
        sa.Column("document", sa.String(64), nullable=True),
        sa.Column("reverses_id", IDENTIFIER, nullable=True),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("reason"),
        _check("voucher_ledger", "reversal_of_something", "(kind = 'reversal') = (reverses_id IS NOT NULL)"),
        _check("voucher_ledger", "amount_positive", "amount > 0 OR (kind = 'budget' AND amount <> 0)"),
        _check("voucher_ledger", "whose_money", "kind = 'budget' OR application_id IS NOT NULL"),
        _check("voucher_ledger", "known_kind", "kind IN ('budget', 'grant', 'release', 'redemption', 'reversal')"),
        _check("voucher_ledger", "which_voucher", "kind NOT IN ('redemption', 'reversal') OR voucher_id IS NOT NULL"),
        _foreign("voucher_ledger", "application_id", "voucher_applications"),
        _foreign("voucher_ledger", "edition_id", "voucher_editions"),
        _foreign("voucher_ledger", "provider_id", "voucher_providers"),
        _foreign("voucher_ledger", "reverses_id", "voucher_ledger"),
        _foreign("voucher_ledger", "voucher_id", "vouchers"),
        _unique("voucher_ledger", "key"),
        _unique("voucher_ledger", "reverses_id"),
    )
    _index("voucher_ledger", "application_id")
    _index("voucher_ledger", "edition_id", "id")
    _index("voucher_ledger", "voucher_id")


def _create_code_attempts() -> None:
    _create_table(
        "voucher_code_attempts",
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    _index("voucher_code_attempts", "actor", "at")
