"""The tables of events: their sessions, registrations, and what is kept apart from these.

A change goes with a migration in ``migrations/versions`` (a test compares the two).
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
    text,
)

from bot.store.schema import Identifier, UtcDateTime, metadata

events = Table(
    "events",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False, index=True),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("signup_deadline", UtcDateTime, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("cancelled_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("kind", String(16), nullable=False, server_default="forum"),
    Column("series", String(64)),
    Column("signup_opens_at", UtcDateTime),
    Column("online_link", Text),
    Column("directions", Text),
    Column("languages", JSON, nullable=False, server_default=text("'[]'")),
    Column("materials", JSON, nullable=False, server_default=text("'[]'")),
    Column("organisation_limit", Integer),
    Column("needs_approval", Boolean, nullable=False, server_default=false()),
    Column("offer_hours", Integer, nullable=False, server_default=text("48")),
    Column("target", Integer),
    Column("revision", Integer, nullable=False, server_default=text("0")),
    Column("report_made_at", UtcDateTime),
    CheckConstraint("capacity >= 1", name="capacity_positive"),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    CheckConstraint("signup_deadline <= starts_at", name="deadline_before_start"),
    sqlite_autoincrement=True,
)

event_group_capacities = Table(
    "event_group_capacities",
    metadata,
    Column("event_id", Identifier, ForeignKey("events.id"), primary_key=True),
    Column("participant_group", String(32), primary_key=True),
    Column("capacity", Integer, nullable=False),
    CheckConstraint("capacity >= 0", name="group_capacity_not_negative"),
)

event_sessions = Table(
    "event_sessions",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("event_id", Identifier, ForeignKey("events.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("speakers", Text),
    Column("room", Text),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("bookable", Boolean, nullable=False),
    Column("capacity", Integer),
    CheckConstraint("ends_at > starts_at", name="session_ends_after_start"),
    CheckConstraint("capacity IS NULL OR capacity >= 1", name="session_capacity_positive"),
    sqlite_autoincrement=True,
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("event_id", Identifier, ForeignKey("events.id"), nullable=False),
    Column("person", String(100), nullable=False, index=True),
    Column("chat_id", BigInteger),
    Column("name", Text),
    Column("organisation", Text),
    Column("participant_group", String(32), nullable=False),
    Column("email", Text),
    Column("phone", Text),
    Column("consent_version", String(100), nullable=False),
    Column("consent_at", UtcDateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Column("cancelled_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    Column("organisation_key", String(200)),
    Column("organisation_number", String(32)),
    Column("municipality", Text),
    Column("role", Text),
    Column("language", String(8)),
    Column("channel", String(16), nullable=False, server_default="chat"),
    Column("signed_up_by", String(100)),
    Column("waiting_order", BigInteger),
    Column("offer_expires_at", UtcDateTime),
    Column("reason", Text),
    Column("staff_note", Text),
    Column("over_capacity", Boolean, nullable=False, server_default=false()),
    Column("ticket_serial", Integer, nullable=False, server_default=text("0")),
    Column("checked_in_at", UtcDateTime),
    Column("checked_in_by", String(100)),
    Column("certificate_number", String(32), unique=True),
    Column("certificate_at", UtcDateTime),
    Column("feedback_given", Boolean, nullable=False, server_default=false()),
    CheckConstraint(
        "state IN ('pending', 'confirmed', 'offered', 'waiting', 'cancelled', 'rejected', 'expired')",
        name="known_state",
    ),
    Index(None, "event_id", "state", "id"),
    Index(None, "event_id", "organisation_key"),
    sqlite_autoincrement=True,
)

session_choices = Table(
    "session_choices",
    metadata,
    Column("registration_id", Identifier, ForeignKey("registrations.id"), primary_key=True),
    Column("session_id", Identifier, ForeignKey("event_sessions.id"), primary_key=True, index=True),
)

participant_needs = Table(
    "participant_needs",
    metadata,
    Column("registration_id", Identifier, ForeignKey("registrations.id"), primary_key=True),
    Column("accessibility", Text),
    Column("dietary", Text),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("event_id", Identifier, ForeignKey("events.id"), nullable=False, index=True),
    Column("rating", Integer, nullable=False),
    Column("usefulness", Integer),
    Column("comment", Text),
    sqlite_autoincrement=True,
)

erased_counts = Table(
    "erased_counts",
    metadata,
    Column("event_id", Identifier, ForeignKey("events.id"), primary_key=True),
    Column("dimension", String(16), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("came", Integer, nullable=False),
    CheckConstraint("dimension IN ('organisation', 'municipality', 'session')", name="known_dimension"),
)
"""How many of those whose names were erased had a seat and came, by what was erased with the names."""
