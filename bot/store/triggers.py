"""Triggers that keep what must never change silently, for migrations and new databases; by dialect.

Entries stay as they are; the one change is to forget who made them. A migration that makes such a table anew must make
its triggers anew too.
"""

from collections.abc import Mapping, Sequence

_KEPT = {
    "voucher_rules": ("made_by", ("edition_id", "version", "rules", "reason", "made_at")),
    "voucher_decisions": (
        "decided_by",
        (
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
    ),
    "voucher_ledger": (
        "actor",
        (
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
            "reverses_id",
            "key",
            "at",
        ),
    ),
}
"""Of each table the column that may become "forgotten", and the others."""

_KEYS = {"voucher_rules": ("edition_id", "version"), "voucher_decisions": ("id",), "voucher_ledger": ("id",)}
_REFUSED = "what was decided and booked cannot be edited"


def _sqlite(table: str) -> Sequence[str]:
    who, others = _KEPT[table]
    changed = " OR ".join(f"NEW.{each} IS NOT OLD.{each}" for each in others)
    same = " AND ".join(f"{each} = NEW.{each}" for each in _KEYS[table])
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    return (
        f"CREATE TRIGGER {table}_kept_from_delete BEFORE DELETE ON {table} {refuse}",
        f"""CREATE TRIGGER {table}_kept_from_update BEFORE UPDATE ON {table}
        WHEN NEW.{who} IS NOT 'forgotten' OR {changed} {refuse}""",
        # INSERT OR REPLACE deletes without a word.
        f"""CREATE TRIGGER {table}_kept_from_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}""",  # noqa: S608 (names of our own tables)
    )


def _postgresql(table: str) -> Sequence[str]:
    who, others = _KEPT[table]
    unchanged = " AND ".join(f"NEW.{each}::text IS NOT DISTINCT FROM OLD.{each}::text" for each in others)
    return (
        f"""CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.{who} = 'forgotten' AND {unchanged} THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"""CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()""",
        f"""CREATE TRIGGER {table}_kept_from_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_kept()""",
    )


def _dropped_in_sqlite(table: str) -> Sequence[str]:
    return tuple(f"DROP TRIGGER {table}_kept_from_{what}" for what in ("delete", "update", "replace"))


def _dropped_in_postgresql(table: str) -> Sequence[str]:
    return (
        f"DROP TRIGGER {table}_kept ON {table}",
        f"DROP TRIGGER {table}_kept_from_truncate ON {table}",
        f"DROP FUNCTION {table}_is_kept()",
    )


KEEPING_VOUCHERS: Mapping[str, Sequence[str]] = {
    "sqlite": [statement for table in _KEPT for statement in _sqlite(table)],
    "postgresql": [statement for table in _KEPT for statement in _postgresql(table)],
}
LETTING_GO_OF_VOUCHERS: Mapping[str, Sequence[str]] = {
    "sqlite": [statement for table in _KEPT for statement in _dropped_in_sqlite(table)],
    "postgresql": [statement for table in _KEPT for statement in _dropped_in_postgresql(table)],
}
