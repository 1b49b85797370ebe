"""The outbox: what is to be sent is stored in the transaction that decided it, and sent in order within a chat.

States: ``queued`` -> ``sending`` (claimed) -> ``sent`` or ``given_up``; :func:`postpone` leads back to ``queued``.
Telegram knows no idempotency key, so a crash between its acceptance and :func:`mark_sent` cannot be told from one
before: :func:`recover` repeats such a message, since one that comes twice is better than one that never comes. Texts
are wiped when a message is finished; its key stays, so that the same message is never queued twice. Every function
works within the caller's transaction.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, case, delete, func, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.store.inserting import Insert, insert_new
from bot.store.schema import blocked_chats
from bot.store.schema import outbox_messages as outbox

OutboxKind = Literal["send", "edit"]
Payload = dict[str, Any]

MOST_OPEN_CLAIMS = 5
"""After so many processes that ended while sending it, the message itself is under suspicion."""

_EARLIER = outbox.alias("earlier")

# Not "state in (...)", whose list SQLAlchemy writes out anew at each execution, a quarter of a statement's time.
_UNDELIVERED, _EARLIER_UNDELIVERED = (
    or_(table.c.state == "queued", table.c.state == "sending") for table in (outbox, _EARLIER)
)

# Statements of every message, built once: building one takes longer than running it.
_HEADS = (
    select(func.min(outbox.c.id))
    .where(_UNDELIVERED, outbox.c.chat_id.not_in(select(blocked_chats.c.chat_id)))
    .group_by(outbox.c.chat_id)
)
_DUE = (
    select(outbox)
    .where(outbox.c.id.in_(_HEADS), outbox.c.state == "queued")
    .where(or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("now")))
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
)
_BY_KEY = select(outbox.c.id, outbox.c.telegram_message_id).where(outbox.c.key == bindparam("key"))
_THIS_ONE = update(outbox).where(outbox.c.id == bindparam("this"))
_CLAIM = _THIS_ONE.where(outbox.c.state == "queued").values(
    state="sending", attempts=outbox.c.attempts + 1, open_claims=outbox.c.open_claims + 1
)
_IS_FIRST = case(
    (
        select(_EARLIER.c.id).where(_EARLIER.c.chat_id == bindparam("chat"), _EARLIER_UNDELIVERED).exists(),
        0,
    ),
    else_=1,
)
_UNDELIVERED_ONE = _THIS_ONE.where(_UNDELIVERED)
_BLOCK = select(blocked_chats.c.chat_id).where(blocked_chats.c.chat_id == bindparam("chat"))
_UNBLOCK = delete(blocked_chats).where(blocked_chats.c.chat_id.in_(bindparam("chats", expanding=True)))


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message that waits to be sent; ``attempts`` counts the ones before."""

    id: int
    key: str
    chat_id: int
    kind: OutboxKind
    payload: Payload
    attempts: int
    created_at: datetime


def enqueue(
    connection: Connection, chat_id: int, kind: OutboxKind, payload: Payload, *, at: datetime, key: str
) -> int | None:
    """Queue a message; return its id, or None when ``key`` was queued before and nothing was done."""
    values = {"key": key, "chat_id": chat_id, "kind": kind, "payload": payload, "created_at": at}
    fresh = {"state": "queued", "attempts": 0, "open_claims": 0}
    queued: int | None = connection.scalar(insert_new(connection, outbox).returning(outbox.c.id), values | fresh)
    return queued


def enqueue_begun(
    connection: Connection, chat_id: int, kind: OutboxKind, payload: Payload, *, at: datetime, key: str
) -> tuple[int, bool] | None:
    """Queue a message of which sending begins with the commit, unless an earlier one of its chat comes first.

    Such a message needs no :func:`claim` if it is sent as soon as the transaction is committed. It stays queued
    meanwhile: whatever becomes of that plan, it is due like every other.

    Returns:
        Its id and whether it begins; None when ``key`` was queued before and nothing was done.

    """
    values = {"key": key, "chat_id": chat_id, "kind": kind, "payload": payload, "created_at": at, "state": "queued"}
    insert = _beginning(insert_new(connection, outbox))
    queued = connection.execute(insert, values | {"chat": chat_id}).one_or_none()
    return None if queued is None else (queued.id, queued.attempts > 0)


@cache
def _beginning(insert: Insert) -> "ReturningInsert[tuple[int, int]]":
    return insert.values(attempts=_IS_FIRST, open_claims=_IS_FIRST).returning(outbox.c.id, outbox.c.attempts)


