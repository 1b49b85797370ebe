"""Forgetting one sign-up: consent is taken back as easily as it was given, and organisers do it for whom they ask."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.forum import sql
from bot.forum.model import Registration
from bot.forum.notices import Notice
from bot.forum.outcomes import Cancelled, CancelResult
from bot.forum.service import ForumService
from bot.store import audit


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The sign-up is cancelled and says nothing about whom any more; ``notices`` are for those to be told.

    ``certificate`` is the number that stays valid, None where none was given.
    """

    notices: tuple[Notice, ...]
    certificate: str | None = None


@dataclass(frozen=True, slots=True)
class NothingToErase:
    """There is no such sign-up, or it says nothing about whom already."""


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
    return _forget(connection, registration, result, at, actor=audit.FORGOTTEN, action="consent.withdrawn")


def erase_registration(
    connection: Connection, forum: ForumService, registration_id: int, at: datetime, *, actor: str
) -> Withdrawn | NothingToErase:
    """Do the same for somebody who asked the organisers to, having no Telegram; who has one is told.

    Args:
        connection: of the caller's writing transaction.
        forum: frees the seat.
        registration_id: as it came from a button or a command; any number.
        at: now.
        actor: which organiser does it.

    """
    registration = forum.find_registration(connection, registration_id)
    if registration is None or not registration.name:
        return NothingToErase()
    result = forum.cancel_registration(connection, registration.id, actor=actor)
    return _forget(connection, registration, result, at, actor=actor, action="registration.erased")


def _forget(
    connection: Connection, registration: Registration, result: CancelResult, at: datetime, *, actor: str, action: str
) -> Withdrawn:
    subject = f"registration:{registration.id}"
    audit.forget_actors(connection, [(subject, registration.person)])
    sql.erase(connection, [registration.id], at)
    audit.record(connection, at, actor, action, subject, details={})
    return Withdrawn(result.notices if isinstance(result, Cancelled) else (), registration.certificate_number)
