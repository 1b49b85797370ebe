"""The message to a person whom a freed seat lifted from the waiting list, whoever freed it."""

from bot.answering.model import Language
from bot.conversation.model import Outgoing, Paragraph, Strong
from bot.conversation.wording import at_time
from bot.forum.event import Event
from bot.messages.promotion import PROMOTION


def promotion_message(chat_id: int, event: Event, language: Language) -> Outgoing:
    """Return the message to ``chat_id`` about the seat at ``event``; the time is Polish time."""
    texts = PROMOTION[language]
    blocks = (
        Paragraph((f"{texts.news} ", Strong(event.title))),
        Paragraph((texts.when_where.format(when=at_time(event.starts_at, language), place=event.place),)),
        Paragraph((texts.what_next,)),
    )
    return Outgoing(chat_id, (*blocks, Paragraph((texts.sample,))) if event.sample else blocks, language=language)
