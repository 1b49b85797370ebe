"""Where each conversation stands: language, the question before, the form that is being filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.store.inserting import insert_or_change
from bot.store.schema import dialogs

# Built once: building a statement takes longer than running it.
_OF_CHATS = select(dialogs).where(dialogs.c.chat_id.in_(bindparam("chats", expanding=True)))
_OF_CHAT = select(dialogs).where(dialogs.c.chat_id == bindparam("chat"))


@dataclass(frozen=True, slots=True)
class Dialog:
    """The state of one conversation. ``form`` is JSON; ``updated_at`` is set when it was saved.

    ``language_chosen`` tells that the person asked for ``language``, which otherwise is a guess that may change.
    """

    language: str | None = None
    previous_question: str | None = None
    form: dict[str, Any] | None = None
    updated_at: datetime | None = None
    language_chosen: bool = False


def load(connection: Connection, chat_id: int) -> Dialog:
    """Return the state of the chat; a new one for a new chat."""
    row = connection.execute(_OF_CHAT, {"chat": chat_id}).one_or_none()
    return Dialog() if row is None else _dialog(row)


def load_all(connection: Connection, chat_ids: Sequence[int]) -> dict[int, Dialog]:
    """Return the state of those of the chats that have one."""
    if not chat_ids:
        return {}
    return {row.chat_id: _dialog(row) for row in connection.execute(_OF_CHATS, {"chats": list(chat_ids)})}


def save(connection: Connection, chat_id: int, dialog: Dialog, at: datetime) -> None:
    """Keep the state of the chat."""
    values = {
        "chat_id": chat_id,
        "language": dialog.language,
        "previous_question": dialog.previous_question,
        "form": dialog.form,
        "updated_at": at,
        "language_chosen": dialog.language_chosen,
    }
    connection.execute(insert_or_change(connection, dialogs, "chat_id"), values)


def purge(connection: Connection, before: datetime) -> int:
    """Delete the state of conversations that rest since ``before``; return how many."""
    return connection.execute(delete(dialogs).where(dialogs.c.updated_at < before)).rowcount


def drop_forms(connection: Connection, before: datetime, kind: str | None = None) -> int:
    """Delete forms that nobody went on with since ``before``, and nothing else of the dialog; return how many.

    Args:
        connection: of the caller's writing transaction.
        before: when somebody last did something in the chat.
        kind: what they have under "form"; None for every kind.

    """
    old = update(dialogs).where(dialogs.c.updated_at < before, dialogs.c.form.is_not(None))
    if kind is not None:
        old = old.where(dialogs.c.form["form"].as_string() == kind)
    return connection.execute(old.values(form=None)).rowcount


def _dialog(row: Row[Any]) -> Dialog:
    return Dialog(row.language, row.previous_question, row.form, row.updated_at, row.language_chosen)
