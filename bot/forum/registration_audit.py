"""What the audit log says about registrations: ids and states, and nothing about who it was."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.forum.event import Event
from bot.forum.model import RegistrationId, RegistrationState
from bot.store import audit


def record_state(
    connection: Connection,
    at: datetime,
    actor: str,
    action: str,
    registration_id: RegistrationId,
    *,
    event: Event,
    before: RegistrationState | None,
    after: RegistrationState,
) -> None:
    """Record that a registration for ``event`` is now in the state ``after``; ``before`` is None for a new one."""
    states = {"before": before and before.value, "after": after.value}
    details = {"event": event.id, "sample": event.sample, **states}
    audit.record(connection, at, actor, f"registration.{action}", f"registration:{registration_id}", details=details)


def record_fields(
    connection: Connection,
    at: datetime,
    actor: str,
    event: Event,
    registration_id: RegistrationId,
    *,
    fields: Sequence[str],
) -> None:
    """Record which fields of a registration are different now; never what they say."""
    details = {"event": event.id, "sample": event.sample, "fields": list(fields)}
    audit.record(connection, at, actor, "registration.changed", f"registration:{registration_id}", details=details)
