"""A seat freed at the command line: the message to who gets it is queued in the same transaction."""

from datetime import datetime

from bot.answering.model import Language
from bot.conversation.promotion import promotion_message
from bot.forum.event import Event
from bot.forum.model import Registration
from bot.store import dialogs
from bot.store.engine import Connection
from bot.telegram.letters import compose, post


def tell_promoted(connection: Connection, promoted: Registration, event: Event, *, at: datetime) -> bool:
    """Queue the good news in the person's language; False when there is no chat (they signed up without Telegram)."""
    if promoted.chat_id is None:
        return False
    language = Language(dialogs.load(connection, promoted.chat_id).language or Language.PL)
    letters = compose(promotion_message(promoted.chat_id, event, language))
    post(connection, promoted.chat_id, letters, at=at, key=f"promotion:{promoted.id}")
    return True
