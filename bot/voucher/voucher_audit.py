"""What the audit log says about applications: ids, states and amounts, and nothing about who it is."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from bot.store import audit
from bot.voucher.model import Application, EditionId

Detail: TypeAlias = int | str | None


def record_application(
    connection: Connection, at: datetime, actor: str, action: str, application: Application, **details: Detail
) -> None:
    """Record what was done with the application, which is now as it is given."""
    record_applications(connection, at, actor, action, [(application, details)])


def record_applications(
    connection: Connection,
    at: datetime,
    actor: str,
    action: str,
    done: Iterable[tuple[Application, Mapping[str, Detail]]],
) -> None:
    """Record the same done with many applications at once, each with details of its own."""
    told = [
        (f"voucher_application:{each.id}", {"edition": each.edition_id, "state": each.state.value, **details})
        for each, details in done
    ]
    audit.record_all(connection, at, actor, f"voucher_application.{action}", told)


def record_edition(
    connection: Connection, at: datetime, actor: str, action: str, edition_id: EditionId, **details: Detail
) -> None:
    """Record what was done with the edition as a whole."""
    subject = f"voucher_edition:{edition_id}"
    audit.record(connection, at, actor, f"voucher_edition.{action}", subject, details=details)
