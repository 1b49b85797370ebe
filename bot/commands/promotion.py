"""A seat freed at the command line: the message to who gets it is queued in the same transaction."""

from datetime import datetime

from bot.conversation.model import Outgoing, Paragraph
from bot.forum.model import Event, Registration
from bot.store.engine import Connection
from bot.telegram.letters import compose, post


def tell_promoted(connection: Connection, promoted: Registration, event: Event, *, at: datetime) -> bool:
    """Queue the good news; return False when there is no chat to send it to (they signed up without Telegram)."""
    if promoted.chat_id is None:
        return False
    outgoing = Outgoing(promoted.chat_id, (Paragraph((f"Zwolniło się miejsce: {event.title}.",)),))
    post(connection, promoted.chat_id, compose(outgoing), at=at, key=f"promotion:{promoted.id}")
    return True
