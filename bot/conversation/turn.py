"""One thing that a person did, with all that deciding about it needs, and what is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from bot.answering.model import Language
from bot.conversation.model import Block, Button, Incoming, Outgoing
from bot.forum.model import PersonKey, telegram_person
from bot.store.dialogs import Dialog
from bot.store.engine import Connection

Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Reply:
    """The messages, in order, and the dialog to keep; without one nothing of the chat is kept."""

    messages: tuple[Outgoing, ...]
    dialog: Dialog | None


class KeptForm(Protocol):
    """A form that a dialog can hold."""

    def to_json(self) -> dict[str, Any]:
        """Return what its room reads, the kind under "form"."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """What is at hand within the writing transaction of ``connection``.

    ``dialog`` is as it will be saved unless the reply changes it; ``form`` is its open form, read by the form's room.
    """

    connection: Connection
    incoming: Incoming
    dialog: Dialog
    form: object | None
    language: Language
    now: datetime

    @property
    def chat_id(self) -> int:
        """The chat to answer in."""
        return self.incoming.chat_id

    @property
    def person(self) -> PersonKey:
        """Who it is, for the forum."""
        return telegram_person(self.incoming.user_id)

    def message(self, blocks: Iterable[Block], rows: Rows = ()) -> Outgoing:
        """Return a new message to the person."""
        return Outgoing(self.chat_id, tuple(blocks), tuple(map(tuple, rows)), language=self.language)

    def instead(self, blocks: Iterable[Block], rows: Rows = ()) -> Outgoing:
        """Return a message in place of the one whose button was pressed; a new one where there is none."""
        return replace(self.message(blocks, rows), replaces=self.incoming.message_id)

    def editing(self, message_id: int | None, blocks: Iterable[Block], rows: Rows = ()) -> Outgoing:
        """Return a message in place of the one of that number; a new one without a number."""
        return replace(self.message(blocks, rows), replaces=message_id)

    def reply(self, *messages: Outgoing) -> Reply:
        """Return the reply that leaves the dialog as it is."""
        return Reply(messages, self.dialog)

    def reply_and_keep(self, form: KeptForm | None, *messages: Outgoing) -> Reply:
        """Return the reply after which ``form`` is the open form; None closes it."""
        return Reply(messages, replace(self.dialog, form=None if form is None else form.to_json()))