def due(connection: Connection, now: datetime, limit: int) -> list[OutboxMessage]:
    """Return the messages that may be sent now, oldest first: of each chat at most its oldest undelivered one.

    A message that waits for its next attempt, or is being sent, holds back the later ones of its chat alone.
    Blocked chats are left out until :func:`unblock`.
    """
    return [
        OutboxMessage(row.id, row.key, row.chat_id, row.kind, row.payload, row.attempts, row.created_at)
        for row in connection.execute(_DUE, {"now": now, "limit": limit})
    ]


def waiting(connection: Connection) -> int:
    """Return how many messages are still to be sent, those for chats that blocked the bot included."""
    undelivered = select(func.count()).select_from(outbox).where(_UNDELIVERED)
    return int(connection.scalar(undelivered) or 0)


def next_due_at(connection: Connection) -> datetime | None:
    """Return the earliest moment that a postponed message waits for; None when none waits."""
    waiting = select(func.min(outbox.c.not_before)).where(outbox.c.state == "queued")
    moment: datetime | None = connection.scalar(waiting)
    return moment


def claim(connection: Connection, message_id: int) -> bool:
    """Mark that sending begins and commit it before sending; False when it is not queued any more (do not send)."""
    return connection.execute(_CLAIM, {"this": message_id}).rowcount == 1


def mark_sent(connection: Connection, message_id: int, at: datetime, telegram_message_id: int | None) -> None:
    """Finish a message that Telegram accepted, and wipe its text."""
    _change(connection, message_id, _finished("sent", at) | {"telegram_message_id": telegram_message_id})


def postpone(connection: Connection, message_id: int, until: datetime, error: str) -> None:
    """Try again at ``until``, after Telegram refused for now or gave no answer."""
    values = {"state": "queued", "not_before": until, "error": error, "open_claims": 0}
    _change(connection, message_id, values)


def give_up(connection: Connection, message_id: int, at: datetime, error: str) -> None:
    """Finish a message that Telegram will never accept; the later ones of the chat go on."""
    _change(connection, message_id, _finished("given_up", at) | {"error": error})


def recover(connection: Connection, at: datetime) -> int:
    """After a start, queue again what the last process was sending or had begun to; return how many.

    Each of them may have arrived already. One that :data:`MOST_OPEN_CLAIMS` processes in a row did not survive is given
    up, so that it cannot stop the bot for good. Call it once, before the only sender begins.
    """
    # What was begun with its queueing is still queued.
    interrupted = update(outbox).where(_UNDELIVERED, outbox.c.open_claims > 0)
    hopeless = interrupted.where(outbox.c.open_claims >= MOST_OPEN_CLAIMS)
    connection.execute(hopeless.values(_finished("given_up", at) | {"error": "interrupted again and again"}))
    return connection.execute(interrupted.values(state="queued")).rowcount


def telegram_message_id(connection: Connection, key: str) -> int | None:
    """Return the number that Telegram gave to the message queued as ``key``; None while it is not sent."""
    found = connection.execute(_BY_KEY, {"key": key}).one_or_none()
    return None if found is None else found.telegram_message_id


def mark_blocked(connection: Connection, chat_id: int, at: datetime) -> None:
    """Remember that the person blocked the bot; what is queued waits until they come back or it is purged."""
    connection.execute(insert_new(connection, blocked_chats), {"chat_id": chat_id, "at": at})


def is_blocked(connection: Connection, chat_id: int) -> bool:
    """Return whether the person blocked the bot."""
    return connection.scalar(_BLOCK, {"chat": chat_id}) is not None


def unblock(connection: Connection, chat_ids: Collection[int]) -> None:
    """Forget the blocks: the people wrote again."""
    connection.execute(_UNBLOCK, {"chats": list(chat_ids)})


def purge(connection: Connection, before: datetime) -> int:
    """Delete messages finished before ``before`` and those that wait since then for a chat that blocked the bot."""
    finished = outbox.c.finished_at < before
    stale = (outbox.c.created_at < before) & outbox.c.chat_id.in_(select(blocked_chats.c.chat_id))
    return connection.execute(delete(outbox).where(or_(finished, stale))).rowcount


def _finished(state: str, at: datetime) -> dict[str, object]:
    return {"state": state, "finished_at": at, "payload": None, "chat_id": None, "open_claims": 0}


def _change(connection: Connection, message_id: int, values: dict[str, object]) -> None:
    connection.execute(_UNDELIVERED_ONE, {"this": message_id, **values})
