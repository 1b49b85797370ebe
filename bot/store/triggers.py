"""Triggers that keep what must never change silently, for migrations and new databases; by dialect.

Entries stay as they are; the one change is to forget who made them. A migration that makes such a table anew must make
its triggers anew too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Kept:
    """A table whose rows stay: its key, the column that may become "forgotten", the other columns."""

    table: str
    key: Sequence[str]
    who: str
    others: Sequence[str]
    refused: str


_DECIDED = "what was decided and booked cannot be edited"
_AUDIT_LOG = _Kept(
    "audit_log",
    key=("id",),
    who="actor",
    others=("id", "at", "action", "subject", "details"),
    refused="the audit log cannot be edited",
)
_VOUCHERS = (
    _Kept(
        "voucher_rules",
        key=("edition_id", "version"),
        who="made_by",
        others=("edition_id", "version", "rules", "reason", "made_at"),
        refused=_DECIDED,
    ),
    _Kept(
        "voucher_decisions",
        key=("id",),
        who="decided_by",
        others=(
            "id",
            "application_id",
            "occasion",
            "outcome",
            "amount",
            "reason_code",
            "reason",
            "rules_version",
            "ranking_id",
            "decided_at",
        ),
        refused=_DECIDED,
    ),
    _Kept(
        "voucher_ledger",
        key=("id",),
        who="actor",
        others=(
            "id",
            "edition_id",
            "kind",
            "amount",
            "cause",
            "application_id",
            "voucher_id",
            "from_reserve",
            "provider_id",
            "document",
            "reason",
            "reverses_id",
            "key",
            "at",
        ),
        refused=_DECIDED,
    ),
)


def _sqlite(kept: _Kept) -> Sequence[str]:
    table, refuse = kept.table, f"BEGIN SELECT RAISE(ABORT, '{kept.refused}'); END"
    changed = " OR ".join(f"NEW.{each} IS NOT OLD.{each}" for each in kept.others)
    same = " AND ".join(f"{each} = NEW.{each}" for each in kept.key)
    return (
        f"CREATE TRIGGER {table}_kept_from_delete BEFORE DELETE ON {table} {refuse}",
        f"""CREATE TRIGGER {table}_kept_from_update BEFORE UPDATE ON {table}
        WHEN NEW.{kept.who} IS NOT 'forgotten' OR {changed} {refuse}""",
        # INSERT OR REPLACE deletes without a word.
        f"""CREATE TRIGGER {table}_kept_from_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}""",  # noqa: S608 (names of our own tables)
    )


def _postgresql(kept: _Kept) -> Sequence[str]:
    table = kept.table
    unchanged = " AND ".join(f"NEW.{each}::text IS NOT DISTINCT FROM OLD.{each}::text" for each in kept.others)
    return (
        f"""CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.{kept.who} = 'forgotten' AND {unchanged} THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION '{kept.refused}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"""CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()""",
        f"""CREATE TRIGGER {table}_kept_from_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_kept()""",
    )


def _dropped_in_sqlite(kept: _Kept) -> Sequence[str]:
    return tuple(f"DROP TRIGGER {kept.table}_kept_from_{what}" for what in ("delete", "update", "replace"))


def _dropped_in_postgresql(kept: _Kept) -> Sequence[str]:
    table = kept.table
    return (
        f"DROP TRIGGER {table}_kept ON {table}",
        f"DROP TRIGGER {table}_kept_from_truncate ON {table}",
        f"DROP FUNCTION {table}_is_kept()",
    )


def _by_dialect(
    tables: Sequence[_Kept],
    sqlite: Callable[[_Kept], Sequence[str]],
    postgresql: Callable[[_Kept], Sequence[str]],
) -> Mapping[str, Sequence[str]]:
    return {
        "sqlite": [statement for kept in tables for statement in sqlite(kept)],
        "postgresql": [statement for kept in tables for statement in postgresql(kept)],
    }


KEEPING_THE_AUDIT_LOG = _by_dialect((_AUDIT_LOG,), _sqlite, _postgresql)
LETTING_GO_OF_THE_AUDIT_LOG = _by_dialect((_AUDIT_LOG,), _dropped_in_sqlite, _dropped_in_postgresql)
KEEPING_VOUCHERS = _by_dialect(_VOUCHERS, _sqlite, _postgresql)
LETTING_GO_OF_VOUCHERS = _by_dialect(_VOUCHERS, _dropped_in_sqlite, _dropped_in_postgresql)
KEEPING_ALL = _by_dialect((_AUDIT_LOG, *_VOUCHERS), _sqlite, _postgresql)
"""What a new database gets; a test compares it with what all migrations make."""
