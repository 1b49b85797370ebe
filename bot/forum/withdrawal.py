"""Taking back the consent to one sign-up, as easily as it was given."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.forum import sql
from bot.forum.model import Registration
from bot.forum.notices import Notice
from bot.forum.outcomes import Cancelled
from bot.forum.service import ForumService
from bot.store import audit


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The sign-up is cancelled and says nothing about whom any more; ``notices`` are for others."""

    notices: tuple[Notice, ...]


def withdraw_consent(
    connection: Connection, forum: ForumService, registration: Registration, at: datetime
) -> Withdrawn:
    """Cancel the registration, if it is active, and forget whose it was, and what they needed.

    Args:
        connection: of the caller's writing transaction.
        forum: frees the seat.
        registration: of the person who withdraws, or whom they signed up; the caller has checked that.
        at: now.

    """
    result = forum.cancel_registration(connection, registration.id, person=registration.person)
    sql.erase(connection, [registration.id], at)
    audit.record(connection, at, audit.FORGOTTEN, "consent.withdrawn", f"registration:{registration.id}", details={})
    return Withdrawn(result.notices if isinstance(result, Cancelled) else ())
