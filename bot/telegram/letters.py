"""A message as it lies in the outbox: rendered and checked, so that a restart sends the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from bot.conversation.model import Button, Outgoing
from bot.store import outbox
from bot.store.engine import Connection
from bot.telegram.keyboards import Rows, check_buttons
from bot.telegram.render import render


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of at most 4096 units.

    ``html`` is sent; ``plain`` only if Telegram cannot read the HTML. ``edits`` is the message to replace,
    ``reply_to`` the one to answer; both are numbers in the chat of the letter.
    """

    html: str
    plain: str
    buttons: Rows = ()
    edits: int | None = None
    reply_to: int | None = None

    def to_payload(self) -> dict[str, Any]:
        """Return the JSON form for the outbox."""
        buttons = [[[button.label, button.data, button.url] for button in row] for row in self.buttons]
        return {
            "html": self.html,
            "plain": self.plain,
            "buttons": buttons,
            "edits": self.edits,
            "reply_to": self.reply_to,
        }

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """Return the letter that :meth:`to_payload` stored."""
        rows = tuple(tuple(Button(*fields) for fields in row) for row in payload["buttons"])
        return cls(payload["html"], payload["plain"], rows, payload["edits"], payload["reply_to"])


def compose(outgoing: Outgoing) -> list[Letter]:
    """Render ``outgoing``: the first letter replaces the message to be replaced, the last carries the buttons.

    Raises:
        ButtonError: when a button cannot be sent.

    """
    letters = [Letter(part.html, part.plain) for part in render(outgoing.blocks)]
    if letters:
        letters[0] = replace(letters[0], edits=outgoing.replaces)
        letters[-1] = replace(letters[-1], buttons=check_buttons(outgoing.buttons))
    return letters


def post(connection: Connection, chat_id: int, letters: Sequence[Letter], *, at: datetime, key: str) -> bool:
    """Queue ``letters`` in the caller's transaction, under keys that begin with ``key``: repeating it adds nothing.

    Returns:
        Whether anything was added.

    """
    queued: list[int | None] = []
    for part, letter in enumerate(letters):
        kind: outbox.OutboxKind = "send" if letter.edits is None else "edit"
        queued.append(outbox.enqueue(connection, chat_id, kind, letter.to_payload(), at=at, key=f"{key}:{part}"))
    return any(identifier is not None for identifier in queued)
