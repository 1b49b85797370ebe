"""The tables of the voucher: editions and their rules, applications and their assessment, codes and the ledger.

Money is kept in grosze. What must never change (rules, decisions, the ledger) is guarded by triggers. A change goes
with a migration in ``migrations/versions`` (a test compares the two).
"""

from decimal import Decimal

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

from bot.entry.money import as_grosze, from_grosze
from bot.store.schema import Identifier, UtcDateTime, metadata


class Zlotys(TypeDecorator[Decimal]):
    """An amount in zlotys with two places, stored in grosze: SQLite would keep a decimal as floating point."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Turn zlotys into grosze."""
        return None if value is None else as_grosze(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Turn grosze into zlotys; a sum of them may come as a decimal."""
        return None if value is None else from_grosze(int(value))


voucher_editions = Table(
    "voucher_editions",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("title", Text, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("rules_version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("reserve_released_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    sqlite_autoincrement=True,
)

voucher_rules = Table(
    "voucher_rules",
    metadata,
    Column("edition_id", Identifier, ForeignKey("voucher_editions.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("rules", JSON, nullable=False),
    Column("reason", Text),
    Column("made_by", String(100), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

voucher_calls = Table(
    "voucher_calls",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("edition_id", Identifier, ForeignKey("voucher_editions.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("opens_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closed_early_at", UtcDateTime),
    UniqueConstraint("edition_id", "number"),
    CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
    sqlite_autoincrement=True,
)

voucher_applications = Table(
    "voucher_applications",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("edition_id", Identifier, ForeignKey("voucher_editions.id"), nullable=False),
    Column("call_id", Identifier, ForeignKey("voucher_calls.id"), nullable=False),
    Column("number", String(32), unique=True),
    Column("state", String(20), nullable=False),
    Column("rules_version", Integer, nullable=False),
    Column("revision", Integer, nullable=False, server_default=text("0")),
    Column("person", String(100), nullable=False, index=True),
    Column("chat_id", BigInteger),
    Column("language", String(8)),
    Column("channel", String(16), nullable=False, server_default="chat"),
    Column("consent_version", String(100), nullable=False),
    Column("consent_at", UtcDateTime, nullable=False),
    Column("applicant_kind", String(32)),
    Column("organisation", Text),
    Column("organisation_number", String(32)),
    Column("organisation_key", String(200)),
    Column("municipality", Text),
    Column("signatory", Text),
    Column("signatory_role", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("idea", Text),
    Column("partner", Text),
    Column("partner_country", String(2)),
    Column("service", String(32)),
    Column("purpose", Text),
    Column("estimate", Zlotys),
    Column("requested", Zlotys),
    Column("declarations", JSON, nullable=False, server_default=text("'[]'")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("submitted_at", UtcDateTime),
    Column("correction_asked", Text),
    Column("correction_until", UtcDateTime),
    Column("corrections", Integer, nullable=False, server_default=text("0")),
    Column("score", Integer),
    Column("reserve_place", Integer),
    Column("appeal_until", UtcDateTime),
    Column("ended_reason", Text),
    Column("erased_at", UtcDateTime),
    CheckConstraint(
        "state IN ('draft', 'submitted', 'formal', 'needs_correction', 'scoring', 'granted', 'reserve', "
        "'rejected', 'appeal', 'issued', 'partly_redeemed', 'redeemed', 'settled', 'withdrawn', 'expired', 'revoked')",
        name="known_state",
    ),
    CheckConstraint("requested IS NULL OR requested > 0", name="requested_positive"),
    Index(None, "edition_id", "state", "id"),
    Index(None, "edition_id", "organisation_key"),
    sqlite_autoincrement=True,
)

voucher_attachments = Table(
    "voucher_attachments",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    UniqueConstraint("application_id", "sha256"),
    sqlite_autoincrement=True,
)

voucher_reviewers = Table(
    "voucher_reviewers",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("person", String(100), nullable=False),
    Column("organisation", Text, nullable=False),
    Column("organisation_key", String(200), nullable=False),
    Column("declared_at", UtcDateTime, nullable=False),
    UniqueConstraint("person", "organisation_key"),
    sqlite_autoincrement=True,
)
"""The organisations that a reviewer belongs to, as they declared; none is the key "" and says so."""

voucher_reviews = Table(
    "voucher_reviews",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), nullable=False),
    Column("reviewer", String(100), nullable=False, index=True),
    Column("assigned_by", String(100), nullable=False),
    Column("assigned_at", UtcDateTime, nullable=False),
    Column("third", Boolean, nullable=False, server_default=false()),
    Column("points", JSON(none_as_null=True)),
    Column("comment", Text),
    Column("score", Integer),
    Column("submitted_at", UtcDateTime),
    Column("stepped_down_at", UtcDateTime),
    UniqueConstraint("application_id", "reviewer"),
    sqlite_autoincrement=True,
)

voucher_rankings = Table(
    "voucher_rankings",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("call_id", Identifier, ForeignKey("voucher_calls.id"), nullable=False, index=True),
    Column("rules_version", Integer, nullable=False),
    Column("places", JSON, nullable=False),
    Column("free", Zlotys, nullable=False),
    Column("held", Zlotys, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

voucher_decisions = Table(
    "voucher_decisions",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), nullable=False, index=True),
    Column("occasion", String(16), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("amount", Zlotys),
    Column("reason_code", String(32)),
    Column("reason", Text),
    Column("rules_version", Integer, nullable=False),
    Column("ranking_id", Identifier, ForeignKey("voucher_rankings.id")),
    Column("decided_by", String(100), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    CheckConstraint("occasion IN ('formal', 'ranking', 'appeal', 'reserve')", name="known_occasion"),
    CheckConstraint("outcome IN ('granted', 'reserve', 'rejected')", name="known_outcome"),
    CheckConstraint("(outcome = 'granted') = (amount IS NOT NULL)", name="amount_of_granted"),
    CheckConstraint("amount IS NULL OR amount > 0", name="amount_positive"),
    CheckConstraint("outcome <> 'rejected' OR reason_code IS NOT NULL", name="rejected_for_a_reason"),
    sqlite_autoincrement=True,
)

voucher_appeals = Table(
    "voucher_appeals",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), nullable=False, unique=True),
    Column("reasons", Text),
    Column("filed_at", UtcDateTime, nullable=False),
    Column("against", String(16), nullable=False),
    Column("decision_id", Identifier, ForeignKey("voucher_decisions.id")),
    sqlite_autoincrement=True,
)

vouchers = Table(
    "vouchers",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("edition_id", Identifier, ForeignKey("voucher_editions.id"), nullable=False),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), nullable=False, unique=True),
    Column("organisation_key", String(200), nullable=False),
    Column("value", Zlotys, nullable=False),
    Column("service", String(32), nullable=False),
    Column("issued_by", String(100), nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("valid_until", UtcDateTime, nullable=False),
    Column("code_hash", String(64), unique=True),
    Column("code_salt", String(64)),
    Column("code_serial", Integer, nullable=False, server_default=text("0")),
    Column("code_shown_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    CheckConstraint("value > 0", name="value_positive"),
    sqlite_autoincrement=True,
)

voucher_providers = Table(
    "voucher_providers",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("person", String(100), unique=True),
    Column("name", Text, nullable=False),
    Column("number", String(32)),
    Column("added_by", String(100), nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),
    sqlite_autoincrement=True,
)

voucher_ledger = Table(
    "voucher_ledger",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("edition_id", Identifier, ForeignKey("voucher_editions.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("amount", Zlotys, nullable=False),
    Column("cause", String(100), nullable=False),
    Column("application_id", Identifier, ForeignKey("voucher_applications.id"), index=True),
    Column("voucher_id", Identifier, ForeignKey("vouchers.id"), index=True),
    Column("from_reserve", Boolean, nullable=False, server_default=false()),
    Column("provider_id", Identifier, ForeignKey("voucher_providers.id")),
    Column("document", String(64)),
    Column("reason", Text),
    Column("reverses_id", Identifier, ForeignKey("voucher_ledger.id"), unique=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("actor", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('budget', 'grant', 'release', 'redemption', 'reversal')", name="known_kind"),
    CheckConstraint("amount > 0 OR (kind = 'budget' AND amount <> 0)", name="amount_positive"),
    CheckConstraint("kind = 'budget' OR application_id IS NOT NULL", name="whose_money"),
    CheckConstraint("kind NOT IN ('redemption', 'reversal') OR voucher_id IS NOT NULL", name="which_voucher"),
    CheckConstraint("(kind = 'reversal') = (reverses_id IS NOT NULL)", name="reversal_of_something"),
    Index(None, "edition_id", "id"),
    sqlite_autoincrement=True,
)
"""Every movement of money: ``budget`` brings it in, ``grant`` promises it, ``release`` frees what was promised,
``redemption`` spends it, ``reversal`` takes a redemption back. Free = budget - grants + releases; promised = grants -
releases - redemptions + reversals; spent = redemptions - reversals."""

voucher_code_attempts = Table(
    "voucher_code_attempts",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("actor", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "actor", "at"),
    sqlite_autoincrement=True,
)
"""Codes that were wrong, for a day: whoever guesses has to wait."""
