"""A message as it lies in the outbox: rendered and checked, so that a restart sends the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from bot.conversation.model import Attachment, AttachmentKind, Button, Outgoing
from bot.store import outbox
from bot.store.engine import Connection
from bot.store.outbox import OutboxMessage
from bot.telegram.keyboards import Rows, check_buttons
from bot.telegram.render import render
from bot.telegram.text import utf16_units

CAPTION_UNITS = 1024
"""The longest text under a file, in UTF-16 units (https://core.telegram.org/bots/api#senddocument)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of at most 4096 units.

    ``html`` is sent; ``plain`` only if Telegram cannot read the HTML. ``edits`` is the message to replace,
    ``reply_to`` the one to answer; both are numbers in the chat of the letter. A letter with an ``attachment`` is the
    file with the text under it, which can be empty; it edits nothing.
    """

    html: str
    plain: str
    buttons: Rows = ()
    edits: int | None = None
    reply_to: int | None = None
    attachment: Attachment | None = None

    def to_payload(self) -> dict[str, Any]:
        """Return the JSON form for the outbox."""
        buttons = [[[button.label, button.data, button.url] for button in row] for row in self.buttons]
        return {
            "html": self.html,
            "plain": self.plain,
            "buttons": buttons,
            "edits": self.edits,
            "reply_to": self.reply_to,
            "attachment": self.attachment and [self.attachment.kind, self.attachment.subject, self.attachment.language],
        }

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """Return the letter that :meth:`to_payload` stored."""
        rows = tuple(tuple(Button(*fields) for fields in row) for row in payload["buttons"])
        attachment = payload.get("attachment")  # messages queued by older versions have none
        return cls(
            html=payload["html"],
            plain=payload["plain"],
            buttons=rows,
            edits=payload["edits"],
            reply_to=payload["reply_to"],
            attachment=attachment and Attachment(AttachmentKind(attachment[0]), *attachment[1:]),
        )


def compose(outgoing: Outgoing) -> list[Letter]:
    """Render ``outgoing``: the first letter replaces the message to be replaced, the last one of text has the buttons.

    A file comes with the text under it; after the text when that is too long, or takes the place of a message.

    Raises:
        ButtonError: when a button cannot be sent.

    """
    letters = [Letter(part.html, part.plain) for part in render(outgoing.blocks)]
    if letters:
        letters[0] = replace(letters[0], edits=outgoing.replaces)
        letters[-1] = replace(letters[-1], buttons=check_buttons(outgoing.buttons))
    return letters if outgoing.attachment is None else _with_file(letters, outgoing.attachment)


def _with_file(letters: list[Letter], attachment: Attachment) -> list[Letter]:
    match letters:
        case [only] if only.edits is None and utf16_units(only.plain) <= CAPTION_UNITS:
            return [replace(only, attachment=attachment)]
        case _:
            return [*letters, Letter("", "", attachment=attachment)]


def post_begun(connection: Connection, chat_id: int, letter: Letter, *, at: datetime, key: str) -> OutboxMessage | None:
    """Queue ``letter`` as :func:`post` does; return it when sending it begins with the commit."""
    kind, name, payload = _kind(letter), f"{key}:0", letter.to_payload()
    queued = outbox.enqueue_begun(connection, chat_id, kind, payload, at=at, key=name)
    match queued:
        case (identifier, True):
            return OutboxMessage(identifier, name, chat_id, kind, payload, attempts=0, created_at=at)
        case _:
            return None


def _kind(letter: Letter) -> outbox.OutboxKind:
    return "send" if letter.edits is None else "edit"


def post(
    connection: Connection, chat_id: int, letters: Sequence[Letter], *, at: datetime, key: str
) -> list[OutboxMessage]:
    """Queue ``letters`` in the caller's transaction, under keys that begin with ``key``: repeating it adds nothing.

    Returns:
        What was added.

    """
    added: list[OutboxMessage] = []
    for part, letter in enumerate(letters):
        kind, name, payload = _kind(letter), f"{key}:{part}", letter.to_payload()
        identifier = outbox.enqueue(connection, chat_id, kind, payload, at=at, key=name)
        if identifier is not None:
            added.append(OutboxMessage(identifier, name, chat_id, kind, payload, attempts=0, created_at=at))
    return added
