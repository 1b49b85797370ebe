"""A new ticket in place of one that somebody lost or that others have seen."""

from datetime import datetime

from sqlalchemy import Connection

from bot.forum import sql
from bot.forum.model import Registration, RegistrationState
from bot.store import audit


def renew_ticket(connection: Connection, registration_id: int, at: datetime, *, actor: str) -> Registration | None:
    """Make every ticket of the registration worthless; the one that is made from now on is good.

    Args:
        connection: of the caller's writing transaction.
        registration_id: as it came from a button or a command; any number.
        at: now.
        actor: who does it, for the audit log.

    Returns:
        the registration as it is now, None where there is none with a seat, and so no ticket.

    """
    booking = sql.lock_registration(connection, registration_id)
    if booking is None or booking.registration.state is not RegistrationState.CONFIRMED:
        return None
    event, registration = booking.event, booking.registration
    sql.raise_ticket_serial(connection, registration.id)
    details = {"event": event.id, "sample": event.sample}
    audit.record(connection, at, actor, "ticket.renewed", f"registration:{registration.id}", details=details)
    return sql.find_registration(connection, registration.id)
