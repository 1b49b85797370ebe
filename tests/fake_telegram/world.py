"""Chats, their messages and files, and the presses of buttons that wait for an answer."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.fake_telegram.bell import Bell
from tests.fake_telegram.refusals import Refusal, bad_request
from tests.fake_telegram.shown import Shown
from tests.fake_telegram.updates import UpdateQueue

FIRST_UPDATE = 700_000_001
FIRST_MESSAGE = 101
BOT_ID = 1_234_567_890


@dataclass(slots=True)
class Chat:
    """A chat; ``card`` is its Bot API object, ``history`` every state of every message in the order of events."""

    card: dict[str, Any]
    messages: dict[int, Shown] = field(default_factory=dict)
    history: list[Shown] = field(default_factory=list)
    blocked: bool = False
    actions: int = 0

    @property
    def id(self) -> int:
        """The number of the chat."""
        return int(self.card["id"])


class World:
    """Everything that Telegram knows; take ``bell.lock`` around what reads and writes."""

    def __init__(self, username: str, clock: Callable[[], float] = time.time) -> None:
        self.bell = Bell()
        self.updates = UpdateQueue(self.bell, FIRST_UPDATE)
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.presses: set[str] = set()
        self.answered_presses: list[str] = []
        self.me = {"id": BOT_ID, "is_bot": True, "first_name": "InterEkip", "username": username}
        self._message_ids = itertools.count(FIRST_MESSAGE)
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """Return a number that was not given out before."""
        return next(self._numbers)

    def chat_to_write(self, chat_id: int) -> Chat:
        """Return the chat in which the bot may write.

        Raises:
            Refusal: when it is unknown, or the person blocked the bot.

        """
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            private = chat.card["type"] == "private"
            raise Refusal(
                403, f"Forbidden: bot was {'blocked by the user' if private else 'kicked from the group chat'}"
            )
        return chat

    def add(self, chat: Chat, sender: int | None, **content: Any) -> Shown:  # noqa: ANN401 (the fields of Shown)
        """Add a message to ``chat``."""
        with self.bell.lock:
            shown = Shown(next(self._message_ids), chat.id, int(self.clock()), sender, **content)
            self.put(chat, shown)
        return shown

    def change(self, chat: Chat, shown: Shown, **content: Any) -> Shown:  # noqa: ANN401 (the fields of Shown)
        """Replace ``shown`` by an edited state."""
        with self.bell.lock:
            edited = replace(shown, edits=shown.edits + 1, **content)
            self.put(chat, edited)
        return edited

    def put(self, chat: Chat, shown: Shown) -> None:
        """Make ``shown`` the present state of its message."""
        chat.messages[shown.message_id] = shown
        chat.history.append(shown)
        self.bell.ring()

    def store_file(self, content: bytes) -> str:
        """Keep ``content`` and return its file_id."""
        file_id = f"FILE{self.number():08d}"
        self.files[file_id] = content
        return file_id

    def message(self, shown: Shown) -> dict[str, Any]:
        """Return ``shown`` as the Bot API writes a Message."""
        chat = self.chats[shown.chat_id]
        text, entities = ("caption", "caption_entities") if shown.media else ("text", "entities")
        told: dict[str, Any] = {
            "message_id": shown.message_id,
            "from": self.me if shown.sender is None else self.users[shown.sender],
            "chat": chat.card,
            "date": shown.date,
        }
        told |= dict(shown.media) | ({text: shown.text} if shown.text else {})
        if shown.content.entities:
            told[entities] = list(shown.content.entities)
        if shown.edits:
            told["edit_date"] = shown.date
        if shown.keyboard:
            told["reply_markup"] = {"inline_keyboard": [[button.to_dict() for button in row] for row in shown.keyboard]}
        if shown.reply_to in chat.messages and shown.reply_to is not None:
            told["reply_to_message"] = self.message(replace(chat.messages[shown.reply_to], reply_to=None))
        return told
