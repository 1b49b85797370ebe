"""Stand-ins for what stands around the handling: a conversation that does as it is told, and silent courtesies."""

import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.conversation.conversation import Decision
from bot.conversation.model import Incoming, Outgoing, Paragraph
from bot.forum.event import Event
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.telegram.letters import Letter


@dataclass
class EchoConversation:
    """Answers with what was said; ``behaviour`` by text may sleep or raise."""

    behaviour: dict[str, Callable[[], None]] = field(default_factory=dict)
    heard: list[Incoming] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    busy_chats: set[int] = field(default_factory=set)
    overlaps: int = 0

    def consider(self, _database: Database, incoming: Incoming, _dialog: Dialog) -> Decision:
        self.overlaps += incoming.chat_id in self.busy_chats
        self.busy_chats.add(incoming.chat_id)
        self.threads.add(threading.get_ident())
        try:
            said = incoming.text or incoming.button or incoming.unsupported or ""
            self.behaviour.get(said, lambda: None)()
            self.heard.append(incoming)
            return lambda _connection: self.replies(incoming, said)
        finally:
            self.busy_chats.discard(incoming.chat_id)

    def replies(self, incoming: Incoming, said: str) -> Sequence[Outgoing]:
        return [Outgoing(incoming.chat_id, (Paragraph((f"echo {said}",)),))]


class PlainNotices:
    """Notices that say what they were asked for."""

    def incident(self, language: str | None, number: str) -> Letter:
        return Letter(f"sorry {language} {number}", f"sorry {number}")

    def invitation(
        self, language: str | None, message_id: int, event: Event | None = None, *, voucher: bool = False
    ) -> Letter:
        about = f" {event.title}" if event is not None else " voucher" if voucher else ""
        return Letter(f"come {language}{about}", "come", reply_to=message_id)


class NoFiles:
    """Has none of the files that people send."""

    async def fetch(self, incoming: Incoming) -> Incoming:
        return incoming


@dataclass
class RecordedCourtesy:
    """Remembers what it was asked for."""

    acknowledged: list[str] = field(default_factory=list)
    typed: list[tuple[int, float]] = field(default_factory=list)

    def acknowledge(self, callback_id: str) -> None:
        self.acknowledged.append(callback_id)

    @asynccontextmanager
    async def typing(self, chat_id: int, delay: float) -> AsyncIterator[None]:
        self.typed.append((chat_id, delay))
        yield


def sleeping(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def raising(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail
