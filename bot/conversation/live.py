"""The conversation over the index in use, while the indexes change."""

from bot.administration.oversight import ServedIndex
from bot.conversation.conversation import Conversation, Decision
from bot.conversation.model import Incoming
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database


class LiveConversation:
    """Hands everything that people do to the conversation over the newest index; safe to use from several threads.

    A conversation holds no state of its own, so another one may take its place between two messages. What is being
    answered at that moment is finished by the one that began it, with the index that it quotes from; then that index is
    let go of.
    """

    def __init__(self, first: Conversation) -> None:
        self._current = first

    @property
    def index(self) -> ServedIndex:
        """The index that is in use now."""
        return self._current.index

    def take_up(self, conversation: Conversation) -> None:
        """Let ``conversation`` answer from now on."""
        self._current = conversation

    def consider(self, database: Database, incoming: Incoming, dialog: Dialog, /) -> Decision:
        """See :meth:`Conversation.consider`; the same conversation decides."""
        return self._current.consider(database, incoming, dialog)

    def awaits_file(self, connection: Connection, incoming: Incoming) -> bool:
        """See :meth:`Conversation.awaits_file`."""
        return self._current.awaits_file(connection, incoming)
