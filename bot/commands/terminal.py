"""A chat in the terminal: what Telegram does for a conversation, with lines of text and numbered buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.clock import Clock
from bot.conversation.attachments import file_name
from bot.conversation.model import Button, Incoming, Outgoing
from bot.conversation.plain import render_text
from bot.messages.documents import DOCUMENTS
from bot.store import dialogs
from bot.store.engine import Connection, Database
from bot.telegram.handler import Responder
from bot.telegram.letters import compose, post

TERMINAL_CHAT = 0
"""The chat and the person at the terminal; Telegram gives nobody this number."""


@dataclass
class TerminalChat:
    """One person at one terminal.

    Args:
        database: where the conversation keeps its state.
        responder: the conversation.
        clock: tells when something was said.
        show: writes a message; called after its effects are committed.
    """

    database: Database
    responder: Responder
    clock: Clock
    show: Callable[[str], None]
    _buttons: dict[str, Button] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Answer a line; a number presses the button that was shown with it."""
        pressed = self._buttons.get(line.strip())
        incoming = Incoming(chat_id=TERMINAL_CHAT, user_id=TERMINAL_CHAT, at=self.clock.now())
        heard = (
            replace(incoming, text=line) if pressed is None else replace(incoming, button=pressed.data, message_id=1)
        )
        with self.database.read() as connection:
            dialog = dialogs.load(connection, TERMINAL_CHAT)
        decide = self.responder.consider(self.database, heard, dialog)
        with self.database.transaction() as connection:
            outgoing = decide(connection)
            self._queue(connection, [each for each in outgoing if each.chat_id != TERMINAL_CHAT])
        self._show([each for each in outgoing if each.chat_id == TERMINAL_CHAT])

    def _queue(self, connection: Connection, outgoing: Sequence[Outgoing]) -> None:
        """Leave what goes to people in Telegram to the serving process."""
        now = self.clock.now()
        for number, each in enumerate(outgoing):
            key = each.key or f"terminal:{now.isoformat()}:{number}"
            post(connection, each.chat_id, compose(each), at=now, key=key)

    def _show(self, replies: Sequence[Outgoing]) -> None:
        buttons: dict[str, Button] = {}
        for reply in replies:
            self.show("\n\n".join(filter(None, (render_text(reply.blocks), _file(reply), _labels(reply, buttons)))))
        self._buttons = buttons or self._buttons


def _file(reply: Outgoing) -> str:
    """Return a line that tells which file comes with the reply in Telegram."""
    if reply.attachment is None:
        return ""
    return DOCUMENTS[reply.attachment.language].in_telegram.format(name=file_name(reply.attachment))


def _labels(reply: Outgoing, buttons: dict[str, Button]) -> str:
    """Return a line a row of buttons, and add those that can be pressed to ``buttons`` under their numbers."""
    lines: list[str] = []
    for row in reply.buttons:
        shown = []
        for button in row:
            if button.url:
                shown.append(f"{button.label}: {button.url}")
            else:
                number = str(len(buttons) + 1)
                buttons[number] = button
                shown.append(f"[{number}] {button.label}")
        lines.append("   ".join(shown))
    return "\n".join(lines)
