"""The outbox: what is to be sent is stored in the transaction that decided it, and sent in order within a chat.

States: ``queued`` -> ``sending`` (claimed) -> ``sent`` or ``given_up``; :func:`postpone` leads back to ``queued``.
Telegram knows no idempotency key, so a crash between its acceptance and :func:`mark_sent` cannot be told from one
before: :func:`recover` repeats such a message once and no more. Texts are wiped when a message is finished; its key
stays, so that the same message is never queued twice. Every function works within the caller's transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, or_, select, update

from bot.store.schema import blocked_chats
from bot.store.schema import outbox_messages as outbox

OutboxKind = Literal["send", "edit"]
Payload = dict[str, Any]

_MAX_OPEN_CLAIMS = 2
_UNDELIVERED = ("queued", "sending")


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
    if connection.scalar(select(outbox.c.id).where(outbox.c.key == key)) is not None:
        return None
    values = {"key": key, "chat_id": chat_id, "kind": kind, "payload": payload, "created_at": at}
    fresh = {"state": "queued", "attempts": 0, "open_claims": 0}
    return int(connection.scalar(outbox.insert().values(values | fresh).returning(outbox.c.id)))


def due(connection: Connection, now: datetime, limit: int) -> list[OutboxMessage]:
    """Return the messages that may be sent now, oldest first: of each chat at most its oldest undelivered one.

    A message that waits for its next attempt, or is being sent, holds back the later ones of its chat alone.
    Blocked chats are left out until :func:`unblock`.
    """
    blocked = select(blocked_chats.c.chat_id)
    heads = select(func.min(outbox.c.id)).where(outbox.c.state.in_(_UNDELIVERED), outbox.c.chat_id.not_in(blocked))
    ready = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    query = select(outbox).where(outbox.c.id.in_(heads.group_by(outbox.c.chat_id)), outbox.c.state == "queued", ready)
    return [
        OutboxMessage(row.id, row.key, row.chat_id, row.kind, row.payload, row.attempts, row.created_at)
        for row in connection.execute(query.order_by(outbox.c.id).limit(limit))
    ]


def next_due_at(connection: Connection) -> datetime | None:
    """Return the earliest moment that a postponed message waits for; None when none waits."""
    waiting = select(func.min(outbox.c.not_before)).where(outbox.c.state == "queued")
    moment: datetime | None = connection.scalar(waiting)
    return moment


def claim(connection: Connection, message_id: int) -> bool:
    """Mark that sending begins and commit it before sending; False when it is not queued any more (do not send)."""
    begun: dict[str, object] = {
        "state": "sending",
        "attempts": outbox.c.attempts + 1,
        "open_claims": outbox.c.open_claims + 1,
    }
    return _change(connection, message_id, ("queued",), begun)


def mark_sent(connection: Connection, message_id: int, at: datetime, telegram_message_id: int | None) -> None:
    """Finish a message that Telegram accepted, and wipe its text."""
    _change(connection, message_id, _UNDELIVERED, _finished("sent", at) | {"telegram_message_id": telegram_message_id})


def postpone(connection: Connection, message_id: int, until: datetime, error: str) -> None:
    """Try again at ``until``, after Telegram refused for now or gave no answer."""
    values = {"state": "queued", "not_before": until, "error": error, "open_claims": 0}
    _change(connection, message_id, _UNDELIVERED, values)


def give_up(connection: Connection, message_id: int, at: datetime, error: str) -> None:
    """Finish a message that Telegram will never accept; the later ones of the chat go on."""
    _change(connection, message_id, _UNDELIVERED, _finished("given_up", at) | {"error": error})


def recover(connection: Connection, at: datetime) -> int:
    """After a start, queue again what the last process was sending; return how many.

    A message that was interrupted twice may have arrived twice and is given up instead of repeated a second time.
    Call it once, before the only sender begins.
    """
    interrupted = update(outbox).where(outbox.c.state == "sending")
    hopeless = interrupted.where(outbox.c.open_claims >= _MAX_OPEN_CLAIMS)
    connection.execute(hopeless.values(_finished("given_up", at) | {"error": "interrupted twice"}))
    return connection.execute(interrupted.values(state="queued")).rowcount


def telegram_message_id(connection: Connection, key: str) -> int | None:
    """Return the number that Telegram gave to the message queued as ``key``; None while it is not sent."""
    return connection.scalar(select(outbox.c.telegram_message_id).where(outbox.c.key == key))


def mark_blocked(connection: Connection, chat_id: int, at: datetime) -> None:
    """Remember that the person blocked the bot; what is queued waits until they come back or it is purged."""
    if not is_blocked(connection, chat_id):
        connection.execute(blocked_chats.insert().values(chat_id=chat_id, at=at))


def is_blocked(connection: Connection, chat_id: int) -> bool:
    """Return whether the person blocked the bot."""
    found = select(blocked_chats.c.chat_id).where(blocked_chats.c.chat_id == chat_id)
    return connection.scalar(found) is not None


def unblock(connection: Connection, chat_id: int) -> None:
    """Forget the block: the person wrote again."""
    connection.execute(delete(blocked_chats).where(blocked_chats.c.chat_id == chat_id))


def purge(connection: Connection, before: datetime) -> int:
    """Delete messages finished before ``before`` and those that wait since then for a chat that blocked the bot."""
    finished = outbox.c.finished_at < before
    stale = (outbox.c.created_at < before) & outbox.c.chat_id.in_(select(blocked_chats.c.chat_id))
    return connection.execute(delete(outbox).where(or_(finished, stale))).rowcount


def _finished(state: str, at: datetime) -> dict[str, object]:
    return {"state": state, "finished_at": at, "payload": None, "chat_id": None, "open_claims": 0}


def _change(connection: Connection, message_id: int, states: tuple[str, ...], values: dict[str, object]) -> bool:
    changed = update(outbox).where(outbox.c.id == message_id, outbox.c.state.in_(states)).values(values)
    return connection.execute(changed).rowcount == 1
