"""What the bot keeps about a chat, and how it forgets it. Registrations are the forum's own matter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from bot.store.audit import FORGOTTEN, forget_actor, record
from bot.store.schema import (
    answers,
    blocked_chats,
    dialogs,
    inbox_updates,
    ingest_requests,
    open_questions,
    outbox_messages,
)

_TABLES = (dialogs, answers, open_questions, inbox_updates, outbox_messages, blocked_chats, ingest_requests)


def export_chat(connection: Connection, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row about the chat by table, ready for JSON; moments are ISO 8601 in UTC."""
    return {table.name: _rows(connection, table, chat_id) for table in _TABLES}


def erase_chat(connection: Connection, chat_id: int, at: datetime) -> None:
    """Forget the chat: its dialog, its questions and judgements, and everything queued for it.

    What was answered stays without question and person, to count answers. Updates that still wait to be handled came
    after the wish to be forgotten and stay.
    """
    connection.execute(delete(open_questions).where(open_questions.c.chat_id == chat_id))
    connection.execute(delete(dialogs).where(dialogs.c.chat_id == chat_id))
    connection.execute(delete(ingest_requests).where(ingest_requests.c.chat_id == chat_id))
    forgotten = {"chat_id": None, "question": None, "thumbs": None, "rated_at": None}
    connection.execute(update(answers).where(answers.c.chat_id == chat_id).values(forgotten))
    dropped = {"chat_id": None, "payload": None, "state": "given_up", "finished_at": at, "error": "forgotten"}
    connection.execute(update(outbox_messages).where(outbox_messages.c.chat_id == chat_id).values(dropped))
    connection.execute(delete(blocked_chats).where(blocked_chats.c.chat_id == chat_id))
    forget_actor(connection, f"telegram:{chat_id}")
    record(connection, at, FORGOTTEN, "privacy.erased", "chat", details={})


def _rows(connection: Connection, table: Table, chat_id: int) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(table.c.chat_id == chat_id)).mappings()
    return [_plain(row) for row in found]


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
        if value is not None
    }
