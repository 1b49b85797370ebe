"""The inbox: every update is stored here before it is confirmed to Telegram, and handled exactly once.

A row is ``pending`` until its handling is committed together with :func:`mark_done`; a crash before that leaves it
pending and it is handled again. The text is wiped when it is finished; the number stays to recognise repeats.
Every function works within the caller's transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.errors import BotError
from bot.store.inserting import insert_new
from bot.store.schema import inbox_updates as inbox

MAX_ATTEMPTS = 3
"""An update that is begun more often than this brings the process down: set it aside with :func:`mark_failed`."""


# Statements of every message, built once: building one takes longer than running it.
_UNFINISHED = select(inbox.c.update_id, inbox.c.chat_id, inbox.c.payload, inbox.c.attempts).where(
    inbox.c.state == "pending"
)
_OLDEST = _UNFINISHED.order_by(inbox.c.update_id).limit(bindparam("limit"))
_OF_CHAT = _OLDEST.where(inbox.c.chat_id.is_not_distinct_from(bindparam("chat")))
_THIS_ONE = update(inbox).where(inbox.c.update_id == bindparam("this"), inbox.c.state == "pending")
_COUNT_ATTEMPT = _THIS_ONE.values(attempts=inbox.c.attempts + 1).returning(inbox.c.attempts)


class AlreadyHandledError(BotError):
    """The update was finished by somebody else; roll back what was done for it."""


@dataclass(frozen=True, slots=True)
class InboxUpdate:
    """An update as it arrived; ``payload`` is its JSON text.

    ``attempts`` counts how often handling was begun: 1 for one that is received to be handled at once.
    """

    update_id: int
    chat_id: int | None
    payload: str
    attempts: int = 0


def receive(connection: Connection, updates: Sequence[InboxUpdate], at: datetime) -> list[int]:
    """Store the updates that are not known yet; return the numbers of those that were new."""
    by_id = {item.update_id: item for item in updates}
    if not by_id:
        return []
    storing = insert_new(connection, inbox).returning(inbox.c.update_id)
    return list(connection.scalars(storing, [_new_row(by_id[update_id], at) for update_id in sorted(by_id)]))


def highest_update_id(connection: Connection) -> int | None:
    """Return the number after which Telegram is to continue; None when nothing came yet."""
    highest: int | None = connection.scalar(select(func.max(inbox.c.update_id)))
    return highest


def pending(connection: Connection, limit: int) -> list[InboxUpdate]:
    """Return at most ``limit`` unfinished updates, oldest first."""
    return [InboxUpdate(*row) for row in connection.execute(_OLDEST, {"limit": limit})]


def chats_pending(connection: Connection) -> list[int | None]:
    """Return the chats that have unfinished updates, the longest waiting first; None stands for updates of no chat."""
    first = func.min(inbox.c.update_id)
    query = select(inbox.c.chat_id).where(inbox.c.state == "pending").group_by(inbox.c.chat_id).order_by(first)
    return list(connection.scalars(query))


def waiting(connection: Connection) -> int:
    """Return how many updates are not finished."""
    unfinished = select(func.count()).select_from(inbox).where(inbox.c.state == "pending")
    return int(connection.scalar(unfinished) or 0)


def next_for_chat(connection: Connection, chat_id: int | None) -> InboxUpdate | None:
    """Return the oldest unfinished update of the chat."""
    row = connection.execute(_OF_CHAT, {"chat": chat_id, "limit": 1}).one_or_none()
    return None if row is None else InboxUpdate(*row)


def begin_attempt(connection: Connection, update_id: int) -> int:
    """Count that handling begins and return the number of this attempt, from 1; commit it before handling.

    Raises:
        AlreadyHandledError: when the update is finished or unknown.

    """
    attempts = connection.scalar(_COUNT_ATTEMPT, {"this": update_id})
    if attempts is None:
        raise _already_handled(update_id)
    return int(attempts)


def mark_done(connection: Connection, update_id: int, at: datetime) -> None:
    """Finish the update in the transaction that holds its effects, and wipe what it said.

    Raises:
        AlreadyHandledError: when it was finished before; the caller's transaction must not be committed.

    """
    _finish(connection, update_id, at, state="done", error_number=None)


def mark_failed(connection: Connection, update_id: int, at: datetime, error_number: str) -> None:
    """Set the update aside for good; ``error_number`` is the one that the person was told.

    Raises:
        AlreadyHandledError: when it was finished before.

    """
    _finish(connection, update_id, at, state="failed", error_number=error_number)


def purge(connection: Connection, before: datetime) -> int:
    """Delete finished rows from before ``before``, but for the newest, which holds the place; return how many.

    Telegram repeats an update for 24 hours at most, so a retention of a few days is safe.
    """
    newest = select(func.max(inbox.c.update_id)).scalar_subquery()
    old = (inbox.c.state != "pending") & (inbox.c.finished_at < before) & (inbox.c.update_id != newest)
    return connection.execute(delete(inbox).where(old)).rowcount


def _finish(connection: Connection, update_id: int, at: datetime, state: str, error_number: str | None) -> None:
    values = {"state": state, "finished_at": at, "error_number": error_number, "payload": None, "chat_id": None}
    if connection.execute(_THIS_ONE, {"this": update_id, **values}).rowcount != 1:
        raise _already_handled(update_id)


def _already_handled(update_id: int) -> AlreadyHandledError:
    return AlreadyHandledError(f"Wiadomość numer {update_id} została już obsłużona; niczego nie trzeba robić.")


def _new_row(item: InboxUpdate, at: datetime) -> dict[str, object]:
    return {
        "update_id": item.update_id,
        "chat_id": item.chat_id,
        "payload": item.payload,
        "state": "pending",
        "attempts": item.attempts,
        "received_at": at,
    }
